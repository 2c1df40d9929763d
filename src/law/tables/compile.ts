// From the rules of a place to tables: an action at a time, each verdict worked out when the first case of its cell comes by.
import type { Action } from '../action.ts'
import type { Place } from '../place.ts'
import { actionTableOf } from './action-table.ts'
import type { CompiledAction } from './action-table.ts'
import { determinerOf } from './determiner.ts'
import { groundOf } from './ground.ts'
import type { Ground } from './ground.ts'
import type { CompiledLaw } from './table.ts'

/** A compiled law, as the parts of this folder see it. */
export type Compiled = Omit<CompiledLaw, 'on'> & { readonly on: (action: Action) => CompiledAction }

const kept = new WeakMap<Place, Compiled>()

/**
 * The law of a place as tables. Nothing is worked out before it is asked for: an action when it is named, a verdict when the first case
 * of its cell comes. The same place gives the same tables; they live as long as the place.
 */
export const compileLaw = (place: Place): Compiled => {
  const known = kept.get(place)
  if (known !== undefined) return known
  let asked: Ground | null = null
  const ground = (): Ground => (asked ??= groundOf(place))
  const tables = new Map<Action, CompiledAction>()
  const on = (action: Action): CompiledAction => {
    const table = tables.get(action) ?? actionTableOf(ground(), action)
    tables.set(action, table)
    return table
  }
  const law: Compiled = { place, on, determiner: (actions) => determinerOf(ground(), actions.map(on)) }
  kept.set(place, law)
  return law
}
