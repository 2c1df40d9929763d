// All that the engines say of one line weighed together: which spelling explains best what each of them saw, and by how much.
import { distance } from 'fastest-levenshtein'
import { meantPerhaps, oddness, shapeOf } from '../../instrument/language.ts'
import { valueOf } from '../../instrument/field-value.ts'
import { ignoring, likeliest, likelihood } from './spell.ts'
import type { DraftField } from '../../instrument/draft.ts'
import type { Spelling } from '../../instrument/settle.ts'
import type { Shape } from '../../instrument/language.ts'
import type { Steps } from './spell.ts'

/** What an engine that gives no scores reads in a line; `confidence` 0 to 1. */
export type Said = { readonly text: string; readonly confidence: number }
export type LineSeen = {
  /** Looks by the network of our own, and by the other one. */
  readonly own: readonly Steps[]
  readonly steps: readonly Steps[]
  readonly said: readonly Said[]
}

export type Weights = {
  /** Of the network's mean score over its looks at a line, times the root of their number: they are no independent witnesses. */
  readonly network: number
  /** The same of the network of our own, which was trained on faxes. */
  readonly own: number
  /** For each letter in which a reading without scores differs, times its confidence. */
  readonly edit: number
  readonly oddness: number
  /** A score counts no less than this: one look that went wrong does not outvote the others. */
  readonly least: number
}
export const weights: Weights = { network: 0.6, own: 1, edit: 2.5, oddness: 1, least: -25 }

type Of = Pick<DraftField, 'type' | 'field'>

/** Spellings of one line, best first; `score` is a natural logarithm of no absolute meaning. */
export const weigh = (of: Of, line: LineSeen, by: Weights = weights): readonly Spelling[] => {
  const shape = shapeOf(of.type, of.field)
  const scored = shape === null ? freely(of, line, by) : byShape(of, line, shape, by)
  return best(scored)
}

const best = (scored: readonly Spelling[]): readonly Spelling[] => {
  const highest = new Map<string, Spelling>()
  for (const one of scored) if ((highest.get(one.text)?.score ?? Number.NEGATIVE_INFINITY) < one.score) highest.set(one.text, one)
  return [...highest.values()].toSorted((a, b) => b.score - a.score).slice(0, 12)
}

const mean = (values: readonly number[]): number => (values.length === 0 ? 0 : values.reduce((sum, one) => sum + one, 0) / values.length)

const scoreBy = (text: string, { own, steps, said }: LineSeen, by: Weights): number =>
  by.network * heard(text, steps, by) +
  by.own * heard(text, own, by) -
  by.edit * said.reduce((sum, one) => sum + (0.2 + one.confidence) * distance(one.text, text), 0)

const heard = (text: string, steps: readonly Steps[], by: Weights): number =>
  Math.sqrt(steps.length) * mean(steps.map((one) => Math.max(by.least, likelihood(one, text))))

const beams = 8

const byShape = (of: Of, line: LineSeen, shape: Shape, by: Weights): readonly Spelling[] => {
  const without = (text: string): string => [...text].filter((letter) => !shape.ignored.includes(letter)).join('')
  const seen: LineSeen = {
    own: line.own.map((one) => ignoring(one, shape.ignored)),
    steps: line.steps.map((one) => ignoring(one, shape.ignored)),
    said: line.said.map((one) => ({ ...one, text: without(one.text) })),
  }
  const found = new Set([
    ...[...seen.own, ...seen.steps].flatMap((one) => likeliest(one, shape.rows, beams)),
    ...seen.said.map(({ text }) => text).filter((text) => shape.rows.some((row) => fits(row, text))),
  ])
  return [...found].flatMap((text) => {
    const value = valueOf([shape.print?.(text) ?? text], of.type)
    return value === null ? [] : [{ text: value.value, score: scoreBy(text, seen, by) }]
  })
}

const fits = (row: readonly string[], text: string): boolean =>
  row.length === text.length && row.every((place, at) => place.includes(text[at] ?? ''))

const freely = (of: Of, line: LineSeen, by: Weights): readonly Spelling[] => {
  const read = [
    ...line.said.map(({ text }) => text),
    ...[...line.own, ...line.steps].flatMap((one) => likeliest(one, null, beams).slice(0, 4)),
  ].filter((text) => text !== '')
  const first = new Set(read)
  for (const text of read) for (const other of meantPerhaps(text, of.type)) first.add(other)
  const score = (text: string): number => scoreBy(text, line, by) + by.oddness * oddness(text, of.type)
  const known = new Map<string, number>()
  const scoreOf = (text: string): number => {
    const before = known.get(text) ?? score(text)
    known.set(text, before)
    return before
  }
  const sorted = [...first].toSorted((a, b) => scoreOf(b) - scoreOf(a))
  const mixed = sorted[0] === undefined ? null : mixedFrom(sorted[0], sorted, scoreOf)
  if (mixed !== null) for (const other of meantPerhaps(mixed, of.type)) scoreOf(other)
  return [...known].map(([text, value]) => ({ text, score: value }))
}

/** Word by word the best of all spellings that have as many words. */
const mixedFrom = (start: string, all: readonly string[], scoreOf: (text: string) => number): string => {
  let words = start.split(' ')
  const like = all
    .slice(0, 16)
    .map((text) => text.split(' '))
    .filter((other) => other.length === words.length)
  for (let at = 0; at < words.length; at += 1) {
    for (const word of new Set(like.map((other) => other[at] ?? ''))) {
      const other = words.with(at, word)
      if (scoreOf(other.join(' ')) > scoreOf(words.join(' '))) words = other
    }
  }
  return words.join(' ')
}

/** Lines put together: the best of each, and the best with one line changed. */
export const joined = (lines: readonly (readonly Spelling[])[]): readonly Spelling[] => {
  const [only] = lines
  if (only === undefined) return []
  if (lines.length === 1) return only
  const tops = lines.map((line) => line[0] ?? { text: '', score: 0 })
  const whole = (parts: readonly Spelling[]): Spelling => ({
    text: parts.map(({ text }) => text).join(' '),
    score: parts.reduce((sum, { score }) => sum + score, 0),
  })
  return best([whole(tops), ...lines.flatMap((line, at) => line.slice(1, 5).map((other) => whole(tops.with(at, other))))])
}
