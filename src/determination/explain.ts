// Plain sentences for a deputy: the answer, the facts it rests on, the law that decides, and why the law that lost lost.
import { actionWords, answerWords } from './action-words.ts'
import type { Action } from '../law/action.ts'
import { factAt, isFactPath, isRows } from '../law/facts.ts'
import type { Facts } from '../law/facts.ts'
import type { Verdict } from '../law/interpreter.ts'
import { readsOf } from '../law/condition.ts'
import { failureOf } from '../law/definition.ts'
import { citationOn } from '../law/live.ts'
import { liveRules, zoned } from '../law/place.ts'
import type { Place } from '../law/place.ts'
import { relationWords } from '../law/relation.ts'
import { saidOn } from '../law/rule.ts'
import type { Rule } from '../law/rule.ts'
import { truthOf } from '../law/truth.ts'
import { civilDateOf } from '../time/instant.ts'

/** `place`: for its calendar, by which citations are told as they were on the day, and for the definitions of its law. */
export const explain = (action: Action, verdict: Verdict, facts: Facts, place: Place): string => {
  const cited = (rule: Rule): string => citationOn(rule, civilDateOf(facts.at, place.zone))
  const notDefined = definitionSentences(action, place, facts, cited)
  if (verdict.answer === 'silent') return [headline(action, verdict), silence, ...notDefined].join(' ')
  const openQuestion = verdict.answer === 'needs-human' && verdict.open.length > 0
  const known = factWords(verdict, facts)
  return [
    headline(action, verdict),
    ...(openQuestion ? [turnsOnUnknown] : []),
    ...(known === '' ? [] : [`What is known: ${known}.`]),
    ...decisive(verdict, action).map(
      (rule) => `${cited(rule)}: ${rule.plain}${seenHowFar(rule)}${onDoubt(rule, place, facts)}${whoChooses(rule, action)}`,
    ),
    ...unsettledSentences(verdict, action),
    ...(openQuestion ? [`What could change it: ${couldChange(verdict, cited)}.`] : []),
    ...lostSentences(verdict, cited),
    ...notDefined,
    ...agencySentences(action, verdict, facts),
  ].join(' ')
}

const silence =
  'No law that is encoded here and in force then speaks of it for these facts. Silence is not permission: ask before you do it.'
const turnsOnUnknown = 'It turns on something that is not known (see the missing facts); until then it is neither required nor permitted.'

const lostSentences = (verdict: Verdict, cited: (rule: Rule) => string): readonly string[] =>
  weightiestFirst(verdict)
    .slice(0, defeatsToldMax)
    .map(({ rule, says, by, reason, relation }) => {
      const how = relation === 'defeats' ? '' : `, ${relationWords[relation]}`
      return `${cited(rule)} says ${answerWords[says]}, but gives way to ${cited(by)}${how}: ${reason}`
    })

const agencySentences = (action: Action, { answer }: Verdict, facts: Facts): readonly string[] =>
  action === 'notify-of-release' && answer === 'may' && facts.known['agency.allowsNotices'] === false
    ? ["The law leaves it to the agency, and the agency's written policy does not want notices, so none is sent."]
    : []

const headline = (action: Action, { answer }: Verdict): string => `${actionWords[action]}: ${answerWords[answer]}.`

/** More than this no one reads; the answer's own lists have them all. */
const rulesToldMax = 4
const defeatsToldMax = 3

/** What would have commanded comes first: a reader must see why a detainer's 48 hours do not count. */
const weightiestFirst = ({ defeated }: Verdict): Verdict['defeated'] => [
  ...defeated.filter(({ says }) => says === 'must'),
  ...defeated.filter(({ says }) => says !== 'must'),
]

const couldChange = ({ open }: Verdict, cited: (rule: Rule) => string): string =>
  [...new Set(open.map(cited))].slice(0, rulesToldMax).join('; ')

/** Where a rule closes on a doubt, the reader must see that it is a doubt. */
const onDoubt = (rule: Rule, place: Place, facts: Facts): string =>
  rule.ifUnknown === 'applies' && truthOf(rule.when, zoned(place, facts)) === 'unknown'
    ? ' (This counts as so because nothing that is known shows otherwise.)'
    : ''

const whoChooses = (rule: Rule, action: Action): string => {
  const decider = saidOn(rule, action)?.decider
  return decider === undefined ? '' : ` The choice is that of ${decider}.`
}

/** What the law leaves open: the question, each reading, and what is done meanwhile. */
const unsettledSentences = (verdict: Verdict, action: Action): readonly string[] => {
  if (verdict.answer !== 'needs-human' && verdict.answer !== 'conflict') return []
  return decisive(verdict, action).flatMap(({ counsel }) =>
    counsel
      .filter(({ readings }) => readings !== undefined)
      .map(({ question, readings, meanwhile }) => {
        const told = (readings ?? []).map((reading, index) => `Reading ${index + 1}: ${reading}`)
        return [`Not settled: ${question}`, ...told, `Meanwhile: ${meanwhile}`].join(' ')
      }),
  )
}

/** Laws that do not speak because what came is not the thing they define: another matter than a condition that is not met. */
const definitionSentences = (action: Action, place: Place, facts: Facts, cited: (rule: Rule) => string): readonly string[] =>
  liveRules(place, facts)
    .filter((rule) => saidOn(rule, action) !== null)
    .flatMap((rule) => {
      const failure = failureOf(rule, zoned(place, facts))
      if (failure?.kind !== 'not-defined') return []
      const words = failure.terms.map((term) => term.slice(term.indexOf('/') + 1).replaceAll('-', ' '))
      return [`${cited(rule)} does not apply: what came is no ${words.join(' and no ')} as that law defines it.`]
    })
    .slice(0, defeatsToldMax)

/** The rules whose answer is the answer; where the answer is open, what stands on the facts that are known. */
const decisive = (verdict: Verdict, action: Action): readonly Rule[] => {
  const same = verdict.deciding.filter((rule) => saidOn(rule, action)?.answer === verdict.answer)
  return (same.length > 0 ? same : verdict.deciding).slice(0, rulesToldMax)
}

const seenHowFar = (rule: Rule): string => {
  if (rule.verified === 'yes') return ''
  return rule.verified === 'partly' ? ' (The text was seen only in part.)' : ' (The text was not retrieved; check it.)'
}

/** The papers, and the scalar facts that the deciding rules read. */
const factWords = (verdict: Verdict, facts: Facts): string => {
  const paths = new Set(verdict.because.flatMap((rule) => readsOf(rule.when)).map((read) => read.replace(/\[\].*$/, '')))
  const papers = facts.known['request.instruments']
  const words: string[] = []
  if (paths.has('request.instruments') && isRows(papers)) words.push(papersInWords(papers))
  for (const path of paths) {
    const value = valueAt(facts, path)
    const fact = factAt(path)
    if (fact !== null && value !== undefined && fact.kind !== 'list') words.push(`${fact.words}: ${valueWords(value)}`)
  }
  return words.filter((word) => word !== '').join('; ')
}

const papersInWords = (papers: readonly Readonly<Record<string, unknown>>[]): string =>
  papers.length === 0
    ? 'no paper came'
    : papers.map((paper, index) => `paper ${index + 1}: ${formWords(paper['form'])}, ${signerWords(paper['signer'])}`).join(', ')

const formWords = (form: unknown): string => (typeof form === 'string' ? form : 'form not known')
const signerWords = (signer: unknown): string => {
  if (typeof signer !== 'string') return 'signer not known'
  return signer === 'unsigned' || signer === 'illegible' ? signer : `signed by ${signer.replaceAll('-', ' ')}`
}
const valueWords = (value: unknown): string => {
  if (value === true) return 'yes'
  if (value === false) return 'no'
  return Array.isArray(value) ? value.join(', ') : String(value)
}
const valueAt = (facts: Facts, path: string): unknown => (isFactPath(path) ? facts.known[path] : undefined)
