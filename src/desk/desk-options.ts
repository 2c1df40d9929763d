// What the desk's pages are made with beside the desk itself, and one person's visit to a page.
import type { Desk } from '../desk-work.ts'
import type { Actor, Logged } from '../log/entry.ts'
import type { Instant, Zone } from '../time/instant.ts'

/** Checks a name and password; never tells which of the two was wrong. */
export type Accounts = { readonly verify: (name: string, password: string) => Promise<boolean> }

export type TimelineLine = {
  readonly at: Instant
  readonly what: string
  readonly says: string
  readonly channel?: string | null | undefined
  readonly leadMinutes?: number | null | undefined
}

/** A table of counts by month: `month` is `2026-11`, the other keys are those of the columns. */
export type Report = {
  readonly columns: readonly {
    readonly key: string
    readonly title: string
    readonly unit?: string | undefined
    readonly says?: string | undefined
  }[]
  readonly rows: readonly Readonly<Record<string, number | string | null>>[]
  readonly csv: string
}

export type DeskOptions = {
  /** A sample jail of invented people: everybody is signed in as the invented deputy, and a banner says so. */
  readonly sample: boolean
  /** Where the records lie; null: nowhere that lasts. */
  readonly dataDir: string | null
  readonly version: string
  readonly lawVersion: string
  readonly accounts: Accounts
  /** Signs session cookies; 32 bytes or more. A new one signs everybody out. */
  readonly sessionSecret: string
  /** Bearer token of the API; null: the API takes signed-in sessions only. */
  readonly apiToken: string | null
  readonly timelineOf: (entries: readonly Logged[], zone: Zone) => readonly TimelineLine[]
  readonly reportOf: () => Promise<Report>
  /** Called for failures that no catalogue explains, with the reference that the person was shown. Nothing personal. */
  readonly onFailure?: (reference: string, error: unknown) => void
}

export type Session = { readonly id: string; readonly account: string; readonly token: string }

/** One request of one signed-in person. */
export type Visit = {
  readonly desk: Desk
  readonly options: DeskOptions
  readonly session: Session
  readonly now: Instant
  readonly path: string
  /** Key of the act that was just done, from the address; see done.ts. */
  readonly did: string | null
}

export const actorOf = (visit: Pick<Visit, 'session'>): Actor => ({ kind: 'person', account: visit.session.account })
