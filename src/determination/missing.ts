// Which unknown facts could still change an answer: tried out, value by value, fewest facts first, and none the law forbids to ask for.
import { actions } from '../law/action.ts'
import type { Action } from '../law/action.ts'
import type { AnswerKind, MissingFact } from '../law/answer.ts'
import type { Facts } from '../law/facts.ts'
import type { Verdict } from '../law/interpreter.ts'
import type { Place } from '../law/place.ts'
import type { Rule } from '../law/rule.ts'
import { answering } from './answering.ts'
import type { Answering } from './answering.ts'
import { readersOf, readsOfRules } from './readers.ts'
import { unknownFacts } from './unknown-facts.ts'
import type { UnknownFact } from './unknown-facts.ts'

type Asked = Pick<Verdict, 'answer' | 'open'>

/**
 * Each unknown fact that rules on an action read is set to each telling value, alone; if the answer changes, the fact is missing for
 * that action. Where an answer rests on open rules and no single fact moves it, the smallest sets of facts that move it together are
 * looked for, of two and then of three, and all facts of such sets are named. What unblocks most comes first. A fact that could only
 * be learned by asking the person what the law bars from being asked, or leaves open, is not named, whatever it would decide.
 */
export const missingFacts = (place: Place, facts: Facts, verdicts: Readonly<Record<Action, Asked>>): readonly MissingFact[] => {
  const readers = readersOf(place, facts)
  const unknowns = unknownFacts(place, facts, readers.all).filter((unknown) => mayBeAsked(unknown, verdicts))
  const decides = new Map<UnknownFact, Set<Action>>()
  for (const action of actions) {
    const read = unknowns.filter(({ reads }) => readers.on(action).has(reads))
    for (const unknown of decidingFacts(read, verdicts[action], facts, answering(place, facts, action)))
      decides.set(unknown, (decides.get(unknown) ?? new Set()).add(action))
  }
  const unblocks = ({ wouldDecide }: MissingFact): number =>
    wouldDecide.filter((action) => verdicts[action].answer === 'needs-human').length
  return [...decides]
    .map(([unknown, decided]) => ({
      fact: unknown.path,
      question: unknown.question,
      wouldDecide: actions.filter((action) => decided.has(action)),
    }))
    .toSorted((a, b) => unblocks(b) - unblocks(a) || b.wouldDecide.length - a.wouldDecide.length || (a.fact < b.fact ? -1 : 1))
}

/** Only where the law plainly bars the question, or has not settled whether it may be put, is it left out: silence bars nothing. */
const barsAsking: readonly AnswerKind[] = ['must-not', 'no-authority', 'needs-human', 'conflict']
const mayBeAsked = ({ needsAsking }: UnknownFact, verdicts: Readonly<Record<Action, Asked>>): boolean =>
  needsAsking === null || !barsAsking.includes(verdicts[needsAsking].answer)

const decidingFacts = (
  read: readonly UnknownFact[],
  { answer, open }: Asked,
  facts: Facts,
  answerTo: Answering,
): readonly UnknownFact[] => {
  const moves: Moves = (filled, unknowns) =>
    answerTo(
      filled,
      unknowns.map(({ reads }) => reads),
    ) !== answer
  const alone = read.filter((unknown) => unknown.values().some((value) => moves(unknown.fill(facts, value), [unknown])))
  if (alone.length > 0 || answer !== 'needs-human') return alone
  const among = readByOpen(read, open)
  return movingTogether(among, 2, facts, moves) ?? movingTogether(among, 3, facts, moves) ?? []
}

/** Whether the answer is another one when these unknown facts are filled in so. */
type Moves = (filled: Facts, unknowns: readonly UnknownFact[]) => boolean

const readByOpen = (read: readonly UnknownFact[], open: readonly Rule[]): readonly UnknownFact[] => {
  const reads = readsOfRules(open)
  const near = read.filter((unknown) => reads.has(unknown.reads))
  return near.length > 1 ? near : read
}

/** Beyond this the search for sets is given up and the answer stands as needs-human with what is known to be open. */
const triesMax = 300

/** All facts of all sets of this size that move the answer; null: there is none. */
const movingTogether = (unknowns: readonly UnknownFact[], size: number, facts: Facts, moves: Moves): readonly UnknownFact[] | null => {
  let tries = 0
  const found = new Set<UnknownFact>()
  const search = (from: number, chosen: readonly UnknownFact[], filled: Facts): void => {
    for (let index = from; index <= unknowns.length - (size - chosen.length); index += 1) {
      const unknown = unknowns[index]
      const now = unknown === undefined ? chosen : [...chosen, unknown]
      if (unknown === undefined || (now.length === size && now.every((one) => found.has(one)))) continue
      for (const value of unknown.values()) {
        if (tries >= triesMax) return
        const next = unknown.fill(filled, value)
        if (now.length < size) {
          search(index + 1, now, next)
          continue
        }
        tries += 1
        if (!moves(next, now)) continue
        for (const one of now) found.add(one)
        break
      }
    }
  }
  search(0, [], facts)
  return found.size === 0 ? null : [...found]
}
