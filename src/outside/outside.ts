// All that is not us, as interfaces. Each has a real driver, a simulated twin, and one conformance suite for both.
import type { Entry, ErasureReason, Logged, NoticeChannel, Subject, AttemptOutcome } from '../log/entry.ts'
import type { Sha256, FileType, Turn } from '../document/paper.ts'
import type { CourtRoster } from '../instrument/court-roster.ts'
import type { Reading } from '../instrument/instrument.ts'
import type { ErrorCode } from '../errors.ts'
import type { Instant } from '../time/instant.ts'
import type { Row, TableName } from '../log/table.ts'
import type { NoticePermit } from '../determination/permit.ts'

export type Clock = {
  readonly now: () => Instant
  /** Resolves when `at` is reached or the signal aborts, whichever is first. */
  readonly until: (at: Instant, signal?: AbortSignal) => Promise<void>
}

/** Seedable source of ids and salts. */
export type Chance = {
  /** `p_3f9c...`: prefix plus 96 bits, hexadecimal. */
  readonly id: (prefix: string) => string
  /** Hexadecimal, `bytes` long. */
  readonly hex: (bytes: number) => string
}

export { tableNames } from '../log/table.ts'
export type { Row, TableName } from '../log/table.ts'

export type RowQuery = {
  readonly state?: string | readonly string[]
  readonly subject?: Subject
  readonly before?: Instant
  readonly order?: 'asc' | 'desc'
  readonly limit?: number
  readonly offset?: number
}

/** Thrown by `commit` when `expect` no longer holds; nothing was written. */
export class ChangedMeanwhile extends Error {}

export type Store = {
  /**
   * Appends the entries and shows them in the tables: durable and shown when it returns; after any crash both or neither.
   * `expect` names, for subjects, the seq of the last entry the caller saw (0: none); throws ChangedMeanwhile if it moved.
   */
  readonly commit: (entries: readonly Entry[], expect?: ReadonlyMap<Subject, number>) => Promise<readonly Logged[]>
  /** All entries about a subject, in order. */
  readonly entriesOf: (subject: Subject) => Promise<readonly Logged[]>
  /** Entries with seq > after, in order, at most `limit`. */
  readonly entriesAfter: (after: number, limit: number) => Promise<readonly Logged[]>
  readonly lastSeq: () => Promise<number>
  readonly rows: (table: TableName, query?: RowQuery) => Promise<readonly Row[]>
  readonly row: (table: TableName, key: string) => Promise<Row | null>
  readonly count: (table: TableName, query?: RowQuery) => Promise<number>
  /** Throws away all rows and makes them again from the entries. */
  readonly rebuild: () => Promise<void>
  /** Verifies the chain and that the tables equal the entries; a list of findings, empty if all is well. */
  readonly verify: () => Promise<readonly string[]>
  /** Erases the private part (and its salt) of one entry and appends that it was erased, and why; the chain stays valid. */
  readonly erasePrivate: (seq: number, because?: ErasureReason) => Promise<void>
  /** Calls the listener after each commit with the seq of its last entry, until the function that comes back is called. */
  readonly changes: (listener: (seq: number) => void) => () => void
  /** Keeps bytes under their hash; durable when it returns. Keeping the same bytes again does nothing. */
  readonly keep: (bytes: Uint8Array) => Promise<Sha256>
  readonly kept: (sha256: Sha256) => Promise<Uint8Array | null>
  readonly close: () => Promise<void>
}

/** A part of the paper could not be read; the rest was. */
export type ReadProblem = { readonly code: ErrorCode; readonly message: string }

/** Reads pages in a process of its own, with limits of time, memory and pages. Throws DeskError with a `paper-...` code. */
export type PageReader = {
  /** Starts what reading needs, ahead of the first paper. */
  readonly warm: () => Promise<void>
  readonly read: (
    bytes: Uint8Array,
    signal?: AbortSignal,
    /** The courts and judges that the agency keeps; absent: the courts known from public facts. */
    roster?: CourtRoster,
  ) => Promise<{ readonly fileType: FileType; readonly reading: Reading; readonly problem: ReadProblem | null }>
  /** The page as the reader saw it, as PNG, `widthPx` wide; `turned` as the note of the page says. */
  readonly picture: (bytes: Uint8Array, page: number, widthPx: number, turned?: Turn) => Promise<Uint8Array>
  readonly close: () => Promise<void>
}

/** A line by which notices leave. It cannot be used without a permit, and a permit comes only from a determination. */
export type NoticeLine = {
  readonly channel: NoticeChannel
  readonly send: (permit: NoticePermit, message: NoticeMessage) => Promise<AttemptOutcome>
  /**
   * What became of a message that an earlier run of the program handed over: a fax server remembers its jobs. Absent where the
   * line cannot know. Never sends.
   */
  readonly settle?: (messageId: string) => Promise<AttemptOutcome | { readonly kind: 'under-way' } | { readonly kind: 'never-heard' }>
  /**
   * Takes back a message that has not gone out yet: another way was faster, or the notice was withdrawn. `send` then ends as failed,
   * or as whatever became of it. Absent where nothing can be taken back. Never throws.
   */
  readonly cancel?: (messageId: string) => Promise<void>
}
export type NoticeMessage = { readonly to: string; readonly subject: string; readonly text: string; readonly messageId: string }

/** A line by which letters leave (answers to requesters); needs no permit to notify, for it tells of no release. */
export type LetterLine = {
  readonly send: (letter: {
    readonly to: string
    readonly subject: string
    readonly text: string
    readonly pdf: Uint8Array
    readonly messageId: string
    /** The paper that the letter is about, as it came. */
    readonly paper?: { readonly fileName: string; readonly bytes: Uint8Array }
  }) => Promise<AttemptOutcome>
}

/** Turns a letter's values into a PDF/UA file. */
export type Typesetter = { readonly pdf: (letter: TypesetLetter) => Promise<Uint8Array> }
export type TypesetLetter = {
  readonly template: string
  readonly language: 'en' | 'es'
  readonly values: Readonly<Record<string, unknown>>
}

export type Outside = {
  readonly clock: Clock
  readonly chance: Chance
  readonly store: Store
  readonly pageReader: PageReader
  readonly noticeLines: readonly NoticeLine[]
  readonly letterLine: LetterLine | null
  readonly typesetter: Typesetter
}
