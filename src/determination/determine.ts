// What the law of the place at the moment says about each action of one case, with its duties, its unknowns and its open questions.
import { DeskError } from '../errors.ts'
import { actions } from '../law/action.ts'
import type { Action } from '../law/action.ts'
import type { ActionAnswer, AnswerKind, CounselQuestion, Determination } from '../law/answer.ts'
import { interpret, judge, weigh } from '../law/interpreter.ts'
import type { Case, Interpretation, Verdict } from '../law/interpreter.ts'
import { citationOn } from '../law/live.ts'
import type { Place } from '../law/place.ts'
import { placeOf } from '../law/places/registry.ts'
import { civilDateOf, formatWithOffset } from '../time/instant.ts'
import type { Facts } from '../law/facts.ts'
import type { CaseFile } from './case-file.ts'
import { dutiesOf } from './duties-of.ts'
import { explain } from './explain.ts'
import { factsOf } from './facts-of.ts'
import { lawVersionOf } from './law-version.ts'
import { missingFacts } from './missing.ts'

/** Throws DeskError `place-unknown` and `place-not-covered-then`. Pure: the same file gives the same determination, always. */
export const determine = (file: CaseFile): Determination => {
  const { place, day, facts, heard } = hear(file)
  return {
    law: { place: place.id, at: formatWithOffset(file.at, place.zone), layers: place.layers, version: lawVersionOf(place) },
    answers: answersOf(heard, place, facts),
    duties: dutiesOf(heard.duties, place, day, facts),
    missing: missingFacts(place, facts, heard.verdicts),
    counsel: counselOf(heard, place, day),
    ...exposuresOf(heard, day),
  }
}

/** What a determination decides, without its words: the same as long as this is the same. */
export type VerdictAlone = {
  readonly version: string
  readonly answers: readonly (readonly [action: Action, answer: AnswerKind, rules: readonly string[]])[]
}

/** The verdict of `determine`, without explanations, duties and what is missing: a small part of the work. Throws as `determine`. */
export const verdictAlone = (file: CaseFile): VerdictAlone => {
  const { place, facts } = askedOf(file)
  return { version: lawVersionOf(place), answers: answersAlone(place, weigh(place, facts)) }
}

/** What the rules of a case come to depends on which of them fired and which stay open, and on nothing else: see `judge`. */
const answersAlone = (place: Place, weighed: Case): VerdictAlone['answers'] => {
  const key = [place.id, ...weighed.fired.map(({ id }) => id), '?', ...weighed.open.map(({ id }) => id)].join(' ')
  const before = judged.get(key)
  if (before?.place === place) return before.answers
  if (judged.size >= judgedMax) judged.clear()
  const answers = actions.map((action) => {
    const { answer, because } = judge(action, weighed, place)
    return [action, answer, because.map(({ id }) => id)] as const
  })
  judged.set(key, { place, answers })
  return answers
}

/** `place`: a draft of a law has the id of the place, and other rules. */
const judged = new Map<string, { readonly place: Place; readonly answers: VerdictAlone['answers'] }>()
const judgedMax = 500

const hear = (file: CaseFile) => {
  const asked = askedOf(file)
  return { ...asked, heard: interpret(asked.place, asked.facts) }
}

const askedOf = (file: CaseFile): { readonly place: Place; readonly day: string; readonly facts: Facts } => {
  const place = placeOf(file.place)
  if (place === null) throw new DeskError('place-unknown', `No law is encoded for the place [${file.place}].`)
  const day = civilDateOf(file.at, place.zone)
  if (day < place.coveredFrom) {
    throw new DeskError('place-not-covered-then', `The law of ${place.name} is encoded from ${place.coveredFrom}; the case is of ${day}.`)
  }
  return { place, day, facts: factsOf(file) }
}

const answersOf = (heard: Interpretation, place: Place, facts: Facts): Determination['answers'] =>
  recordOf((action) => answerOf(action, heard.verdicts[action], place, facts, civilDateOf(facts.at, place.zone)))

const answerOf = (action: Action, verdict: Verdict, place: Place, facts: Facts, day: string): ActionAnswer => ({
  answer: verdict.answer,
  because: verdict.because.map((rule) => ({
    rule: rule.id,
    citation: citationOn(rule, day),
    layer: rule.layer,
    text: rule.text,
    verified: rule.verified,
  })),
  defeated: verdict.defeated.map(({ rule, says, by, reason }) => ({
    rule: rule.id,
    citation: citationOn(rule, day),
    says,
    by: by.id,
    reason,
  })),
  until: verdict.until === null ? null : formatWithOffset(verdict.until, place.zone),
  explanation: explain(action, verdict, facts, place),
})

const counselOf = (heard: Interpretation, place: Place, day: string): readonly CounselQuestion[] => {
  const asked = heard.counsel.map(({ question, citations, meanwhile, readings }) => ({
    question,
    citations,
    meanwhile,
    ...(readings === undefined ? {} : { readings }),
  }))
  const pending = place.watch
    .filter(({ since, touches }) => since <= day && touches.some((action) => heard.verdicts[action].answer !== 'silent'))
    .map(({ citation, says }) => ({
      question: `Is this law by now? ${says}`,
      citations: [citation],
      meanwhile: 'The law known to be in force is applied.',
    }))
  return merged([...asked, ...pending])
}

const exposuresOf = ({ exposures }: Interpretation, day: string): Pick<Determination, 'exposures'> =>
  exposures.length === 0
    ? {}
    : { exposures: exposures.map(({ rule, kind, says }) => ({ rule: rule.id, citation: citationOn(rule, day), kind, says })) }

/** The same question from several rules is asked once, with all their citations. */
const merged = (questions: readonly CounselQuestion[]): readonly CounselQuestion[] =>
  [...Map.groupBy(questions, ({ question }) => question).values()].flatMap((same) => {
    const [first] = same
    return first === undefined ? [] : [{ ...first, citations: [...new Set(same.flatMap(({ citations }) => citations))] }]
  })

const recordOf = <T>(make: (action: Action) => T): Readonly<Record<Action, T>> => {
  const made: unknown = Object.fromEntries(actions.map((action) => [action, make(action)]))
  if (!hasEvery<T>(made)) throw new TypeError('an action has no answer')
  return made
}

const hasEvery = <T>(made: unknown): made is Readonly<Record<Action, T>> =>
  typeof made === 'object' && made !== null && actions.every((action) => Object.hasOwn(made, action))
