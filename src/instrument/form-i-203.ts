// I-203 and I-203A, Order to Detain or Release Alien(s): an officer's order to a facility under contract; only the title was seen.
import { alienNumber, dated, dhsForm, officerTitle } from './form-officer.ts'
import type { Form } from './form.ts'

export const formI203: Form = {
  ...dhsForm,
  name: 'I-203',
  kind: 'detention-order',
  anchors: [
    { says: 'ORDER TO DETAIN OR RELEASE ALIEN', part: 'title', mark: 'V' },
    { says: 'ORDER TO DETAIN OR RELEASE ALIENS', part: 'title', mark: 'V' },
  ],
  fields: [
    alienNumber,
    dated,
    { field: 'to', type: 'text', labels: ['To'], before: ['Name of Alien'], long: true, always: true },
    { field: 'subjectName', type: 'name', labels: ['Name of Alien'], always: true },
    { field: 'dateOfBirth', type: 'date', labels: ['Date of Birth'] },
    { field: 'citizenship', type: 'country', labels: ['Nationality', 'Citizenship'] },
    { field: 'sex', type: 'sex', labels: ['Sex'] },
    officerTitle,
  ],
  otherLabels: ['Remarks', 'and the aliens named on the attached list', 'Please', 'Signature of Authorized Officer'],
  boxes: [
    { tick: 'detain', options: ['Detain'], mayStandAlone: true },
    { tick: 'release', options: ['Release'], mayStandAlone: true },
  ],
  oneTicked: [['detain', 'release']],
}

/** The list of several people: one paper, whose title is in the plural. */
export const formI203A: Form = {
  ...formI203,
  name: 'I-203A',
  anchors: [{ says: 'ORDER TO DETAIN OR RELEASE ALIENS', part: 'title', mark: 'R' }],
}
