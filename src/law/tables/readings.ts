// How one case is read: each fact that rules ask about, alone or together with others, becomes a small number.
import { parseInstant } from '../../time/instant.ts'
import type { Instant, Zone } from '../../time/instant.ts'
import { factAt } from '../facts.ts'
import type { FactPath, Facts, FactValue } from '../facts.ts'
import { truthOf } from '../truth.ts'
import { digitOf } from './atoms.ts'
import type { Atom, Digit } from './atoms.ts'
import { candidatesOf, marksOf } from './candidates.ts'
import type { Setting } from './candidates.ts'

/** A group of facts that rules ask about together, most often one fact: its classes are the ways in which the questions come out. */
export type Reading = {
  readonly inputs: readonly FactPath[]
  readonly atoms: readonly Atom[]
  /** How the atoms come out, in the order of `atoms`, for each class; class 0 is the unknown. */
  readonly classes: readonly (readonly Digit[])[]
  /** The class of a case; -1 if the case has a value that was not foreseen. */
  readonly classOf: (facts: Facts) => number
  /** Settings of the facts that give the class at that moment, the smallest first; none if there is no such case. */
  readonly settingsOf: (index: number, at: Instant) => readonly Setting[]
}

/**
 * Groups the atoms that do not count rows of a list; `moments` are those at which atoms that read the moment of the case are tried.
 * Atoms that share a fact are read together; words of one fact apart.
 */
export const readingsOf = (atoms: readonly Atom[], zone: Zone, moments: readonly Instant[]): readonly Reading[] => {
  const groups: Atom[][] = []
  for (const atom of atoms.filter(({ counts }) => counts === null)) {
    const near = isWordAtom(atom) ? [] : groups.filter((group) => group.some((other) => !isWordAtom(other) && shares(atom, other)))
    const joined = [...near.flat(), atom]
    groups.splice(0, groups.length, ...groups.filter((group) => !near.includes(group)), joined)
  }
  return groups.map((group) =>
    readingOf(
      group.toSorted((a, b) => a.index - b.index),
      zone,
      moments,
    ),
  )
}

const isWordAtom = ({ inputs }: Atom): boolean => inputs.length === 1 && inputs.every((path) => factAt(path)?.kind === 'words')
const shares = (a: Atom, b: Atom): boolean => a.inputs.some((path) => b.inputs.includes(path))

const readingOf = (atoms: readonly Atom[], zone: Zone, moments: readonly Instant[]): Reading => {
  const inputs = [...new Set(atoms.flatMap((atom) => atom.inputs))]
  const marks = marksOf(atoms)
  const timeless = !atoms.some(({ readsDecision }) => readsDecision)
  const digits = (facts: Facts): readonly Digit[] => atoms.map(({ leaf }) => digitOf(truthOf(leaf, facts)))
  const settingsAt = (at: Instant): readonly Setting[] =>
    inputs.reduce<readonly Setting[]>(
      (made, path) => candidatesOf(path, marks, at, zone).flatMap((value) => made.map((setting) => withFact(setting, path, value))),
      [{}],
    )
  const classes: (readonly Digit[])[] = []
  const byKey = new Map<string, number>()
  for (const at of timeless ? moments.slice(0, 1) : moments) {
    for (const known of settingsAt(at)) {
      const vector = digits({ at, known, zone })
      if (!byKey.has(vector.join(''))) byKey.set(vector.join(''), classes.push(vector) - 1)
    }
  }
  const slow = (facts: Facts): number => byKey.get(digits({ ...facts, zone }).join('')) ?? -1
  const kept = new Map<string, ReadonlyMap<number, readonly Setting[]>>()
  const sortedAt = (at: Instant): ReadonlyMap<number, readonly Setting[]> => {
    const sorted = kept.get(timeless ? '' : at) ?? Map.groupBy(settingsAt(at), (known) => slow({ at, known }))
    kept.set(timeless ? '' : at, sorted)
    return sorted
  }
  return { inputs, atoms, classes, classOf: classOfFast(atoms, inputs, slow), settingsOf: (index, at) => sortedAt(at).get(index) ?? [] }
}

const withFact = (setting: Setting, path: FactPath, value: FactValue | undefined): Setting =>
  value === undefined ? setting : { ...setting, [path]: value }

/** Most facts are a yes or no or one of a few words: their class is looked up, and worked out only when the value is new. */
const classOfFast = (atoms: readonly Atom[], inputs: readonly FactPath[], slow: (facts: Facts) => number): ((facts: Facts) => number) => {
  const [path] = inputs
  if (path === undefined || inputs.length > 1) return slow
  const unknown = slow({ at: anyMoment, known: {} })
  const kind = factAt(path)?.kind
  const plain = kind === 'choice' || kind === 'yes-no'
  if (!plain || atoms.some(({ readsDecision }) => readsDecision))
    return (facts) => (facts.known[path] === undefined ? unknown : slow(facts))
  const kept = new Map<FactValue, number>()
  return (facts) => {
    const value = facts.known[path]
    if (value === undefined) return unknown
    const known = kept.get(value)
    if (known !== undefined) return known
    const found = slow(facts)
    if (kept.size < keptMax) kept.set(value, found)
    return found
  }
}

/** Values of closed facts are few; foreign ones are not kept without end. */
const keptMax = 64
const anyMoment = parseInstant('2000-01-01T00:00:00Z')
