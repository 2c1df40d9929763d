// The courts whose paper a jail in Denver sees, from public facts, and the shape of their numbers; judges are for the agency to enter.
import { skeletonOf } from './skeleton.ts'
import type { IssuingBody } from './instrument.ts'

/** How a court numbers its cases. `any`: not known; a number with a digit in it is taken. */
export const docketShapes = {
  /** Office, year, kind, five digits, and often the judges' initials: `1:26-mj-00417-KLM`. */
  'federal-district': /^[1-9]:\d{2}-(cr|mj|sw|cv|mc|po|gj|y|ad)-\d{5}(-[A-Z]{2,4}){0,3}$/i,
  /** Year, class and number, often after the court's letter and county: `2026CR000417`, `D0162026CR417`. */
  'colorado-state': /^([CD]\d{2,3})?(19|20)\d{2}-?(CR|M|T|F|CV|JV|JD|PR)-?\d{2,7}$/i,
  any: /\d/,
} as const
export type DocketShape = keyof typeof docketShapes
export const docketShapeNames = ['federal-district', 'colorado-state', 'any'] as const satisfies readonly DocketShape[]

export const courtBodies = ['federal-court', 'state-court'] as const satisfies readonly IssuingBody[]
export type CourtBody = (typeof courtBodies)[number]

export type Court = {
  readonly key: string
  readonly name: string
  readonly body: CourtBody
  /** Words of its caption, any of which names it. */
  readonly caption: readonly string[]
  readonly docket: DocketShape
}
/** `court` is the key of one. `until`: the day on which the agency ended the entry, as `2026-05-01`; null while the judge sits. */
export type Judge = { readonly name: string; readonly court: string; readonly until: string | null }
export type CourtRoster = { readonly courts: readonly Court[]; readonly judges: readonly Judge[] }

/** No judge is named here: who sits changes, and a name taken from nowhere would prove nothing. */
export const courtsOfDenver: CourtRoster = {
  courts: [
    {
      key: 'us-district-colorado',
      name: 'United States District Court for the District of Colorado',
      body: 'federal-court',
      caption: ['District of Colorado', 'FOR THE DISTRICT OF COLORADO'],
      docket: 'federal-district',
    },
    {
      key: 'denver-county',
      name: 'Denver County Court',
      body: 'state-court',
      caption: ['County Court, Denver County', 'Denver County Court'],
      docket: 'colorado-state',
    },
    {
      key: 'denver-district',
      name: 'Denver District Court',
      body: 'state-court',
      caption: ['District Court, Denver County', 'District Court, City and County of Denver', 'Denver District Court'],
      docket: 'colorado-state',
    },
    {
      key: 'colorado-other',
      name: 'Any other county or district court of Colorado',
      body: 'state-court',
      caption: ['State of Colorado'],
      docket: 'colorado-state',
    },
  ],
  judges: [],
}

/** Whether the printed name and title is this judge's: every word of the name stands in it, initials aside. */
export const namesJudge = (printed: string, judge: Judge): boolean => {
  const words = new Set(wordsOf(printed))
  const name = wordsOf(judge.name)
  return name.length > 0 && name.every((word) => words.has(word))
}

/** Words of two letters and more, as a bad copy leaves them. */
const wordsOf = (text: string): readonly string[] =>
  text
    .split(/[\s,.;]+/)
    .map(skeletonOf)
    .filter((word) => word.length >= 2)
