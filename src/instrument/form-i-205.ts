// I-205, Warrant of Removal/Deportation: an executive paper, though it prints the words "District or Magistrate Court Judge" beside a box.
import type { Form } from './form.ts'

export const formI205: Form = {
  name: 'I-205',
  kind: 'removal-warrant',
  issuingBody: 'dhs',
  anchors: [
    { says: 'WARRANT OF REMOVAL/DEPORTATION', part: 'title', mark: 'R' },
    { says: 'is subject to removal/deportation from the United States, based upon a final order by', part: 'body', mark: 'R' },
    { says: 'an immigration judge in exclusion, deportation, or removal proceedings', part: 'body', mark: 'V' },
    { says: 'To any immigration officer of the United States Department of Homeland Security', part: 'body', mark: 'R' },
    { says: 'Signature of immigration officer', part: 'signature', mark: 'V' },
  ],
  fields: [
    { field: 'fileNumber', type: 'file-number', labels: ['File No', 'File Number'], always: true },
    {
      field: 'issuedOn',
      type: 'date',
      labels: ['Date'],
      before: ['To any immigration officer', 'who entered the United States'],
      always: true,
    },
    { field: 'subjectName', type: 'name', labels: ['Full name of alien'], caption: true, always: true },
    { field: 'officerName', type: 'officer', labels: ['Title of immigration officer'], caption: true, always: true },
  ],
  otherLabels: [
    'WARRANT OF REMOVAL/DEPORTATION',
    'who entered the United States at',
    'Place of entry',
    'Date of entry',
    'Signature of immigration officer',
    'Date and office location',
    'at the expense of',
  ],
  boxes: [
    { tick: 'order-by-immigration-judge', options: ['an immigration judge in exclusion, deportation, or removal proceedings'] },
    { tick: 'order-by-designated-official', options: ['a designated official'] },
    { tick: 'order-by-board-of-immigration-appeals', options: ['the Board of Immigration Appeals'] },
    { tick: 'order-by-district-or-magistrate-judge', options: ['a United States District or Magistrate Court Judge'] },
  ],
  oneTicked: [['order-by-']],
  signature: {
    by: 'immigration-officer',
    labels: ['Signature of immigration officer'],
    printed: ['Title of immigration officer'],
    caption: true,
  },
  asks: [],
  editions: [{ revision: '8/07', from: 2007, to: null, mark: 'R' }],
  continued: ['To be completed by immigration officer executing the warrant', 'Port, date, and manner of removal'],
}
