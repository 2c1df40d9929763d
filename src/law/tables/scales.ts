// The facts of one action as scales: values that no rule in force tells apart have the same place on their scale.
import { factAt } from '../facts.ts'
import type { Atom, Digit } from './atoms.ts'
import type { Reading } from './readings.ts'

export type Scale = {
  /** How many places it has. */
  readonly count: number
  /** A combination of places of all scales is one number, to which this scale adds its place times the stride. */
  readonly stride: number
  /** The readings it is made of, and for each place the class of each of them. */
  readonly readings: readonly number[]
  readonly classes: readonly (readonly number[])[]
}

/** What the class of a reading adds to the number of the combination. */
export type Addition = { readonly reading: number; readonly offsets: Int32Array }

export type Scales = {
  readonly scales: readonly Scale[]
  readonly additions: readonly Addition[]
  /** How many combinations there are. */
  readonly width: number
  /** How an atom comes out in a combination; undefined if no scale has it. */
  readonly look: (atom: Atom) => ((combination: number) => Digit) | undefined
  /** The scales that have some of the atoms. */
  readonly of: (atoms: readonly Atom[]) => readonly number[]
}

export const scalesOf = (readings: readonly Reading[], asked: ReadonlySet<Atom>): Scales => {
  const used = readings.flatMap((reading, index) => (reading.atoms.some((atom) => asked.has(atom)) ? [{ reading, index }] : []))
  const groups = [
    ...Map.groupBy(used, ({ reading, index }) => (isWord(reading) ? `words ${reading.inputs.join(' ')}` : String(index))).values(),
  ]
  const scales: Scale[] = []
  const additions: Addition[] = []
  let stride = 1
  for (const group of groups) {
    const [first] = group
    if (first === undefined) continue
    const made = group.length > 1 ? wordScale(group, stride) : plainScale(first.reading, first.index, asked, stride)
    scales.push(made.scale)
    additions.push(...made.additions)
    stride *= made.scale.count
  }
  return {
    scales,
    additions,
    width: stride,
    look: (atom) => lookAt(atom, readings, scales),
    of: (atoms) =>
      scales.flatMap((scale, index) =>
        scale.readings.some((one) => readings[one]?.atoms.some((atom) => atoms.includes(atom))) ? [index] : [],
      ),
  }
}

type Made = { readonly scale: Scale; readonly additions: readonly Addition[] }

/** A word of a list of words is in it, is not in it, or the whole list is unknown. */
export const isWord = ({ inputs, atoms }: Reading): boolean =>
  inputs.every((path) => factAt(path)?.kind === 'words') && atoms.length === 1 && atoms.every(({ leaf }) => leaf.kind === 'includes')

/** Words of one fact are unknown all together: so many words make twice as many places each, and one more. */
const wordScale = (group: readonly { readonly reading: Reading; readonly index: number }[], stride: number): Made => {
  const known = 2 ** group.length
  const placeOf = (digit: Digit | undefined, bit: number): number => (digit === 2 ? 2 ** bit : digit === 1 && bit === 0 ? known : 0)
  const classOf = (reading: Reading, digit: Digit): number => reading.classes.findIndex(([one]) => one === digit)
  const places = Array.from({ length: known + 1 }, (_, place) =>
    group.map(({ reading }, bit) => classOf(reading, place === known ? 1 : (place >> bit) % 2 === 1 ? 2 : 0)),
  )
  return {
    scale: { count: known + 1, stride, readings: group.map(({ index }) => index), classes: places },
    additions: group.map(({ reading, index }, bit) => ({
      reading: index,
      offsets: Int32Array.from(reading.classes, ([digit]) => placeOf(digit, bit) * stride),
    })),
  }
}

const plainScale = (reading: Reading, index: number, asked: ReadonlySet<Atom>, stride: number): Made => {
  const used = reading.atoms.flatMap((atom, place) => (asked.has(atom) ? [place] : []))
  const places = new Map<string, number>()
  const classes: number[][] = []
  const placed = reading.classes.map((vector, one) => {
    const key = used.map((place) => vector[place]).join('')
    const known = places.get(key)
    if (known !== undefined) return known
    places.set(key, classes.length)
    return classes.push([one]) - 1
  })
  return {
    scale: { count: classes.length, stride, readings: [index], classes },
    additions: [{ reading: index, offsets: Int32Array.from(placed, (place) => place * stride) }],
  }
}

const lookAt = (atom: Atom, readings: readonly Reading[], scales: readonly Scale[]): ((combination: number) => Digit) | undefined => {
  for (const { readings: parts, classes, stride, count } of scales) {
    for (const [part, index] of parts.entries()) {
      const reading = readings[index]
      const place = reading?.atoms.indexOf(atom) ?? -1
      if (reading === undefined || place < 0) continue
      const digits = classes.map((ofPlace) => reading.classes[ofPlace[part] ?? 0]?.[place] ?? 1)
      return (combination) => digits[Math.floor(combination / stride) % count] ?? 1
    }
  }
  return undefined
}

/** The numbers of all combinations of places of some scales, the others at their place 0; the first scale turns fastest. */
export const combinationsOf = (scales: Scales, some: readonly number[]): readonly number[] =>
  some.reduce<readonly number[]>(
    (made, index) => {
      const scale = scales.scales[index]
      return scale === undefined
        ? made
        : Array.from({ length: scale.count }, (_, place) => place).flatMap((place) => made.map((one) => one + place * scale.stride))
    },
    [0],
  )

/** The same values without the scales on which they do not turn. */
export const narrow = <T, R>(
  over: readonly number[],
  values: readonly T[],
  scales: Scales,
  make: (scales: readonly number[], values: readonly T[]) => R,
): R => {
  let kept = over
  let left = values
  for (let place = over.length - 1; place >= 0; place -= 1) {
    const below = kept.slice(0, place).reduce((product, index) => product * (scales.scales[index]?.count ?? 1), 1)
    const count = scales.scales[kept[place] ?? 0]?.count ?? 1
    const first = (at: number): number => Math.floor(at / (below * count)) * below * count + (at % below)
    if (!left.every((value, at) => value === left[first(at)])) continue
    left = left.filter((_, at) => Math.floor(at / below) % count === 0)
    kept = kept.toSpliced(place, 1)
  }
  return make(kept, left)
}
