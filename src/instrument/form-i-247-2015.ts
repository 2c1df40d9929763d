// I-247D, I-247N and I-247X (DHS, 2015 to 2017) and I-247G: the requests "for voluntary" action, notification and transfer.
import { basisBoxes, detainerFields, detainerOtherLabels, noticePages, requestBoxes } from './form-i-247a.ts'
import type { BoxLabel, Form } from './form.ts'

/** The enforcement priorities of November 2014, as section 1 of both forms prints them. */
const priorityBoxes: readonly BoxLabel[] = [
  { tick: 'priority-national-security', options: ['has engaged in or is suspected of terrorism or espionage'] },
  {
    tick: 'priority-gang',
    options: ['has been convicted of an offense of which an element was active participation in a criminal street gang'],
  },
  { tick: 'priority-felony', options: ['has been convicted of an offense classified as a felony'] },
  { tick: 'priority-aggravated-felony', options: ['has been convicted of an aggravated felony'] },
  { tick: 'priority-significant-misdemeanor', options: ['has been convicted of a significant misdemeanor'] },
  { tick: 'priority-three-misdemeanors', options: ['has been convicted of 3 or more misdemeanors'] },
]

const signature: Form['signature'] = {
  by: 'immigration-officer',
  labels: ['Signature of Immigration Officer'],
  printed: ['Name and title of Immigration Officer'],
  caption: true,
}

const common = { issuingBody: 'dhs', fields: detainerFields, otherLabels: detainerOtherLabels, signature, continued: noticePages } as const

export const formI247D: Form = {
  ...common,
  name: 'I-247D',
  kind: 'detainer',
  anchors: [
    { says: 'IMMIGRATION DETAINER - REQUEST FOR VOLUNTARY ACTION', part: 'title', mark: 'V' },
    { says: 'THE SUBJECT IS AN IMMIGRATION ENFORCEMENT PRIORITY BECAUSE HE/SHE', part: 'body', mark: 'V' },
    { says: 'PROBABLE CAUSE EXISTS THAT THE SUBJECT IS A REMOVABLE ALIEN', part: 'body', mark: 'V' },
    { says: 'NOT TO EXCEED 48 HOURS', part: 'body', mark: 'R' },
    { says: 'Signature of Immigration Officer', part: 'signature', mark: 'R' },
  ],
  boxes: [...priorityBoxes, ...basisBoxes, ...requestBoxes],
  asks: ['hold-past-release', 'notify-of-release'],
}

/** Forty-eight hours on this form is time of notice, never a hold: it asks for no detention. */
export const formI247N: Form = {
  ...common,
  name: 'I-247N',
  kind: 'notification-request',
  anchors: [
    { says: 'REQUEST FOR VOLUNTARY NOTIFICATION OF RELEASE OF SUSPECTED PRIORITY ALIEN', part: 'title', mark: 'V' },
    { says: 'DHS SUSPECTS THAT THE SUBJECT IS A REMOVABLE ALIEN', part: 'body', mark: 'V' },
    { says: 'Suspected Citizenship', part: 'body', mark: 'V' },
    { says: 'Provide notice as early as practicable', part: 'body', mark: 'V' },
    { says: 'Signature of Immigration Officer', part: 'signature', mark: 'R' },
  ],
  boxes: [...priorityBoxes, ...requestBoxes],
  asks: ['notify-of-release'],
}

export const formI247X: Form = {
  ...common,
  name: 'I-247X',
  kind: 'transfer-request',
  anchors: [
    { says: 'REQUEST FOR VOLUNTARY TRANSFER', part: 'title', mark: 'V' },
    { says: 'Signature of Immigration Officer', part: 'signature', mark: 'R' },
    { says: 'IT IS THEREFORE REQUESTED THAT YOU', part: 'body', mark: 'R' },
  ],
  boxes: requestBoxes,
  asks: ['hold-past-release', 'transfer-custody'],
}

/** Known by its title and number only: no copy was seen. */
export const formI247G: Form = {
  ...common,
  name: 'I-247G',
  kind: 'notification-request',
  anchors: [
    { says: 'REQUEST FOR ADVANCE NOTIFICATION OF RELEASE', part: 'title', mark: 'R' },
    { says: 'Signature of Immigration Officer', part: 'signature', mark: 'R' },
  ],
  boxes: requestBoxes,
  asks: ['notify-of-release'],
}
