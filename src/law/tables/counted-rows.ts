// Cases counted as they are: equal cases of one action once, for laws whose cells cannot be told by sums.
import type { Instant } from '../../time/instant.ts'
import type { FactPath, FactValue } from '../facts.ts'
import { tableOf } from '../place.ts'
import type { CompiledAction } from './action-table.ts'
import type { CaseColumns, Column } from './case-columns.ts'
import { stateOfList } from './cell-plan.ts'

/** Different cases, one row each, and how many cases each stands for. */
export type CountedRows = { readonly kind: 'rows'; readonly distinct: CaseColumns; readonly counts: Float64Array }

/**
 * Counts equal cases. Facts that none of the laws reads are left out, values and papers that none of them tells apart are one, and so
 * are moments of the same rules; only these laws, and such as ask nothing else on no other days, may be asked of them.
 */
export const countedRows = (columns: CaseColumns, tables: readonly CompiledAction[]): CountedRows => {
  const namers = tables.map((table) => namerOf(table))
  const at = recoded(columns.at, (moment) => namers.map((namer) => namer.ofMoment(moment)).join(' '))
  const [some] = columns.at.values
  const kept = [...columns.facts].filter(([path]) => namers.some(({ reads }) => reads.has(path)))
  const facts = kept.map(([path, column]): readonly [FactPath, Column<FactValue | undefined>] => [
    path,
    recoded(column, (value) => namers.map((namer) => namer.ofValue(path, value, some)).join(' ')),
  ])
  const parts: readonly Column<unknown>[] = [at, ...facts.map(([, column]) => column)]
  const { firsts, counts } = counted(parts, columns.count)
  const pick = <V>({ codes, values }: Column<V>): Column<V> => ({ codes: Uint32Array.from(firsts, (index) => codes[index] ?? 0), values })
  return {
    kind: 'rows',
    distinct: { count: firsts.length, at: pick(at), facts: new Map(facts.map(([path, column]) => [path, pick(column)])) },
    counts: Float64Array.from(counts),
  }
}

/** Names for values under one law: equal names are values that it does not tell apart. */
type Namer = {
  readonly reads: ReadonlySet<FactPath>
  readonly ofMoment: (moment: Instant) => string
  readonly ofValue: (path: FactPath, value: FactValue | undefined, at: Instant | undefined) => string
}

const namerOf = ({ action, ground, selecting, blockAt }: CompiledAction): Namer => {
  const { rules } = tableOf(ground.place, action)
  const atoms = [...new Set(rules.flatMap(({ when }) => ground.book.of(when).atoms))]
  const readings = ground.readings.filter((reading) => reading.atoms.some((atom) => atoms.includes(atom)))
  const automata = ground.automataFor(atoms.filter(({ counts }) => counts !== null)) ?? []
  const exact = selecting.length > 0 || atoms.some(({ readsDecision }) => readsDecision)
  const blocks: unknown[] = []
  return {
    reads: new Set([...selecting, ...atoms.flatMap(({ inputs }) => inputs)]),
    ofMoment: (moment) => {
      const block = exact ? null : blockAt(ground.calendar.eraOf(moment), [])
      if (block === null) return moment
      if (!blocks.includes(block)) blocks.push(block)
      return String(blocks.indexOf(block))
    },
    ofValue: (path, value, at) => {
      const asking = readings.filter(({ inputs }) => inputs.includes(path))
      const automaton = automata.find(({ book }) => book.list === path && book.simple)
      const alone = asking.every((reading) => reading.inputs.length === 1 && !reading.atoms.some(({ readsDecision }) => readsDecision))
      if (at === undefined || selecting.includes(path) || !alone) return JSON.stringify(value) ?? ''
      const known: Partial<Record<FactPath, FactValue>> = value === undefined ? {} : { [path]: value }
      if (automaton !== undefined) return asking.length > 0 ? (JSON.stringify(value) ?? '') : String(stateOfList(automaton, value, at))
      if (asking.length === 0) return JSON.stringify(value) ?? ''
      const classes = asking.map(({ classOf }) => classOf({ at, known, zone: ground.place.zone }))
      return classes.includes(-1) ? (JSON.stringify(value) ?? '') : classes.join(',')
    },
  }
}

/** So many rows may be found by their place; more are looked up. */
const denseMax = 2 ** 24

const counted = (
  parts: readonly Column<unknown>[],
  count: number,
): { readonly firsts: readonly number[]; readonly counts: readonly number[] } => {
  const sizes = parts.map(({ values }) => values.length)
  const all = sizes.reduce((product, size) => product * size, 1)
  const dense = all <= denseMax ? new Int32Array(all) : null
  const sparse = new Map<number | string, number>()
  const firsts: number[] = []
  const counts: number[] = []
  const rowOf = (index: number): number => {
    if (dense !== null) {
      const place = numberOf(parts, sizes, index)
      return (dense[place] ||= firsts.length + 1) - 1
    }
    const name = all <= Number.MAX_SAFE_INTEGER ? numberOf(parts, sizes, index) : parts.map(({ codes }) => codes[index]).join(' ')
    const known = sparse.get(name)
    if (known !== undefined) return known
    sparse.set(name, firsts.length)
    return firsts.length
  }
  for (let index = 0; index < count; index += 1) {
    const row = rowOf(index)
    if (row === firsts.length) {
      firsts.push(index)
      counts.push(1)
    } else counts[row] = (counts[row] ?? 0) + 1
  }
  return { firsts, counts }
}

const numberOf = (parts: readonly Column<unknown>[], sizes: readonly number[], index: number): number => {
  let number = 0
  for (let part = 0; part < parts.length; part += 1) number = number * (sizes[part] ?? 1) + (parts[part]?.codes[index] ?? 0)
  return number
}

/** The same column with one code for values of one name. */
const recoded = <V>({ codes, values }: Column<V>, nameOf: (value: V) => string): Column<V> => {
  const byName = new Map<string, number>()
  const left: V[] = []
  const codeOf = values.map((value) => {
    const name = nameOf(value)
    const known = byName.get(name) ?? left.push(value) - 1
    byName.set(name, known)
    return known
  })
  const renamed = new Uint32Array(codes.length)
  for (let index = 0; index < codes.length; index += 1) renamed[index] = codeOf[codes[index] ?? 0] ?? 0
  return { codes: renamed, values: left }
}
