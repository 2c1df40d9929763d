// The sections of a place in force on a day, layer by layer: each rule's official text beside what it comes to.
import { actions } from '../../law/action.ts'
import { answerName, layerName, seenName } from '../../law/book/answer-words.ts'
import { caseWords } from '../../law/book/case-words.ts'
import { outlineOf } from '../../law/book/condition-words.ts'
import { dayWords, spanWords } from '../../law/book/day-words.ts'
import { actionDoing, factName } from '../../law/book/fact-words.ts'
import { isInForce } from '../../law/place.ts'
import type { Place } from '../../law/place.ts'
import type { DateSelector, Example, IfUnknown, Rule } from '../../law/rule.ts'
import type { BookExample, BookLayer, BookRule, BookSection } from './book.ts'
import { dutyWords } from './duty-words.ts'
import { overridesOf } from './override-words.ts'
import { anchorOf, headingOf, sectionAnchor, sectionKeyOf } from './section-name.ts'

/** Rules in force on that day, of all layers. */
export const rulesOn = (place: Place, on: string): readonly Rule[] => place.rules.filter((rule) => isInForce(rule, on))

export const layersOn = (place: Place, on: string, nameOf: (layer: string) => string): readonly BookLayer[] => {
  const rules = rulesOn(place, on)
  const sections = [...Map.groupBy(rules, sectionKeyOf)].map(([key, own]) => sectionOf(key, own, rules))
  return place.layers.map((id) => ({
    id,
    name: nameOf(id),
    title: id === 'us' ? 'Federal law' : `The law of ${nameOf(id)}`,
    sections: sections.filter(({ key }) => key.startsWith(`${id}/`)),
  }))
}

const sectionOf = (key: string, own: readonly Rule[], all: readonly Rule[]): BookSection => {
  const spans = [...Map.groupBy(own, ({ from, to }) => spanWords(from, to))].toSorted(([, a], [, b]) => b.length - a.length)
  const inForce = spans[0]?.[0] ?? ''
  const verified = leastSeen(own)
  return {
    key,
    anchor: sectionAnchor(key),
    heading: headingOf(own),
    layer: [...new Set(own.map(({ layer }) => layerName[layer]))].join(', '),
    inForce: `In force ${inForce}`,
    verified,
    seen: seenSummary(own),
    notEncoded: [...new Set(own.map(({ notEncoded }) => notEncoded))].filter((text) => text !== ''),
    sources: [...new Set(own.flatMap(({ sources }) => sources))],
    rules: own.map((rule) => ruleShown(rule, inForce, all)),
  }
}

const leastSeen = (rules: readonly Rule[]): Rule['verified'] => {
  if (rules.some(({ verified }) => verified === 'no')) return 'no'
  return rules.some(({ verified }) => verified === 'partly') ? 'partly' : 'yes'
}

/** `Text seen` where it is so of every rule, else how many of each. */
const seenSummary = (rules: readonly Rule[]): string => {
  const counts = [...Map.groupBy(rules, ({ verified }) => verified)]
  const [only] = counts
  if (only !== undefined && counts.length === 1) return seenName[only[0]]
  return (['yes', 'partly', 'no'] as const)
    .flatMap((mark) => {
      const count = rules.filter(({ verified }) => verified === mark).length
      return count === 0 ? [] : [`${seenName[mark].toLowerCase()}: ${count} of ${rules.length}`]
    })
    .join(', ')
}

const unknownWords: Readonly<Record<IfUnknown, string | null>> = {
  ask: null,
  'does-not-apply': 'Applies only where its facts are shown; what is unknown counts as not so.',
  applies: 'Applies unless its facts are shown not to be so.',
}

const ruleShown = (rule: Rule, sectionInForce: string, all: readonly Rule[]): BookRule => {
  const span = spanWords(rule.from, rule.to)
  return {
    id: rule.id,
    anchor: anchorOf(rule.id),
    citation: rule.citation,
    verified: rule.verified,
    seen: seenName[rule.verified],
    inForce: span === sectionInForce ? null : `In force ${span}`,
    text: rule.text,
    plain: rule.plain,
    applies: outlineOf(rule.when),
    ifUnknown: unknownWords[rule.ifUnknown],
    gives: rule.answers.map(({ answer, actions: on }) => ({
      answer,
      words: answerName[answer],
      actions: on.map((action) => actionDoing[action]).join('; '),
    })),
    overrides: overridesOf(rule, all),
    duties: rule.duties.map(dutyWords),
    notes: notesOf(rule),
    examples: rule.examples.map(exampleShown),
  }
}

const selected: Readonly<Record<DateSelector, string | null>> = {
  decision: null,
  receipt: 'The day of receipt of the request chooses the version.',
  release: 'The day of release chooses the version.',
  offense: 'The day of the offense chooses the version.',
  confinement: 'The day on which custody began chooses the version.',
  agreement: 'The day of the agreement chooses the version.',
}

/** What happened to the provision apart from its text, and what else a reader must know of it. */
const notesOf = (rule: Rule): readonly string[] => [
  ...(selected[rule.selects] === null ? [] : [selected[rule.selects] ?? '']),
  ...(rule.status ?? []).map(
    ({ kind, from, to, says, source }) => `${capital(kind.replaceAll('-', ' '))} ${spanWords(from, to)}: ${says} (${source})`,
  ),
  ...(rule.enactedOn === undefined ? [] : [`Made on ${dayWords(rule.enactedOn)}; it speaks in no decision before that day.`]),
  ...(rule.outlives === true ? ['After its end it still governs what it caught before.'] : []),
  ...(rule.sunset === undefined ? [] : [rule.sunset.says]),
  ...(rule.takes ?? []).map(({ document, version, dated }) => `Takes in ${document}, ${version}, of ${dayWords(dated)}.`),
  ...(rule.attest ?? []).map(({ fact, by }) => `${capital(by)} vouches for this: ${factName(fact, null)}.`),
  ...(rule.exposure ?? []).map(({ says }) => `Exposure, for information only: ${says}`),
]

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

const exampleShown = ({ title, at, facts, expect }: Example): BookExample => ({
  title: capital(title),
  at: `${dayWords(at.slice(0, 10))}, ${at.slice(11, 16)}`,
  facts: caseWords(facts),
  answers: actions.flatMap((action) => {
    const answer = expect[action]
    return answer === undefined ? [] : [`${answerName[answer]}: ${actionDoing[action]}`]
  }),
})
