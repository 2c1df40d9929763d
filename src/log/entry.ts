// The log's entries: a union by `kind`. Each has an envelope without personal data and a private part that can be erased alone.
import type { Action } from '../law/action.ts'
import type { AnswerKind, Determination } from '../law/answer.ts'
import type { BookingId, CustodyEvent, CustodyEventKind, ReleaseCause } from '../custody/booking.ts'
import type { MatchReason } from '../custody/match.ts'
import type { Channel, FileType, PageNote, PaperId, Sha256 } from '../document/paper.ts'
import type { Corrections } from '../instrument/accepted.ts'
import type { CourtBody, DocketShape } from '../instrument/court-roster.ts'
import type { Instrument, InstrumentId, InstrumentKind, InstrumentRead, SignerRole } from '../instrument/instrument.ts'
import type { CaseFile } from '../determination/case-file.ts'
import type { Brand, Instant } from '../time/instant.ts'
import type { ErrorCode } from '../errors.ts'
import type { ClockAlarm } from '../duty/clock.ts'
import type { DutyId, DutyTerms } from '../duty/duty.ts'
import type {
  AcknowledgedHow,
  AttemptOutcome,
  DeterminationId,
  LadderRules,
  NoticeChannel,
  NoticeId,
  Recipient,
  Rung,
} from '../release/notice.ts'
import type { FailureCause } from '../release/cause.ts'
import type { CheckStep } from '../release/checklist.ts'
import type { LateCause } from '../release/late.ts'
import type { PersonToTell } from '../release/person-to-tell.ts'
import type { LawfulBasis } from '../release/gate.ts'
import type { LetterKind, LetterLanguage } from '../letter/letter-kind.ts'

export type { AttemptOutcome, DeterminationId, DutyId, LawfulBasis, NoticeChannel, NoticeId, Recipient, Rung, LetterKind, LetterLanguage }

export type LetterId = Brand<string, 'LetterId'>

/** Who did it: a person by account name, a system by its name, or the desk itself. */
export type Actor =
  | { readonly kind: 'person'; readonly account: string }
  | { readonly kind: 'jail-records'; readonly source: string }
  | { readonly kind: 'desk' }

/** What an entry is about; opaque ids of ours, nothing of the person. */
export type Subject = PaperId | BookingId | 'desk'

/** Why a private part was erased; a code, for nothing written freely may stand in an envelope. */
export const erasureReasons = ['retention-over', 'court-order', 'entered-in-error', 'asked-for'] as const
export type ErasureReason = (typeof erasureReasons)[number]

/** How a letter left. */
export const letterChannels = ['email', 'fax', 'mail', 'by-hand', 'other'] as const
export type LetterChannel = (typeof letterChannels)[number]

/** public: goes into the envelope, never personal. private: may be erased; null after that. */
type Shape<Kind extends string, Public, Private> = {
  readonly kind: Kind
  readonly subjects: readonly Subject[]
  readonly occurredAt: Instant
  readonly actor: Actor
  readonly public: Public
  readonly private: Private | null
}

type NoPrivate = null

/** Assertions of a requester (priority, gang, charges): kept with their source, never facts of the custody record. */
export type Assertion = { readonly says: string; readonly source: string }

export type Entry =
  | Shape<
      'paper-received',
      {
        readonly sha256: Sha256
        readonly bytes: number
        readonly channel: Channel
        readonly receipt: 'first' | 'again'
        readonly truncated: boolean
      },
      { readonly fileName: string; readonly from: string | null }
    >
  | Shape<
      'paper-read',
      {
        readonly fileType: FileType
        readonly pages: number
        readonly pagesNotUnderstood: readonly number[]
        readonly instruments: readonly {
          readonly id: InstrumentId
          readonly kind: InstrumentKind
          readonly form: string | null
          readonly pages: readonly number[]
          readonly signer: SignerRole
          readonly asked: number
        }[]
        /** Present when only a part could be read. */
        readonly problem: { readonly code: ErrorCode } | null
      },
      {
        readonly instruments: readonly (InstrumentRead & { readonly id: InstrumentId })[]
        readonly problemText: string | null
        /** Absent in entries of earlier versions, and where a clerk typed the paper. */
        readonly pages?: readonly PageNote[]
      }
    >
  /** A person asks the reader to try again; what was read before stays in the log. */
  | Shape<'reading-asked', Record<never, never>, NoPrivate>
  | Shape<'paper-unreadable', { readonly code: ErrorCode; readonly fileType: FileType }, { readonly message: string }>
  | Shape<
      'fields-accepted',
      { readonly instrument: InstrumentId; readonly fields: readonly string[]; readonly how: 'by-person' | 'typed-in' },
      { readonly instrument: Instrument; readonly corrections: Corrections; readonly assertions: readonly Assertion[] }
    >
  /** One of the two people whom the agency wants for this value has looked; it counts when another says the same. */
  | Shape<'value-checked', { readonly instrument: InstrumentId; readonly name: string }, { readonly says: Corrections }>
  | Shape<
      'match-proposed',
      { readonly instrument: InstrumentId; readonly candidates: number },
      {
        readonly candidates: readonly { readonly booking: BookingId; readonly because: readonly MatchReason[] }[]
      }
    >
  | Shape<
      'instrument-matched',
      {
        readonly instrument: InstrumentId
        readonly certainty: 'certain' | 'by-person'
        readonly reasons: readonly string[]
        /** When and how the paper first came in. */
        readonly receivedAt: Instant
        readonly channel: Channel
      },
      { readonly instrument: Instrument; readonly because: readonly MatchReason[]; readonly from: string | null }
    >
  | Shape<'match-refused', { readonly instrument: InstrumentId; readonly booking: BookingId }, NoPrivate>
  | Shape<
      'instrument-withdrawn',
      { readonly instrument: InstrumentId; readonly because: 'cancelled-by-requester' | 'matched-in-error' },
      NoPrivate
    >
  | Shape<'custody-event', { readonly event: CustodyEventKind; readonly source: string }, { readonly event: CustodyEvent }>
  | Shape<
      'determined',
      {
        readonly id: DeterminationId
        readonly instruments: readonly InstrumentId[]
        readonly place: string
        readonly lawVersion: string
        readonly lawAt: string
        readonly answers: Readonly<Record<Action, AnswerKind>>
        readonly citations: readonly string[]
        readonly missing: readonly string[]
        readonly counsel: number
      },
      {
        readonly caseFile: CaseFile
        readonly determination: Determination
        /** SHA-256 of the facts and the verdict: the same are not decided twice. Private: a hash of few facts could be guessed. */
        readonly factsHash: string
      }
    >
  | Shape<
      'duty-opened',
      {
        readonly duty: DutyId
        readonly name: string
        readonly to: string
        readonly by: Instant | null
        readonly byWords: string | null
        readonly citation: string
        readonly instrument: InstrumentId | null
        /** How its clock runs; missing in records made before clocks were kept. */
        readonly terms?: DutyTerms
      },
      { readonly says: string }
    >
  | Shape<'duty-done', { readonly duty: DutyId; readonly late: boolean }, { readonly proof: string }>
  | Shape<'duty-missed', { readonly duty: DutyId }, NoPrivate>
  | Shape<'duty-overtaken', { readonly duty: DutyId; readonly because: string }, NoPrivate>
  /** A running clock has reached a mark; told once for each mark, and anew if its end moved. */
  | Shape<'clock-alarm', ClockAlarm & { readonly name: string }, NoPrivate>
  | Shape<'gate-opened', { readonly eligibleSince: Instant; readonly cause: ReleaseCause; readonly heldMinutes: number }, NoPrivate>
  | Shape<'gate-closed', { readonly because: 'lawful-basis' | 'no-longer-eligible' | 'left' }, { readonly basis: readonly LawfulBasis[] }>
  | Shape<
      'notice-opened',
      {
        readonly notice: NoticeId
        readonly to: Recipient
        readonly about: 'release' | 'correction'
        readonly instrument: InstrumentId
        /** The determination that permits it. */
        readonly permittedBy: DeterminationId
        readonly sendBy: Instant
        /** The earliest minute at which it was lawful and certain enough; absent in entries of earlier versions. */
        readonly certainAt?: Instant
        /** Perhaps told before: by the desk that was restored from a backup, or by a notice that an older one overtook. */
        readonly mayBeKnown?: true
        readonly ladder?: LadderRules
      },
      {
        readonly text: string
        readonly address: Readonly<Partial<Record<Rung, string>>>
        /** What the recipient gives back to confirm that a person has it. */
        readonly code?: string
      }
    >
  | Shape<
      'notice-attempt-begun',
      {
        readonly notice: NoticeId
        readonly attempt: number
        readonly channel: NoticeChannel
        readonly permittedBy: DeterminationId
        readonly repeat: boolean
        /** Where it is not the channel's own name: the second fax number. */
        readonly rung?: Rung
      },
      { readonly to: string }
    >
  | Shape<
      'notice-attempt-ended',
      {
        readonly notice: NoticeId
        readonly attempt: number
        readonly channel: NoticeChannel
        readonly outcome: AttemptOutcome['kind']
        /** Minutes from this moment to the release; null while the person has not left. */
        readonly leadMinutes: number | null
        readonly late: boolean
        readonly repeat: boolean
        readonly nextAt: Instant | null
        readonly cause?: FailureCause | null
        /** Why it came late; null if it did not. */
        readonly lateBecause?: LateCause | null
        readonly pages?: { readonly confirmed: number; readonly of: number }
      },
      { readonly outcome: AttemptOutcome }
    >
  /** A mail that was taken came back: it did not arrive after all. */
  | Shape<'notice-returned', { readonly notice: NoticeId; readonly attempt: number }, { readonly reason: string }>
  /** Somebody there has it: the code came back. Ends every further try. */
  | Shape<'notice-acknowledged', { readonly notice: NoticeId; readonly how: AcknowledgedHow }, { readonly by: string | null }>
  | Shape<'notice-withdrawn', { readonly notice: NoticeId; readonly because: string }, NoPrivate>
  | Shape<
      'escalated',
      {
        readonly about: string
        readonly level: 'desk' | 'supervisor' | 'counsel'
        readonly notice: NoticeId | null
        readonly duty: DutyId | null
      },
      { readonly says: string }
    >
  | Shape<
      'letter-written',
      {
        readonly letter: LetterId
        readonly letterKind: LetterKind
        readonly language: LetterLanguage
        readonly sha256: Sha256
        readonly instrument: InstrumentId | null
        /** The determination whose words it carries. */
        readonly from: DeterminationId | null
      },
      {
        readonly title: string
        /** Names the answers and values it was written from: the same are not written twice. */
        readonly digest: string
      }
    >
  | Shape<
      'letter-sent',
      { readonly letter: LetterId; readonly channel: LetterChannel; readonly duty: DutyId | null },
      { readonly to: string; readonly proof: string }
    >
  | Shape<
      'copy-served',
      { readonly letters: readonly LetterId[]; readonly language: LetterLanguage; readonly duty: DutyId | null },
      { readonly how: string }
    >
  /** A fact that only a person can attest (consent, advisement, purpose); the value is private. */
  | Shape<'fact-attested', { readonly fact: string }, { readonly value: string | boolean; readonly note: string | null }>
  /** A step of the jail's own on the way to the door; it never closes the gate. */
  | Shape<'release-checked', { readonly step: CheckStep; readonly clear: boolean }, { readonly note: string | null }>
  /** Whom the person wants told beside themselves: counsel, or one designated person. */
  | Shape<'person-to-tell-named', { readonly role: PersonToTell['role'] | 'nobody' }, PersonToTell>
  | Shape<
      'person-told',
      { readonly letters: readonly LetterId[]; readonly duty: DutyId | null },
      { readonly to: string; readonly proof: string }
    >
  | Shape<'desk-started', { readonly version: string; readonly sample: boolean }, NoPrivate>
  /** The log stood in a backup up to its entry `entries`; whatever was recorded after that is not known to this desk. */
  | Shape<'desk-restored', { readonly entries: number; readonly lastHash: string }, NoPrivate>
  | Shape<'desk-stopped', { readonly version: string }, NoPrivate>
  | Shape<'policy-set', { readonly allowsNotices: boolean; readonly place: string; readonly zone: string }, NoPrivate>
  /** A court or a judge that the agency enters so that papers are checked against it. What is ended stays; nothing is deleted. */
  | Shape<
      'court-entered',
      { readonly court: string; readonly body: CourtBody; readonly docket: DocketShape },
      { readonly name: string; readonly caption: readonly string[] }
    >
  | Shape<'court-ended', { readonly court: string }, NoPrivate>
  | Shape<'judge-entered', { readonly judge: string; readonly court: string }, { readonly name: string }>
  | Shape<'judge-ended', { readonly judge: string }, NoPrivate>
  | Shape<'private-erased', { readonly seq: number; readonly because: ErasureReason }, NoPrivate>

export type EntryKind = Entry['kind']
export type EntryOf<K extends EntryKind> = Extract<Entry, { kind: K }>

/** An entry as it stands in the log. `seq` starts at 1 without holes. */
export type Logged<E extends Entry = Entry> = E & {
  readonly seq: number
  readonly recordedAt: Instant
  /** Salted SHA-256 of the private part, kept when that part is erased; null if there never was one. */
  readonly commitment: string | null
  /** Hash of the previous entry's envelope; 64 zeros for the first. */
  readonly previous: string
  /** Hash of this entry's envelope. */
  readonly hash: string
}
