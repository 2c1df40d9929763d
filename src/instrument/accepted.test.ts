// What may be used of a reading, by the rule and by a person's word.
import { describe, expect, it } from 'vitest'
import { acceptConfident, applyCorrections } from './accepted.ts'
import type { InstrumentId, InstrumentRead } from './instrument.ts'

const isId = (text: string): text is InstrumentId => text.startsWith('i_')
const id = 'i_1'
const box = [0, 0, 1, 1] as const
const read: InstrumentRead = {
  pages: [1],
  kind: 'detainer',
  form: 'I-247A',
  revision: null,
  confidence: 0.9,
  issuingBody: 'dhs',
  signer: { role: 'immigration-officer', confidence: 0.5, needsReview: true },
  asks: ['hold-past-release'],
  fields: {
    subjectName: { value: 'ROE, JOHN', confidence: 0.95, page: 1, box, needsReview: false },
    dateOfBirth: { value: '1997-03-04', confidence: 0.4, page: 1, box, needsReview: true },
  },
  ticked: ['basis-biometric'],
  needsReview: ['dateOfBirth', 'signer'],
  because: [],
}

describe('accepting', () => {
  it('leaves out and lists what was flagged', () => {
    if (!isId(id)) throw new Error('id')
    expect(acceptConfident(read, id)).toMatchObject({ fields: { subjectName: 'ROE, JOHN' }, signer: null, open: ['dateOfBirth', 'signer'] })
    expect(acceptConfident(read, id).fields.dateOfBirth).toBeUndefined()
  })
  it("takes a person's correction and confirmation", () => {
    if (!isId(id)) throw new Error('id')
    const accepted = applyCorrections(read, id, { fields: { dateOfBirth: '1997-03-05' }, confirmed: ['signer'] })
    expect(accepted).toMatchObject({
      fields: { subjectName: 'ROE, JOHN', dateOfBirth: '1997-03-05' },
      signer: 'immigration-officer',
      open: [],
    })
  })
  it('drops a field that a person says is not on the paper', () => {
    if (!isId(id)) throw new Error('id')
    expect(applyCorrections(read, id, { fields: { subjectName: null } }).fields.subjectName).toBeUndefined()
  })
})
