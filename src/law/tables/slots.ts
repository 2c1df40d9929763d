// Counts of rows as bits: for each question so many bits as it counts rows, filled from below, so that adding a row is one operation.
import type { Facts, Row } from '../facts.ts'
import type { Atom } from './atoms.ts'
import { digitOnRow } from './rows.ts'

/** Bits of an atom in a state: `n` ones from `at`. */
export type Slot = { readonly n: number; readonly at: number; readonly mask: number }

/** Twice as many must fit into a whole number. */
export const bitsMax = 26

/** Null if the atoms count more rows than there are bits. */
export const slotsOf = (atoms: readonly Atom[]): readonly Slot[] | null => {
  const slots: Slot[] = []
  let at = 0
  for (const { counts } of atoms) {
    const n = Math.max(counts?.n ?? 0, 0)
    slots.push({ n, at, mask: (2 ** n - 1) * 2 ** at })
    at += n
    if (at > bitsMax) return null
  }
  return slots
}

/** What one row adds: to the rows that surely meet each atom, and to those that may. */
export const marksOfRow = (
  atoms: readonly Atom[],
  slots: readonly Slot[],
  row: Row,
  facts: Facts,
): { readonly certain: number; readonly possible: number } => {
  let certain = 0
  let possible = 0
  for (const [index, atom] of atoms.entries()) {
    const slot = slots[index]
    if (slot === undefined || slot.n === 0) continue
    const digit = digitOnRow(atom, row, facts)
    if (digit === 2) certain |= 1 << slot.at
    if (digit >= 1) possible |= 1 << slot.at
  }
  return { certain, possible }
}

/** Counts are runs of ones, so that adding fills up from below and never runs over. */
export const added = (slots: readonly Slot[], a: number, b: number): number => {
  let sum = 0
  for (const { n, at, mask } of slots) {
    const count = Math.min(onesOf(a & mask) + onesOf(b & mask), n)
    sum |= (2 ** count - 1) * 2 ** at
  }
  return sum
}

const onesOf = (bits: number): number => {
  let ones = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) ones += 1
  return ones
}
