// A court's signer is taken only where every part of the proof holds; each part that fails alone is asked.
import { describe, expect, it } from 'vitest'
import { acceptConfident } from './accepted.ts'
import { isJudicial } from './judicial.ts'
import { officerTitleIn, withTitle } from './officer-titles.ts'
import { pageOfLines } from './page-of-lines.ts'
import { readInstruments } from './read-instruments.ts'
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
const read = (over: Parameters<typeof warrant>[0]) => {
  const found = readInstruments([pageOfLines(warrant(over))]).instruments[0]
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

describe('titles of officers', () => {
  it('are found whatever the officer is called', () => {
    expect(officerTitleIn('Judge Whitcomb, Supervisory Deportation Officer')).toBe('Supervisory Deportation Officer')
    expect(officerTitleIn('Nora Feld, United States Magistrate Judge')).toBeNull()
  })
  it('take the capitals of the list', () => {
    expect(withTitle('K. Brandt, Deportation officer')).toBe('K. Brandt, Deportation Officer')
  })
})
