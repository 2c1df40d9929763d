// What one pass over a case looks at: one key for each fact, or group of facts asked together, and the classes of its values.
import { parseInstant } from '../../time/instant.ts'
import { factAt } from '../facts.ts'
import type { FactPath, Facts, FactValue } from '../facts.ts'
import type { Atom } from './atoms.ts'
import type { Reading } from './readings.ts'
import { isWord } from './scales.ts'

/** How a key finds its class: in a map of all values of its fact, in the bits of its words, or by asking the case. */
export type Key = {
  readonly path: FactPath
  /** How many classes there are. */
  readonly count: number
  /** The class where the fact is unknown. */
  readonly unknown: number
  /** For `map` the class of each value, for `words` the bit of each word. */
  readonly kind: 'map' | 'words' | 'case'
  readonly numbers: ReadonlyMap<FactValue, number>
  readonly classOf: (facts: Facts) => number
  /** The class of a reading of the law in each class of the key; null: the key does not have that reading. */
  readonly readingIn: (reading: number) => Int32Array | null
}

/** Keys for what these questions read. Words of one fact are one key while they are few; every other reading is one. */
export const keysOf = (readings: readonly Reading[], asked: ReadonlySet<Atom>): readonly Key[] => {
  const used = readings.flatMap((reading, index) => (reading.atoms.some((atom) => asked.has(atom)) ? [{ reading, index }] : []))
  const groups = Map.groupBy(used, ({ reading, index }) => (isWord(reading) ? `words ${reading.inputs.join(' ')}` : String(index)))
  return [...groups.values()].flatMap((group): readonly Key[] => {
    const words = wordsKey(group)
    return words === null ? group.flatMap(({ reading, index }) => plainKey(reading, index)) : [words]
  })
}

type Used = { readonly reading: Reading; readonly index: number }

const wordsMax = 10

const wordsKey = (group: readonly Used[]): Key | null => {
  const path = group[0]?.reading.inputs[0]
  const words = group.flatMap(({ reading }) => reading.atoms.flatMap(({ leaf }) => (leaf.kind === 'includes' ? [leaf.word] : [])))
  if (path === undefined || factAt(path)?.kind !== 'words' || words.length !== group.length || words.length > wordsMax) return null
  const unknown = 2 ** words.length
  return {
    path,
    count: unknown + 1,
    unknown,
    kind: 'words',
    numbers: new Map(words.map((word, bit) => [word, 2 ** bit])),
    classOf: () => -1,
    readingIn: (wanted) => {
      const bit = group.findIndex(({ index }) => index === wanted)
      const reading = group[bit]?.reading
      if (reading === undefined) return null
      const ofDigit = [0, 1, 2].map((digit) => reading.classes.findIndex(([one]) => one === digit))
      return Int32Array.from({ length: unknown + 1 }, (_, mask) => ofDigit[mask === unknown ? 1 : (mask >> bit) % 2 === 1 ? 2 : 0] ?? -1)
    },
  }
}

/** None if the reading reads nothing. */
const plainKey = ({ inputs, atoms, classes, classOf }: Reading, index: number): readonly Key[] => {
  const [path] = inputs
  if (path === undefined) return []
  const fact = factAt(path)
  const closed: readonly FactValue[] = fact?.kind === 'choice' ? fact.values : fact?.kind === 'yes-no' ? [true, false] : []
  const alone = inputs.length === 1 && closed.length > 0 && !atoms.some(({ readsDecision }) => readsDecision)
  return [
    {
      path,
      count: classes.length,
      unknown: 0,
      kind: alone ? 'map' : 'case',
      numbers: new Map(alone ? closed.map((value) => [value, classOf({ at: anyMoment, known: { [path]: value } })]) : []),
      classOf,
      readingIn: (wanted) => (wanted === index ? Int32Array.from(classes, (_, one) => one) : null),
    },
  ]
}

const anyMoment = parseInstant('2000-01-01T00:00:00Z')
