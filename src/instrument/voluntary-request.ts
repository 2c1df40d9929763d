// What the requests of 2015 to 2017 (I-247D, N, X and G) have in common: head, priorities, signature.
import { detainerFields, detainerOtherLabels, noticePages } from './form-i-247a.ts'
import type { BoxLabel, Form } from './form.ts'

/** The enforcement priorities of November 2014, as section 1 of both forms prints them. */
export const priorityBoxes: readonly BoxLabel[] = [
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

export const voluntaryRequest = {
  issuingBody: 'dhs',
  fields: detainerFields,
  otherLabels: detainerOtherLabels,
  signature,
  continued: noticePages,
} as const
