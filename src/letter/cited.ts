// Which laws stand behind a letter: the deciding rules of the actions it speaks of, each once, quoted only where seen.
import type { Ask } from '../instrument/instrument.ts'
import type { Action } from '../law/action.ts'
import type { DecidingRule, Determination, LegalDuty } from '../law/answer.ts'
import type { Cited } from './letter.ts'
import { printable } from './printable.ts'

/** A quotation longer than this is cut after a sentence, and says so. */
const quotedCharactersMax = 900

/** The duties that stand between an action and its lawful doing, such as the advisement before an interview. */
export const barsTo = (determination: Determination, action: Ask): readonly LegalDuty[] =>
  determination.duties.filter(({ lifts }) => lifts.includes(action))

/**
 * The official words, or null: words that were seen only in part or only remembered are cited, never quoted, because a
 * letter of an agency that misquotes a statute is worse than one that names it.
 */
export const officialText = (rule: DecidingRule): string | null => {
  const text = printable(rule.text)
  if (rule.verified !== 'yes' || text === '' || isSummary(text)) return null
  if (text.length <= quotedCharactersMax) return text
  const cut = text.slice(0, quotedCharactersMax)
  const end = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('; '))
  return `${end > 0 ? cut.slice(0, end + 1) : cut} […]`
}

/** Our own words for what a law comes to, marked so where they stand: never put between quotation marks. */
const isSummary = (text: string): boolean => /^\[(in substance|from memory|as reported|as the )/i.test(text)

/** The laws behind the actions, in order of first use, with those of the duties that bar them. */
export const citedFor = (determination: Determination, actions: readonly Action[], withText: boolean): readonly Cited[] => {
  const found = new Map<string, string | null>()
  for (const action of actions) {
    for (const rule of determination.answers[action].because) {
      const citation = printable(rule.citation)
      found.set(citation, found.get(citation) ?? (withText ? officialText(rule) : null))
    }
    for (const duty of determination.duties.filter(({ lifts }) => lifts.includes(action))) {
      const citation = printable(duty.citation)
      if (!found.has(citation)) found.set(citation, null)
    }
  }
  return [...found].map(([citation, text]) => ({ citation, text }))
}

/** `(C.R.S. 24-76.6-102(2); D.R.M.C. 28-253)`, or an empty string where nothing decides. */
export const inParentheses = (rules: readonly { readonly citation: string }[]): string => {
  const citations = [...new Set(rules.map(({ citation }) => printable(citation)))]
  return citations.length === 0 ? '' : `(${citations.join('; ')})`
}
