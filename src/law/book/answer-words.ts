// Answers, layers and marks of verification in words, for counsel: the same in the printed book and on the pages.
import type { AnswerKind, LayerKind, Verification } from '../answer.ts'

export const answerName: Readonly<Record<AnswerKind, string>> = {
  must: 'Must',
  may: 'May',
  'must-not': 'Must not',
  'not-required': 'Not required',
  'no-authority': 'No authority',
  silent: 'Silent',
  'needs-human': 'A person decides',
  conflict: 'Laws conflict',
}

/** What each answer means, for the page that explains the table. */
export const answerMeaning: Readonly<Record<AnswerKind, string>> = {
  must: 'the law commands it',
  may: 'the law leaves it to the agency',
  'must-not': 'the law forbids it',
  'not-required': 'a duty is lifted; nothing else found decides',
  'no-authority': 'no law found gives the power to do it',
  silent: 'no law encoded and in force speaks of it; silence is no permission',
  'needs-human': 'a fact is unknown or the law unsettled; a person or counsel decides',
  conflict: 'two laws in force differ and nothing orders them; counsel decides',
}

export const layerName: Readonly<Record<LayerKind, string>> = {
  constitution: 'Constitution',
  'federal-statute': 'Federal statute',
  'federal-regulation': 'Federal regulation',
  'federal-court': 'Federal court',
  'federal-form': 'Federal form',
  'state-constitution': 'State constitution',
  'state-statute': 'State statute',
  'state-court': 'State court',
  'city-ordinance': 'City ordinance',
  'executive-order': 'Executive order',
  'department-policy': 'Department policy',
}

/** How far the text was seen, short and in a sentence. */
export const seenName: Readonly<Record<Verification, string>> = { yes: 'Text seen', partly: 'Seen in part', no: 'Not seen' }
export const seenMeaning: Readonly<Record<Verification, string>> = {
  yes: 'The operative words were seen in an archived copy.',
  partly: 'The words were seen only in part, or through another source that reports them.',
  no: 'The words were not retrieved: written from general knowledge, a hypothesis to check before anyone relies on it.',
}
