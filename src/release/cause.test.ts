// The words of fax servers and mail libraries, and what is taken from them.
import { describe, expect, it } from 'vitest'
import { causeOf } from './cause.ts'

const cases = [
  ['Busy signal detected', 'busy'],
  ['No answer from remote', 'no-answer'],
  ['Ring detected without successful handshake', 'no-answer'],
  ['No carrier detected', 'no-answer'],
  ['No local dialtone', 'no-line'],
  ['connect ECONNREFUSED 127.0.0.1:25', 'no-line'],
  ['getaddrinfo ENOTFOUND mail.example', 'no-line'],
  ['550 5.1.1 unknown user', 'refused'],
  ['REJECT: Requested speed is greater than what is supported', 'refused'],
  ['COMREC invalid response received (DCN)', 'cut'],
  ['read ECONNRESET', 'cut'],
  ['no fax line is set up', 'not-set-up'],
  ['a reason nobody foresaw', 'other'],
] as const

describe('the cause of a failure', () => {
  it.each(cases)('takes [%s] for %s', (reason, cause) => {
    expect(causeOf({ kind: 'failed', reason, permanent: false })).toBe(cause)
  })

  it('is what the line names, whatever its words', () => {
    expect(causeOf({ kind: 'failed', reason: 'Busy signal detected', permanent: false, cause: 'refused' })).toBe('refused')
  })

  it('takes a final failure without known words for a refusal, and a cut or partial one for a cut', () => {
    expect(causeOf({ kind: 'failed', reason: '?', permanent: true })).toBe('refused')
    expect(causeOf({ kind: 'unknown', reason: '?' })).toBe('cut')
    expect(causeOf({ kind: 'partial', reason: '?', pagesConfirmed: 1, pages: 3 })).toBe('cut')
    expect(causeOf({ kind: 'sent', serverAnswer: '250' })).toBeNull()
  })
})
