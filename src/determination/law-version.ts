// The version of the law applied: a hash over the rules of the place, the same wherever and whenever it is computed.
import { createHash } from 'node:crypto'
import type { Place } from '../law/place.ts'

const kept = new WeakMap<Place, string>()

/** SHA-256 of the canonical JSON of the place's rules, sorted by id; 64 hexadecimal digits. */
export const lawVersionOf = (place: Place): string => {
  const known = kept.get(place)
  if (known !== undefined) return known
  const rules = place.rules.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const version = createHash('sha256')
    .update(canonical({ layers: place.layers, coveredFrom: place.coveredFrom, rules }))
    .digest('hex')
  kept.set(place, version)
  return version
}

/** JSON with the keys of every object in order, so that equal rules give equal bytes. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
