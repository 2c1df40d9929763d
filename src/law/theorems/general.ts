// Theorems about the encoding as a whole: they hold of every place, every action and every day.
import { actions } from '../action.ts'
import type { Theorem } from '../theorem.ts'
import { placeIds, theorem } from './wording.ts'

const everyAction = { places: placeIds, actions }

export const generalTheorems: readonly Theorem[] = [
  theorem({
    ...everyAction,
    id: 'general/one-answer',
    words: 'Every action has an answer in every case, and only one.',
    citation: 'specs/law.md, From rules to one answer',
    claim: { kind: 'exactly-one-answer' },
  }),
  theorem({
    ...everyAction,
    id: 'general/no-contradiction',
    words: 'No two laws in force say different things with nothing to order them.',
    citation: 'specs/law.md, From rules to one answer, 4',
    claim: { kind: 'never', answers: ['conflict'] },
  }),
  theorem({
    ...everyAction,
    id: 'general/in-force-only',
    words: 'No law carries an answer, loses to another, or keeps a question open on a day on which it is not in force.',
    citation: 'specs/law.md, From rules to one answer, 1',
    claim: { kind: 'in-force-only' },
  }),
  theorem({
    ...everyAction,
    id: 'general/unknown-opens-nothing',
    words: 'What is unknown opens nothing: where the answer is must or may, nothing that could still become known bars it.',
    citation: 'specs/law.md, From rules to one answer, 5',
    claim: { kind: 'unknown-opens-nothing' },
  }),
  theorem({
    ...everyAction,
    id: 'general/question-never-permits',
    words:
      'Unsettled law never lengthens custody and opens nothing: no rule that asks a person stands among those that carry a must or may.',
    citation: 'specs/law.md, Readings that are ours',
    claim: { kind: 'question-never-permits' },
  }),
]
