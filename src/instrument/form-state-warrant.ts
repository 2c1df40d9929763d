// Warrants for arrest of the courts of Colorado: no single form; a judge or magistrate of a court of record signs.
import { caseNumber, courtOtherLabels, defendant, issued } from './court-labels.ts'
import type { Form, SignatureRule } from './form.ts'

const byStateJudge: SignatureRule = {
  by: 'state-court',
  labels: [
    'District Court Judge',
    'County Court Judge',
    'District Court Magistrate',
    'County Court Magistrate',
    'Judge/Magistrate',
    'Judge',
  ],
  printed: [],
  caption: true,
}

export const formStateWarrant: Form = {
  name: null,
  kind: 'arrest-warrant',
  issuingBody: 'state-court',
  court: true,
  anchors: [
    { says: 'WARRANT FOR ARREST', part: 'title', mark: 'R' },
    { says: 'ARREST WARRANT', part: 'title', mark: 'R' },
    { says: 'BENCH WARRANT', part: 'title', mark: 'R' },
    { says: 'BENCH WARRANT - FAILURE TO APPEAR', part: 'title', mark: 'R' },
    { says: 'COURT USE ONLY', part: 'body', mark: 'R' },
    { says: 'any peace officer into whose hands this Warrant shall come', part: 'body', mark: 'R' },
    { says: 'The People of the State of Colorado', part: 'body', mark: 'V' },
    { says: 'BY THE COURT', part: 'signature', mark: 'R' },
  ],
  oneOf: ['The People of the State of', 'COURT USE ONLY', 'State of Colorado'],
  noneOf: ['Warrant for Arrest of Alien'],
  fields: [caseNumber, defendant, { field: 'dateOfBirth', type: 'date', labels: ['Date of Birth', 'DOB'], always: true }, issued],
  otherLabels: [...courtOtherLabels, 'Div', 'Ctrm', 'Offense', 'Bond', 'COURT USE ONLY', 'Court Address'],
  boxes: [],
  signature: byStateJudge,
  asks: ['obey-court-order'],
  continued: [],
}
