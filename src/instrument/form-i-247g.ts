// I-247G, Request for Advance Notification of Release: known by its title and number only; no copy was seen.
import { requestBoxes } from './form-i-247a.ts'
import { voluntaryRequest } from './voluntary-request.ts'
import type { Form } from './form.ts'

export const formI247G: Form = {
  ...voluntaryRequest,
  name: 'I-247G',
  kind: 'notification-request',
  anchors: [
    { says: 'REQUEST FOR ADVANCE NOTIFICATION OF RELEASE', part: 'title', mark: 'R' },
    { says: 'Signature of Immigration Officer', part: 'signature', mark: 'R' },
  ],
  boxes: requestBoxes,
  asks: ['notify-of-release'],
}
