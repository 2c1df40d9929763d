// The tables of several actions laid over each other for one era: one walk over the papers, one look at each fact, all verdicts.
import type { Block } from './block.ts'
import type { CompiledAction } from './action-table.ts'
import { emptyState, unknownState } from './automaton.ts'
import type { Key } from './keys.ts'
import type { RowBook } from './rows.ts'
import type { PreparedVerdict } from './table.ts'

export type Frame = {
  /** The joint state of no rows, and of rows of which nothing is known. */
  readonly empty: number
  readonly unknown: number
  /** The joint state after one more row of that number. */
  readonly step: (state: number, code: number) => number
  /** The verdicts, in the order of the tables; null if a class was not foreseen. */
  readonly verdictsIn: (state: number, classes: Int32Array) => PreparedVerdict[] | null
}

/** Null if some action cannot be tabled in that era. */
export const frameOf = (era: number, tables: readonly CompiledAction[], keys: readonly Key[], rows: RowBook | undefined): Frame | null => {
  const blocks = tables.map((table) => table.blockAt(era, []))
  if (!blocks.every((block) => block !== null)) return null
  if (blocks.some(({ scales }) => scales.width >= -unforeseen / 4)) return null
  const { adds, offsets, ends } = sumsOf(blocks.map((block) => addsOf(block, keys)))
  const walk = walkOf(blocks, rows)
  const count = tables.length
  const cells: (PreparedVerdict | undefined)[][] = []
  const settle = (state: number, action: number, combination: number): PreparedVerdict | undefined => {
    const block = blocks[action]
    if (combination < 0 || block === undefined) return undefined
    const row = (cells[state * count + action] ??= [])
    return (row[combination] = block.settle(walk.statesOf(state, action), combination))
  }
  return {
    empty: walk.empty,
    unknown: walk.unknown,
    step: walk.step,
    verdictsIn: (state, classes) => {
      const out: PreparedVerdict[] = []
      let place = 0
      for (let action = 0; action < count; action += 1) {
        let combination = 0
        for (const end = ends[action] ?? 0; place < end; place += 2) {
          combination += offsets[(adds[place + 1] ?? 0) + (classes[adds[place] ?? 0] ?? 0)] ?? 0
        }
        const verdict = cells[state * count + action]?.[combination] ?? settle(state, action, combination)
        if (verdict === undefined) return null
        out.push(verdict)
      }
      return out
    },
  }
}

/** What the classes of one key add to the combination of a block. */
type Adds = { readonly key: number; readonly offsets: Int32Array }

/** The same in one piece: pairs of a key and the place of its offsets, block after block up to `ends`. */
const sumsOf = (
  blocks: readonly (readonly Adds[])[],
): { readonly adds: Int32Array; readonly offsets: Int32Array; readonly ends: Int32Array } => {
  const pairs: number[] = []
  const offsets: number[] = []
  const ends = blocks.map((adds) => {
    for (const one of adds) {
      pairs.push(one.key, offsets.length)
      offsets.push(...one.offsets)
    }
    return pairs.length
  })
  return { adds: Int32Array.from(pairs), offsets: Int32Array.from(offsets), ends: Int32Array.from(ends) }
}

/** Far below any sum of places. */
const unforeseen = -(2 ** 30)

/** Only keys on which the block turns. */
const addsOf = ({ scales }: Block, keys: readonly Key[]): readonly Adds[] =>
  keys.flatMap((key, index): readonly Adds[] => {
    const sums = new Int32Array(key.count)
    for (const { reading, offsets } of scales.additions) {
      const classes = key.readingIn(reading)
      if (classes !== null) {
        for (const [one, reads] of classes.entries()) sums[one] = Math.max((sums[one] ?? 0) + (offsets[reads] ?? unforeseen), unforeseen)
      }
    }
    return sums.some((sum) => sum !== 0) ? [{ key: index, offsets: sums }] : []
  })

type Walk = Pick<Frame, 'empty' | 'unknown' | 'step'> & {
  /** The states of the block's own lists. */
  readonly statesOf: (state: number, block: number) => readonly number[]
}

/** The automata of all blocks step together; joint states are numbered when they are met. */
const walkOf = (blocks: readonly Block[], book: RowBook | undefined): Walk => {
  const automata = blocks.map((block) => block.automata[0])
  const { kindOf, examples } = kindsOf(blocks, book)
  const states: (readonly number[])[] = []
  const next: Int32Array[] = []
  const numbers = new Map<string, number>()
  const numberOf = (state: readonly number[]): number => {
    const name = state.join(' ')
    const known = numbers.get(name)
    if (known !== undefined) return known
    numbers.set(name, states.length)
    next.push(new Int32Array(examples.length).fill(-1))
    return states.push(state) - 1
  }
  const make = (state: number, kind: number): number => {
    const code = examples[kind] ?? 0
    const from = states[state] ?? []
    const made = numberOf(automata.map((one, index) => (one === undefined ? 0 : one.step(from[index] ?? 0, one.kindOf[code] ?? 0))))
    const row = next[state]
    if (row !== undefined) row[kind] = made
    return made
  }
  return {
    empty: numberOf(automata.map(() => emptyState)),
    unknown: numberOf(automata.map(() => unknownState)),
    step: (state, code) => {
      const kind = kindOf[code] ?? 0
      const known = next[state]?.[kind] ?? -1
      return known < 0 ? make(state, kind) : known
    },
    statesOf: (state, block) => (automata[block] === undefined ? [] : [states[state]?.[block] ?? 0]),
  }
}

/** Rows that no block tells apart are of one kind; an example row number for each. */
const kindsOf = (
  blocks: readonly Block[],
  book: RowBook | undefined,
): { readonly kindOf: Uint16Array; readonly examples: readonly number[] } => {
  const kindOf = new Uint16Array(book?.count ?? 0)
  const examples: number[] = []
  const byName = new Map<string, number>()
  for (let code = 0; code < kindOf.length; code += 1) {
    const name = blocks.map(({ automata: [one] }) => one?.kindOf[code] ?? 0).join(' ')
    const known = byName.get(name) ?? examples.push(code) - 1
    byName.set(name, known)
    kindOf[code] = known
  }
  return { kindOf, examples }
}
