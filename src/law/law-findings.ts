// Everything that `law check` looks for in one place, and in the vocabulary over all places.
import { parseInstant } from '../time/instant.ts'
import { actions } from './action.ts'
import { structuralFindings } from './checks.ts'
import type { Finding } from './checks.ts'
import { readsOf } from './condition.ts'
import type { Declared } from './declared.ts'
import { factAt, factPaths } from './facts.ts'
import { interpret } from './interpreter.ts'
import { selectedBy } from './live.ts'
import type { Place } from './place.ts'
import type { Rule } from './rule.ts'
import { tableFindings } from './table-checks.ts'

export type Checked = { readonly place: string; readonly findings: readonly Finding[]; readonly cells: number }

/** `all`: every encoded place, since an example may name another and an override may reach there. */
export const lawFindings = (place: Place, all: readonly Place[], declared: Declared): Checked => {
  const rules = [...new Set(all.flatMap((one) => one.rules))]
  const structural = structuralFindings(place, rules)
  // A circle or an unknown word makes every table doubtful: they are mended first.
  const broken = structural.some(({ kind }) => kind === 'word' || kind === 'circle' || kind === 'date')
  const { findings, cells } = broken ? { findings: [], cells: 0 } : tableFindings(place, declared)
  const own = place.rules.filter((rule) => rule.place === place.id)
  return { place: place.id, findings: [...structural, ...own.flatMap((rule) => exampleFaults(rule, all)), ...findings], cells }
}

/** An example must fire its rule and come out as it says. */
const exampleFaults = (rule: Rule, all: readonly Place[]): readonly Finding[] =>
  rule.examples.flatMap((example): readonly Finding[] => {
    const place = all.find(({ id }) => id === example.place)
    const facts = { at: parseInstant(example.at), known: example.facts }
    const fault = (says: string): Finding => ({
      kind: 'example',
      rule: rule.id,
      says: `its example [${example.title}] ${says}`,
      example: facts,
    })
    if (place === undefined) return [fault(`is of [${example.place}], which is not encoded`)]
    const heard = interpret(place, facts)
    const fires = heard.fired.some(({ id }) => id === rule.id) ? [] : [fault('does not fire it')]
    const turned = actions.flatMap((action) => {
      const expected = example.expect[action]
      const found = heard.verdicts[action].answer
      return expected === undefined || expected === found ? [] : [fault(`says ${expected} on ${action}; the law as encoded says ${found}`)]
    })
    return [...fires, ...turned]
  })

/** Words of the vocabulary that no rule of any place reads and nobody has declared, and declarations that are no longer true. */
export const vocabularyFindings = (all: readonly Place[], declared: Declared): readonly Finding[] => {
  const read = new Set(all.flatMap((place) => place.rules.flatMap(readByRule)))
  const words = factPaths.flatMap((path) => {
    const fact = factAt(path)
    return fact?.kind === 'list' ? Object.keys(fact.fields).map((name) => `${path}[].${name}`) : [path]
  })
  const excused = new Set(declared.unread.flatMap(({ facts }) => facts))
  return [
    ...words
      .filter((word) => !read.has(word) && !excused.has(word))
      .map((word): Finding => ({ kind: 'fact', rule: word, says: 'is read by no rule of any place, and no reason is declared' })),
    ...[...excused]
      .filter((word) => read.has(word) || !words.includes(word))
      .map((word): Finding => ({
        kind: 'fact',
        rule: word,
        says: 'is declared as read by no rule, but is read, or is no word of the vocabulary',
      })),
  ]
}

/** Facts in the condition, in the choice of the version, and in the moments of answers and duties. */
const readByRule = (rule: Rule): readonly string[] => [
  ...readsOf(rule.when),
  ...(rule.status ?? []).flatMap((entry) => (entry.for === undefined ? [] : readsOf(entry.for))),
  ...(selectedBy[rule.selects] === null ? [] : [selectedBy[rule.selects] ?? '']),
  ...factsNamed([rule.answers, rule.duties]),
]

/** Moments are values: a fact in them stands under `fact`. */
const factsNamed = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    key === 'fact' && typeof inner === 'string' ? [inner] : factsNamed(inner),
  )
}
