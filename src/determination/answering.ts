// What the answer on one action becomes when unknown facts of a case are filled in: only the rules that read them are weighed again.
import type { Action } from '../law/action.ts'
import type { AnswerKind } from '../law/answer.ts'
import type { Facts } from '../law/facts.ts'
import { caseWith, judge, truthsOf } from '../law/interpreter.ts'
import { tableOf } from '../law/place.ts'
import type { Place } from '../law/place.ts'
import { readsOfRule } from './readers.ts'

/** `filled`: the facts of the case and those that are tried out; `reads`: the names of these, as conditions name them. */
export type Answering = (filled: Facts, reads: readonly string[]) => AnswerKind

/** Says what the interpreter would say of the filled facts: the truth of a rule depends on nothing but what it reads. */
export const answering = (place: Place, facts: Facts, action: Action): Answering => {
  const { rules } = tableOf(place, action)
  const known = truthsOf(place, facts, rules)
  const byTruths = new Map<string, AnswerKind>()
  return (filled, reads) => {
    const again = [...rules.keys()].filter((at) => rules[at] !== undefined && readsOfRule(rules[at]).some((name) => reads.includes(name)))
    const fresh = truthsOf(
      place,
      filled,
      again.flatMap((at) => rules[at] ?? []),
    )
    const truths = [...known]
    for (const [index, at] of again.entries()) truths[at] = fresh[index] ?? 'unknown'
    const key = truths.join(' ')
    const answer = byTruths.get(key) ?? judge(action, caseWith(rules, truths), place).answer
    byTruths.set(key, answer)
    return answer
  }
}
