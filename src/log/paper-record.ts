// A paper as its entries tell: its receipts, its reading, its instruments, and where each instrument stands.
import type { Determination } from '../law/answer.ts'
import type { CaseFile } from '../determination/case-file.ts'
import type { BookingId } from '../custody/booking.ts'
import type { MatchReason } from '../custody/match.ts'
import type { Channel, FileType, PageNote, PaperId, Sha256 } from '../document/paper.ts'
import { acceptConfident } from '../instrument/accepted.ts'
import type { Corrections } from '../instrument/accepted.ts'
import type { Instrument, InstrumentId, InstrumentRead } from '../instrument/instrument.ts'
import type { ClockAlarm } from '../duty/clock.ts'
import type { Duty } from '../duty/duty.ts'
import type { Instant } from '../time/instant.ts'
import type { ErrorCode } from '../errors.ts'
import { foldAlarms } from './alarm-record.ts'
import { foldDuties } from './duty-record.ts'
import { foldLetters } from './letter-record.ts'
import type { LetterRecord } from './letter-record.ts'
import type { Actor, Assertion, DeterminationId, Logged } from './entry.ts'

export type Receipt = { readonly at: Instant; readonly channel: Channel; readonly from: string | null; readonly fileName: string }

export type MatchStanding =
  | { readonly kind: 'not-tried' }
  | { readonly kind: 'none' }
  | { readonly kind: 'proposed'; readonly candidates: readonly { readonly booking: BookingId; readonly because: readonly MatchReason[] }[] }
  | {
      readonly kind: 'matched'
      readonly booking: BookingId
      readonly certainty: 'certain' | 'by-person'
      readonly by: Actor
      readonly at: Instant
    }

export type Check = { readonly name: string; readonly says: Corrections; readonly by: Actor; readonly at: Instant }

export type InstrumentStanding = {
  readonly id: InstrumentId
  readonly read: InstrumentRead | null
  readonly instrument: Instrument
  /** Who accepted the values last; null: only the stated confidence rule did. */
  readonly acceptedBy: Actor | null
  /** Who accepted or corrected which value, and when; in order. */
  readonly acceptances: readonly { readonly name: string; readonly by: Actor; readonly at: Instant }[]
  /** What one person said of a value that two must agree on, until they do. */
  readonly checks: readonly Check[]
  /** All that people said of it so far, the later word before the earlier. */
  readonly corrections: Corrections
  readonly assertions: readonly Assertion[]
  readonly match: MatchStanding
  readonly refused: readonly BookingId[]
  readonly withdrawn: string | null
}

export type CaseStanding = {
  readonly id: DeterminationId
  readonly seq: number
  readonly at: Instant
  readonly factsHash: string
  readonly instruments: readonly InstrumentId[]
  readonly caseFile: CaseFile
  readonly determination: Determination
}

export type PaperState = 'waiting' | 'read' | 'unreadable'

export type PaperRecord = {
  readonly id: PaperId
  readonly sha256: Sha256
  readonly bytes: number
  readonly truncated: boolean
  readonly receipts: readonly Receipt[]
  readonly state: PaperState
  readonly fileType: FileType | null
  readonly pages: number
  readonly pagesNotUnderstood: readonly number[]
  /** How each page was read; empty where that is not on record. */
  readonly pageNotes: readonly PageNote[]
  readonly problem: { readonly code: ErrorCode; readonly text: string | null } | null
  readonly instruments: readonly InstrumentStanding[]
  /** For a paper that is matched to nobody: the determination of its own requests (records, interviews, orders). */
  readonly standing: CaseStanding | null
  readonly facts: Readonly<Record<string, string | boolean>>
  readonly duties: readonly Duty[]
  readonly alarms: readonly ClockAlarm[]
  readonly letters: readonly LetterRecord[]
  readonly lastSeq: number
}

export const isPaperId = (subject: string): subject is PaperId => subject.startsWith('p_')

/** Folds the entries about one paper, in order; null if there are none. Private parts may have been erased. */
export const foldPaper = (id: PaperId, entries: readonly Logged[]): PaperRecord | null => {
  const first = entries.find((entry) => entry.kind === 'paper-received')
  if (!first || first.kind !== 'paper-received') return null
  let record: PaperRecord = {
    id,
    sha256: first.public.sha256,
    bytes: first.public.bytes,
    truncated: first.public.truncated,
    receipts: [],
    state: 'waiting',
    fileType: null,
    pages: 0,
    pagesNotUnderstood: [],
    pageNotes: [],
    problem: null,
    instruments: [],
    standing: null,
    facts: {},
    duties: foldDuties(entries),
    alarms: foldAlarms(entries),
    letters: foldLetters(entries),
    lastSeq: 0,
  }
  for (const entry of entries) record = { ...afterEntry(record, entry), lastSeq: entry.seq }
  return record
}

const afterEntry = (record: PaperRecord, entry: Logged): PaperRecord => {
  switch (entry.kind) {
    case 'paper-received':
      return {
        ...record,
        receipts: [
          ...record.receipts,
          {
            at: entry.occurredAt,
            channel: entry.public.channel,
            from: entry.private?.from ?? null,
            fileName: entry.private?.fileName ?? '[erased]',
          },
        ],
      }
    case 'paper-read':
      return afterReading(record, entry)
    case 'reading-asked':
      return { ...record, state: 'waiting', problem: null }
    case 'paper-unreadable':
      return {
        ...record,
        state: 'unreadable',
        fileType: entry.public.fileType,
        problem: { code: entry.public.code, text: entry.private?.message ?? null },
      }
    case 'determined':
      return entry.private === null
        ? record
        : {
            ...record,
            standing: {
              id: entry.public.id,
              seq: entry.seq,
              at: entry.occurredAt,
              instruments: entry.public.instruments,
              ...entry.private,
            },
          }
    case 'fact-attested':
      return entry.private === null ? record : { ...record, facts: { ...record.facts, [entry.public.fact]: entry.private.value } }
    default:
      return { ...record, instruments: record.instruments.map((each) => instrumentAfter(each, entry)) }
  }
}

const afterReading = (record: PaperRecord, entry: Extract<Logged, { kind: 'paper-read' }>): PaperRecord => ({
  ...record,
  state: 'read',
  fileType: entry.public.fileType,
  pages: entry.public.pages,
  pagesNotUnderstood: entry.public.pagesNotUnderstood,
  pageNotes: entry.private?.pages ?? [],
  problem: entry.public.problem && { code: entry.public.problem.code, text: entry.private?.problemText ?? null },
  instruments: (entry.private?.instruments ?? []).map((read) => ({
    id: read.id,
    read,
    instrument: acceptConfident(read, read.id),
    acceptedBy: null,
    acceptances: [],
    checks: [],
    corrections: {},
    assertions: read.assertions ?? [],
    match: { kind: 'not-tried' },
    refused: [],
    withdrawn: null,
  })),
})

const instrumentAfter = (standing: InstrumentStanding, entry: Logged): InstrumentStanding => {
  switch (entry.kind) {
    case 'fields-accepted':
      return entry.public.instrument !== standing.id || entry.private === null
        ? standing
        : {
            ...standing,
            instrument: entry.private.instrument,
            corrections: entry.private.corrections,
            assertions: entry.private.assertions,
            acceptedBy: entry.actor,
            acceptances: [...standing.acceptances, ...entry.public.fields.map((name) => ({ name, by: entry.actor, at: entry.occurredAt }))],
            checks: standing.checks.filter((check) => !entry.public.fields.includes(check.name)),
          }
    case 'value-checked':
      return entry.public.instrument !== standing.id || entry.private === null
        ? standing
        : {
            ...standing,
            checks: [...standing.checks, { name: entry.public.name, says: entry.private.says, by: entry.actor, at: entry.occurredAt }],
          }
    case 'match-proposed':
      return entry.public.instrument !== standing.id
        ? standing
        : {
            ...standing,
            match: entry.public.candidates === 0 ? { kind: 'none' } : { kind: 'proposed', candidates: entry.private?.candidates ?? [] },
          }
    case 'instrument-matched': {
      const booking = entry.subjects.find((subject): subject is BookingId => subject.startsWith('b_'))
      return entry.public.instrument !== standing.id || !booking
        ? standing
        : { ...standing, match: { kind: 'matched', booking, certainty: entry.public.certainty, by: entry.actor, at: entry.occurredAt } }
    }
    case 'match-refused': {
      if (entry.public.instrument !== standing.id) return standing
      const { match } = standing
      const refused = [...standing.refused, entry.public.booking]
      const left = match.kind === 'proposed' ? match.candidates.filter((each) => !refused.includes(each.booking)) : []
      return { ...standing, refused, match: left.length > 0 ? { kind: 'proposed', candidates: left } : { kind: 'none' } }
    }
    case 'instrument-withdrawn':
      return entry.public.instrument === standing.id ? { ...standing, withdrawn: entry.public.because } : standing
    default:
      return standing
  }
}
