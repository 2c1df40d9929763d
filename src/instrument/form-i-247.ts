// I-247 before 2015 (12/12, 12/11, 8/10, 08/01/07, 4-1-97): old detainers remain active, so all editions stay known; asks by its boxes.
import { detainerFields, detainerOtherLabels, noticePages } from './form-i-247a.ts'
import type { BoxLabel, FieldLabel, Form } from './form.ts'

/** Editions before 2010 have no subject ID and no event number. */
const fields: readonly FieldLabel[] = detainerFields.map((label): FieldLabel => {
  const { always: _, ...optional } = label
  return label.field === 'subjectId' || label.field === 'eventNumber' ? optional : label
})

/** 12/12 gives reasons; 12/11, 8/10 and before say that an investigation was begun. ICE's own table has the same boxes as columns. */
const grounds: readonly BoxLabel[] = [
  { tick: 'reason-to-believe', options: ['Determined that there is reason to believe the individual is an alien'], mayStandAlone: true },
  {
    tick: 'prior-felony',
    options: ['has a prior a felony conviction or has been charged', 'has a prior felony conviction or has been charged'],
  },
  { tick: 'three-misdemeanors', options: ['has three or more prior misdemeanor convictions'] },
  { tick: 'violent-misdemeanor', options: ['has a prior misdemeanor conviction or has been charged with a misdemeanor'] },
  { tick: 'illegal-entry', options: ['has been convicted of illegal entry pursuant to'] },
  { tick: 'illegal-reentry', options: ['has illegally re-entered the country after a previous'] },
  { tick: 'immigration-fraud', options: ['has been found by an immigration officer or an immigration judge'] },
  { tick: 'significant-risk', options: ['otherwise poses a significant risk to national security'] },
  {
    tick: 'initiated-investigation',
    options: [
      'Initiated an investigation to determine whether this person is subject to removal',
      'Investigation has been initiated to determine whether this person',
    ],
  },
  {
    tick: 'initiated-proceedings',
    options: [
      'Initiated removal proceedings and served a Notice to Appear',
      'A Notice to Appear or other charging document initiating removal',
    ],
  },
  {
    tick: 'served-warrant',
    options: [
      'Served a warrant of arrest for removal proceedings',
      'A warrant of arrest in removal proceedings, a copy of which is attached',
    ],
  },
  {
    tick: 'obtained-order',
    options: ['Obtained an order of deportation or removal', 'Deportation or removal from the United States has been ordered'],
  },
]

export const formI247: Form = {
  name: 'I-247',
  kind: 'detainer',
  issuingBody: 'dhs',
  anchors: [
    { says: 'IMMIGRATION DETAINER - NOTICE OF ACTION', part: 'title', mark: 'V' },
    { says: 'excluding Saturdays, Sundays, and holidays', part: 'body', mark: 'R' },
    { says: 'Maintain custody of the subject for a period NOT TO EXCEED 48 HOURS', part: 'body', mark: 'R' },
    { says: 'HAS TAKEN THE ACTION RELATED TO THE PERSON IDENTIFIED ABOVE', part: 'body', mark: 'R' },
    { says: "Consider this request for a detainer operative only upon the subject's conviction", part: 'body', mark: 'R' },
    { says: 'You are advised that the action noted below has been taken', part: 'body', mark: 'R' },
    { says: 'Signature of Immigration Officer', part: 'signature', mark: 'R' },
  ],
  oneOf: [
    'excluding Saturdays, Sundays, and holidays',
    'excluding Saturdays, Sundays and Federal holidays',
    'The individual (check all that apply)',
    'Initiated an investigation to determine whether this person is subject to removal',
    'HAS TAKEN THE ACTION RELATED TO THE PERSON IDENTIFIED ABOVE',
    'Please accept this notice as a detainer',
  ],
  fields,
  otherLabels: [
    ...detainerOtherLabels,
    'HAS TAKEN THE ACTION RELATED TO THE PERSON IDENTIFIED ABOVE, CURRENTLY IN YOUR CUSTODY',
    'during business hours',
  ],
  boxes: [
    ...grounds,
    {
      tick: 'request-hold',
      options: [
        'Maintain custody of the subject for a period NOT TO EXCEED 48 HOURS',
        'Federal regulations (8 CFR 287.7) require that you detain the alien',
      ],
      asks: 'hold-past-release',
      mayStandAlone: true,
    },
    { tick: 'provide-copy', options: ['Provide a copy to the subject of this detainer'] },
    {
      tick: 'request-notice',
      options: ['Notify this office of the time of release at least 30 days prior to release'],
      asks: 'notify-of-release',
      mayStandAlone: true,
    },
    { tick: 'notify-death', options: ["Notify this office in the event of the inmate's death"], mayStandAlone: true },
    { tick: 'upon-conviction-only', options: ['Consider this request for a detainer operative only upon'] },
    {
      tick: 'cancel-previous',
      options: [
        'Cancel the detainer previously placed by this Office on',
        'Please cancel the detainer previously placed by this Service on',
      ],
    },
  ],
  oneTicked: [
    ['reason-', 'initiated-', 'served-', 'obtained-'],
    ['request-', 'cancel-'],
  ],
  signature: {
    by: 'immigration-officer',
    labels: ['Signature of Immigration Officer'],
    printed: ['Name and title of Immigration Officer', 'Title of Immigration Officer'],
    caption: true,
  },
  asks: [],
  editions: [
    { revision: '4-1-97', from: 1997, to: 2007, mark: 'R' },
    { revision: '08/01/07', from: 1997, to: 2010, mark: 'R' },
    { revision: '8/10', from: 2010, to: 2011, mark: 'R' },
    { revision: '6/11', from: 2011, to: 2012, mark: 'R' },
    { revision: '12/11', from: 2011, to: 2013, mark: 'R' },
    { revision: '12/12', from: 2012, to: 2015, mark: 'R' },
  ],
  continued: noticePages,
}
