// The places whose law is encoded, each with the layers it lies in, and the pending law that is watched.
import { parseZone } from '../../time/instant.ts'
import type { Place, Watched } from '../place.ts'
import type { Rule } from '../rule.ts'
import { usPlace } from './us/place.ts'
import { coloradoPlace, coloradoWatch } from './us-co/place.ts'
import { denverRules } from './us-co-denver/place.ts'

const zone = parseZone('America/Denver')
const coveredFrom = '2008-01-01'
const checkedOn = '2026-11-21'

const place = (id: string, name: string, layers: readonly string[], rules: readonly Rule[], watch: readonly Watched[]): Place => ({
  id,
  name,
  layers,
  zone,
  coveredFrom,
  checkedOn,
  rules,
  watch,
})

/** The federal layer has no jail of its own; its moments are told in Denver's zone, where the first jails are. */
export const places: readonly Place[] = [
  place('us', 'United States', ['us'], usPlace, []),
  place('us-co', 'Colorado', ['us', 'us-co'], [...usPlace, ...coloradoPlace], coloradoWatch),
  place('us-co-denver', 'Denver, Colorado', ['us', 'us-co', 'us-co-denver'], [...usPlace, ...coloradoPlace, ...denverRules], coloradoWatch),
]

export const placeOf = (id: string): Place | null => places.find((one) => one.id === id) ?? null
