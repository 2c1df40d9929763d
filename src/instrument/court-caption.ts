// Whether a page is a court's: a caption that stands alone near the top, and a docket number. One without the other is not enough.
import { findTitle, says } from './phrase.ts'
import type { Sheet } from './sheet.ts'

export type Caption = {
  readonly court: 'federal-court' | 'state-court' | null
  /** As printed, e.g. `1:26-mj-00417-KLM`; null if no number shaped like a docket's stands on the page. */
  readonly docket: string | null
}

const federalDocket = /\b(?:\d{1,2}\s*:\s*)?\d{2}\s*-\s*(?:cr|mj|cv|mc|po|sw|gj|m|misc)\s*-\s*\d{2,6}(?:\s*-\s*[A-Z]{2,4})*\b/i
const stateDocket = /\b(?:[A-Z]\d{2,3}\s?)?(?:19|20)\d{2}\s?-?\s?(?:CR|M|T|F|CV|JV|JD|PR)\s?-?\s?\d{2,7}\b/

export const captionOf = (sheet: Sheet): Caption => {
  const text = sheet.lines.map((line) => line.map((token) => token.text).join(' ')).join('\n')
  const high = (y: number): boolean => y < sheet.page.heightPx * 0.4
  const federal = findTitle(sheet, 'UNITED STATES DISTRICT COURT').some((hit) => high(hit.area.y0))
  const docketOf = (shape: RegExp): string | null => shape.exec(text)?.[0].replaceAll(/\s+/g, '') ?? null
  if (federal || findTitle(sheet, 'IN THE UNITED STATES DISTRICT COURT').some((hit) => high(hit.area.y0))) {
    return { court: 'federal-court', docket: docketOf(federalDocket) }
  }
  const state = says(sheet, 'COURT USE ONLY') || says(sheet, 'The People of the State of Colorado')
  if (state) return { court: 'state-court', docket: docketOf(stateDocket) }
  return { court: null, docket: null }
}

/** Words that only a DHS form prints: with them on it, no page is ever read as a judge's. */
export const dhsFormWords = (sheet: Sheet): readonly string[] =>
  [
    'Warrant for Arrest of Alien',
    'WARRANT OF REMOVAL/DEPORTATION',
    'IMMIGRATION DETAINER - NOTICE OF ACTION',
    'IMMIGRATION ENFORCEMENT SUBPOENA',
    'Signature of Authorized Immigration Officer',
    'Signature of Immigration Officer',
    'Any immigration officer authorized pursuant to sections 236 and 287',
    'the Immigration and Nationality Act, the above-named alien',
  ].filter((words) => says(sheet, words))
