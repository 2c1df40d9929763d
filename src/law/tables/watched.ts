// What is told apart among cases: a rule in force, by whether it is silent, open or fired; a condition, by its truth.
import type { Condition } from '../condition.ts'
import { digitOf } from './atoms.ts'
import type { AtomBook, Digit } from './atoms.ts'
import type { LiveRule } from './block.ts'
import type { Watched } from './sayings.ts'

/** As the interpreter's `weigh` has it; it must not differ from it. */
export const watchedRule = (book: AtomBook, { rule, live }: LiveRule): Watched => {
  const { atoms, truthWhen } = book.of(rule.when)
  return { atoms, outcome: (digitAt) => standingOf({ rule, live }, digitOf(truthWhen(digitAt))) }
}

/** 0 silent, 1 open, 2 fired, where the condition comes out so. */
export const standingOf = ({ rule, live }: LiveRule, holds: Digit): Digit => {
  const digit = live === 'unknown' && holds === 2 ? 1 : holds
  if (digit !== 1) return digit
  return rule.ifUnknown === 'ask' ? 1 : rule.ifUnknown === 'applies' ? 2 : 0
}

export const watchedCondition = (book: AtomBook, condition: Condition): Watched => {
  const { atoms, truthWhen } = book.of(condition)
  return { atoms, outcome: (digitAt) => digitOf(truthWhen(digitAt)) }
}
