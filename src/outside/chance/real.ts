// Ids and salts from the machine's cryptographic source.
import { randomBytes } from 'node:crypto'
import type { Chance } from '../outside.ts'

export const realChance = (): Chance => {
  const hex = (bytes: number): string => randomBytes(bytes).toString('hex')
  return { hex, id: (prefix) => `${prefix}_${hex(12)}` }
}
