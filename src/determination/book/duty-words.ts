// Duties of a rule in words: what, to whom, by when, in what form, and what follows if it is missed.
import { actions } from '../../law/action.ts'
import { sentenceOf } from '../../law/book/condition-words.ts'
import { minutesWords } from '../../law/book/day-words.ts'
import { actionDoing, andList, orList, sinceWords } from '../../law/book/fact-words.ts'
import { pointWords } from '../../law/book/point-words.ts'
import type { Deadline, DutySaid } from '../../law/rule.ts'
import type { BookDuty } from './book.ts'

const toWhom: Readonly<Record<string, string>> = {
  subject: 'the person',
  record: 'the record',
  custodian: 'the custodian',
  requester: 'the requester',
}

const whom = (code: string): string => toWhom[code] ?? code.replaceAll('-', ' ')

export const dutyWords = (duty: DutySaid): BookDuty => ({
  says: duty.says,
  to: orList([duty.to, ...(duty.orTo ?? [])].map(whom)),
  when: [deadlineWords(duty.by), duty.byWords].filter((words) => words !== null).join('; '),
  more: [...mannerOf(duty), ...repeatsOf(duty), ...liftsOf(duty)],
})

/** Null where the law gives no number; its own word stands beside. */
export const deadlineWords = (deadline: Deadline): string | null => {
  switch (deadline.kind) {
    case 'minutes-after':
      return `within ${minutesWords(deadline.minutes)} after ${sinceWords(deadline.fact)}`
    case 'end-of-day':
      return 'by the end of the calendar day'
    case 'vague':
      return deadline.atMost === undefined ? null : `under the agency's own limit, by ${pointWords(deadline.atMost)}`
    case 'at':
      return deadline.notBefore === undefined
        ? `by ${pointWords(deadline.point)}`
        : `between ${pointWords(deadline.notBefore)} and ${pointWords(deadline.point)}`
    default:
      return unreachable(deadline)
  }
}

const mannerOf = ({ form, language, languages, contents, without, proof, persons, keepYears }: DutySaid): readonly string[] => [
  ...(form === undefined ? [] : [`Form: ${form.replaceAll('-', ' ')}.`]),
  ...(language === null ? [] : [language === 'chosen' ? 'In a language the person chooses.' : `Language: ${language}.`]),
  ...(languages === undefined ? [] : [`To be had in: ${andList(languages)}.`]),
  ...(contents === undefined ? [] : [`It must say: ${contents.join('; ')}.`]),
  ...(without === undefined ? [] : [`It must not hold: ${without.join('; ')}.`]),
  ...(proof === undefined ? [] : [`Shown by: ${proof}.`]),
  ...(persons === undefined ? [] : ['By two persons, independently.']),
  ...(keepYears === undefined ? [] : [`Kept for ${keepYears} years.`]),
]

const repeatsOf = ({ repeats, onMiss }: DutySaid): readonly string[] => [
  ...(repeats === undefined
    ? []
    : [
        `Again every ${repeats.every} ${repeats.unit}${repeats.until === null ? '' : `, until ${sentenceOf(repeats.until)}`}` +
          `${repeats.evenIfNone === true ? ', also when there is nothing to tell' : ''}.`,
      ]),
  ...(onMiss === undefined ? [] : [`If the moment passes: ${onMiss}`]),
]

const liftsOf = ({ lifts }: DutySaid): readonly string[] =>
  lifts.length === 0
    ? []
    : [`Until it is done, barred: ${actions.flatMap((action) => (lifts.includes(action) ? [actionDoing[action]] : [])).join('; ')}.`]

const unreachable = (never: never): never => {
  throw new TypeError(`no such deadline: ${JSON.stringify(never)}`)
}
