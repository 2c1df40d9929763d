// I-247X, Request for Voluntary Transfer (DHS, 2015 to 2017): known by its title; the rest of its text was not seen.
import { basisBoxes, requestBoxes } from './form-i-247a.ts'
import { voluntaryRequest } from './voluntary-request.ts'
import type { BoxLabel, Form } from './form.ts'

export const formI247X: Form = {
  ...voluntaryRequest,
  name: 'I-247X',
  kind: 'transfer-request',
  anchors: [
    { says: 'REQUEST FOR VOLUNTARY TRANSFER', part: 'title', mark: 'V' },
    { says: 'Signature of Immigration Officer', part: 'signature', mark: 'R' },
    { says: 'IT IS THEREFORE REQUESTED THAT YOU', part: 'body', mark: 'R' },
  ],
  boxes: [...basisBoxes.map((box): BoxLabel => ({ ...box, mayStandAlone: true })), ...requestBoxes],
  asks: ['hold-past-release', 'transfer-custody'],
  editions: [{ revision: '8/15', from: 2015, to: 2017, mark: 'R' }],
}
