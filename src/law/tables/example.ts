// From a cell to a case that lies in it: the fewest papers, the fewest known facts.
import type { Instant } from '../../time/instant.ts'
import type { Facts, FactPath, FactValue, ListPath, Row } from '../facts.ts'
import { factAt, isWords } from '../facts.ts'
import type { Setting } from './candidates.ts'
import { valueIn } from './eras.ts'
import type { Ground } from './ground.ts'
import type { LawThen, Occasion } from './laws.ts'
import type { Scale, Scales } from './scales.ts'

/** The papers of a state: for each list that is known, its rows. */
export type Papers = ReadonlyMap<ListPath, readonly Row[]>

/** More settings than these are not tried before a combination is taken for one that no case has. */
const triesMax = 400

/**
 * The case for a combination of places on the scales that count, all others unknown. Null if there is none: two facts may exclude each
 * other, such as a moment that is both years past and less than six hours past.
 */
export const exampleMaker = (
  { place, calendar, readings }: Ground,
  law: LawThen,
  scales: Scales,
): ((combination: number, counting: readonly number[], papers: Papers) => Facts | null) => {
  const kept = new Map<string, readonly Setting[]>()
  const settingsFor = (at: Instant, reading: number, index: number): readonly Setting[] => {
    const key = `${at} ${reading} ${index}`
    const known = kept.get(key) ?? readings[reading]?.settingsOf(index, at) ?? []
    kept.set(key, known)
    return known
  }
  const found = new Map<string, Facts | null>()
  // The papers of a case do not change whether its other facts fit, so these are found once for all papers.
  const apart = scales.scales.every((scale) => scale.readings.every((one) => readings[one]?.inputs.every(isNoList) ?? true))
  const makeOn = ({ at, selected }: Occasion, combination: number, counting: readonly number[], papers: Papers): Facts | null => {
    const selecting: Record<string, FactValue> = {}
    for (const [path, era] of selected) if (era >= 0) selecting[path] = valueIn(place, calendar, path, era)
    const parts = counting.flatMap((one) => partsOf(scales.scales[one], placeOf(scales, one, combination)))
    let tried = 0
    for (const setting of combined(parts.map(([reading, index]) => settingsFor(at, reading, index)))) {
      const known: Partial<Record<FactPath, FactValue>> = { ...selecting, ...setting, ...Object.fromEntries(papers) }
      const facts = { at, known, zone: place.zone }
      const fits =
        [...selected].every(([path, era]) => calendar.eraOfValue(known[path]) === era) &&
        counting.every((one) => placeOf(scales, one, combination) === placeIn(scales, one, readings, facts))
      if (fits) return { at, known }
      if ((tried += 1) > triesMax) return null
    }
    return null
  }
  const make = (combination: number, counting: readonly number[], papers: Papers): Facts | null => {
    for (const occasion of law.occasions) {
      const made = makeOn(occasion, combination, counting, papers)
      if (made !== null) return made
    }
    return null
  }
  if (!apart) return make
  return (combination, counting, papers) => {
    const key = `${combination} ${counting.join(' ')}`
    const known = found.get(key)
    const bare = known === undefined ? make(combination, counting, noPapers) : known
    found.set(key, bare)
    return bare === null || papers.size === 0 ? bare : { at: bare.at, known: { ...bare.known, ...Object.fromEntries(papers) } }
  }
}

const noPapers: Papers = new Map()
const isNoList = (path: FactPath): boolean => factAt(path)?.kind !== 'list'

const placeOf = ({ scales }: Scales, index: number, combination: number): number => {
  const scale = scales[index]
  return scale === undefined ? 0 : Math.floor(combination / scale.stride) % scale.count
}

const placeIn = ({ scales, additions }: Scales, index: number, readings: Ground['readings'], facts: Facts): number => {
  const scale = scales[index]
  if (scale === undefined) return 0
  let sum = 0
  for (const { reading, offsets } of additions) {
    if (scale.readings.includes(reading)) sum += offsets[readings[reading]?.classOf(facts) ?? -1] ?? Number.NaN
  }
  return sum / scale.stride
}

const partsOf = (scale: Scale | undefined, place: number): readonly (readonly [number, number])[] =>
  (scale?.readings ?? []).map((reading, part) => [reading, scale?.classes[place]?.[part] ?? 0])

/** One setting of each list, in all combinations; words of one fact come together. */
function* combined(lists: readonly (readonly Setting[])[]): Generator<Setting> {
  const [first, ...rest] = lists
  if (first === undefined) {
    yield {}
    return
  }
  for (const setting of first) for (const others of combined(rest)) yield merged(setting, others)
}

const merged = (a: Setting, b: Setting): Setting => {
  const both: Record<string, FactValue> = { ...a }
  for (const [path, value] of Object.entries(b)) {
    const own = both[path]
    both[path] = own !== undefined && isWords(own) && isWords(value) ? [...own, ...value] : value
  }
  return both
}
