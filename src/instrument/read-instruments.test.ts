// Pages to instruments: splitting, grouping, look-alikes, letters.
import { describe, expect, it } from 'vitest'
import { pageOfLines } from './page-of-lines.ts'
import { readInstruments } from './read-instruments.ts'

const detainer = (over: readonly string[] = []): readonly string[] => [
  'DEPARTMENT OF HOMELAND SECURITY (DHS)',
  'IMMIGRATION DETAINER - NOTICE OF ACTION',
  'Name of Alien: ROE, JOHN',
  'Date of Birth: 03/04/1997      Citizenship: MEXICO      Sex: M',
  'DHS HAS DETERMINED THAT PROBABLE CAUSE EXISTS THAT THE SUBJECT IS A REMOVABLE ALIEN.',
  '[ ] a final order of removal against the alien;',
  '[ ] the pendency of ongoing removal proceedings against the alien;',
  "[X] biometric confirmation of the alien's identity and a records check of federal databases",
  '[ ] statements made by the alien to an immigration officer and/or other reliable evidence',
  'IT IS THEREFORE REQUESTED THAT YOU:',
  'Maintain custody of the alien for a period NOT TO EXCEED 48 HOURS beyond the time',
  ...over,
  'Signature of Immigration Officer',
  'DHS Form I-247A (3/17)                      Page 1 of 3',
]
describe('an address whose label goes on in the next line, read badly', () => {
  const headed = (tail: string) => {
    const [first = '', second = '', ...rest] = detainer()
    const lines = [first, second, 'TO: (Name and Title of Institution -', tail, 'DENVER COUNTY JAIL', '', ...rest]
    return readInstruments([pageOfLines(lines)]).instruments[0]?.fields.to?.value
  }
  it.each(['OR Any Subsequent Law Enforcement Agency)', 'ORAny Subsequent Law Enforcement Agencs)'])('%s is none of it', (tail) => {
    expect(headed(tail)).toBe('DENVER COUNTY JAIL')
  })
})

const notice = (heading: string, page: number): readonly string[] => [
  heading,
  'The Department of Homeland Security (DHS) has placed an immigration detainer on you.',
  `Page ${page} of 3`,
]
const warrant = [
  'Warrant for Arrest of Alien',
  'To: Any immigration officer authorized pursuant to sections 236 and 287',
  'is removable from the United States. This determination is based upon:',
  'Form I-200 (Rev. 09/16)',
]

describe('a transmission of four pages', () => {
  const pages = [detainer(), notice('NOTICE TO THE DETAINEE', 2), notice('AVIS AU DETENU OU A LA DETENUE', 3), warrant].map(
    (lines, index) => pageOfLines(lines, index + 1),
  )
  it('is a detainer of three pages and a warrant of one', () => {
    const { instruments, pagesNotUnderstood } = readInstruments(pages)
    expect(instruments.map((read) => [read.form, read.pages])).toEqual([
      ['I-247A', [1, 2, 3]],
      ['I-200', [4]],
    ])
    expect(pagesNotUnderstood).toEqual([])
    expect(instruments[0]).toMatchObject({
      revision: '3/17',
      asks: ['hold-past-release', 'notify-of-release'],
      ticked: ['basis-biometric'],
    })
    expect(instruments[0]?.fields).toMatchObject({
      subjectName: { value: 'ROE, JOHN' },
      dateOfBirth: { value: '1997-03-04' },
      citizenship: { value: 'MEXICO' },
      sex: { value: 'M' },
    })
  })
  it('gives a notice page that comes after the warrant to the detainer', () => {
    const [first, second, third, fourth] = [pages[0], pages[3], pages[1], pages[2]]
    if (first === undefined || second === undefined || third === undefined || fourth === undefined) throw new Error('four pages')
    const { instruments } = readInstruments([first, second, third, fourth])
    expect(instruments.map((read) => read.form)).toEqual(['I-247A', 'I-200'])
    expect(instruments[0]?.pages).toHaveLength(3)
  })
})

describe('pages in disorder', () => {
  const named = (name: string): readonly string[] => detainer().map((line) => line.replace('ROE, JOHN', name))
  const read = (papers: readonly (readonly string[])[]) =>
    readInstruments(papers.map((lines, index) => pageOfLines(lines, index + 1))).instruments

  it('a notice page that comes before its first page belongs to it', () => {
    const found = read([notice('AVIS AU DETENU OU A LA DETENUE', 3), warrant, detainer(), notice('NOTICE TO THE DETAINEE', 2)])
    expect(found.map(({ form, pages: of }) => [form, of.toSorted((a, b) => a - b)])).toEqual([
      ['I-200', [2]],
      ['I-247A', [1, 3, 4]],
    ])
  })
  it('each of two people keeps the own notice pages', () => {
    const found = read([named('ROE, JOHN'), notice('NOTICE TO THE DETAINEE', 2), named('DOE, JANE'), notice('NOTICE TO THE DETAINEE', 2)])
    expect(found.map(({ pages: of }) => of)).toEqual([
      [1, 2],
      [3, 4],
    ])
    expect(found.flatMap(({ because }) => because).join(' ')).not.toContain('sent twice')
  })
  it('what is sent twice says so', () => {
    const found = read([detainer(), warrant, detainer()])
    expect(found.map(({ form }) => form)).toEqual(['I-247A', 'I-200', 'I-247A'])
    expect(found[2]?.because.join(' ')).toContain('page 1: sent twice')
  })
})

describe('look-alikes', () => {
  it('a ticked cancel line asks for nothing', () => {
    const { instruments } = readInstruments([
      pageOfLines(
        detainer(['[X] If checked: please cancel the detainer related to this alien previously submitted to you on 01/02/2026 (date).']),
      ),
    ])
    expect(instruments[0]).toMatchObject({ asks: [], fields: { cancelsDetainerOf: { value: '2026-01-02' } } })
    expect(instruments[0]?.ticked).toContain('cancel-previous')
  })
  it('forty-eight hours on an I-247N is notice, not a hold', () => {
    const { instruments } = readInstruments([
      pageOfLines([
        'DEPARTMENT OF HOMELAND SECURITY (DHS)',
        'REQUEST FOR VOLUNTARY NOTIFICATION OF RELEASE OF SUSPECTED PRIORITY ALIEN',
        'Name of Subject: ROE, JOHN',
        'Suspected Citizenship: MEXICO',
        'DHS SUSPECTS THAT THE SUBJECT IS A REMOVABLE ALIEN',
        'Provide notice as early as practicable (at least 48 hours, if possible) before the subject is released',
        'DHS Form I-247N (5/15)',
      ]),
    ])
    expect(instruments[0]).toMatchObject({ kind: 'notification-request', form: 'I-247N', asks: ['notify-of-release'] })
  })
  it('the clause of weekends and holidays dates a detainer before 2015', () => {
    const { instruments } = readInstruments([
      pageOfLines([
        'IMMIGRATION DETAINER - NOTICE OF ACTION',
        'IT IS REQUESTED THAT YOU:',
        '[X] Maintain custody of the subject for a period NOT TO EXCEED 48 HOURS, excluding Saturdays, Sundays, and holidays,',
        '[ ] Notify this office of the time of release at least 30 days prior to release or as far in advance as possible.',
        'Signature of Immigration Officer',
        'DHS Form I-247 (12/12)',
      ]),
    ])
    expect(instruments[0]).toMatchObject({ kind: 'detainer', form: 'I-247', revision: '12/12', asks: ['hold-past-release'] })
  })
  it('an eviction paper called detainer warrant is none of ours', () => {
    const { instruments } = readInstruments([
      pageOfLines([
        'GENERAL SESSIONS COURT',
        'DETAINER WARRANT',
        'You are hereby commanded to summon the tenant to answer the landlord',
        'for possession of the premises with rent due and owing since last spring and costs',
      ]),
    ])
    expect(instruments[0]).toMatchObject({ kind: 'other', needsReview: ['kind', 'signer'] })
  })
})

describe('letters', () => {
  it('asks for an interview by telephone only, where it says so', () => {
    const { instruments } = readInstruments([
      pageOfLines([
        'Immigration and Customs Enforcement',
        'Subject: ROE, JOHN',
        'Date of Birth: 03/04/1997',
        'This office requests to interview the above person who is in your custody by telephone.',
        'Please advise when the person is available for this.',
      ]),
    ])
    expect(instruments[0]).toMatchObject({ kind: 'interview-request', issuingBody: 'dhs', asks: ['interview-by-phone'] })
    expect(instruments[0]?.fields.subjectName?.value).toBe('ROE, JOHN')
  })
  it('asks for what its words ask', () => {
    const { instruments } = readInstruments([
      pageOfLines([
        'Immigration and Customs Enforcement',
        'Subject: ROE, JOHN',
        'Please provide the release date and time and the home address of the above-named person to this office without delay.',
      ]),
    ])
    expect(instruments[0]).toMatchObject({ kind: 'information-request', asks: ['notify-of-release', 'give-personal-information'] })
  })
})
