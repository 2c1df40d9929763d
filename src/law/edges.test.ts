// The edges between rules join those that the names in their relations reach, each name looked up by itself, and no others.
import { expect, it } from 'vitest'
import { edgesOf, targetsOf } from './edges.ts'
import { places } from './places/registry.ts'
import type { Relation } from './relation.ts'
import type { Rule } from './rule.ts'

it.each(places.map((place) => [place.id, place] as const))('of %s', (_id, { rules, layers }) => {
  const edges = edgesOf(rules, layers)
  const reaches = (speaker: Rule, said: Relation, other: string): boolean =>
    said.rules.some((name) => targetsOf(name, speaker, rules, layers).some(({ id }) => id === other))
  for (const target of rules) {
    const own = edges.get(target.id) ?? []
    for (const { by, said } of own)
      expect(by.over.includes(said) ? reaches(by, said, target.id) : reaches(target, said, by.id), `${by.id} at ${target.id}`).toBe(true)
    for (const by of rules.filter((rule) => rule !== target)) {
      const plain = by.over.filter(({ kind }) => kind === 'defeats' || kind === 'settles' || kind === 'specific' || kind === 'exception')
      for (const said of plain.filter((one) => reaches(by, one, target.id))) {
        const met = own.filter((edge) => edge.by === by && edge.said === said).length
        expect(met, `${by.id} at ${target.id}`).toBe(
          said.rules.filter((name) => targetsOf(name, by, rules, layers).includes(target)).length,
        )
      }
    }
  }
})
