// The older I-247 (12/12, 12/11, 8/10, 1997): recognised by wording, because old detainers remain active; fewer fields are read.
import { detainerFields, detainerOtherLabels, noticePages } from './form-i-247a.ts'
import type { Form } from './form.ts'

export const formI247: Form = {
  name: 'I-247',
  kind: 'detainer',
  issuingBody: 'dhs',
  anchors: [
    { says: 'IMMIGRATION DETAINER - NOTICE OF ACTION', part: 'title', mark: 'R' },
    { says: 'excluding Saturdays, Sundays, and holidays', part: 'body', mark: 'R' },
    { says: 'Maintain custody of the subject for a period NOT TO EXCEED 48 HOURS', part: 'body', mark: 'R' },
    { says: "Consider this request for a detainer operative only upon the subject's conviction", part: 'body', mark: 'R' },
    { says: 'Signature of Immigration Officer', part: 'signature', mark: 'R' },
  ],
  oneOf: [
    'excluding Saturdays, Sundays, and holidays',
    'excluding Saturdays, Sundays and Federal holidays',
    'The individual (check all that apply)',
    'Initiated an investigation to determine whether this person is subject to removal',
    'Please accept this notice as a detainer',
  ],
  fields: detainerFields,
  otherLabels: detainerOtherLabels,
  boxes: [
    {
      tick: 'request-hold',
      options: [
        'Maintain custody of the subject for a period NOT TO EXCEED 48 HOURS',
        'Federal regulations (8 CFR 287.7) require that you detain the alien',
      ],
      asks: 'hold-past-release',
      mayStandAlone: true,
    },
    {
      tick: 'request-notice',
      options: ['Notify this office of the time of release at least 30 days prior to release'],
      asks: 'notify-of-release',
      mayStandAlone: true,
    },
    { tick: 'upon-conviction-only', options: ['Consider this request for a detainer operative only upon'] },
    { tick: 'cancel-previous', options: ['Cancel the detainer previously placed by this Office on'] },
  ],
  signature: {
    by: 'immigration-officer',
    labels: ['Signature of Immigration Officer'],
    printed: ['Name and title of Immigration Officer'],
    caption: true,
  },
  asks: [],
  continued: noticePages,
}
