// I-200, Warrant for Arrest of Alien: an officer's paper addressed to officers; it commands nobody at a jail and no judge signs it.
import type { Form } from './form.ts'

const service = ['Certificate of Service', 'I hereby certify that the Warrant for Arrest of Alien was served']

export const formI200: Form = {
  name: 'I-200',
  kind: 'administrative-warrant',
  issuingBody: 'dhs',
  anchors: [
    { says: 'Warrant for Arrest of Alien', part: 'title', mark: 'R' },
    { says: 'is removable from the United States. This determination is based upon', part: 'body', mark: 'V' },
    { says: 'To: Any immigration officer authorized pursuant to sections 236 and 287', part: 'body', mark: 'R' },
    { says: 'arrest and take into custody for removal proceedings', part: 'body', mark: 'R' },
    { says: 'Signature of Authorized Immigration Officer', part: 'signature', mark: 'V' },
  ],
  fields: [
    { field: 'fileNumber', type: 'file-number', labels: ['File No', 'File Number'], before: service },
    {
      field: 'issuedOn',
      type: 'date',
      labels: ['Date'],
      before: ['I have determined that there is probable cause', 'Any immigration officer authorized', ...service],
    },
    {
      field: 'subjectName',
      type: 'name',
      labels: [
        'I have determined that there is probable cause to believe that (name of alien)',
        'I have determined that there is probable cause to believe that',
        'probable cause to believe that',
      ],
      before: service,
    },
    { field: 'dateOfBirth', type: 'date', labels: ['Date of Birth'], before: service },
    {
      field: 'officerName',
      type: 'text',
      labels: ['Printed Name and Title of Authorized Immigration Officer', 'Name and Title of Authorized Immigration Officer'],
      caption: true,
      before: service,
    },
    { field: 'citizenship', type: 'text', labels: ['Country of Citizenship'] },
  ],
  otherLabels: [
    'Warrant for Arrest of Alien',
    'is removable from the United States',
    'Signature of Authorized Immigration Officer',
    'Date of Service',
    'on (Date of Service)',
    'on (Name of Alien)',
    'Name of Alien',
    'Certificate of Service',
    'Badge or ID No',
    'FINS No',
    'Name of Officer',
    'Name and Signature of Officer',
    'Name or Number of Interpreter (if applicable)',
    'and the contents of this notice were read to him or her in the',
    'and the contents were read to him or her in the (Language) language',
    'I hereby certify that the Warrant for Arrest of Alien was served by me at (Location)',
  ],
  boxes: [
    {
      tick: 'basis-charging-document',
      options: ['the execution of a charging document to initiate removal proceedings against the subject'],
    },
    { tick: 'basis-pending-proceedings', options: ['the pendency of ongoing removal proceedings against the subject'] },
    { tick: 'basis-deferred-inspection', options: ['the failure to establish admissibility subsequent to deferred inspection'] },
    { tick: 'basis-biometric', options: ["biometric confirmation of the subject's identity and a records check of federal"] },
    { tick: 'basis-statements', options: ['statements made voluntarily by the subject to an immigration officer'] },
  ],
  signature: {
    by: 'immigration-officer',
    labels: ['Signature of Authorized Immigration Officer', 'Signature of Designated Immigration Officer'],
    printed: ['Printed Name and Title of Authorized Immigration Officer', 'Name and Title of Authorized Immigration Officer'],
    caption: true,
    before: service,
  },
  asks: [],
  continued: [],
}
