// The cells of one action, over all its laws or that of one day.
import type { Action } from '../action.ts'
import type { Condition } from '../condition.ts'
import { tableOf } from '../place.ts'
import type { Rule } from '../rule.ts'
import type { AtomBook } from './atoms.ts'
import type { LiveRule } from './block.ts'
import { cellsOf } from './cells.ts'
import { digitAt } from './sayings.ts'
import type { Outcome, Stand } from './sayings.ts'
import { dependsOnPerson } from './eras.ts'
import { groundOf } from './ground.ts'
import type { Ground } from './ground.ts'
import { lawsOn } from './laws.ts'
import type { ActionTable, Cell, CellChoice, Era, PreparedVerdict } from './table.ts'
import type { VerdictBook } from './verdicts.ts'
import { watchedCondition, watchedRule } from './watched.ts'

export const enumerationOf = (
  action: Action,
  ground: Ground,
  book: VerdictBook,
): Pick<ActionTable, 'eras' | 'cells' | 'verdicts' | 'cone' | 'each'> => {
  const { rules } = tableOf(ground.place, action)
  const each = function* each({ on, telling = [], alike }: CellChoice = {}): Generator<Cell> {
    if (dependsOnPerson(rules)) throw new TypeError(`${action}: a suspension for some persons only is not tabled`)
    const asked = groundFor(ground, rules, telling)
    for (const law of lawsOn(asked, rules, on)) {
      for (const { example, value } of cellsOf(asked, law, outcomeOf(asked.book, law.live, telling, book, alike))) {
        yield { action, example, verdict: value, from: law.from }
      }
    }
  }
  let kept: { readonly cells: number; readonly verdicts: readonly PreparedVerdict[] } | null = null
  const counted = () => (kept ??= countedIn(each()))
  return {
    each,
    get cells() {
      return counted().cells
    },
    get verdicts() {
      return counted().verdicts
    },
    get eras() {
      return erasOf(ground, action)
    },
    get cone() {
      return [...new Set(rules.flatMap(({ when }) => ground.book.of(when).atoms.flatMap(({ inputs }) => inputs)))].toSorted()
    },
  }
}

const grounds = new WeakMap<Ground, Map<string, Ground>>()
/** What the rules and some further conditions ask; the same conditions come again for every day of a proof. */
const groundFor = (ground: Ground, rules: readonly Rule[], telling: readonly Condition[]): Ground => {
  if (telling.length === 0) return ground
  const kept = grounds.get(ground) ?? new Map<string, Ground>()
  grounds.set(ground, kept)
  const name = JSON.stringify([rules.map(({ id }) => id), telling])
  const asked = kept.get(name) ?? groundOf(ground.place, rules, telling)
  kept.set(name, asked)
  return asked
}

const countedIn = (found: Iterable<Cell>): { readonly cells: number; readonly verdicts: readonly PreparedVerdict[] } => {
  const verdicts = new Set<PreparedVerdict>()
  let cells = 0
  for (const { verdict } of found) {
    cells += 1
    verdicts.add(verdict)
  }
  return { cells, verdicts: [...verdicts].toSorted((a, b) => a.id - b.id) }
}

/** What is told apart: every rule in force, and the conditions that the caller names. */
export const outcomeOf = (
  book: AtomBook,
  live: readonly LiveRule[],
  telling: readonly Condition[],
  verdicts: VerdictBook,
  alike?: CellChoice['alike'],
): Outcome<PreparedVerdict> => {
  const among = verdicts.among(live.map(({ rule }) => rule))
  const first = new Map<string, PreparedVerdict>()
  return {
    watched: [...live.map((one) => watchedRule(book, one)), ...telling.map((condition) => watchedCondition(book, condition))],
    said: (stand) => {
      if (alike === 'answer') {
        const { answer, questioned } = among.answerAt(stand)
        const name = `${answer} ${questioned} ${digitsOf(stand, live.length, telling.length)}`
        const known = first.get(name) ?? among.verdictAt(stand)
        first.set(name, known)
        return { name, value: known }
      }
      const value = among.verdictAt(stand)
      return { name: telling.length === 0 ? value.id : `${value.id} ${digitsOf(stand, live.length, telling.length)}`, value }
    },
  }
}

const digitsOf = (stand: Stand, from: number, many: number): string => {
  let digits = ''
  for (let index = from; index < from + many; index += 1) digits += digitAt(stand, index)
  return digits
}

/** Neighbouring eras of the calendar in which the same rules can speak are one. */
const erasOf = (ground: Ground, action: Action): readonly Era[] => {
  const { rules } = tableOf(ground.place, action)
  const eras: Era[] = []
  for (const day of ground.calendar.days) {
    if (day < ground.place.coveredFrom) continue
    const speaking = [...new Set(lawsOn(ground, rules, day).flatMap(({ live }) => live.map(({ rule }) => rule.id)))].toSorted()
    const last = eras.at(-1)
    if (last !== undefined && last.rules.join(' ') === speaking.join(' ')) continue
    if (last !== undefined) eras.splice(-1, 1, { ...last, to: day })
    eras.push({ from: day, to: null, rules: speaking })
  }
  return eras
}
