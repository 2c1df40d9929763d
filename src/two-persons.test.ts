// When the word of one person counts, and when it waits for another's.
import { describe, expect, it } from 'vitest'
import { bySecondPerson, waitsForAnother, withAsked } from './two-persons.ts'
import type { InstrumentRead } from './instrument/instrument.ts'
import type { Actor } from './log/entry.ts'
import type { Check } from './log/paper-record.ts'
import { parseInstant } from './time/instant.ts'

const person = (account: string): Actor => ({ kind: 'person', account })
const [alvarez, hale] = [person('alvarez'), person('hale')]
const at = parseInstant('2026-11-20T15:00:00Z')
const named = (value: string) => ({ fields: { subjectName: value } })
const looked = (by: Actor, value: string): Check => ({ name: 'subjectName', says: named(value), by, at })
const watched = ['subjectName', 'signer']

describe('two people for a value', () => {
  it('a value that nobody watches counts at once', () => {
    expect(bySecondPerson([], { fields: { phone: '303-555-0100' } }, alvarez, watched)).toMatchObject({
      settled: { fields: { phone: '303-555-0100' } },
      first: [],
    })
  })
  it('the first word waits, beside values that do not', () => {
    const { settled, first } = bySecondPerson([], { fields: { subjectName: 'ROE, JOHN', phone: '1' } }, alvarez, watched)
    expect(settled.fields).toEqual({ phone: '1' })
    expect(first).toEqual([named('ROE, JOHN')])
  })
  it('counts when another says the same', () => {
    const { settled, first } = bySecondPerson([looked(alvarez, 'ROE, JOHN')], named('ROE, JOHN'), hale, watched)
    expect(settled.fields).toEqual({ subjectName: 'ROE, JOHN' })
    expect(first).toEqual([])
  })
  it('does not count when another says something else; a third who agrees with either settles it', () => {
    const two = [looked(alvarez, 'ROE, JOHN'), looked(hale, 'ROE, JON')]
    expect(bySecondPerson(two.slice(0, 1), named('ROE, JON'), hale, watched).settled.fields).toBeUndefined()
    expect(bySecondPerson(two, named('ROE, JON'), person('feld'), watched).settled.fields).toEqual({ subjectName: 'ROE, JON' })
  })
  it('the same person twice is one person, whatever else that person said', () => {
    expect(() => bySecondPerson([looked(alvarez, 'ROE, JOHN')], named('ROE, JOHN'), alvarez, watched)).toThrow('second-person-needed')
    expect(bySecondPerson([looked(alvarez, 'ROE, JOHN')], named('DOE, JOHN'), alvarez, watched).first).toHaveLength(1)
  })
  it('the desk itself is nobody', () => {
    expect(bySecondPerson([looked({ kind: 'desk' }, 'ROE, JOHN')], named('ROE, JOHN'), alvarez, ['phone']).first).toEqual([])
    expect(() => bySecondPerson([looked({ kind: 'desk' }, 'ROE, JOHN')], named('ROE, JOHN'), alvarez, watched)).toThrow(
      'second-person-needed',
    )
  })
  it('the order of ticks says nothing, a value that could not be read is a word too', () => {
    const ticks: Check = { name: 'ticked', says: { ticked: ['notify-ice', 'basis-biometric'] }, by: alvarez, at }
    expect(bySecondPerson([ticks], { ticked: ['basis-biometric', 'notify-ice'] }, hale, ['ticked']).settled.ticked).toHaveLength(2)
    const unread: Check = { name: 'subjectName', says: { unreadable: ['subjectName'] }, by: alvarez, at }
    expect(bySecondPerson([unread], named('ROE, JOHN'), hale, watched).first).toHaveLength(1)
    expect(bySecondPerson([unread], { unreadable: ['subjectName'] }, hale, watched).settled.unreadable).toEqual(['subjectName'])
  })
  it('who has spoken is not asked again, others are', () => {
    expect([...waitsForAnother([looked(alvarez, 'ROE, JOHN')], alvarez)]).toEqual(['subjectName'])
    expect([...waitsForAnother([looked(alvarez, 'ROE, JOHN')], hale)]).toEqual([])
  })
  it('what two people check is asked though the reader is sure; what is not on the paper is not', () => {
    const read: InstrumentRead = {
      pages: [1],
      kind: 'detainer',
      form: 'I-247A',
      revision: null,
      confidence: 0.99,
      issuingBody: 'dhs',
      signer: { role: 'immigration-officer', confidence: 0.99, needsReview: false },
      asks: [],
      fields: { subjectName: { value: 'ROE, JOHN', confidence: 0.99, page: 1, box: [0, 0, 0.1, 0.1], needsReview: false } },
      ticked: [],
      needsReview: ['phone'],
      because: [],
    }
    expect(withAsked(read, ['subjectName', 'dateOfBirth', 'signer']).needsReview).toEqual(['phone', 'subjectName', 'signer'])
  })
})
