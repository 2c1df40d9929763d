// Which two laws a person wants compared: two days of one place, or the law of a day with a draft laid over it.
import { DeskError } from '../errors.ts'
import { parseCivilDate } from '../time/instant.ts'
import { draftDay, parseDraft, withDraft } from './draft.ts'
import type { LawOfDay } from './diff.ts'
import type { Place } from './place.ts'

export type DraftFile = { readonly name: string; readonly text: string }

/** The day named, as a civil date. Throws DeskError if it is none, or if the place is not covered then. */
export const coveredDay = (place: Place, day: string, option: string): string => {
  try {
    parseCivilDate(day)
  } catch {
    throw new DeskError('input-invalid', `[${day}] after ${option} is no day: write it as 2017-08-31.`)
  }
  if (day < place.coveredFrom)
    throw new DeskError('place-not-covered-then', `The law of ${place.name} is encoded from ${place.coveredFrom}, not on ${day}.`)
  return day
}

/** The law with the draft on the day named, or else on the first day on which all of the draft is in force. */
export const draftLaw = (place: Place, { name, text }: DraftFile, on: string | undefined): LawOfDay & { readonly title: string } => {
  const draft = parseDraft(text, name)
  const day = on ?? draftDay(draft)
  if (day === null) throw new DeskError('input-invalid', `The draft [${name}] names no day: say with --on for which day it is compared.`)
  return { place: withDraft(place, draft), on: coveredDay(place, day, '--on'), title: draft.title }
}
