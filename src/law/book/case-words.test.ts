// Facts of a case in words: papers first, moments as days and hours, and every worked example of the law without a code in it.
import { describe, expect, it } from 'vitest'
import { places } from '../places/registry.ts'
import { caseWords } from './case-words.ts'

describe('a case in words', () => {
  it('tells papers first, then the rest', () => {
    expect(
      caseWords({
        custodian: 'jail',
        'request.asks': ['hold-past-release', 'notify-of-release'],
        'request.instruments': [{ form: 'I-247A', signer: 'immigration-officer', complete: true }, { form: 'writ' }],
        'custody.eligibleAt': '2017-09-16T03:40:00.000Z',
        'request.written': false,
      }),
    ).toEqual([
      '2 papers: a Form I-247A, signed by an immigration officer, complete; a writ, whose signer is not known',
      'the custodian is the jail',
      'the request is not in writing',
      'the request asks to keep the person past release and tell immigration authorities of the release',
      'the moment of eligibility: September 16, 2017, 03:40 UTC',
    ])
  })

  it('tells that nothing came apart from not knowing what came', () => {
    expect(caseWords({ 'request.instruments': [] })).toEqual(['no paper came'])
    expect(caseWords({})).toEqual([])
    expect(caseWords({ 'request.instruments': [{}] })).toEqual(['one paper: a paper whose form is not known, whose signer is not known'])
  })

  it('tells convictions with their dates', () => {
    expect(caseWords({ 'subject.convictions': [{ level: 'felony', category: 'domestic-violence', on: '2009-04-02' }] })).toEqual([
      'one conviction: level: felony, category: domestic violence, date of conviction: April 2, 2009',
    ])
  })

  it('finds words for every worked example', () => {
    for (const place of places) {
      for (const { id, examples } of place.rules) {
        for (const { facts } of examples) {
          const words = caseWords(facts)
          expect(words.length, id).toBe(Object.keys(facts).length)
          expect(words.join(' '), id).not.toMatch(/undefined|\[object|request\.|immigration-officer|hold-past/)
        }
      }
    }
  })
})
