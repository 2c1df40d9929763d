// I-247D, Immigration Detainer - Request for Voluntary Action (DHS, 2015 to 2017): asks for a hold and for notice.
import { basisBoxes, requestBoxes } from './form-i-247a.ts'
import { priorityBoxes, voluntaryRequest } from './voluntary-request.ts'
import type { Form } from './form.ts'

export const formI247D: Form = {
  ...voluntaryRequest,
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
  oneTicked: [
    ['priority-', 'transferred-'],
    ['basis-', 'transferred-'],
  ],
  asks: ['hold-past-release', 'notify-of-release'],
  editions: [{ revision: '5/15', from: 2015, to: 2017, mark: 'R' }],
}
