// The comparison: the cases in which this reading and the compiled law answer differently.
import type { Action } from '../src/law/action.ts'
import type { AnswerKind } from '../src/law/answer.ts'
import type { Facts } from '../src/law/facts.ts'
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
export type Compared = { readonly cells: number; readonly differences: readonly Difference[] }

const placesRead: readonly PlaceRead[] = ['us', 'us-co', 'us-co-denver']
export const placeRead = (id: string): PlaceRead | null => placesRead.find((one) => one === id) ?? null

/** Every `everyNth` cell of one action at one place, each by its smallest example, the smallest examples first. */
export const compareOn = (place: Place, action: Action, everyNth = 1): Compared => {
  const read = placeRead(place.id)
  if (read === null) return { cells: 0, differences: [] }
  let met = 0
  let cells = 0
  const differences: Difference[] = []
  for (const { example, verdict } of compileLaw(place).on(action).each()) {
    met += 1
    if (met % everyNth !== 0) continue
    cells += 1
    const secondOpinion = opinions[action][read](matterOf(example))
    if (secondOpinion === verdict.answer) continue
    const because = verdict.because.map(({ id }) => id)
    differences.push({ place: place.id, action, example, rules: verdict.answer, secondOpinion, because })
  }
  return { cells, differences }
}

/** The difference in one line, the case as a case file would have it. */
export const told = ({ place, action, example, rules, secondOpinion, because }: Difference): string =>
  `${place} ${action} ${example.at} ${JSON.stringify(example.known)}: rules ${rules} (${because.join(', ')}), second opinion ${secondOpinion}`
