// AO 93, federal Search and Seizure Warrant: signed by a judge; it admits a search and holds nobody.
import { byJudge, caseNumber, courtOtherLabels, federalCourt, issued, judge } from './court-labels.ts'
import type { Form } from './form.ts'

export const formAo93: Form = {
  ...federalCourt,
  name: 'AO 93',
  kind: 'search-warrant',
  anchors: [
    { says: 'SEARCH AND SEIZURE WARRANT', part: 'title', mark: 'V' },
    { says: 'requests the search of the following person or property', part: 'body', mark: 'V' },
    { says: 'YOU ARE COMMANDED to execute this warrant on or before', part: 'body', mark: 'V' },
    { says: "Judge's signature", part: 'signature', mark: 'V' },
  ],
  fields: [
    caseNumber,
    {
      field: 'dueOn',
      type: 'date',
      labels: ['YOU ARE COMMANDED to execute this warrant on or before', 'execute this warrant on or before'],
      always: true,
    },
    issued,
    judge,
  ],
  otherLabels: courtOtherLabels,
  boxes: [
    { tick: 'daytime', options: ['in the daytime 6:00 a.m. to 10:00 p.m.', 'in the daytime'] },
    { tick: 'any-time', options: ['at any time in the day or night because good cause', 'at any time in the day or night'] },
  ],
  oneTicked: [['daytime', 'any-time']],
  signature: byJudge,
  asks: ['admit-to-secure-area', 'obey-court-order'],
}
