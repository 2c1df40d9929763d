// Contradictions on one paper are asked, however clearly each value is read.
import { describe, expect, it } from 'vitest'
import { pageOfLines } from './page-of-lines.ts'
import { readInstruments } from './read-instruments.ts'
import { sameEdition } from './cross-check.ts'

const detainer = (over: { readonly date?: string; readonly birth?: string; readonly foot?: string }): readonly string[] => [
  'DEPARTMENT OF HOMELAND SECURITY (DHS)',
  'IMMIGRATION DETAINER - NOTICE OF ACTION',
  'Subject ID: 123456789      File No: A 210 873 395',
  `Event #: DEN2511000123      Date: ${over.date ?? '02/15/2026'}`,
  'Name of Alien: ROE, JOHN',
  `Date of Birth: ${over.birth ?? '03/04/1997'}      Citizenship: MEXICO      Sex: M`,
  'PROBABLE CAUSE EXISTS THAT THE SUBJECT IS A REMOVABLE ALIEN',
  'IT IS THEREFORE REQUESTED THAT YOU:',
  over.foot ?? 'DHS Form I-247A (3/17)                      Page 1 of 3',
]
const needsReview = (over: Parameters<typeof detainer>[0]): readonly string[] =>
  readInstruments([pageOfLines(detainer(over))]).instruments[0]?.needsReview ?? []

describe('cross-checks', () => {
  it('let a paper pass whose values fit one another', () => {
    expect(needsReview({})).not.toContain('issuedOn')
    expect(needsReview({})).not.toContain('dateOfBirth')
    expect(needsReview({})).not.toContain('form')
  })
  it('ask a date before the edition was in use', () => {
    expect(needsReview({ date: '02/15/2014' })).toEqual(expect.arrayContaining(['issuedOn', 'form']))
  })
  it('ask an edition that is not known', () => {
    expect(needsReview({ foot: 'DHS Form I-247A (9/19)                      Page 1 of 3' })).toContain('form')
  })
  it('ask the birth of somebody aged four', () => {
    expect(needsReview({ birth: '03/04/2022' })).toContain('dateOfBirth')
  })
  it('ask what every such paper bears and this one does not', () => {
    const lines = detainer({}).filter((line) => !line.includes('Event #'))
    expect(readInstruments([pageOfLines(lines)]).instruments[0]?.needsReview).toEqual(expect.arrayContaining(['eventNumber', 'issuedOn']))
  })
  it('know 09/16 and 9/16 as one edition', () => {
    expect(sameEdition('09/16', '9/16')).toBe(true)
    expect(sameEdition('09/16', '9/17')).toBe(false)
  })
})
