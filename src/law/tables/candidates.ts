// Values that a fact could take, one for each way the rules' questions could come out: what an enumerator tries.
import { epochMs, fromEpochMs, parseCivilDate, parseInstant, plusMinutes, startOfDay } from '../../time/instant.ts'
import type { Instant, Zone } from '../../time/instant.ts'
import { factAt } from '../facts.ts'
import type { FactPath, FactValue, Known, ScalarFact } from '../facts.ts'
import type { Atom } from './atoms.ts'

export type Setting = Readonly<Partial<Record<FactPath, FactValue>>>

/** What the questions of these atoms name: words, days, amounts of time; found in the conditions as written. */
export type Marks = { readonly words: ReadonlySet<string>; readonly days: ReadonlySet<string>; readonly numbers: ReadonlySet<number> }

export const marksOf = (atoms: readonly Atom[]): Marks => {
  const marks = { words: new Set<string>(), days: new Set<string>(), numbers: new Set<number>() }
  const look = (value: unknown): void => {
    if (typeof value === 'string') (/^\d{4}-\d{2}-\d{2}$/.test(value) ? marks.days : marks.words).add(value)
    else if (typeof value === 'number') marks.numbers.add(value)
    else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) look(inner)
  }
  for (const { leaf } of atoms) look(leaf)
  return marks
}

/** Every telling value of one fact, the unknown first; moments are laid around the moment of the case. */
export const candidatesOf = (path: FactPath, marks: Marks, at: Instant, zone: Zone): readonly (FactValue | undefined)[] => {
  const fact = factAt(path)
  if (fact === null) return [undefined]
  if (fact.kind === 'words') return [undefined, ...subsetsOf(fact.values.filter((word) => marks.words.has(word)))]
  if (fact.kind === 'list') return [undefined]
  return [undefined, ...valuesOf(fact, marks, at, zone)]
}

export const valuesOf = (fact: ScalarFact, marks: Marks, at: Instant, zone: Zone): readonly Known[] => {
  switch (fact.kind) {
    case 'yes-no':
      return [false, true]
    case 'choice':
      return fact.values
    case 'moment':
      return momentsAround(marks, at, zone)
    case 'date':
      return daysAround(marks, at, zone)
    case 'text':
      return ['other', ...marks.words]
    case 'number':
      return [...new Set([0, ...[...marks.numbers].flatMap((amount) => [amount - 1, amount, amount + 1])])].filter((amount) => amount >= 0)
    default:
      return unreachable(fact)
  }
}

const minutesOfUnits = [1, 60, 1440, 43_800, 525_600]

/** Just before, at, and just after each threshold that an amount of minutes, hours, days, months or years could set. */
const momentsAround = (marks: Marks, at: Instant, zone: Zone): readonly Instant[] => {
  const steps = [0, ...[...marks.numbers].flatMap((amount) => minutesOfUnits.map((unit) => amount * unit))].filter(
    (step) => step < 60_000_000,
  )
  const near = steps.flatMap((step) => [-step, step]).flatMap((step) => [step - 1440, step - 1, step, step + 1, step + 1440])
  const named = [...marks.days].flatMap((day) => {
    const start = startOfDay(parseCivilDate(day), zone)
    return [plusMinutes(start, -1), start]
  })
  return [...new Set([...near.map((step) => plusMinutes(at, step)), fromEpochMs(epochMs(at) + 1), ...named])].toSorted()
}

const daysAround = (marks: Marks, at: Instant, zone: Zone): readonly string[] => {
  const near = momentsAround({ ...marks, days: new Set() }, at, zone).map((moment) => moment.slice(0, 10))
  const named = [...marks.days].flatMap((day) => [plusMinutes(parseInstant(`${day}T00:00:00Z`), -1).slice(0, 10), day])
  return [...new Set([...near, ...named])].toSorted()
}

const subsetsOf = (words: readonly string[]): readonly (readonly string[])[] =>
  words.reduce<readonly (readonly string[])[]>((sets, word) => [...sets, ...sets.map((set) => [...set, word])], [[]])

const unreachable = (never: never): never => {
  throw new TypeError(`no such fact: ${JSON.stringify(never)}`)
}
