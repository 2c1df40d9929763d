// What must be done, by whom, by when; discharged, missed, or overtaken by events. Deadlines come from the law's own duties.
import type { InstrumentId } from '../instrument/instrument.ts'
import type { LegalDuty } from '../law/answer.ts'
import { parseInstant } from '../time/instant.ts'
import type { Brand, Instant } from '../time/instant.ts'

export type DutyId = Brand<string, 'DutyId'>

export type DutyState =
  | { readonly kind: 'open' }
  | { readonly kind: 'done'; readonly at: Instant; readonly late: boolean; readonly proof: string }
  | { readonly kind: 'missed'; readonly at: Instant }
  | { readonly kind: 'overtaken'; readonly at: Instant; readonly because: string }

export type Duty = {
  readonly id: DutyId
  readonly name: string
  readonly to: string
  readonly by: Instant | null
  readonly byWords: string | null
  readonly citation: string
  readonly says: string
  readonly instrument: InstrumentId | null
  readonly openedAt: Instant
  /** Missing in records made before clocks were kept. */
  readonly terms?: DutyTerms
  readonly state: DutyState
  /** The entry that settled it; null while it is open, and for clocks that are no duty of the log. */
  readonly settledSeq: number | null
}

/** What the deadline is counted from, when the duty may be done at the earliest, and what follows by law if it is missed. */
export type DutyTerms = {
  readonly start: { readonly at: Instant; readonly event: string } | null
  readonly opensAt: Instant | null
  readonly onMiss: string | null
}

export type DutyChange =
  | { readonly kind: 'open'; readonly id: DutyId; readonly legal: LegalDuty; readonly by: Instant | null }
  | { readonly kind: 'overtaken'; readonly id: DutyId; readonly because: string }
  | { readonly kind: 'missed'; readonly id: DutyId }

/** A duty is the same duty as long as its name and addressee are: a new determination may move its deadline, never double it. */
export const dutyIdOf = (owner: string, legal: Pick<LegalDuty, 'duty' | 'to'>): DutyId => {
  const id: unknown = `d_${owner}_${legal.duty}_${legal.to}`
  if (!isDutyId(id)) throw new TypeError('unreachable: a template is a string')
  return id
}

export const isDutyId = (value: unknown): value is DutyId => typeof value === 'string' && value.startsWith('d_')

/**
 * What changes in the duties of one case when the law has answered anew. A done or missed duty stays as it is; an open one
 * whose deadline moved is opened again under the same id; an open one that the law no longer asks for is overtaken.
 */
export const dutiesAfter = (owner: string, standing: readonly Duty[], asked: readonly LegalDuty[]): readonly DutyChange[] => {
  const changes: DutyChange[] = []
  const wanted = new Set<DutyId>()
  for (const legal of asked) {
    const id = dutyIdOf(owner, legal)
    if (wanted.has(id)) continue
    wanted.add(id)
    const by = legal.by === null ? null : parseInstant(legal.by)
    const now = standing.find((duty) => duty.id === id)
    if (now && now.state.kind !== 'open' && now.state.kind !== 'overtaken') continue
    if (now && now.state.kind === 'open' && now.by === by && now.byWords === legal.byWords) continue
    changes.push({ kind: 'open', id, legal, by })
  }
  for (const duty of standing) {
    if (duty.state.kind !== 'open' || wanted.has(duty.id)) continue
    changes.push({ kind: 'overtaken', id: duty.id, because: 'the law as it now stands for this case no longer asks for it' })
  }
  return changes
}

/** Open duties whose moment has passed. */
export const dutiesMissed = (standing: readonly Duty[], now: Instant): readonly DutyChange[] =>
  standing
    .filter((duty) => duty.state.kind === 'open' && duty.by !== null && duty.by < now)
    .map((duty) => ({ kind: 'missed', id: duty.id }))

/** The deadline of the open duties that comes first; null if none runs. A duty is missed once it has passed, not at it. */
export const nextDeadline = (standing: readonly Duty[]): Instant | null =>
  standing.reduce<Instant | null>(
    (first, duty) => (duty.state.kind === 'open' && duty.by !== null && (first === null || duty.by < first) ? duty.by : first),
    null,
  )
