// A court's signer is taken only where every part of the proof holds; each part that fails alone is asked.
import { describe, expect, it } from 'vitest'
import { acceptConfident } from './accepted.ts'
import { courtsOfDenver } from './court-roster.ts'
import { isJudicial } from './judicial.ts'
import { officerTitleIn, withTitle } from './officer-titles.ts'
import { pageOfLines } from './page-of-lines.ts'
import { readInstruments } from './read-instruments.ts'
import type { CourtRoster, Judge } from './court-roster.ts'
import type { InstrumentId } from './instrument.ts'

const warrant = (over: { readonly docket?: string; readonly district?: string; readonly title?: string } = {}): readonly string[] => [
  'AO 442 (Rev. 11/11) Arrest Warrant',
  '                    UNITED STATES DISTRICT COURT',
  '                    for the',
  `                    ${over.district ?? 'District of Colorado'}`,
  `United States of America v.                      Case No. ${over.docket ?? '1:26-mj-00417-KLM'}`,
  '                    ARREST WARRANT',
  'To: Any authorized law enforcement officer',
  'YOU ARE COMMANDED to arrest and bring before a United States magistrate judge without unnecessary delay',
  '(name of person to be arrested) JOHN ROE',
  'who is accused of an offense or violation based on the following document filed with the court:',
  '[ ] Indictment   [X] Complaint',
  'Date: 02/15/2026',
  '',
  '~~~~~~~~~~~~~~~',
  '_______________________________',
  "Issuing officer's signature",
  '',
  over.title ?? 'Nora Feld, United States Magistrate Judge',
  '______________________________________________________',
  'Printed name and title',
]
const read = (over: Parameters<typeof warrant>[0], roster?: CourtRoster) => {
  const found = readInstruments([pageOfLines(warrant(over))], undefined, roster).instruments[0]
  if (found === undefined) throw new Error('no instrument')
  return found
}
const named = (text: string): text is InstrumentId => text !== ''
const judicial = (over: Parameters<typeof warrant>[0]): boolean => {
  const id = 'paper'
  if (!named(id)) throw new Error('an empty id')
  return isJudicial(acceptConfident(read(over), id))
}

describe('the proof of a signer', () => {
  it('holds for a whole warrant, and shows its parts', () => {
    expect(judicial({})).toBe(true)
    expect(read({}).because.join(' ')).toMatch(/caption yes .*docket yes .*signature yes .*title yes .*court-known yes/)
  })
  it.each([
    ['a court that is not on the roster', { district: 'District of Nowhere' }],
    ['a number of another shape', { docket: '7:2026-mj-1' }],
    ["an officer's title", { title: 'T. Judge, Supervisory Detention and Deportation Officer' }],
    ['no title', { title: 'Nora Feld' }],
  ])('asks %s', (_, over) => {
    expect(read(over).needsReview).toContain('signer')
    expect(judicial(over)).toBe(false)
  })
})

describe('the roster that the agency keeps', () => {
  const withJudges = (...judges: readonly Judge[]): CourtRoster => ({ ...courtsOfDenver, judges })
  const feld: Judge = { name: 'Nora K. Feld', court: 'us-district-colorado', until: null }
  const partOf = (roster: CourtRoster, title = 'Nora Feld, United States Magistrate Judge') => {
    const { because, needsReview } = read({ title }, roster)
    return { part: /judge-known (?:yes|NO|-) \([^)]*\)/.exec(because.join(' '))?.[0], asked: needsReview.includes('signer') }
  }

  it('names the judge who signed, as a part of the proof', () => {
    expect(partOf(withJudges(feld))).toEqual({ part: 'judge-known yes (Nora K. Feld is on the roster)', asked: false })
    expect(partOf(withJudges(feld), 'NORA K FELD, U.S. Magistrate Judge').asked).toBe(false)
  })
  it('proves nothing of judges while none of this court is entered', () => {
    const elsewhere: Judge = { ...feld, name: 'Ines Marsh', court: 'denver-county' }
    expect(partOf(courtsOfDenver)).toEqual({ part: 'judge-known - (the agency has entered no judges of this court)', asked: false })
    expect(partOf(withJudges(elsewhere)).asked).toBe(false)
  })
  it.each([
    ['somebody else', [{ ...feld, name: 'Ines Marsh' }], 'judge-known NO (this name is not on the roster)'],
    ['a namesake', [{ ...feld, name: 'Olga Feld' }], 'judge-known NO (this name is not on the roster)'],
    ['a judge who has left', [{ ...feld, until: '2026-01-31' }], 'judge-known NO (Nora K. Feld was on the roster until 2026-01-31)'],
  ])('asks about a paper where it names only %s', (_, judges, part) => {
    expect(partOf(withJudges(...judges))).toEqual({ part, asked: true })
  })
  it('makes no judge of an officer', () => {
    const officer = partOf(withJudges(feld), 'Nora Feld, Deportation Officer')
    expect(officer.asked).toBe(true)
  })
  it('knows a court that the agency has entered', () => {
    const nowhere = {
      key: 'c_1',
      name: 'District Court of Nowhere',
      body: 'federal-court',
      caption: ['District of Nowhere'],
      docket: 'any',
    } as const
    expect(read({ district: 'District of Nowhere' }).needsReview).toContain('signer')
    const found = read({ district: 'District of Nowhere' }, { ...courtsOfDenver, courts: [nowhere, ...courtsOfDenver.courts] })
    expect(found.needsReview).not.toContain('signer')
    expect(found.because.join(' ')).toContain('court-known yes (District Court of Nowhere)')
  })
  it('no longer knows a court that was taken off', () => {
    expect(read({}, { courts: courtsOfDenver.courts.slice(1), judges: [] }).needsReview).toContain('signer')
  })
})

describe('titles of officers', () => {
  it('are found whatever the officer is called', () => {
    expect(officerTitleIn('Judge Whitcomb, Supervisory Deportation Officer')).toBe('Supervisory Deportation Officer')
    expect(officerTitleIn('Nora Feld, United States Magistrate Judge')).toBeNull()
  })
  it('take the capitals of the list', () => {
    expect(withTitle('K. Brandt, Deportation officer')).toBe('K. Brandt, Deportation Officer')
  })
})
