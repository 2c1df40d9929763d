// Whether two laws, of the same rules but other conditions, answer an action alike in every cell; else cases in which they do not.
import type { Action } from '../../src/law/action.ts'
import type { Facts } from '../../src/law/facts.ts'
import { tableOf } from '../../src/law/place.ts'
import type { Place } from '../../src/law/place.ts'
import { exampleMaker } from '../../src/law/tables/example.ts'
import { groundOf } from '../../src/law/tables/ground.ts'
import type { Ground } from '../../src/law/tables/ground.ts'
import { lawsOn } from '../../src/law/tables/laws.ts'
import type { LawThen } from '../../src/law/tables/laws.ts'
import { scalesOf } from '../../src/law/tables/scales.ts'
import { lawAutomatonOf, momentsApart } from '../../src/law/theorem-automaton.ts'
import { placedIn } from '../../src/law/theorem-given.ts'
import { walkOf } from '../../src/law/theorem-walk.ts'

export type Apart = { readonly alike: boolean; readonly cases: readonly Facts[] }

/** So many cases are given for each law and each two answers that differ. */
const casesMax = 3

/** The machines of the two laws hear the same papers side by side; each pair of states is looked at with each class of the other facts. */
export const answersApart = (place: Place, other: Place, action: Action): Apart => {
  const { rules } = tableOf(place, action)
  const changed = new Map(tableOf(other, action).rules.map((rule) => [rule.id, rule]))
  const ground = groundOf(
    place,
    rules,
    [...changed.values()].map(({ when }) => when),
  )
  const laws = lawsOn(ground, rules).filter(({ live }) => live.some(({ rule }) => changed.get(rule.id) !== rule))
  const found: Facts[] = []
  for (const group of momentsApart(ground, laws)) {
    if (group.length === 0) continue
    found.push(...apartIn(ground, { ...ground, place: other }, group, changed, action))
  }
  return { alike: found.length === 0, cases: found }
}

/** Cases in which the two differ. A combination of facts that no case has together is passed over. */
function* apartIn(
  ground: Ground,
  otherGround: Ground,
  laws: readonly LawThen[],
  changed: ReadonlyMap<string, LawThen['live'][number]['rule']>,
  action: Action,
): Generator<Facts> {
  const ours = lawAutomatonOf(ground, action, laws)
  const theirs = lawAutomatonOf(
    otherGround,
    action,
    laws.map((law) => ({ ...law, live: law.live.map((one) => ({ ...one, rule: changed.get(one.rule.id) ?? one.rule })) })),
  )
  const walk = walkOf(ours, theirs, ours.kinds)
  const scales = scalesOf(ground.readings, new Set([...ours.atoms, ...theirs.atoms]))
  const every = scales.scales.map((_, index) => index)
  const places = Array.from(
    { length: scales.width },
    (_, at) => [placedIn(ours.scales, scales, at), placedIn(theirs.scales, scales, at)] as const,
  )
  const makers = laws.map((law) => exampleMaker(ground, law, scales))
  const given = new Map<string, number>()
  for (let pair = 0; pair < walk.size; pair += 1) {
    const [said, saidThere] = [ours.said[walk.left(pair)], theirs.said[walk.right(pair)]]
    for (const [combination, [here, there]] of places.entries()) {
      const [words, others] = [ours.words[said?.[here] ?? 0], theirs.words[saidThere?.[there] ?? 0]]
      for (const [number, make] of makers.entries()) {
        const [one, another] = [words?.[number]?.answer, others?.[number]?.answer]
        const key = `${number} ${one} ${another}`
        const before = given.get(key) ?? 0
        if (one === another || before >= casesMax) continue
        const facts = make(combination, every, walk.papersTo(pair))
        if (facts === null) continue
        given.set(key, before + 1)
        yield facts
      }
    }
  }
}
