// I-862, Notice to Appear: the charging document of removal proceedings; addressed to the person, it asks the jail for nothing.
import { alienNumber, dated, dhsForm, officerTitle } from './form-officer.ts'
import type { Form } from './form.ts'

export const formI862: Form = {
  ...dhsForm,
  name: 'I-862',
  kind: 'notice-to-appear',
  anchors: [
    { says: 'NOTICE TO APPEAR', part: 'title', mark: 'R' },
    { says: 'In removal proceedings under section 240 of the Immigration and Nationality Act', part: 'body', mark: 'R' },
    { says: 'YOU ARE ORDERED to appear before an immigration judge', part: 'body', mark: 'R' },
  ],
  fields: [
    alienNumber,
    { field: 'subjectName', type: 'name', labels: ['Respondent'], always: true },
    { field: 'dateOfBirth', type: 'date', labels: ['DOB', 'Date of Birth'], always: true },
    { field: 'eventNumber', type: 'number', labels: ['Event No', 'Event ID'], always: true },
    { field: 'subjectId', type: 'number', labels: ['Subject ID'], always: true },
    { ...dated, after: ['YOU ARE ORDERED to appear before an immigration judge'] },
    officerTitle,
  ],
  otherLabels: [
    'currently residing at',
    'In the Matter of',
    'Signature and Title of Issuing Officer',
    'YOU ARE ORDERED to appear before an immigration judge',
  ],
  boxes: [
    { tick: 'arriving-alien', options: ['You are an arriving alien'] },
    { tick: 'present-without-admission', options: ['You are an alien present in the United States who has not been admitted'] },
    { tick: 'admitted-but-removable', options: ['You have been admitted to the United States, but are removable'] },
  ],
  oneTicked: [['arriving-', 'present-', 'admitted-']],
  editions: [
    { revision: '08/01/07', from: 2007, to: 2020, mark: 'R' },
    { revision: '2/20', from: 2020, to: null, mark: 'R' },
  ],
  continued: ['Notice to Respondent', 'Certificate of Service'],
}
