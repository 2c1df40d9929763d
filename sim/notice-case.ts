// One case of the auditor's account of notices: what the other side has heard about one person, and what it is owed now.
import type { BookingId } from '../src/custody/booking.ts'
import type { InstrumentId } from '../src/instrument/instrument.ts'
import type { NoticeId } from '../src/log/entry.ts'
import type { Rung } from '../src/release/notice.ts'
import type { Stay } from './jail.ts'
import type { TrueInstrument } from './request-plan.ts'

export type About = 'release' | 'correction'

/** Since when the person could leave, and how often that began anew at that moment: the same before and after a backup is put back. */
export type Episode = `${string}#${number}`

export const noEpisode: Episode = '#0'

export const nextEpisode = (before: Episode, since: string): Episode => {
  const [moment, count] = before.split('#')
  return moment === since ? `${since}#${Number(count) + 1}` : `${since}#0`
}

export type Heard = { readonly about: About; readonly episode: Episode; readonly repeat: boolean }

export type Case = {
  readonly stay: Stay
  /** The papers that speak for this person, as they truly are; a cancelled one does not. */
  readonly live: Map<InstrumentId, TrueInstrument>
  /** Grows each time the person becomes free to leave anew. */
  episode: Episode
  leaving: boolean
  owed: { readonly about: About; readonly sinceMs: number } | null
  /** What the other side has, in the order in which it got it. */
  readonly heard: Heard[]
  /** The record does not have what was told last: people hold the lines' own lists against it. */
  isUnrecorded: boolean
  /** The booking is on record no more under this name. */
  isGone: boolean
  toldDeskMs: number
  /** The last that was opened. */
  notice: Known | null
  /** When the desk last began an attempt. */
  triedMs: number
}

/** A notice as the desk has it on record. */
export type Known = {
  readonly id: NoticeId
  readonly booking: BookingId
  readonly about: About
  readonly case: Case
  readonly episode: Episode
  /** When it was lately tried, by rung. */
  readonly dials: Map<Rung, readonly number[]>
  readonly openedMs: number
  begunMs: number
  /** By when it is to go again, where it is to be acknowledged; null: it has not been taken yet. */
  againByMs: number | null
  firstSentMs: number | null
  acknowledged: boolean
  /** Somebody there was told by a person: no machine repeats that. */
  byHand: boolean
  /** Withdrawn, or another was opened after it. */
  over: boolean
}

export type Attempt = {
  readonly notice: Known
  readonly case: Case
  readonly about: About
  /** Whether the person was about to leave when the attempt was begun. */
  readonly leaving: boolean
  readonly episode: Episode
  readonly permitted: boolean
  /** The determination that it names is on record, and lets it go. */
  readonly founded: boolean
  readonly repeat: boolean
}

/** What the other side is owed now: word of the release, or the correction of a word that is no longer true. */
export const owedIn = (its: Case, permitted: boolean): About | null => {
  const { told } = its.stay
  const last = its.heard.at(-1)
  if (told.left !== null && told.left.how !== 'released') return null
  if (its.leaving) {
    // Of several words of a release that no correction divides, a slow line may bring that of an earlier one last: nothing is untrue then.
    const sinceCorrected = its.heard.slice(its.heard.findLastIndex(({ about }) => about !== 'release') + 1)
    const heardNow = sinceCorrected.some(({ episode }) => episode === its.episode)
    // After the door nothing new is owed, but what was owed at the door still is.
    if (heardNow || (told.left !== null && its.owed === null)) return null
    return permitted || told.left !== null ? 'release' : null
  }
  return last?.about === 'release' && !its.isUnrecorded && permitted && told.left === null ? 'correction' : null
}
