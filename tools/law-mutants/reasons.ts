// Why a fault that nothing notices is none: told beside each survivor, and checked, for a reason that fits no survivor is out of date.
import type { Mutant } from './mutants.ts'

export type Reason = {
  readonly rule: string
  readonly kinds: readonly Mutant['kind'][]
  /** How the words of the mutant begin. */
  readonly says: string
  readonly why: string
}

const dropped = ['override-dropped'] as const
const either = ['override-dropped', 'override-reversed'] as const
const seizure = 'settles group:fourth-amendment'

const stateLawSays =
  'us-co/16-3/no-power speaks in every case in Colorado and settles the same question, unless a rule has opened the case that settles it too. ' +
  'This law says so as well, and would be needed if that one fell.'
const sameWarrant = (rule: string): string =>
  `${rule} fires on every paper on which this rule does, and settles the same question. This law says so as well, and would be needed if that one fell.`

export const reasons: readonly Reason[] = [
  { rule: 'us-co/cisneros-2018', kinds: either, says: seizure, why: stateLawSays },
  { rule: 'us-co/24-76.6-102/no-hold', kinds: dropped, says: seizure, why: stateLawSays },
  { rule: 'us-co/nash', kinds: dropped, says: seizure, why: stateLawSays },
  { rule: 'us-co/sb25-276/no-hold', kinds: dropped, says: seizure, why: stateLawSays },
  { rule: 'us-co-denver/2014-memo/no-hold', kinds: dropped, says: seizure, why: stateLawSays },
  { rule: 'us-co-denver/28-250/a-1-hold', kinds: dropped, says: seizure, why: stateLawSays },
  {
    rule: 'us-co-denver/28-253/no-hold',
    kinds: either,
    says: seizure,
    why: `${stateLawSays} Turned round, us-co-denver/28-250/a-1-hold still bars every hold.`,
  },
  { rule: 'us-co/24-76.6-102/federal-warrant', kinds: either, says: seizure, why: sameWarrant('us/court-warrant/arrest') },
  { rule: 'us-co-denver/2014-memo/criminal-warrant', kinds: either, says: seizure, why: sameWarrant('us-co/16-3/warrant') },
  { rule: 'us-co-denver/28-253/criminal-warrant', kinds: either, says: seizure, why: sameWarrant('us-co/16-3/warrant') },
]

export const reasonFor = ({ kind, rule, says }: Mutant): Reason | null =>
  reasons.find((reason) => reason.rule === rule.id && reason.kinds.includes(kind) && says.startsWith(reason.says)) ?? null
