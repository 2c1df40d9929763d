// The comparison: the cases in which this reading and the compiled law answer differently.
import type { Action } from '../src/law/action.ts'
import type { AnswerKind } from '../src/law/answer.ts'
import type { Facts } from '../src/law/facts.ts'
import type { Verdict } from '../src/law/interpreter.ts'
import type { Place } from '../src/law/place.ts'
import { compileLaw } from '../src/law/tables/compile.ts'
import { matterOf } from './matter.ts'
import type { PlaceRead } from './matter.ts'
import { opinions } from './second-opinion.ts'

export type Difference = {
  readonly place: string
  readonly action: Action
  readonly example: Facts
  readonly rules: AnswerKind
  readonly secondOpinion: AnswerKind
  /** Ids of the rules that carry their answer. */
  readonly because: readonly string[]
}
export type Compared = { readonly cells: number; readonly differences: readonly Difference[]; readonly asksMore: readonly Difference[] }

/**
 * True if the rules go to a person only because of how the interpreter tries unknowns, not because of the law: open rules beyond six
 * are taken in bulk, or two open exceptions are tried apart which every completion of the facts opens together, and conflict. Such
 * an answer is never on the wrong side; it asks one question too many.
 */
export const asksMoreThanNeeded = ({ answer, possible, open }: Pick<Verdict, 'answer' | 'possible' | 'open'>): boolean =>
  answer === 'needs-human' && (possible.includes('conflict') || new Set(open.map(({ when }) => JSON.stringify(when))).size > triedApartMax)
const triedApartMax = 6

const placesRead: readonly PlaceRead[] = ['us', 'us-co', 'us-co-denver']
export const placeRead = (id: string): PlaceRead | null => placesRead.find((one) => one === id) ?? null

/** Every `everyNth` cell of one action at one place, each by its smallest example, the smallest examples first. */
export const compareOn = (place: Place, action: Action, everyNth = 1): Compared => {
  const read = placeRead(place.id)
  if (read === null) return { cells: 0, differences: [], asksMore: [] }
  let met = 0
  let cells = 0
  const differences: Difference[] = []
  const asksMore: Difference[] = []
  for (const { example, verdict } of compileLaw(place).on(action).each()) {
    met += 1
    if (met % everyNth !== 0) continue
    cells += 1
    const secondOpinion = opinions[action][read](matterOf(example))
    if (secondOpinion === verdict.answer) continue
    const because = verdict.because.map(({ id }) => id)
    const found = asksMoreThanNeeded(verdict) ? asksMore : differences
    found.push({ place: place.id, action, example, rules: verdict.answer, secondOpinion, because })
  }
  return { cells, differences, asksMore }
}

/** The difference in one line, the case as a case file would have it. */
export const told = ({ place, action, example, rules, secondOpinion, because }: Difference): string =>
  `${place} ${action} ${example.at} ${JSON.stringify(example.known)}: rules ${rules} (${because.join(', ')}), second opinion ${secondOpinion}`
