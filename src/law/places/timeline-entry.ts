// One event of the law's timeline: a programme, a form, an act, a ruling. Shown beside the law, never evaluated.
import type { Verification } from '../answer.ts'

export type TimelineKind = 'programme' | 'form' | 'law' | 'court' | 'policy' | 'suit' | 'pending'

export type TimelineEntry = {
  readonly id: string
  readonly kind: TimelineKind
  /** First day, YYYY-MM-DD; a month or year that is known no closer is given as its first day, and `says` tells it. */
  readonly from: string
  /** First day on which it no longer held; null: no end known. */
  readonly to: string | null
  readonly name: string
  readonly says: string
  /** Ids of the rules that express it; empty: nothing of it is a rule here. */
  readonly rules: readonly string[]
  readonly source: string
  readonly verified: Verification
}
