// I-247A, Immigration Detainer - Notice of Action (DHS, from 2017): asks for a hold and for notice; signed by an officer, never a judge.
import type { BoxLabel, FieldLabel, Form } from './form.ts'

/** The head of every I-247 since 2010. */
export const detainerFields: readonly FieldLabel[] = [
  {
    field: 'subjectId',
    type: 'number',
    // A copy may lose the short second word.
    labels: ['Subject ID', 'Subject'],
    before: ['IT IS THEREFORE REQUESTED', 'IT IS REQUESTED THAT YOU'],
    always: true,
  },
  { field: 'eventNumber', type: 'number', labels: ['Event #', 'Event No', 'Event Number'], always: true },
  { field: 'fileNumber', type: 'file-number', labels: ['File No', 'File Number', 'A-File No'], always: true },
  { field: 'issuedOn', type: 'date', labels: ['Date'], before: ['Name of Alien', 'Name of Subject'], always: true },
  {
    field: 'to',
    type: 'text',
    labels: ['TO: (Name and Title of Institution - OR Any Subsequent Law Enforcement Agency)', 'TO: (Name and Title of Institution)', 'TO'],
    before: ['Name of Alien', 'Name of Subject'],
    long: true,
    always: true,
  },
  {
    field: 'from',
    type: 'text',
    labels: ['FROM: (Department of Homeland Security Office Address)', 'FROM: (DHS Office Address)', 'FROM: (Office address)', 'FROM'],
    before: ['Name of Alien', 'Name of Subject'],
    long: true,
    always: true,
  },
  { field: 'subjectName', type: 'name', labels: ['Name of Alien', 'Name of Subject'], always: true },
  { field: 'dateOfBirth', type: 'date', labels: ['Date of Birth'], always: true },
  { field: 'citizenship', type: 'country', labels: ['Suspected Citizenship', 'Citizenship', 'Nationality'], always: true },
  { field: 'sex', type: 'sex', labels: ['Sex'], always: true },
  {
    field: 'phone',
    type: 'phone',
    labels: [
      'U.S. Customs and Border Protection (CBP) at',
      'Border Protection (CBP) at',
      '(CBP) at',
      'please notify DHS by calling',
      'DHS by calling',
      'by calling',
    ],
    before: ['Signature of Immigration Officer'],
    always: true,
  },
  {
    field: 'cancelsDetainerOf',
    type: 'date',
    labels: [
      'previously submitted to you on',
      'Cancel the detainer previously placed by this Office on',
      'Please cancel the detainer previously placed by this Service on',
      'previously placed by this Office on',
    ],
  },
  {
    field: 'officerName',
    type: 'officer',
    labels: ['Name and title of Immigration Officer', 'Title of Immigration Officer'],
    caption: true,
    always: true,
  },
  { field: 'fax', type: 'phone', labels: ['by mailing, emailing or faxing a copy to', 'faxing a copy to'] },
]

/** The jail's own block and other blanks of the same page. */
export const detainerOtherLabels: readonly string[] = [
  'Inmate No',
  'Local Booking/Inmate #',
  'Estimated Release Date',
  'Estimated release date/time',
  'Date of latest criminal charge/conviction',
  'Last offense charged/conviction',
  'Latest criminal charge/conviction',
  'Most recent criminal charge/conviction',
  'Date of latest service upon alien',
  'This form was served upon the alien on',
  'This form was served upon the subject on',
  'Law Enforcement Support Center',
  'If unable to reach, Law Enforcement Support Center',
  'Signature of Immigration Officer',
  'Name and title of Officer',
  'Signature of Officer',
  'TO BE COMPLETED BY THE LAW ENFORCEMENT AGENCY CURRENTLY HOLDING THE ALIEN WHO IS THE SUBJECT OF THIS NOTICE',
  'TO BE COMPLETED BY THE LAW ENFORCEMENT AGENCY CURRENTLY HOLDING THE SUBJECT OF THIS NOTICE',
  'TO BE COMPLETED BY THE LAW ENFORCEMENT AGENCY CURRENTLY HOLDING',
  'IMMIGRATION DETAINER - NOTICE OF ACTION',
  'DHS HAS DETERMINED THAT PROBABLE CAUSE EXISTS THAT THE SUBJECT IS A REMOVABLE ALIEN',
]

export const basisBoxes: readonly BoxLabel[] = [
  { tick: 'basis-final-order', options: ['a final order of removal against the alien', 'a final order of removal against the subject'] },
  {
    tick: 'basis-pending-proceedings',
    options: [
      'the pendency of ongoing removal proceedings against the alien',
      'the pendency of ongoing removal proceedings against the subject',
    ],
  },
  {
    tick: 'basis-biometric',
    options: [
      "biometric confirmation of the alien's identity and a records check of federal",
      "biometric confirmation of the subject's identity and a records check of federal",
    ],
  },
  {
    tick: 'basis-statements',
    options: [
      'statements made by the alien to an immigration officer and/or other',
      'statements made by the subject to an immigration officer and/or other',
      'statements made by the alien to an immigration officer',
    ],
  },
]

export const requestBoxes: readonly BoxLabel[] = [
  {
    tick: 'transferred-to-your-custody',
    options: [
      'Upon completion of the proceeding or investigation for which',
      'DHS transferred the alien to your custody for a proceeding or investigation',
    ],
    mayStandAlone: true,
  },
  { tick: 'notify-ice', options: ['U.S. Immigration and Customs Enforcement (ICE) or', 'U.S. Immigration and Customs Enforcement (ICE)'] },
  { tick: 'notify-cbp', options: ['U.S. Customs and Border Protection (CBP) at', 'U.S. Customs and Border Protection (CBP)'] },
  {
    tick: 'cancel-previous',
    options: [
      'If checked: please cancel the detainer related to this',
      'please cancel the detainer related to this',
      'please cancel the request related to this',
      'Cancel the detainer previously placed by this Office on',
    ],
  },
]

/** Headings of the notice pages, in the languages printed. */
export const noticePages: readonly string[] = [
  'NOTICE TO THE DETAINEE',
  'NOTIFICACION A LA PERSONA DETENIDA',
  'AVIS AU DETENU OU A LA DETENUE',
  'NOTIFICACAO AO DETENTO',
  'THONG BAO CHO NGUOI BI GIAM',
]

export const formI247A: Form = {
  name: 'I-247A',
  kind: 'detainer',
  issuingBody: 'dhs',
  anchors: [
    { says: 'IMMIGRATION DETAINER - NOTICE OF ACTION', part: 'title', mark: 'V' },
    { says: 'PROBABLE CAUSE EXISTS THAT THE SUBJECT IS A REMOVABLE ALIEN', part: 'body', mark: 'V' },
    { says: 'IT IS THEREFORE REQUESTED THAT YOU', part: 'body', mark: 'V' },
    { says: 'Maintain custody of the alien for a period NOT TO EXCEED 48 HOURS', part: 'body', mark: 'R' },
    { says: 'Signature of Immigration Officer', part: 'signature', mark: 'R' },
  ],
  noneOf: ['excluding Saturdays, Sundays, and holidays', 'The individual (check all that apply)'],
  fields: detainerFields,
  otherLabels: detainerOtherLabels,
  boxes: [...basisBoxes, ...requestBoxes],
  oneTicked: [['basis-', 'transferred-'], ['notify-']],
  signature: {
    by: 'immigration-officer',
    labels: ['Signature of Immigration Officer'],
    printed: ['Name and title of Immigration Officer'],
    caption: true,
  },
  asks: ['hold-past-release', 'notify-of-release'],
  editions: [
    { revision: '02/17', from: 2017, to: null, mark: 'V' },
    { revision: '3/17', from: 2017, to: null, mark: 'R' },
    { revision: '5/25', from: 2025, to: null, mark: 'R' },
  ],
  continued: noticePages,
}
