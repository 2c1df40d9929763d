// A verdict in plain sentences, prepared once: the answer, the law that decides, why the law that lost lost. No fact of a case is in it.
import type { Action } from '../action.ts'
import type { AnswerKind } from '../answer.ts'
import type { Defeat } from '../resolve.ts'
import { saidOn } from '../rule.ts'
import type { Rule } from '../rule.ts'
import { actionWords, answerWords } from '../words.ts'

type Told = {
  readonly answer: AnswerKind
  readonly deciding: readonly Rule[]
  readonly defeated: readonly Defeat[]
  readonly open: readonly Rule[]
}

export const explanationOf = (action: Action, { answer, deciding, defeated, open }: Told): string => {
  const sentences = [`${actionWords[action]}: ${answerWords[answer]}.`]
  if (answer === 'silent') {
    sentences.push(
      'No law that is encoded here and in force then speaks of it for these facts. Silence is not permission: ask before you do it.',
    )
  }
  if (open.length > 0) {
    sentences.push('It turns on something that is not known; until then it is neither required nor permitted.')
  }
  for (const rule of decisive(action, answer, deciding)) sentences.push(`${rule.citation}: ${rule.plain}${seenHowFar(rule)}`)
  if (open.length > 0) sentences.push(`What could change it: ${[...new Set(open.map(({ citation }) => citation))].join('; ')}.`)
  for (const { rule, says, by, reason } of commandsFirst(defeated)) {
    sentences.push(`${rule.citation} says ${answerWords[says]}, but gives way to ${by.citation}: ${reason}`)
  }
  return sentences.join(' ')
}

/** The rules whose answer is the answer; where the answer is open, what stands on the facts that are known. */
const decisive = (action: Action, answer: AnswerKind, deciding: readonly Rule[]): readonly Rule[] => {
  const same = deciding.filter((rule) => saidOn(rule, action)?.answer === answer)
  return same.length > 0 ? same : deciding
}

const seenHowFar = ({ verified }: Rule): string => {
  if (verified === 'yes') return ''
  return verified === 'partly' ? ' (The text was seen only in part.)' : ' (The text was not retrieved; check it.)'
}

/** What would have commanded comes first: a reader must see why a detainer's 48 hours do not count. */
const commandsFirst = (defeated: readonly Defeat[]): readonly Defeat[] => [
  ...defeated.filter(({ says }) => says === 'must'),
  ...defeated.filter(({ says }) => says !== 'must'),
]
