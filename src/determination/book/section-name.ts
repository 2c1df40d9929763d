// Sections of law: which rules lie in one, under which heading, and by which address they are linked.
import type { Rule } from '../../law/rule.ts'

/** `us-co-denver/28-253/no-hold` lies in `us-co-denver/28-253`. */
export const sectionKeyOf = ({ id }: Pick<Rule, 'id'>): string => id.split('/').slice(0, 2).join('/')

/** For links: letters, digits, hyphens. */
export const anchorOf = (id: string): string => id.replace(/[^a-zA-Z0-9]+/g, '-')

/** A section and its only rule may share a key; their addresses differ. */
export const sectionAnchor = (key: string): string => `section-${anchorOf(key)}`

const stems = [
  /^(D\.R\.M\.C\. \d+-\d+)/,
  /^(C\.R\.S\. \d+(?:\.\d+)?-\d+(?:\.\d+)?-\d+)/,
  /^(\d+ (?:CFR|U\.S\.C\.) [\d.]+)/,
  /^(SB\d+-\d+|HB\d+-\d+)/,
  /^(Denver Executive Order \d+)/,
  /^(.{2,60}?), \d+ F\. ?(?:\d|Supp)/,
  /^(U\.S\. Const\. amend\. IV)/,
]

/** `D.R.M.C. 28-253(b)(2)` -> `D.R.M.C. 28-253`; a citation that is no section stays whole up to its first parenthesis. */
export const citationStem = (citation: string): string => {
  for (const stem of stems) {
    const found = stem.exec(citation)?.[1]
    if (found !== undefined) return found
  }
  return citation.split(/[;(]|, \d{4} /)[0]?.trim() ?? citation
}

/** Sections that rest on several citations, or on none that is a section, under a name a reader looks for. */
const titles: Readonly<Record<string, string>> = {
  'us/fourth-amendment': 'Fourth Amendment',
  'us/court-order': 'Court orders',
  'us/court-warrant': 'Warrants of courts',
  'us/court-writ': 'Writs',
  'us/court-paper': 'Court papers not proven',
  'us/subpoena': 'Subpoenas to counsel',
  'us/8-usc-1357-g': '8 U.S.C. 1357(g)',
  'us/8-usc-1225-d-4': '8 U.S.C. 1225(d)(4)',
  'us/attorney-subpoena': "Attorneys' subpoenas",
  'us/court-subpoena': 'Court-issued subpoenas',
  'us/form-i-247-2012': 'DHS Form I-247 (12/12)',
  'us-co/24-76.7': 'C.R.S. 24-76.7',
}

/** The section of a rule as a reader cites it. */
export const shortCitation = (rule: Pick<Rule, 'id' | 'citation'>): string => titles[sectionKeyOf(rule)] ?? citationStem(rule.citation)

/** The heading of a section: its title, else the citation that all its rules begin with, else the most frequent one. */
export const headingOf = (rules: readonly Rule[]): string => {
  const [head] = rules
  const title = head === undefined ? undefined : titles[sectionKeyOf(head)]
  if (title !== undefined) return title
  const stems = rules.map(({ citation }) => citationStem(citation))
  const shared = sharedStart(stems)
  if (shared !== null) return shared
  const counts = [...Map.groupBy(stems, (stem) => stem)].toSorted(([, a], [, b]) => b.length - a.length)
  return counts[0]?.[0] ?? ''
}

/** `C.R.S. 24-74` of 24-74-101, 24-74-103 and 24-74-106; null unless they part at a hyphen. */
const sharedStart = (texts: readonly string[]): string | null => {
  const [first = '', ...rest] = [...new Set(texts)]
  if (rest.length === 0) return first
  let length = 0
  while (length < first.length && rest.every((text) => text[length] === first[length])) length += 1
  const start = first.slice(0, length).replace(/-\d*$/, '-')
  return /\d-$/.test(start) ? start.slice(0, -1) : null
}
