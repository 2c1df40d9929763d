// The cells of many cases, some thousand cases at a time: columns first brought down to what the actions tell apart, then added up.
import type { Codes } from './case-columns.ts'
import type { CellPlan, Part } from './cell-plan.ts'
import { Interned } from './interned.ts'

/** What is done with the places of the next cases in the table of a plan: `places[0]` is that of case `start`. */
export type Seen = (plan: number, places: Int32Array, start: number, length: number) => void

/** So many cases at a time that all that is kept of them lies near. */
const chunk = 4096

/** Tells the place of every case in the table of every plan. `moments`: the codes of the moments of decision. */
export const walkCells = (plans: readonly CellPlan[], moments: Codes, count: number, seen: Seen): void => {
  const { joints, courses } = coursesOf(plans)
  const joined = joints.map(() => new Int32Array(chunk))
  const places = new Int32Array(chunk)
  for (let start = 0; start < count; start += chunk) {
    const length = Math.min(chunk, count - start)
    for (const [index, { columns }] of joints.entries()) {
      const into = joined[index] ?? places
      for (const [place, column] of columns.entries()) {
        if (place === 0) putCodes(into, column, start, length)
        else addCodes(into, column, start, length)
      }
    }
    for (const [index, course] of courses.entries()) {
      if (course.base.length === 1) sumInOneStretch(places, course, joined, length)
      else sumInStretches(places, course, moments, joined, start, length)
      seen(index, places, start, length)
    }
  }
}

/** A column of which only classes are left: values that add the same in every plan are of one class, told as a multiple of a stride. */
type Classed = { readonly codes: Codes; readonly classOf: Int32Array }

/** Columns of few classes read as one. */
type Joint = { readonly columns: readonly Classed[]; readonly size: number }

/** How one plan adds up: for joint j, stretch s and joint code c, `offsets[s * size + c]`. */
type Course = {
  readonly stretchOf: Uint16Array
  readonly base: Int32Array
  readonly adds: readonly { readonly joint: number; readonly size: number; readonly offsets: Int32Array }[]
}

/** So many codes a joint may have. */
const jointMax = 8192

type Group = { readonly columns: readonly Column[]; readonly size: number }

const coursesOf = (plans: readonly CellPlan[]): { readonly joints: readonly Joint[]; readonly courses: readonly Course[] } => {
  const columns = [...new Set(plans.flatMap(({ parts }) => parts.map(({ codes }) => codes)))].map((codes) => columnOf(codes, plans))
  const groups: Group[] = []
  for (const column of columns.filter(({ classes }) => classes > 1).toSorted((a, b) => b.classes - a.classes)) {
    const index = groups.findIndex(({ size }) => size * column.classes <= jointMax)
    const group = groups[index] ?? { columns: [], size: 1 }
    groups[index < 0 ? groups.length : index] = { columns: [...group.columns, column], size: group.size * column.classes }
  }
  return {
    joints: groups.map(jointOf),
    courses: plans.map(({ stretchOf, base, parts }, plan) => ({
      stretchOf,
      base: startOf(base, parts, columns, plan),
      adds: groups.flatMap((group, joint) => {
        const offsets = offsetsOf(group, plan, base.length)
        return offsets.some((add) => add !== 0) ? [{ joint, size: group.size, offsets }] : []
      }),
    })),
  }
}

/** A column for all plans: the class of each code, and for each plan what stretch s and class c add: `adds[s * classes + c]`. */
type Column = {
  readonly codes: Codes
  readonly classOf: Int32Array
  readonly classes: number
  readonly addsIn: readonly (Int32Array | null)[]
}

const columnOf = (codes: Codes, plans: readonly CellPlan[]): Column => {
  const using = plans.flatMap(({ parts, base }, plan) =>
    parts.filter((part) => part.codes === codes).map((part) => ({ plan, part, stretches: base.length })),
  )
  const size = Math.max(0, ...using.map(({ part }) => part.size))
  const rows = new Interned(using.reduce((width, { stretches }) => width + stretches, 0))
  const row = new Int32Array(rows.width)
  const firsts: number[] = []
  const classOf = new Int32Array(size)
  for (let code = 0; code < size; code += 1) {
    let at = 0
    for (const { part, stretches } of using)
      for (let stretch = 0; stretch < stretches; stretch += 1) row[at++] = part.adds[stretch * part.size + code] ?? 0
    const one = rows.number(row)
    if (one === firsts.length) firsts.push(code)
    classOf[code] = one
  }
  const addsIn = plans.map((_, plan) => {
    const own = using.filter((one) => one.plan === plan)
    const [some] = own
    return some === undefined ? null : addsOfClasses(own, firsts, some.stretches)
  })
  return { codes, classOf, classes: firsts.length, addsIn }
}

/** Facts that share their codes are read as one. */
const addsOfClasses = (own: readonly { readonly part: Part }[], firsts: readonly number[], stretches: number): Int32Array => {
  const adds = new Int32Array(stretches * firsts.length)
  for (const { part } of own) {
    for (let at = 0; at < adds.length; at += 1) {
      const stretch = Math.floor(at / firsts.length)
      adds[at] = (adds[at] ?? 0) + (part.adds[stretch * part.size + (firsts[at % firsts.length] ?? 0)] ?? 0)
    }
  }
  return adds
}

/** A column of one class adds the same in every case. */
const startOf = (base: Int32Array, parts: readonly Part[], columns: readonly Column[], plan: number): Int32Array =>
  base.map((start, stretch) =>
    columns.reduce((sum, { codes, classes, addsIn }) => {
      const fixed = classes === 1 && parts.some((part) => part.codes === codes)
      return fixed ? sum + (addsIn[plan]?.[stretch] ?? 0) : sum
    }, start),
  )

const jointOf = ({ columns, size }: Group): Joint => {
  let stride = 1
  const classed = columns.map(({ codes, classOf, classes }): Classed => {
    const strided = classOf.map((one) => one * stride)
    stride *= classes
    return { codes, classOf: strided }
  })
  return { columns: classed, size }
}

const offsetsOf = ({ columns, size }: Group, plan: number, stretches: number): Int32Array => {
  const offsets = new Int32Array(stretches * size)
  for (let stretch = 0; stretch < stretches; stretch += 1) {
    let stride = 1
    for (const { addsIn, classes } of columns) {
      const adds = addsIn[plan] ?? null
      if (adds !== null)
        for (let code = 0; code < size; code += 1) {
          const at = stretch * size + code
          offsets[at] = (offsets[at] ?? 0) + (adds[stretch * classes + (Math.floor(code / stride) % classes)] ?? 0)
        }
      stride *= classes
    }
  }
  return offsets
}

const putCodes = (into: Int32Array, { codes, classOf }: Classed, start: number, length: number): void => {
  for (let index = 0; index < length; index += 1) into[index] = classOf[codes[start + index] ?? 0] ?? 0
}

const addCodes = (into: Int32Array, { codes, classOf }: Classed, start: number, length: number): void => {
  for (let index = 0; index < length; index += 1) into[index] = (into[index] ?? 0) + (classOf[codes[start + index] ?? 0] ?? 0)
}

const sumInOneStretch = (places: Int32Array, { base, adds }: Course, joined: readonly Int32Array[], length: number): void => {
  const [first, second, ...others] = adds
  const start = base[0] ?? 0
  if (first === undefined) {
    places.fill(start)
    return
  }
  const codes = joined[first.joint] ?? places
  if (second === undefined) putSum(places, start, first.offsets, codes, length)
  else putSums(places, start, [first.offsets, second.offsets], [codes, joined[second.joint] ?? places], length)
  for (const { joint, offsets } of others) addSum(places, offsets, joined[joint] ?? places, length)
}

const putSum = (places: Int32Array, start: number, offsets: Int32Array, codes: Int32Array, length: number): void => {
  for (let index = 0; index < length; index += 1) places[index] = start + (offsets[codes[index] ?? 0] ?? 0)
}

type Two = readonly [Int32Array, Int32Array]
const putSums = (places: Int32Array, start: number, [offsetsA, offsetsB]: Two, [codesA, codesB]: Two, length: number): void => {
  for (let index = 0; index < length; index += 1)
    places[index] = start + (offsetsA[codesA[index] ?? 0] ?? 0) + (offsetsB[codesB[index] ?? 0] ?? 0)
}

const addSum = (places: Int32Array, offsets: Int32Array, codes: Int32Array, length: number): void => {
  for (let index = 0; index < length; index += 1) places[index] = (places[index] ?? 0) + (offsets[codes[index] ?? 0] ?? 0)
}

const sumInStretches = (
  places: Int32Array,
  { stretchOf, base, adds }: Course,
  moments: Codes,
  joined: readonly Int32Array[],
  start: number,
  length: number,
): void => {
  for (let index = 0; index < length; index += 1) places[index] = base[stretchOf[moments[start + index] ?? 0] ?? 0] ?? 0
  for (const { joint, size, offsets } of adds) {
    const codes = joined[joint] ?? places
    for (let index = 0; index < length; index += 1) {
      const stretch = stretchOf[moments[start + index] ?? 0] ?? 0
      places[index] = (places[index] ?? 0) + (offsets[stretch * size + (codes[index] ?? 0)] ?? 0)
    }
  }
}
