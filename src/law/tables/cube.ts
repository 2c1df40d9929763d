// Cases counted once: how many there are of each kind, so that another law's totals need not look at every case again.
import type { Action } from '../action.ts'
import type { FactPath, FactValue } from '../facts.ts'
import type { Instant } from '../../time/instant.ts'
import type { Compiled } from './compile.ts'
import { verdictsOnColumns } from './columns.ts'
import type { CaseColumns, Column } from './columns.ts'
import type { PreparedVerdict } from './table.ts'

/** Different cases, one row each, and how many cases each stands for. */
export type Cube = { readonly distinct: CaseColumns; readonly counts: Float64Array }

/**
 * Counts equal cases. Facts that none of the laws reads are left out, and moments of one era are one, so that the rows are few; only
 * these laws, and such as cut no finer, may be asked of the cube. Laws of which some rule counts from the moment of decision keep it.
 */
export const cubeOf = (columns: CaseColumns, laws: readonly Compiled[], actions: readonly Action[]): Cube => {
  const tables = laws.flatMap((law) => actions.map((action) => law.on(action)))
  const cone = new Set(tables.flatMap(({ cone: paths }) => paths))
  const exact = tables.some(({ selecting, ground }) => selecting.length > 0 || ground.book.atoms.some(({ readsDecision }) => readsDecision))
  const eraName = (moment: Instant): string =>
    exact ? moment : laws.map((law) => law.on(actions[0] ?? 'hold-past-release').ground.calendar.eraOf(moment)).join(' ')
  const at = recoded(columns.at, eraName)
  const kept = [...columns.facts].filter(([path]) => cone.has(path))
  const facts = kept.map(([path, column]): readonly [FactPath, Column<FactValue | undefined>] => [
    path,
    recoded(column, (value) => JSON.stringify(value) ?? ''),
  ])
  const parts: readonly Column<unknown>[] = [at, ...facts.map(([, column]) => column)]
  const rows = new Map<number | string, number>()
  const firsts: number[] = []
  const counts: number[] = []
  const sizes = parts.map(({ values }) => values.length)
  const whole = sizes.reduce((product, size) => product * size, 1) <= Number.MAX_SAFE_INTEGER
  for (let index = 0; index < columns.count; index += 1) {
    const name = whole ? numberOf(parts, sizes, index) : parts.map(({ codes }) => codes[index]).join(' ')
    const row = rows.get(name)
    if (row === undefined) {
      rows.set(name, firsts.length)
      firsts.push(index)
      counts.push(1)
    } else counts[row] = (counts[row] ?? 0) + 1
  }
  const pick = <V>({ codes, values }: Column<V>): Column<V> => ({ codes: Uint32Array.from(firsts, (index) => codes[index] ?? 0), values })
  return {
    distinct: { count: firsts.length, at: pick(at), facts: new Map(facts.map(([path, column]) => [path, pick(column)])) },
    counts: Float64Array.from(counts),
  }
}

export type Total = { readonly verdict: PreparedVerdict; readonly cases: number }

/** How many of the counted cases have each verdict of the action under a law. */
export const totalsOf = (cube: Cube, law: Compiled, actions: readonly Action[]): ReadonlyMap<Action, readonly Total[]> =>
  new Map(
    verdictsOnColumns(law, actions, cube.distinct).map(({ action, ids, verdict }): readonly [Action, readonly Total[]] => {
      const cases = new Map<number, number>()
      for (let row = 0; row < ids.length; row += 1) {
        const id = ids[row] ?? 0
        cases.set(id, (cases.get(id) ?? 0) + (cube.counts[row] ?? 0))
      }
      return [action, [...cases].map(([id, many]) => ({ verdict: verdict(id), cases: many }))]
    }),
  )

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
  return { codes: Uint32Array.from(codes, (code) => codeOf[code] ?? 0), values: left }
}
