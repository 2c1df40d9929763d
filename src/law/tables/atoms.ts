// The leaves of the rules' conditions, each once: what a case must be asked before every rule is known to fire, stay open or be silent.
import { parseInstant } from '../../time/instant.ts'
import { always, not, oneOf, readsOf } from '../condition.ts'
import type { Condition } from '../condition.ts'
import { factPaths } from '../facts.ts'
import type { FactPath, ListPath } from '../facts.ts'
import { truthOf } from '../truth.ts'
import type { Truth } from '../truth.ts'

/** 0 no, 1 unknown, 2 yes: so that of several papers the best one counts by the greatest number. */
export type Digit = 0 | 1 | 2
export const digitOf = (truth: Truth): Digit => (truth === 'yes' ? 2 : truth === 'unknown' ? 1 : 0)

export type Quantified = Extract<Condition, { kind: 'at-least' }>

export type Atom = {
  readonly index: number
  readonly leaf: Condition
  /** The condition on rows, if the atom counts rows of a list. */
  readonly counts: Quantified | null
  /** Facts read; a list counts as one, its fields are not named. */
  readonly inputs: readonly FactPath[]
  /** The moment of the case is read too. */
  readonly readsDecision: boolean
}

/** A condition as a function of the truth of its atoms. */
export type Asked = { readonly atoms: readonly Atom[]; readonly truthWhen: (digitAt: (atom: Atom) => Digit) => Truth }

export type AtomBook = { readonly atoms: readonly Atom[]; readonly of: (condition: Condition) => Asked }

/** Every atom of the conditions, numbered. */
export const atomsOf = (conditions: readonly Condition[]): AtomBook => {
  const atoms: Atom[] = []
  const byKey = new Map<string, Atom>()
  const byCondition = new Map<Condition, Asked>()
  const atomOf = (leaf: Condition): Atom => {
    const key = textOf(leaf)
    const known = byKey.get(key)
    if (known !== undefined) return known
    const atom = { index: atoms.length, leaf, ...inputsOf(leaf) }
    atoms.push(atom)
    byKey.set(key, atom)
    return atom
  }
  const of = (condition: Condition): Asked => {
    const known = byCondition.get(condition) ?? askedOf(condition, atomOf)
    byCondition.set(condition, known)
    return known
  }
  for (const condition of conditions) of(condition)
  return { atoms, of }
}

const texts = new WeakMap<Condition, string>()
/** The condition written out: equal texts are equal questions. */
export const textOf = (condition: Condition): string => {
  const text = texts.get(condition) ?? JSON.stringify(condition)
  texts.set(condition, text)
  return text
}

/** Parts of a condition that are joined by `of` are looked into, but for those that are taken whole; everything else is one question. */
export const leavesOf = (condition: Condition, isWhole: (part: Condition) => boolean = never): readonly Condition[] => {
  if (isWhole(condition)) return [condition]
  if ('of' in condition) return partsOf(condition.of).flatMap((part) => leavesOf(part, isWhole))
  return condition.kind === 'always' ? [] : [condition]
}

const never = (): boolean => false

const partsOf = (of: Condition | readonly Condition[]): readonly Condition[] => (isMany(of) ? of : [of])
const isMany = (of: Condition | readonly Condition[]): of is readonly Condition[] => Array.isArray(of)

const inputsOf = (leaf: Condition): Pick<Atom, 'counts' | 'inputs' | 'readsDecision'> => {
  const roots = new Set(readsOf(leaf).map((read) => read.replace(/\[\].*$/, '')))
  return {
    counts: leaf.kind === 'at-least' ? leaf : null,
    inputs: factPaths.filter((path) => roots.has(path)),
    readsDecision: JSON.stringify(leaf).includes('"kind":"decision"') || JSON.stringify(leaf).includes('"kind":"more-than-minutes-since"'),
  }
}

export const listOf = (atom: Atom): ListPath | null => atom.counts?.list ?? null

const askedOf = (condition: Condition, atomOf: (leaf: Condition) => Atom): Asked => {
  const byLeaf = new Map(leavesOf(condition).map((leaf): readonly [Condition, Atom] => [leaf, atomOf(leaf)]))
  const atoms = [...new Set(byLeaf.values())]
  const kept = new Map<number, Truth>()
  return {
    atoms,
    truthWhen: (digitAt) => {
      let key = 0
      for (const atom of atoms) key = key * 3 + digitAt(atom)
      const known = kept.get(key)
      if (known !== undefined) return known
      const truth = truthWith(condition, (part) => {
        const atom = byLeaf.get(part)
        return atom === undefined ? null : digitAt(atom)
      })
      kept.set(key, truth)
      return truth
    },
  }
}

/** The truth of a condition of which the parts come out as given (null: looked into), joined by the interpreter's own logic. */
export const truthWith = (condition: Condition, digitOfPart: (part: Condition) => Digit | null): Truth =>
  truthOf(withParts(condition, digitOfPart), noFacts)

const withParts = (condition: Condition, digitOfPart: (part: Condition) => Digit | null): Condition => {
  const digit = digitOfPart(condition)
  if (digit !== null) return constant[digit]
  switch (condition.kind) {
    case 'all':
    case 'any':
      return { kind: condition.kind, of: condition.of.map((part) => withParts(part, digitOfPart)) }
    case 'not':
    case 'shown':
      return { kind: condition.kind, of: withParts(condition.of, digitOfPart) }
    case 'meets':
      return { ...condition, of: withParts(condition.of, digitOfPart) }
    default:
      return condition
  }
}

const noFacts = { at: parseInstant('2000-01-01T00:00:00Z'), known: {} }
/** A question about a fact that nobody knows. */
const unknown = oneOf('area', ['public'])
const constant: Readonly<Record<Digit, Condition>> = { 0: not(always), 1: unknown, 2: always }
