// Many cases at once: columns of codes in, verdict numbers out, without making a case of each row.
import type { Instant } from '../../time/instant.ts'
import type { Action } from '../action.ts'
import type { FactPath, Facts, FactValue } from '../facts.ts'
import type { CompiledAction } from './action-table.ts'
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
export const verdictsOnColumns = (law: Compiled, actions: readonly Action[], columns: CaseColumns): readonly ColumnVerdicts[] =>
  actions.map((action) => {
    const table = law.on(action)
    const plan = planOf(table, columns)
    const ids = plan === null ? oneByOne(table, columns) : byPlan(plan, table, columns)
    return { action, ids, verdict: (id) => verdictAt(table, id) }
  })

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

/** Where to find a verdict: the sum of what era, lists and facts add is its place in `ids`. */
type Plan = {
  /** For each code of the moment, the number of its block. */
  readonly blockOfCode: Uint16Array
  /** Columns whose codes add to the place: for block b and code c, `adds[b * size + c]`. */
  readonly parts: readonly { readonly codes: Codes; readonly size: number; readonly adds: Int32Array }[]
  /** The verdict at each place, -1 where it has not been asked for. */
  readonly ids: Int32Array
}

const planOf = (table: CompiledAction, columns: CaseColumns): Plan | null => {
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
  const layouts = layoutsOf(blocks, columns, some)
  const parts: Plan['parts'][number][] = []
  for (const path of paths) {
    const column = columns.facts.get(path)
    const values = column?.values ?? [undefined]
    const adds = new Int32Array(blocks.length * values.length)
    for (const [number, block] of blocks.entries()) {
      for (const [code, value] of values.entries()) {
        const known: Partial<Record<FactPath, FactValue>> = value === undefined ? {} : { [path]: value }
        const add = addOf(block, path, { at: some, known, zone: place.zone }, readings, layouts[number]?.jointOf)
        if (add === null) return null
        adds[number * values.length + code] = add
      }
    }
    parts.push({ codes: column?.codes ?? new Uint8Array(columns.count), size: values.length, adds })
  }
  const first = blocks.map((_, number) => layouts.slice(0, number).reduce((sum, { size }) => sum + size, 0))
  parts.push({ codes: new Uint8Array(columns.count), size: 1, adds: Int32Array.from(first) })
  const total = layouts.reduce((sum, { size }) => sum + size, 0)
  return { blockOfCode: Uint16Array.from(eras, (era) => numberOf.get(era) ?? 0), parts, ids: new Int32Array(total).fill(-1) }
}

type Layout = { readonly size: number; readonly jointOf: (state: number) => number }

/** The states that the lists of these cases come to, numbered anew for each block, so that the table has no holes. */
const layoutsOf = (blocks: readonly Block[], columns: CaseColumns, at: Instant): readonly Layout[] =>
  blocks.map((block) => {
    const [automaton] = block.automata
    const states = new Map<number, number>()
    if (automaton !== undefined) {
      for (const value of columns.facts.get(automaton.book.list)?.values ?? [undefined]) {
        const state = automaton.stateOf({ at, known: value === undefined ? {} : { [automaton.book.list]: value } })
        if (!states.has(state)) states.set(state, states.size)
      }
    }
    return { size: Math.max(states.size, 1) * block.scales.width, jointOf: (state) => states.get(state) ?? 0 }
  })

/** What one fact adds to the place; null if its value was not foreseen. */
const addOf = (
  block: Block,
  path: FactPath,
  facts: Facts,
  readings: CompiledAction['ground']['readings'],
  jointOf: Layout['jointOf'] | undefined,
): number | null => {
  let sum = 0
  for (const { reading, offsets } of block.scales.additions) {
    const one = readings[reading]
    if (one === undefined || !one.inputs.includes(path)) continue
    const offset = offsets[one.classOf(facts)]
    if (offset === undefined) return null
    sum += offset
  }
  const [automaton] = block.automata
  if (automaton?.book.list === path && jointOf !== undefined) sum += jointOf(automaton.stateOf(facts)) * block.scales.width
  return sum
}

const chunk = 4096

/** Chunk by chunk, a part at a time, so that each loop does one thing. */
const byPlan = ({ blockOfCode, parts, ids }: Plan, table: CompiledAction, columns: CaseColumns): Uint32Array => {
  const out = new Uint32Array(columns.count)
  const places = new Int32Array(chunk)
  const blocks = new Uint16Array(chunk)
  const varying = parts.filter(({ adds }) => adds.some((add) => add !== 0))
  for (let start = 0; start < columns.count; start += chunk) {
    const length = Math.min(chunk, columns.count - start)
    const moments = columns.at.codes
    for (let index = 0; index < length; index += 1) blocks[index] = blockOfCode[moments[start + index] ?? 0] ?? 0
    places.fill(0)
    for (const { codes, size, adds } of varying) {
      for (let index = 0; index < length; index += 1) {
        places[index] = (places[index] ?? 0) + (adds[(blocks[index] ?? 0) * size + (codes[start + index] ?? 0)] ?? 0)
      }
    }
    for (let index = 0; index < length; index += 1) {
      const place = places[index] ?? 0
      let id = ids[place] ?? -1
      if (id < 0) {
        id = table.verdictOf(caseAt(columns, start + index)).id
        ids[place] = id
      }
      out[start + index] = id
    }
  }
  return out
}
