// The courts whose paper a jail in Denver sees, from public facts, and the shape of their numbers; judges are for the agency to enter.
import type { IssuingBody } from './instrument.ts'

export type Court = {
  readonly name: string
  readonly body: Extract<IssuingBody, 'federal-court' | 'state-court'>
  /** Words of its caption, any of which names it. */
  readonly caption: readonly string[]
  /** Shape of its case numbers. */
  readonly docket: RegExp
}
export type Judge = { readonly name: string; readonly court: string }
export type CourtRoster = { readonly courts: readonly Court[]; readonly judges: readonly Judge[] }

/** Office, year, kind, five digits, and often the judges' initials: `1:26-mj-00417-KLM`. */
const ofColorado = /^[1-9]:\d{2}-(cr|mj|sw|cv|mc|po|gj|y|ad)-\d{5}(-[A-Z]{2,4}){0,3}$/i
/** Year, class and number, often after the court's letter and county: `2026CR000417`, `D0162026CR417`. */
const ofState = /^([CD]\d{2,3})?(19|20)\d{2}-?(CR|M|T|F|CV|JV|JD|PR)-?\d{2,7}$/i

/** No judge is named here: who sits changes, and a name taken from nowhere would prove nothing. */
export const courtsOfDenver: CourtRoster = {
  courts: [
    {
      name: 'United States District Court for the District of Colorado',
      body: 'federal-court',
      caption: ['District of Colorado', 'FOR THE DISTRICT OF COLORADO'],
      docket: ofColorado,
    },
    { name: 'Denver County Court', body: 'state-court', caption: ['County Court, Denver County', 'Denver County Court'], docket: ofState },
    {
      name: 'Denver District Court',
      body: 'state-court',
      caption: ['District Court, Denver County', 'District Court, City and County of Denver', 'Denver District Court'],
      docket: ofState,
    },
    { name: 'another county or district court of Colorado', body: 'state-court', caption: ['State of Colorado'], docket: ofState },
  ],
  judges: [],
}
