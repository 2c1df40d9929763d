// Whether one case shows a theorem false, by the plain interpreter; and the smallest such case, as a case file.
import { civilDateOf, formatWithOffset } from '../time/instant.ts'
import type { Action } from './action.ts'
import { answerKinds } from './answer.ts'
import type { AnswerKind } from './answer.ts'
import { isFactPath, isRows } from './facts.ts'
import type { Facts, FactValue, Row } from './facts.ts'
import { judge, weigh } from './interpreter.ts'
import type { Judged } from './interpreter.ts'
import { tableOf, zoned } from './place.ts'
import type { Place } from './place.ts'
import { saidOn } from './rule.ts'
import type { Rule } from './rule.ts'
import { barring, forbids, opening } from './theorem.ts'
import type { Counterexample, Theorem } from './theorem.ts'
import { truthOf } from './truth.ts'

export const judgedOn = (place: Place, action: Action, facts: Facts): Judged =>
  judge(action, weigh(place, facts, tableOf(place, action).rules), place)

/** What of a verdict a theorem looks at; the interpreter and the tables both have it. */
export type Seen = Pick<Judged, 'answer' | 'because' | 'deciding' | 'open'> & {
  readonly defeated: readonly { readonly rule: Rule; readonly by: Rule }[]
}

/** The theorem speaks of the case. */
export const applies = (theorem: Theorem, place: Place, facts: Facts): boolean => {
  const day = civilDateOf(facts.at, place.zone)
  if (day < place.coveredFrom || (theorem.from !== null && day < theorem.from) || (theorem.to !== null && day >= theorem.to)) return false
  return presupposed(theorem, place, facts)
}

/** What it presupposes is known to hold. */
export const presupposed = ({ given }: Theorem, place: Place, facts: Facts): boolean =>
  given.kind === 'always' || truthOf(given, zoned(place, facts)) === 'yes'

/** The verdict is one that the theorem says there never is. Of two cases, see `openedAndBarred`. */
export const falseOf = (theorem: Theorem, action: Action, verdict: Seen, day: string): boolean => {
  switch (theorem.claim.kind) {
    case 'never':
    case 'only':
      return forbids(theorem, verdict.answer)
    case 'exactly-one-answer':
      return !answerKinds.includes(verdict.answer)
    case 'in-force-only':
      return namedIn(verdict).some((rule) => day < rule.from || (rule.outlives !== true && rule.to !== null && day >= rule.to))
    case 'question-never-permits':
      return opening.includes(verdict.answer) && verdict.deciding.some((rule) => saidOn(rule, action)?.answer === 'needs-human')
    case 'unknown-opens-nothing':
      return false
    default:
      return theorem.claim satisfies never
  }
}

const namedIn = ({ because, open, defeated }: Seen): readonly Rule[] => [
  ...because,
  ...open,
  ...defeated.flatMap(({ rule, by }) => [rule, by]),
]

export const openedAndBarred = (partial: AnswerKind, completed: AnswerKind): boolean =>
  opening.includes(partial) && (barring.includes(completed) || completed === 'conflict')

/** Confirms a supposed counterexample with the interpreter, makes it small, and says what is wrong; null if it is none. */
export const counterexampleOf = (
  theorem: Theorem,
  place: Place,
  action: Action,
  facts: Facts,
  completed: Facts | null,
): Counterexample | null => {
  const shows = (one: Facts, other: Facts | null): boolean =>
    applies(theorem, place, one) &&
    (other === null
      ? falseOf(theorem, action, judgedOn(place, action, one), civilDateOf(one.at, place.zone))
      : openedAndBarred(judgedOn(place, action, one).answer, judgedOn(place, action, other).answer))
  if (!shows(facts, completed)) return null
  const small = completed === null ? smallest(facts, (one) => shows(one, null)) : facts
  const answer = judgedOn(place, action, small).answer
  const completedAnswer = completed === null ? null : judgedOn(place, action, completed).answer
  const then = completedAnswer === null ? '' : `, and ${completedAnswer} once more is known`
  return { facts: small, answer, completed, completedAnswer, says: `${theorem.words} Here ${action} is ${answer}${then}.` }
}

/** Leaves out facts, papers and their fields, one at a time, as long as the case still shows it. */
export const smallest = (facts: Facts, shows: (facts: Facts) => boolean): Facts => {
  const less = lessThan(facts).find(shows)
  return less === undefined ? facts : smallest(less, shows)
}

const lessThan = (facts: Facts): readonly Facts[] =>
  Object.entries(facts.known).flatMap(([path, value]): readonly Facts[] => {
    if (value === undefined || !isFactPath(path)) return []
    const { [path]: _, ...rest } = facts.known
    const put = (other: FactValue | undefined): Facts => ({
      at: facts.at,
      known: other === undefined ? rest : { ...rest, [path]: other },
    })
    if (!isRows(value)) return [put(undefined)]
    const fewer = value.map((_, index) => put(value.filter((__, at) => at !== index)))
    const barer = value.flatMap((row, index) =>
      Object.keys(row).map((field) => put(value.map((one, at) => (at === index ? without(one, field) : one)))),
    )
    return [put(undefined), ...fewer, ...barer]
  })

const without = (row: Row, field: string): Row => Object.fromEntries(Object.entries(row).filter(([name]) => name !== field))

/** The facts as a case file of the contract: what `determine` reads. */
export const caseFileOf = (place: Place, facts: Facts): Readonly<Record<string, unknown>> => {
  const file: Record<string, unknown> = { place: place.id, at: formatWithOffset(facts.at, place.zone) }
  for (const [path, value] of Object.entries(facts.known)) {
    const [head, leaf] = path.split('.')
    if (head === undefined || value === undefined) continue
    if (leaf === undefined) file[head] = value
    else file[head] = { ...held(file[head]), [leaf]: value }
  }
  return file
}

const held = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {})
