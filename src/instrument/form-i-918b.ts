// I-918 Supplement B, certification for a victim's visa: asked by a victim's lawyer and signed by the agency; never routed to ICE.
import { dhsForm } from './form-officer.ts'
import type { Form } from './form.ts'

export const formI918B: Form = {
  ...dhsForm,
  name: 'I-918 Supplement B',
  kind: 'u-visa-certification',
  issuingBody: 'other',
  anchors: [
    { says: 'U Nonimmigrant Status Certification', part: 'title', mark: 'V' },
    { says: 'For Certifying Agency Use Only', part: 'body', mark: 'V' },
    { says: 'I am the head of the certifying agency', part: 'body', mark: 'V' },
    { says: 'USCIS Form I-918 Supplement B', part: 'body', mark: 'V' },
  ],
  fields: [],
  boxes: [
    { tick: 'head-of-agency', options: ['I am the head of the certifying agency'] },
    { tick: 'designated-official', options: ['I have been designated as the certifying official by the head'] },
    { tick: 'certifying-judge', options: ['I am a judge'] },
  ],
  signature: null,
}
