// Many cases at once: columns of codes in, verdict numbers out, without making a case of each row.
import type { Instant } from '../../time/instant.ts'
import type { Action } from '../action.ts'
import { isRows } from '../facts.ts'
import type { FactPath, Facts, FactValue } from '../facts.ts'
import type { CompiledAction } from './action-table.ts'
import { emptyState, unknownState } from './automaton.ts'
import type { Automaton } from './automaton.ts'
import type { Block } from './block.ts'
import type { Compiled } from './compile.ts'
import type { PreparedVerdict } from './table.ts'

export type Codes = Uint8Array | Uint16Array | Uint32Array

/** One fact of all cases: `values[codes[n]]` is its value in case n, undefined where it is unknown. A list of papers is one value. */
export type Column<V> = { readonly codes: Codes; readonly values: readonly V[] }

export type CaseColumns = {
  readonly count: number
  /** The moments of decision. Where no rule counts minutes from it, any moment of the day will do. */
  readonly at: Column<Instant>
  /** A fact without a column is unknown in every case. */
  readonly facts: ReadonlyMap<FactPath, Column<FactValue | undefined>>
}

export type ColumnVerdicts = {
  readonly action: Action
  /** For each case, the number of its verdict. */
  readonly ids: Uint32Array
  readonly verdict: (id: number) => PreparedVerdict
}

/** The verdicts of the actions on every case; the same as `verdictOf` on each of them. */
export const verdictsOnColumns = (law: Compiled, actions: readonly Action[], columns: CaseColumns): readonly ColumnVerdicts[] => {
  const tables = actions.map((action) => law.on(action))
  const coded = codedRows(columns)
  const plans = tables.map((table) => planOf(table, columns, coded))
  const planned = byPlans(
    plans.filter((plan) => plan !== null),
    columns,
  )
  return tables.map((table, index) => {
    const plan = plans[index] ?? null
    const ids = (plan === null ? null : planned.get(plan)) ?? oneByOne(table, columns)
    return { action: table.action, ids, verdict: (id) => verdictAt(table, id) }
  })
}

export const caseAt = ({ at, facts }: CaseColumns, index: number): Facts => {
  const known: Partial<Record<FactPath, FactValue>> = {}
  for (const [path, { codes, values }] of facts) {
    const value = values[codes[index] ?? 0]
    if (value !== undefined) known[path] = value
  }
  const moment = at.values[at.codes[index] ?? 0]
  if (moment === undefined) throw new RangeError(`case ${index} has no moment`)
  return { at: moment, known }
}

/** For rules that read several facts at once or the minutes between them: each case is made and asked. */
const oneByOne = (table: CompiledAction, columns: CaseColumns): Uint32Array =>
  Uint32Array.from({ length: columns.count }, (_, index) => table.verdictOf(caseAt(columns, index)).id)

const verdictAt = ({ book }: CompiledAction, id: number): PreparedVerdict => {
  const verdict = book.made[id]
  if (verdict === undefined) throw new RangeError(`no verdict ${id}`)
  return verdict
}

type Part = { readonly codes: Codes; readonly size: number; readonly adds: Int32Array }

/** Where to find a verdict: the sum of what era, lists and facts add is its place in `ids`. */
type Plan = {
  /** For each code of the moment, the number of its block. */
  readonly blockOfCode: Uint16Array
  /** Columns whose codes add to the place: for block b and code c, `adds[b * size + c]`. */
  readonly parts: readonly Part[]
  /** The verdict at each place, -1 where it has not been asked for. */
  readonly ids: Int32Array
  readonly layouts: readonly Layout[]
}

const planOf = (table: CompiledAction, columns: CaseColumns, coded: CodedRows): Plan | null => {
  const { calendar, readings, rowBooks, place } = table.ground
  if (table.selecting.length > 0) return null
  const blocks: Block[] = []
  const eras = columns.at.values.map((moment) => calendar.eraOf(moment))
  const numberOf = new Map<number, number>()
  for (const era of new Set(eras)) {
    const block = table.blockAt(era, [])
    if (block === null || block.automata.length > 1) return null
    if (!blocks.includes(block)) blocks.push(block)
    numberOf.set(era, blocks.indexOf(block))
  }
  const read = new Set(blocks.flatMap((block) => block.scales.additions.map(({ reading }) => reading)))
  const asked = [...read].map((index) => readings[index])
  if (asked.some((reading) => reading === undefined || reading.inputs.length !== 1 || reading.atoms.some((atom) => atom.readsDecision)))
    return null
  if (rowBooks.some(({ simple }) => !simple)) return null
  const paths = new Set<FactPath>([
    ...asked.flatMap((reading) => reading?.inputs ?? []),
    ...blocks.flatMap((block) => block.automata.map((one) => one.book.list)),
  ])
  const some = columns.at.values[0]
  if (some === undefined) return null
  const layouts = layoutsOf(blocks, columns, some, coded)
  const parts: Part[] = []
  for (const path of paths) {
    const column = columns.facts.get(path)
    const values = column?.values ?? [undefined]
    const adds = new Int32Array(blocks.length * values.length)
    for (const [number, block] of blocks.entries()) {
      for (const [code, value] of values.entries()) {
        const known: Partial<Record<FactPath, FactValue>> = value === undefined ? {} : { [path]: value }
        const add = addOf(block, path, { at: some, known, zone: place.zone }, readings)
        if (add === null) return null
        const layout = layouts[number]
        const ofList = layout?.list === path ? (layout.joints[code] ?? 0) * block.scales.width : 0
        adds[number * values.length + code] = add + ofList
      }
    }
    parts.push({ codes: column?.codes ?? noCodes, size: values.length, adds })
  }
  parts.push({ codes: noCodes, size: 1, adds: Int32Array.from(layouts, ({ first }) => first) })
  const total = layouts.reduce((sum, { size }) => sum + size, 0)
  return { blockOfCode: Uint16Array.from(eras, (era) => numberOf.get(era) ?? 0), parts, ids: new Int32Array(total).fill(-1), layouts }
}

type Layout = {
  readonly block: Block
  /** The place of its first combination, and how many places it has. */
  readonly first: number
  readonly size: number
  readonly list: FactPath | null
  /** For each value of the list's column, the number of its state here. */
  readonly joints: Int32Array
  readonly states: readonly number[]
}

/** The numbers of the rows of each value of a list's column, worked out once for all actions; null: the list is unknown. */
type CodedRows = (book: Automaton['book']) => readonly (readonly number[] | null)[]

const codedRows = (columns: CaseColumns): CodedRows => {
  const kept = new Map<Automaton['book'], readonly (readonly number[] | null)[]>()
  return (book) => {
    const known = kept.get(book)
    if (known !== undefined) return known
    const values = columns.facts.get(book.list)?.values ?? [undefined]
    const made = values.map((value) => codesIn(book, value))
    kept.set(book, made)
    return made
  }
}

/** The states that the lists of these cases come to, numbered anew for each block, so that the table has no holes. */
const layoutsOf = (blocks: readonly Block[], columns: CaseColumns, at: Instant, coded: CodedRows): readonly Layout[] => {
  let first = 0
  return blocks.map((block) => {
    const [automaton] = block.automata
    const numbers = new Map<number, number>()
    const values = automaton === undefined ? [] : (columns.facts.get(automaton.book.list)?.values ?? [undefined])
    const codes = automaton === undefined ? [] : coded(automaton.book)
    const joints = Int32Array.from(values, (value, code) => {
      const state = automaton === undefined ? emptyState : stateOf(automaton, codes[code] ?? null, value, at)
      const known = numbers.get(state) ?? numbers.size
      numbers.set(state, known)
      return known
    })
    const size = Math.max(numbers.size, 1) * block.scales.width
    first += size
    return { block, first: first - size, size, list: automaton?.book.list ?? null, joints, states: [...numbers.keys()] }
  })
}

/** The state that a value of a list's column comes to. */
export const stateOfList = (automaton: Automaton, value: FactValue | undefined, at: Instant): number =>
  stateOf(automaton, codesIn(automaton.book, value), value, at)

const codesIn = (book: Automaton['book'], value: FactValue | undefined): readonly number[] | null => {
  if (value === undefined) return null
  return book.simple && isRows(value) ? value.map((row) => book.codeOf(row)) : [-1]
}

/** As the automaton has it; rows that have a number need not be asked again. */
const stateOf = (automaton: Automaton, codes: readonly number[] | null, value: FactValue | undefined, at: Instant): number => {
  if (codes === null || value === undefined) return unknownState
  let state = emptyState
  for (const code of codes) {
    if (code < 0) return automaton.stateOf({ at, known: { [automaton.book.list]: value } })
    state = automaton.step(state, automaton.kindOf[code] ?? 0)
  }
  return state
}

/** The verdict at a place, from the block, state and combination that the place stands for. */
const settledAt = (layouts: readonly Layout[], place: number): number => {
  const layout = layouts.findLast(({ first }) => first <= place)
  if (layout === undefined) throw new RangeError(`no place ${place}`)
  const { block, first, states, list } = layout
  const state = states[Math.floor((place - first) / block.scales.width)]
  return block.settle(list === null || state === undefined ? [] : [state], (place - first) % block.scales.width).id
}

/** What one fact adds to the place; null if its value was not foreseen. */
const addOf = (block: Block, path: FactPath, facts: Facts, readings: CompiledAction['ground']['readings']): number | null => {
  let sum = 0
  for (const { reading, offsets } of block.scales.additions) {
    const one = readings[reading]
    if (one === undefined || !one.inputs.includes(path)) continue
    const offset = offsets[one.classOf(facts)]
    if (offset === undefined) return null
    sum += offset
  }
  return sum
}

const chunk = 4096
const noCodes = new Uint8Array(0)

/** Columns of few values are joined, once for all plans: so many codes a joint column may have. */
const jointMax = 4096

type Joint = { readonly columns: readonly { readonly codes: Codes; readonly size: number }[]; readonly size: number }

const jointsOf = (plans: readonly Plan[]): readonly Joint[] => {
  const sizes = new Map(
    plans.flatMap(({ parts }) => parts.filter(({ codes }) => codes !== noCodes).map(({ codes, size }) => [codes, size])),
  )
  const joints: Joint[] = []
  for (const [codes, size] of [...sizes].toSorted(([, a], [, b]) => b - a)) {
    const index = joints.findIndex((joint) => joint.size * size <= jointMax)
    const joint = joints[index] ?? { columns: [], size: 1 }
    joints[index < 0 ? joints.length : index] = { columns: [...joint.columns, { codes, size }], size: joint.size * size }
  }
  return joints
}

/** What a joint column adds in a plan: for block b and joint code c, `adds[b * size + c]`; null where it adds nothing. */
const addsOfJoint = ({ columns, size }: Joint, { parts, layouts }: Plan): Int32Array | null => {
  const adds = new Int32Array(layouts.length * size)
  for (const [block] of layouts.entries()) {
    for (let code = 0; code < size; code += 1) {
      let rest = code
      let sum = 0
      for (const column of columns) {
        const part = parts.find(({ codes }) => codes === column.codes)
        sum += part?.adds[block * part.size + (rest % column.size)] ?? 0
        rest = Math.floor(rest / column.size)
      }
      adds[block * size + code] = sum
    }
  }
  return adds.some((add) => add !== 0) ? adds : null
}

type Course = {
  readonly plan: Plan
  readonly out: Uint32Array
  /** What every case of a block starts with. */
  readonly base: Int32Array
  readonly adds: readonly { readonly joint: number; readonly size: number; readonly offsets: Int32Array }[]
}

const courseOf = (plan: Plan, joints: readonly Joint[], count: number): Course => {
  const constant = plan.parts.filter(({ codes }) => codes === noCodes)
  return {
    plan,
    out: new Uint32Array(count),
    base: Int32Array.from(plan.layouts, (_, block) => constant.reduce((sum, { adds, size }) => sum + (adds[block * size] ?? 0), 0)),
    adds: joints.flatMap((joint, index) => {
      const offsets = addsOfJoint(joint, plan)
      return offsets === null ? [] : [{ joint: index, size: joint.size, offsets }]
    }),
  }
}

/** Chunk by chunk: the joint columns once, then each plan, so that each loop does one thing. */
const byPlans = (plans: readonly Plan[], columns: CaseColumns): ReadonlyMap<Plan, Uint32Array> => {
  const joints = jointsOf(plans)
  const courses = plans.map((plan) => courseOf(plan, joints, columns.count))
  const joined = joints.map(() => new Uint32Array(chunk))
  const places = new Int32Array(chunk)
  for (let start = 0; start < columns.count; start += chunk) {
    const length = Math.min(chunk, columns.count - start)
    for (const [index, joint] of joints.entries()) joinInto(joined[index] ?? places, joint, start, length)
    for (const course of courses) {
      sumInto(places, course, columns.at.codes, joined, start, length)
      lookUp(places, course, start, length)
    }
  }
  return new Map(courses.map(({ plan, out }) => [plan, out]))
}

const joinInto = (into: Uint32Array | Int32Array, { columns }: Joint, start: number, length: number): void => {
  into.fill(0)
  let stride = 1
  for (const { codes, size } of columns) {
    for (let index = 0; index < length; index += 1) into[index] = (into[index] ?? 0) + (codes[start + index] ?? 0) * stride
    stride *= size
  }
}

const sumInto = (
  places: Int32Array,
  course: Course,
  moments: Codes,
  joined: readonly Uint32Array[],
  start: number,
  length: number,
): void => {
  const { plan, base, adds } = course
  const { blockOfCode } = plan
  if (base.length === 1) {
    places.fill(base[0] ?? 0)
    for (const { joint, offsets } of adds) {
      const codes = joined[joint] ?? places
      for (let index = 0; index < length; index += 1) places[index] = (places[index] ?? 0) + (offsets[codes[index] ?? 0] ?? 0)
    }
    return
  }
  for (let index = 0; index < length; index += 1) places[index] = base[blockOfCode[moments[start + index] ?? 0] ?? 0] ?? 0
  for (const { joint, size, offsets } of adds) {
    const codes = joined[joint] ?? places
    for (let index = 0; index < length; index += 1) {
      const block = blockOfCode[moments[start + index] ?? 0] ?? 0
      places[index] = (places[index] ?? 0) + (offsets[block * size + (codes[index] ?? 0)] ?? 0)
    }
  }
}

const lookUp = (places: Int32Array, { plan, out }: Course, start: number, length: number): void => {
  const { ids, layouts } = plan
  for (let index = 0; index < length; index += 1) {
    const place = places[index] ?? 0
    let id = ids[place] ?? -1
    if (id < 0) {
      id = settledAt(layouts, place)
      ids[place] = id
    }
    out[start + index] = id
  }
}
