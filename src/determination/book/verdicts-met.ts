// Every verdict that an action can have under the law of one day, with how many cells carry it and the smallest case of them.
import type { Action } from '../../law/action.ts'
import type { Facts } from '../../law/facts.ts'
import type { Place } from '../../law/place.ts'
import { compileLaw } from '../../law/tables/compile.ts'
import type { CompiledLaw, PreparedVerdict } from '../../law/tables/table.ts'

export type VerdictMet = { readonly told: PreparedVerdict; readonly facts: Facts; readonly cells: number }

const compiled = new WeakMap<Place, CompiledLaw>()

/** In the order in which the table gives their smallest cases, small ones first. */
export const verdictsMetOn = (place: Place, action: Action, on: string): readonly VerdictMet[] => {
  const law = compiled.get(place) ?? compileLaw(place)
  compiled.set(place, law)
  const met = new Map<PreparedVerdict, { told: PreparedVerdict; facts: Facts; cells: number }>()
  for (const { verdict, example } of law.on(action).each({ on })) {
    const known = met.get(verdict)
    if (known === undefined) met.set(verdict, { told: verdict, facts: example, cells: 1 })
    else known.cells += 1
  }
  return [...met.values()]
}
