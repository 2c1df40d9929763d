// What a decision is drawn in: whose desk, which minute, and where new ids come from.
import type { Agency } from './agency.ts'
import type { Instant } from './time/instant.ts'

export type DecideContext = {
  readonly agency: Agency
  readonly now: Instant
  readonly newId: (prefix: string) => string
  /** When the desk was last restored from a backup: what was told shortly before that is not on record. */
  readonly restoredAt?: Instant
}
