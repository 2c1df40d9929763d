// Ids and salts that a seed alone decides, so that a story or a simulation runs the same way twice. Never for a real desk.
import { hash } from 'node:crypto'
import type { Chance } from '../outside.ts'

/** SHA-256 in counter mode over the seed. */
export const seededChance = (seed: string | number): Chance => {
  let block = 0
  let rest = ''
  const hex = (bytes: number): string => {
    while (rest.length < bytes * 2) {
      rest += hash('sha256', `releasedesk/seed\n${seed}\n${block}`)
      block += 1
    }
    const taken = rest.slice(0, bytes * 2)
    rest = rest.slice(bytes * 2)
    return taken
  }
  return { hex, id: (prefix) => `${prefix}_${hex(12)}` }
}
