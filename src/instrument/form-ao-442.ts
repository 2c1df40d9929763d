// AO 442, federal Arrest Warrant: court paper, signed by a judge or, on an indictment, by the clerk (Fed. R. Crim. P. 9(b)(1)).
import type { Form } from './form.ts'

const returnPart = ['This warrant was received on']

export const formAo442: Form = {
  name: 'AO 442',
  kind: 'arrest-warrant',
  issuingBody: 'federal-court',
  court: true,
  anchors: [
    { says: 'ARREST WARRANT', part: 'title', mark: 'V' },
    { says: 'YOU ARE COMMANDED to arrest and bring before a United States magistrate judge', part: 'body', mark: 'V' },
    { says: 'who is accused of an offense or violation based on the following document filed with the court', part: 'body', mark: 'V' },
    { says: 'To: Any authorized law enforcement officer', part: 'body', mark: 'V' },
    { says: 'Issuing officer\'s signature', part: 'signature', mark: 'V' },
  ],
  noneOf: ['Warrant for Arrest of Alien', 'any immigration officer authorized pursuant to'],
  fields: [
    { field: 'caseNumber', type: 'docket', labels: ['Case No', 'Case Number'], before: ['Any authorized law enforcement officer'] },
    { field: 'subjectName', type: 'name', labels: ['(name of person to be arrested)', 'name of person to be arrested', 'United States of America v. (Defendant)', 'Defendant'], before: returnPart },
    { field: 'dateOfBirth', type: 'date', labels: ['Date of Birth'] },
    { field: 'offense', type: 'text', labels: ['Offense', 'This offense is briefly described as follows'], after: ['who is accused of an offense'], before: returnPart, long: true },
    { field: 'issuedOn', type: 'date', labels: ['Date'], after: ['who is accused of an offense', 'This offense is briefly described'], before: returnPart },
    { field: 'judgeName', type: 'text', labels: ['Printed name and title'], caption: true, before: returnPart },
  ],
  otherLabels: ['Statute', 'City and state', 'Issuing officer\'s signature', 'who is accused of an offense or violation based on', 'Arresting officer\'s signature', 'Arresting officer, printed name and title', 'at (city and state)', 'and the person was arrested on (date)', 'FBI No', 'USMS No', 'Return', 'To: Any authorized law enforcement officer', 'United States of America', 'United States of America v. (Defendant)', 'Defendant', 'This offense is briefly described as follows', 'This warrant was received on (date)'],
  boxes: [
    { tick: 'on-superseding-indictment', options: ['Superseding Indictment'], mayStandAlone: true },
    { tick: 'on-indictment', options: ['Indictment'], mayStandAlone: true },
    { tick: 'on-superseding-information', options: ['Superseding Information'], mayStandAlone: true },
    { tick: 'on-information', options: ['Information'], mayStandAlone: true },
    { tick: 'on-complaint', options: ['Complaint'], mayStandAlone: true },
    { tick: 'on-probation-violation-petition', options: ['Probation Violation Petition'], mayStandAlone: true },
    { tick: 'on-supervised-release-violation-petition', options: ['Supervised Release Violation Petition'], mayStandAlone: true },
    { tick: 'on-violation-notice', options: ['Violation Notice'], mayStandAlone: true },
    { tick: 'on-order-of-the-court', options: ['Order of the Court'], mayStandAlone: true },
  ],
  signature: { by: 'court', labels: ['Issuing officer\'s signature', 'Judge\'s signature'], printed: ['Printed name and title'], before: returnPart, caption: true },
  asks: ['obey-court-order'],
  continued: ['This second page contains personal identifiers provided for law-enforcement use only', 'Name of defendant/offender'],
}
