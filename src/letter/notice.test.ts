// The notice of a release: when it may be written and every word that is in it.
import { describe, expect, it } from 'vitest'
import { answerKinds } from '../law/answer.ts'
import { parseInstant } from '../time/instant.ts'
import { answer, exampleAgency, exampleDetermination, exampleInstrument, noHold } from './example.ts'
import { releaseNotice, repeatedNotice, repeatLine } from './notice.ts'
import type { NoticeInput } from './notice.ts'

const input: NoticeInput = {
  about: 'release',
  agency: { ...exampleAgency, allowsNotices: true },
  instrument: exampleInstrument(),
  bookingNumber: '2026-004417',
  since: parseInstant('2026-03-03T13:30:00-07:00'),
  cause: 'bond-posted',
  leftAt: null,
  determination: exampleDetermination(),
}

describe('releaseNotice', () => {
  it('gives the references of the requester, the moment and the law', () => {
    expect(releaseNotice(input)).toBe(
      [
        'Release notice, your reference DEN2603000017, booking 2026-004417',
        '',
        'From: Denver Sheriff Department, Release Desk',
        'Your request: immigration detainer (Form I-247A, 3/17) dated March 2, 2026',
        'Person as named on your request: ROE, JOHN Q',
        'Your file number: A 000 111 222',
        'Your subject ID: 7001234',
        'Your event number: DEN2603000017',
        'Our booking number: 2026-004417',
        '',
        'The person has been eligible for release since March 3, 2026, 13:30 (UTC-07:00) and may leave at any time.',
        'The release is not delayed for this notice or for an answer to it.',
        'This notice is given under D.R.M.C. 28-253.',
        '',
        'Denver Sheriff Department, Release Desk, telephone 303-555-0142',
      ].join('\n'),
    )
  })

  it('tells nothing else of the person: no birth, charge, cause, address, nor the name in the subject', () => {
    const text = releaseNotice(input)
    expect(text).not.toMatch(/1997|ATLANTIS|gang|burglary|bond|Colfax/)
    expect(text.split('\n')[0]).not.toContain('ROE')
  })

  it.each(answerKinds.flatMap((kind) => [true, false].map((allowsNotices) => [kind, allowsNotices] as const)))(
    'for the answer %s with a policy of %s is written only if the law requires it or permits it and the policy gives it',
    (kind, allowsNotices) => {
      const asked = {
        ...input,
        agency: { ...input.agency, allowsNotices },
        determination: exampleDetermination({ 'notify-of-release': answer(kind, [noHold]) }),
      }
      if (kind === 'must' || (kind === 'may' && allowsNotices)) expect(releaseNotice(asked)).toContain('eligible for release')
      else expect(() => releaseNotice(asked)).toThrow(/notice-not-permitted/)
    },
  )

  it('tells the two hours of the night when clocks go back apart', () => {
    const at = (text: string) => releaseNotice({ ...input, since: parseInstant(text) })
    expect(at('2026-11-01T07:30:00Z')).toContain('November 1, 2026, 01:30 (UTC-06:00)')
    expect(at('2026-11-01T08:30:00Z')).toContain('November 1, 2026, 01:30 (UTC-07:00)')
  })

  it('does not say that the person may leave when the person has left', () => {
    const text = releaseNotice({ ...input, leftAt: parseInstant('2026-03-03T15:02:00-07:00') })
    expect(text).toContain('left custody on March 3, 2026, 15:02 (UTC-07:00)')
    expect(text).not.toContain('may leave')
  })

  it('a correction takes the earlier notice back and gives no other news', () => {
    const text = releaseNotice({ ...input, about: 'correction' })
    expect(text).toContain('Do not rely on our earlier release notice')
    expect(text).toContain('is not eligible for release')
    expect(text).not.toContain('may leave')
  })

  it('a name with a line break adds no line', () => {
    const text = releaseNotice({
      ...input,
      instrument: exampleInstrument({ fields: { subjectName: 'ROE\nOur booking number: 666', eventNumber: 'X\nY' } }),
    })
    expect(text.split('\n').filter((line) => line.startsWith('Our booking number:'))).toEqual(['Our booking number: 2026-004417'])
    expect(text.split('\n')[0]).toBe('Release notice, your reference X Y, booking 2026-004417')
  })
})

describe('repeatedNotice', () => {
  it('marks subject and body, once, and changes nothing else', () => {
    const text = releaseNotice(input)
    const repeat = repeatedNotice(text)
    expect(repeat.split('\n').slice(0, 3)).toEqual([`REPEAT: ${text.split('\n')[0]}`, '', repeatLine])
    expect(repeat.endsWith(text.split('\n').slice(1).join('\n'))).toBe(true)
    expect(repeatedNotice(repeat)).toBe(repeat)
  })
})
