// I-138, Immigration Enforcement Subpoena, and its like: issued by the agency itself; a court enforces it or nobody does.
import type { Form } from './form.ts'

export const formI138: Form = {
  name: 'I-138',
  kind: 'administrative-subpoena',
  issuingBody: 'dhs',
  anchors: [
    { says: 'IMMIGRATION ENFORCEMENT SUBPOENA', part: 'title', mark: 'R' },
    { says: 'YOU ARE HEREBY SUMMONED AND REQUIRED TO', part: 'body', mark: 'R' },
    { says: 'to Appear and/or Produce Records', part: 'body', mark: 'R' },
    { says: '8 U.S.C. 1225(d)', part: 'body', mark: 'R' },
    { says: 'Authorized Official', part: 'signature', mark: 'R' },
  ],
  fields: [
    { field: 'to', type: 'text', labels: ['To (Name, Address, City, State, Zip Code)'], long: true, always: true },
    { field: 'caseNumber', type: 'number', labels: ['Subpoena Number'], always: true },
    {
      field: 'subjectName',
      type: 'name',
      labels: ['In Reference To (Title of Proceeding)', 'Title of Proceeding', 'In Reference To'],
      caption: true,
      always: true,
    },
    { field: 'fileNumber', type: 'file-number', labels: ['File Number, if Applicable', 'File Number'], caption: true },
    {
      field: 'officerName',
      type: 'officer',
      labels: [
        'ICE Official Name and Title',
        'CBP, ICE or USCIS Official before whom you are required to appear',
        // In a narrow cell the label goes on in the next line.
        'CBP, ICE or USCIS Official before whom you',
        'Name, Title, Address, Telephone Number',
      ],
      long: true,
      always: true,
    },
    { field: 'phone', type: 'phone', labels: ['Telephone Number'] },
    { field: 'dueOn', type: 'date', labels: ['(B) Date'], before: ['Records required to be produced'], always: true },
    {
      field: 'recordsSought',
      type: 'text',
      labels: ['Records', 'Records required to be produced for inspection'],
      after: ['YOU ARE HEREBY SUMMONED'],
      before: ['Authorized Official'],
      long: true,
      always: true,
    },
    {
      field: 'issuedOn',
      type: 'date',
      labels: ['(Date)'],
      caption: true,
      after: ['Authorized Official', 'Records required to be produced'],
    },
    { field: 'fax', type: 'phone', labels: ['Return by facsimile to', 'Facsimile number'] },
  ],
  otherLabels: [
    'Address',
    'City and State',
    '(C) Time',
    'Room or Suite',
    'Period from',
    'Period to',
    'Questions to',
    '(Printed Name)',
    '(Title)',
    'Authorized Official (Signature)',
    '(Signature)',
    'Records required to be produced for inspection',
    'to Appear and/or Produce Records',
    'If you have any questions regarding this subpoena',
    'to the Official named in Block 3',
  ],
  boxes: [
    {
      tick: 'appear',
      options: ['APPEAR before the U.S. Customs and Border Protection', 'APPEAR before the U.S. Immigration and Customs Enforcement'],
    },
    { tick: 'produce-records', options: ['PRODUCE the records (books, papers, or other documents) indicated in Block 4'] },
    { tick: 'not-to-disclose', options: ['You are requested not to disclose the existence of this subpoena'] },
  ],
  boxesAlways: ['appear', 'produce-records'],
  oneTicked: [['appear', 'produce-']],
  signature: { by: 'immigration-officer', labels: ['Authorized Official (Signature)', '(Signature)'], printed: ['(Title)'], caption: true },
  asks: ['answer-subpoena'],
  continued: ['CERTIFICATE OF SERVICE AND ACKNOWLEDGMENT OF RECEIPT'],
}

/** Summonses of the same family, told by the statute they cite. */
export const formCbp3115: Form = {
  name: 'DHS-3115',
  kind: 'administrative-subpoena',
  issuingBody: 'dhs',
  anchors: [
    { says: 'SUMMONS TO APPEAR AND/OR PRODUCE RECORDS', part: 'title', mark: 'R' },
    { says: '19 U.S.C. 1509', part: 'body', mark: 'R' },
  ],
  fields: formI138.fields,
  otherLabels: formI138.otherLabels,
  boxes: [],
  signature: formI138.signature,
  asks: ['answer-subpoena'],
  continued: [],
}
