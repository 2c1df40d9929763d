// Several actions on one case in one pass: small numbers for its facts and papers, and the verdict where they meet.
import type { Facts, FactValue } from '../facts.ts'
import { tableOf } from '../place.ts'
import type { CompiledAction } from './action-table.ts'
import { readerOf } from './case-reader.ts'
import { frameOf } from './frame.ts'
import type { Frame } from './frame.ts'
import type { Ground } from './ground.ts'
import { keysOf } from './keys.ts'
import type { Key } from './keys.ts'
import type { RowBook } from './rows.ts'
import type { PreparedVerdict } from './table.ts'

/** The verdicts of several actions on one case, in the order of the tables. What the pass has not foreseen is read the long way. */
export const determinerOf = (ground: Ground, tables: readonly CompiledAction[]): ((facts: Facts) => PreparedVerdict[]) => {
  const rules = tables.flatMap(({ action }) => tableOf(ground.place, action).rules)
  const reader = readerOf(ground, rules)
  const theLongWay = (facts: Facts): PreparedVerdict[] => {
    const read = reader(facts)
    return tables.map((table) => table.verdictAt(read))
  }
  const [rows, ...others] = ground.rowBooks.filter(({ list }) =>
    rules.some(({ when }) => ground.book.of(when).atoms.some(({ counts }) => counts?.list === list)),
  )
  if (others.length > 0 || rows?.simple === false || tables.some(({ selecting }) => selecting.length > 0)) return theLongWay
  const asked = new Set(rules.flatMap(({ when }) => ground.book.of(when).atoms))
  const keys = keysOf(ground.readings, asked)
  return byFrames(ground, tables, keys, rows, theLongWay)
}

const byFrames = (
  { calendar }: Ground,
  tables: readonly CompiledAction[],
  keys: readonly Key[],
  rows: RowBook | undefined,
  theLongWay: (facts: Facts) => PreparedVerdict[],
): ((facts: Facts) => PreparedVerdict[]) => {
  const frames: (Frame | null | undefined)[] = []
  const classes = new Int32Array(keys.length)
  let at = ''
  let frame: Frame | null = null
  return (facts) => {
    if (facts.at !== at) {
      at = facts.at
      const era = calendar.eraOf(at)
      const known = frames[era]
      frame = known === undefined ? (frames[era] = frameOf(era, tables, keys, rows)) : known
    }
    if (frame === null) return theLongWay(facts)
    const { known } = facts
    for (let index = 0; index < keys.length; index += 1) {
      const key = keys[index]
      if (key === undefined) continue
      const one = classIn(key, known[key.path], facts)
      if (one < 0) return theLongWay(facts)
      classes[index] = one
    }
    const state = rows === undefined ? 0 : stateIn(frame, rows, known[rows.list])
    return (state < 0 ? null : frame.verdictsIn(state, classes)) ?? theLongWay(facts)
  }
}

/** -1: a value that was not foreseen. */
const classIn = (key: Key, value: FactValue | undefined, facts: Facts): number => {
  if (key.kind === 'case') return key.classOf(facts)
  if (value === undefined) return key.unknown
  if (key.kind === 'map') return key.numbers.get(value) ?? -1
  if (typeof value !== 'object') return -1
  let mask = 0
  for (let index = 0; index < value.length; index += 1) {
    const word = value[index]
    if (typeof word !== 'string') return -1
    mask |= key.numbers.get(word) ?? 0
  }
  return mask
}

/** -1: a row has a value that was not foreseen. */
const stateIn = (frame: Frame, book: RowBook, rows: FactValue | undefined): number => {
  if (rows === undefined) return frame.unknown
  if (typeof rows !== 'object') return -1
  let state = frame.empty
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index]
    const code = row === undefined || typeof row === 'string' ? -1 : book.codeOf(row)
    if (code < 0) return -1
    state = frame.step(state, code)
  }
  return state
}
