// I-286, Notice of Custody Determination: served by DHS on the person, not on the jail; it asks the jail for nothing.
import { alienNumber, dated, dhsForm, officerTitle } from './form-officer.ts'
import type { Form } from './form.ts'

export const formI286: Form = {
  ...dhsForm,
  name: 'I-286',
  kind: 'custody-notice',
  anchors: [
    { says: 'NOTICE OF CUSTODY DETERMINATION', part: 'title', mark: 'R' },
    { says: 'pending a final administrative determination in your case, you will be', part: 'body', mark: 'R' },
    { says: 'You may request a review of this custody determination by an immigration judge', part: 'body', mark: 'R' },
  ],
  fields: [
    alienNumber,
    { ...dated, before: ['Pursuant to the authority contained in section 236', 'I have determined that, pending'] },
    { field: 'subjectName', type: 'name', labels: ["Alien's Name"], always: true },
    { field: 'eventNumber', type: 'number', labels: ['Event ID', 'Event No'], always: true },
    { field: 'subjectId', type: 'number', labels: ['Subject ID'], always: true },
    officerTitle,
  ],
  otherLabels: [
    'Office Location/Address',
    'Signature of Alien',
    'The contents of this notice were read to',
    'Name and Signature of Authorized Officer',
  ],
  boxes: [
    { tick: 'custody-detained', options: ['Detained by the Department of Homeland Security'] },
    { tick: 'custody-released', options: ['Released (check all that apply)'] },
    { tick: 'under-bond', options: ['Under bond in the amount of'] },
    { tick: 'own-recognizance', options: ['On your own recognizance'] },
    { tick: 'other-conditions', options: ['Under other conditions'] },
  ],
  oneTicked: [['custody-']],
  editions: [
    { revision: '08/01/07', from: 2007, to: 2014, mark: 'R' },
    { revision: '1/14', from: 2014, to: null, mark: 'R' },
  ],
}
