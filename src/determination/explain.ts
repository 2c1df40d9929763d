// Plain sentences for a deputy: the answer, the facts it rests on, the law that decides, and why the law that lost lost.
import { actionWords, answerWords } from './action-words.ts'
import type { Action } from '../law/action.ts'
import { factAt, isFactPath, isRows } from '../law/facts.ts'
import type { Facts } from '../law/facts.ts'
import type { Verdict } from '../law/interpreter.ts'
import { readsOf } from '../law/condition.ts'
import { saidOn } from '../law/rule.ts'
import type { Rule } from '../law/rule.ts'

export const explain = (action: Action, verdict: Verdict, facts: Facts): string => {
  const sentences = [headline(action, verdict)]
  if (verdict.answer === 'silent') {
    sentences.push(
      'No law that is encoded here and in force then speaks of it for these facts. Silence is not permission: ask ' + 'before you do it.',
    )
    return sentences.join(' ')
  }
  const openQuestion = verdict.answer === 'needs-human' && verdict.open.length > 0
  if (openQuestion)
    sentences.push('It turns on something that is not known (see the missing facts); until then it is neither required nor permitted.')
  const known = factWords(verdict, facts)
  if (known !== '') sentences.push(`What is known: ${known}.`)
  for (const rule of decisive(verdict, action)) sentences.push(`${rule.citation}: ${rule.plain}${seenHowFar(rule)}`)
  if (openQuestion) sentences.push(`What could change it: ${couldChange(verdict)}.`)
  for (const { rule, says, by, reason } of weightiestFirst(verdict).slice(0, defeatsToldMax)) {
    sentences.push(`${rule.citation} says ${answerWords[says]}, but gives way to ${by.citation}: ${reason}`)
  }
  if (action === 'notify-of-release' && verdict.answer === 'may' && facts.known['agency.allowsNotices'] === false) {
    sentences.push("The law leaves it to the agency, and the agency's written policy does not want notices, so none is sent.")
  }
  return sentences.join(' ')
}

const headline = (action: Action, { answer }: Verdict): string => `${actionWords[action]}: ${answerWords[answer]}.`

/** More than this no one reads; the answer's own lists have them all. */
const rulesToldMax = 4
const defeatsToldMax = 3

/** What would have commanded comes first: a reader must see why a detainer's 48 hours do not count. */
const weightiestFirst = ({ defeated }: Verdict): Verdict['defeated'] => [
  ...defeated.filter(({ says }) => says === 'must'),
  ...defeated.filter(({ says }) => says !== 'must'),
]

const couldChange = ({ open }: Verdict): string => [...new Set(open.map(({ citation }) => citation))].slice(0, rulesToldMax).join('; ')

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
