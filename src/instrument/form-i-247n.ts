// I-247N, Request for Voluntary Notification of Release of Suspected Priority Alien (DHS, 2015 to 2017): asks for notice, never for a hold.
import { requestBoxes } from './form-i-247a.ts'
import { priorityBoxes, voluntaryRequest } from './voluntary-request.ts'
import type { Form } from './form.ts'

/** Forty-eight hours on this form is time of notice, never a hold: it asks for no detention. */
export const formI247N: Form = {
  ...voluntaryRequest,
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
  oneTicked: [['priority-', 'transferred-']],
  asks: ['notify-of-release'],
  editions: [{ revision: '5/15', from: 2015, to: 2017, mark: 'R' }],
}
