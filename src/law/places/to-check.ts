// Everything that a person must check for a place, widest layer last: the nearest questions are the most pressing.
import type { OpenCheck } from './open-check.ts'
import { coloradoToCheck } from './us-co/to-check.ts'
import { denverToCheck } from './us-co-denver/to-check.ts'
import { federalToCheck } from './us/to-check.ts'

const items: readonly (readonly [string, readonly OpenCheck[]])[] = [
  ['us-co-denver', denverToCheck],
  ['us-co', coloradoToCheck],
  ['us', federalToCheck],
]

/** The open checks of all given layers. */
export const toCheckOf = (layers: readonly string[]): readonly OpenCheck[] =>
  items.flatMap(([place, checks]) => (layers.includes(place) ? checks : []))
