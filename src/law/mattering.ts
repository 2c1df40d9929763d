// Of the rules that an unknown fact keeps open, those that could still change the answer.
import type { Action } from './action.ts'
import type { Edge, Table } from './place.ts'
import { saidOn } from './rule.ts'
import type { Rule } from './rule.ts'

/**
 * An open rule is left out where its firing would change nothing: a rule that surely stands defeats it, or settles it, or says the
 * same already. Exact: with and without it every completion of the unknown comes to the same answer. A rule that aims at another is
 * only left out if it is surely defeated and its relation falls with it.
 */
export const matteringOf = (fired: readonly Rule[], open: readonly Rule[], action: Action, table: Table): readonly Rule[] => {
  if (open.length === 0) return open
  const heard = new Set([...fired, ...open])
  const aimedAt = (rule: Rule): readonly Edge[] => (table.edges.get(rule) ?? []).filter(({ by }) => heard.has(by))
  const { stands, falls } = sureOf(fired, heard, aimedAt)
  const aims = new Set([...heard].flatMap((rule) => aimedAt(rule).map(({ by }) => by)))
  const outlives = new Set(
    [...heard].flatMap((rule) =>
      aimedAt(rule)
        .filter(staysDefeated)
        .map(({ by }) => by),
    ),
  )
  const settledBy = (rule: Rule): boolean => aimedAt(rule).some(({ by, relation }) => relation.kind === 'settles' && stands.has(by))
  const decides = (rule: Rule): boolean => stands.has(rule) && !aimedAt(rule).some(({ relation }) => relation.kind === 'settles')
  const saidAlready = new Set([...stands].filter(decides).map((rule) => saidOn(rule, action)?.answer))
  return open.filter((rule) => {
    if (falls.has(rule)) return outlives.has(rule)
    if (aims.has(rule)) return true
    return !settledBy(rule) && !saidAlready.has(saidOn(rule, action)?.answer)
  })
}

const staysDefeated = ({ relation }: Edge): boolean => relation.ifDefeated === 'stays-defeated'

type Sure = { readonly stands: ReadonlySet<Rule>; readonly falls: ReadonlySet<Rule> }

/** What holds of the fired rules whatever else fires: found from the rules that nothing heard can defeat, outward. */
const sureOf = (fired: readonly Rule[], heard: ReadonlySet<Rule>, aimedAt: (rule: Rule) => readonly Edge[]): Sure => {
  const stands = new Set<Rule>()
  const falls = new Set<Rule>()
  const defeatsOf = (rule: Rule): readonly Edge[] => aimedAt(rule).filter(({ relation }) => relation.kind === 'defeats')
  for (let known = -1; known < stands.size + falls.size;) {
    known = stands.size + falls.size
    for (const rule of heard) if (!falls.has(rule) && defeatsOf(rule).some(({ by }) => stands.has(by))) falls.add(rule)
    for (const rule of fired) {
      if (!stands.has(rule) && defeatsOf(rule).every((edge) => falls.has(edge.by) && !staysDefeated(edge))) stands.add(rule)
    }
  }
  return { stands, falls }
}
