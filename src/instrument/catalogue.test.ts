// Every form of the catalogue by its own words: what it is, whose it is, who signed, what it asks.
import { describe, expect, it } from 'vitest'
import { forms } from './forms.ts'
import { pageOfLines } from './page-of-lines.ts'
import { readInstruments } from './read-instruments.ts'
import type { InstrumentRead } from './instrument.ts'

type Sample = { readonly lines: readonly string[]; readonly is: Partial<InstrumentRead>; readonly signer: string; readonly fields?: object }

const signature = (...labels: readonly string[]): readonly string[] => ['~~~~~~~~~~~~~~~', '_______________________________', ...labels]
const federal = (number: string, docket = '1:26-mj-00417-KLM'): readonly string[] => [
  number,
  '                    UNITED STATES DISTRICT COURT',
  '                    for the',
  '                    District of Colorado',
  `United States of America v.                      Case No. ${docket}`,
]
const overTitle = (title: string): readonly string[] => [
  '',
  title,
  '______________________________________________________',
  'Printed name and title',
]
const rule45 = [
  'Date: 02/15/2026',
  '',
  'CLERK OF COURT',
  '',
  '',
  '_______________________________',
  'Signature of Clerk or Deputy Clerk',
  '',
]

const samples: Readonly<Record<string, Sample>> = {
  'AO 93': {
    lines: [
      ...federal('AO 93 (Rev. 11/13) Search and Seizure Warrant'),
      '                    SEARCH AND SEIZURE WARRANT',
      'An application by a federal law enforcement officer or an attorney for the government requests the search of the following person or property',
      'YOU ARE COMMANDED to execute this warrant on or before 03/01/2026',
      'Date and time issued: 02/15/2026',
      '',
      ...signature("Judge's signature"),
      ...overTitle('Nora Feld, United States Magistrate Judge'),
    ],
    is: { kind: 'search-warrant', form: 'AO 93', issuingBody: 'federal-court', asks: ['admit-to-secure-area', 'obey-court-order'] },
    signer: 'federal-magistrate-judge',
    fields: { dueOn: { value: '2026-03-01' }, issuedOn: { value: '2026-02-15' }, caseNumber: { value: '1:26-mj-00417-KLM' } },
  },
  'AO 88B': {
    lines: [
      ...federal('AO 88B (Rev. 02/14) Subpoena to Produce Documents', '1:26-cv-01017'),
      'SUBPOENA TO PRODUCE DOCUMENTS, INFORMATION, OR OBJECTS',
      'OR TO PERMIT INSPECTION OF PREMISES IN A CIVIL ACTION',
      'To: Denver Sheriff Department',
      'Production: YOU ARE COMMANDED to produce at the time, date, and place set forth below the following documents',
      ...rule45,
      ...signature("Attorney's signature"),
    ],
    is: { kind: 'court-subpoena', form: 'AO 88B', issuingBody: 'federal-court', asks: ['answer-subpoena'] },
    signer: 'attorney',
  },
  'AO 88': {
    lines: [
      ...federal('AO 88 (Rev. 02/14) Subpoena to Appear and Testify', '1:26-cv-01017'),
      'SUBPOENA TO APPEAR AND TESTIFY',
      'AT A HEARING OR TRIAL IN A CIVIL ACTION',
      'YOU ARE COMMANDED to appear in the United States district court at the time, date, and place set forth below',
      ...rule45,
      ...signature("Attorney's signature"),
    ],
    is: { kind: 'court-subpoena', form: 'AO 88', issuingBody: 'federal-court', asks: ['answer-subpoena'] },
    signer: 'attorney',
  },
  'AO 89': {
    lines: [
      ...federal('AO 89 (Rev. 08/09) Subpoena to Testify', '1:26-cr-00017-RM'),
      'SUBPOENA TO TESTIFY AT A HEARING OR TRIAL IN A CRIMINAL CASE',
      'YOU ARE COMMANDED to appear in the United States district court at the time, date, and place shown below',
      'to testify in this criminal case.',
      ...signature('Signature of Clerk or Deputy Clerk'),
    ],
    is: { kind: 'court-subpoena', form: 'AO 89', issuingBody: 'federal-court', asks: ['answer-subpoena'] },
    signer: 'clerk-of-court',
  },
  'AO 110': {
    lines: [
      ...federal('AO 110 (Rev. 06/09) Subpoena to Testify Before a Grand Jury').slice(0, 4),
      'SUBPOENA TO TESTIFY BEFORE A GRAND JURY',
      'YOU ARE COMMANDED to appear in this United States district court at the time, date, and place shown below',
      "to testify before the court's grand jury.",
      ...signature('Signature of Clerk or Deputy Clerk'),
    ],
    is: { kind: 'grand-jury-subpoena', form: 'AO 110', issuingBody: 'federal-court', asks: ['answer-subpoena'] },
    signer: 'clerk-of-court',
  },
  writ: {
    lines: [
      '                    UNITED STATES DISTRICT COURT',
      'Criminal Case No. 1:26-cr-00017-RM',
      '                    WRIT OF HABEAS CORPUS AD PROSEQUENDUM',
      'TO: the United States Marshals Service, and to the Warden/Sheriff, Denver County Jail',
      'THIS COURT HEREBY COMMANDS that you produce the body of JOHN ROE before this Court',
      'BY THE COURT:',
      '',
      ...signature('United States Magistrate Judge'),
    ],
    is: { kind: 'writ', form: null, issuingBody: 'federal-court', asks: ['obey-court-order'] },
    signer: 'federal-magistrate-judge',
  },
  'court order': {
    lines: [
      '                    UNITED STATES DISTRICT COURT',
      'Civil Action No. 1:26-cv-01017-RM',
      '                    ORDER',
      'IT IS HEREBY ORDERED that the respondent release the petitioner JOHN ROE at once.',
      'SO ORDERED this 15th day of February 2026',
      'BY THE COURT:',
      '',
      ...signature('United States District Judge'),
    ],
    is: { kind: 'court-order', form: null, issuingBody: 'federal-court', asks: ['obey-court-order'] },
    signer: 'federal-district-judge',
  },
  'warrant of the State': {
    lines: [
      'County Court, Denver County, Colorado',
      'The People of the State of Colorado v.                     COURT USE ONLY',
      'JOHN ROE, Defendant                                        Case Number: 2026CR000417',
      '                    WARRANT FOR ARREST',
      'To any peace officer into whose hands this Warrant shall come, GREETINGS',
      'BY THE COURT:',
      '',
      ...signature('County Court Judge'),
    ],
    is: { kind: 'arrest-warrant', form: null, issuingBody: 'state-court', asks: ['obey-court-order'] },
    signer: 'state-judge',
  },
  'I-203': {
    lines: [
      'U.S. DEPARTMENT OF HOMELAND SECURITY',
      '                    ORDER TO DETAIN OR RELEASE ALIEN',
      'File No: A 210 873 395              Date: 02/15/2026',
      'Name of Alien: ROE, JOHN',
      '',
      ...signature('Signature of Authorized Officer'),
      'Form I-203 (Rev. 08/01/07)',
    ],
    is: { kind: 'detention-order', form: 'I-203', issuingBody: 'dhs', asks: [] },
    signer: 'immigration-officer',
    fields: { fileNumber: { value: 'A210873395' }, subjectName: { value: 'ROE, JOHN' }, issuedOn: { value: '2026-02-15' } },
  },
  'I-286': {
    lines: [
      'U.S. DEPARTMENT OF HOMELAND SECURITY',
      '                    NOTICE OF CUSTODY DETERMINATION',
      "Alien's Name: ROE, JOHN",
      'A-File Number: A 210 873 395              Date: 02/15/2026',
      'I have determined that, pending a final administrative determination in your case, you will be:',
      'You may request a review of this custody determination by an immigration judge.',
      '',
      ...signature('Name and Signature of Authorized Officer'),
      'DHS Form I-286 (1/14)                                      Page 1 of 1',
    ],
    is: { kind: 'custody-notice', form: 'I-286', revision: '1/14', issuingBody: 'dhs', asks: [] },
    signer: 'immigration-officer',
    fields: { fileNumber: { value: 'A210873395' }, subjectName: { value: 'ROE, JOHN' } },
  },
  'I-862': {
    lines: [
      'U.S. DEPARTMENT OF HOMELAND SECURITY',
      '                    NOTICE TO APPEAR',
      'In removal proceedings under section 240 of the Immigration and Nationality Act:',
      'File No: A 210 873 395          DOB: 03/04/1997',
      'Respondent: ROE, JOHN',
      'YOU ARE ORDERED to appear before an immigration judge of the United States Department of Justice at:',
      '',
      ...signature('Signature and Title of Issuing Officer'),
      'DHS Form I-862 (2/20)                                      Page 1 of 2',
    ],
    is: { kind: 'notice-to-appear', form: 'I-862', revision: '2/20', issuingBody: 'dhs', asks: [] },
    signer: 'immigration-officer',
    fields: { fileNumber: { value: 'A210873395' }, subjectName: { value: 'ROE, JOHN' }, dateOfBirth: { value: '1997-03-04' } },
  },
  'I-918 Supplement B': {
    lines: [
      'USCIS Form I-918 Supplement B',
      '                    U Nonimmigrant Status Certification',
      'For Certifying Agency Use Only (Certification Tracking Information)',
      'Part 1. General Information About the Victim',
      '[X] I am the head of the certifying agency',
    ],
    is: { kind: 'u-visa-certification', issuingBody: 'other', asks: [] },
    signer: 'unsigned',
  },
  'DHS-3115': {
    lines: [
      'DEPARTMENT OF HOMELAND SECURITY',
      '                    SUMMONS TO APPEAR AND/OR PRODUCE RECORDS',
      '19 U.S.C. 1509',
      'To (Name, Address, City, State, Zip Code)',
      'Denver Sheriff Department',
    ],
    is: { kind: 'administrative-subpoena', issuingBody: 'dhs', asks: ['answer-subpoena'] },
    signer: 'illegible',
  },
  'cover sheet': {
    lines: ['                    FAX COVER SHEET', 'To: Denver County Jail', 'From: ICE ERO Denver', 'NUMBER OF PAGES: 5'],
    is: { kind: 'cover-sheet', form: null, issuingBody: 'unknown', asks: [] },
    signer: 'unsigned',
  },
}

describe('the catalogue', () => {
  it.each(Object.entries(samples))('%s', (_, { lines, is, signer, fields }) => {
    const { instruments } = readInstruments([pageOfLines(lines)])
    expect(instruments).toHaveLength(1)
    expect(instruments[0]).toMatchObject(is)
    expect(instruments[0]?.signer.role, instruments[0]?.because.join('; ')).toBe(signer)
    expect(instruments[0]?.fields).toMatchObject(fields ?? {})
  })

  it.each(Object.entries(samples).filter(([, { is }]) => is.issuingBody !== 'federal-court' && is.issuingBody !== 'state-court'))(
    "%s is never a judge's, whatever is stamped on it",
    (_, { lines }) => {
      const stamped = [...lines.slice(0, 2), 'APPROVED BY UNITED STATES MAGISTRATE JUDGE', 'Case No. 1:26-mj-00417-KLM', ...lines.slice(2)]
      for (const read of readInstruments([pageOfLines(stamped)]).instruments) expect(read.signer.role).not.toMatch(/judge|clerk/)
    },
  )

  it('leaves no court paper without a sample', () => {
    const kinds = new Set(Object.values(samples).map(({ is }) => is.kind))
    const without = forms.filter((form) => form.court === true && form.name !== 'AO 442' && !kinds.has(form.kind))
    expect(without.map((form) => form.name ?? form.kind)).toEqual([])
  })
})
