// What there is to check on a paper, in the order in which it is asked: what the law hangs on first, then down the pages.
import type { Box } from '../document/paper.ts'
import { fieldNames } from '../instrument/instrument.ts'
import type { FieldName } from '../instrument/instrument.ts'
import type { Actor } from '../log/entry.ts'
import type { InstrumentStanding, PaperRecord } from '../log/paper-record.ts'
import { waitsForAnother } from '../two-persons.ts'
import { fieldId } from './field-id.ts'

export type ReviewState =
  /** A person has to look. */
  | 'asked'
  /** This person has looked; another has to. */
  | 'waits-for-another'
  /** The reader was sure, by the stated rule. */
  | 'sure'
  /** A person accepted or corrected it. */
  | 'checked'
  | 'unreadable'

export type ToReview = {
  readonly key: string
  readonly index: number
  readonly standing: InstrumentStanding
  readonly name: string
  readonly state: ReviewState
  /** Where it stands on the paper; null if the reader found no place. */
  readonly place: { readonly page: number; readonly box: Box } | null
}

export const isFieldName = (name: string): name is FieldName => fieldNames.some((each) => each === name)

/** Every value of every instrument, in the order of asking; the same for everybody but for what waits for another. */
export const toReviewIn = (record: PaperRecord, actor: Actor): readonly ToReview[] =>
  record.instruments.flatMap((standing, index) => {
    const names = new Set([...lawHangsOn.filter((name) => isSpokenOf(standing, name)), ...standing.instrument.open, ...fieldsOf(standing)])
    const waiting = waitsForAnother(standing.checks, actor)
    const items = [...names].map((name): ToReview => {
      const field = isFieldName(name) ? standing.read?.fields[name] : undefined
      return {
        key: fieldId(index, name),
        index,
        standing,
        name,
        state: stateOf(standing, name, waiting),
        place: field === undefined || record.fileType === 'text' ? null : { page: field.page, box: field.box },
      }
    })
    return items.toSorted((a, b) => orderOf(a) - orderOf(b))
  })

const lawHangsOn = ['kind', 'form', 'signer', 'ticked'] as const

const isSpokenOf = (standing: InstrumentStanding, name: string): boolean =>
  name === 'kind' || name === 'signer' || standing.instrument.open.includes(name) || namesOnRecord(standing).has(name)

const namesOnRecord = (standing: InstrumentStanding): ReadonlySet<string> => new Set(standing.acceptances.map((each) => each.name))

const fieldsOf = (standing: InstrumentStanding): readonly FieldName[] =>
  fieldNames.filter(
    (name) =>
      standing.read?.fields[name] !== undefined || standing.instrument.fields[name] !== undefined || namesOnRecord(standing).has(name),
  )

const stateOf = (standing: InstrumentStanding, name: string, waiting: ReadonlySet<string>): ReviewState => {
  if (standing.instrument.open.includes(name)) return waiting.has(name) ? 'waits-for-another' : 'asked'
  if (standing.corrections.unreadable?.includes(name) === true) return 'unreadable'
  return namesOnRecord(standing).has(name) ? 'checked' : 'sure'
}

/** What has no place of its own is asked before what has. */
const orderOf = ({ name, place }: ToReview): number => {
  const first = lawHangsOn.findIndex((each) => each === name)
  if (first >= 0) return first
  return place === null ? 10 : 100 + place.page * 10 + place.box[1] + place.box[0] / 100
}

/** The next value to look at: the one asked for, else the first that is open after the one just done, else the first that is open. */
export const currentOf = (items: readonly ToReview[], at: string | null, after: string | null): ToReview | null => {
  const wanted = at === null ? undefined : items.find((item) => item.key === at)
  if (wanted !== undefined) return wanted
  const done = items.findIndex((item) => item.key === after)
  return items.slice(done + 1).find((item) => item.state === 'asked') ?? items.find((item) => item.state === 'asked') ?? null
}
