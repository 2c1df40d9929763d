// Who signed: no paper of an agency is ever taken for a judge's, whatever words stand on it.
import { describe, expect, it } from 'vitest'
import { pageOfLines } from './page-of-lines.ts'
import { readInstruments } from './read-instruments.ts'

const readOne = (lines: readonly string[]) => {
  const { instruments } = readInstruments([pageOfLines(lines)])
  expect(instruments).toHaveLength(1)
  const only = instruments[0]
  if (only === undefined) throw new Error('no instrument')
  return only
}

const warrant = (
  over: { readonly signature?: string; readonly officer?: string; readonly extra?: readonly string[] } = {},
): readonly string[] => [
  'U.S. DEPARTMENT OF HOMELAND SECURITY',
  'Warrant for Arrest of Alien',
  ...(over.extra ?? []),
  'File No. A 210 873 395',
  'Date: 02/15/2026',
  'To: Any immigration officer authorized pursuant to sections 236 and 287 of the Immigration and Nationality Act',
  'I have determined that there is probable cause to believe that ROE, JOHN',
  'is removable from the United States. This determination is based upon:',
  '[ ] the execution of a charging document to initiate removal proceedings against the subject;',
  '[X] the pendency of ongoing removal proceedings against the subject;',
  '[ ] the failure to establish admissibility subsequent to deferred inspection;',
  "[ ] biometric confirmation of the subject's identity and a records check of federal databases",
  '[ ] statements made voluntarily by the subject to an immigration officer and/or other',
  'YOU ARE COMMANDED to arrest and take into custody for removal proceedings the above-named alien.',
  '',
  over.signature ?? '          ~~~~~~~~~~~~~~~',
  '          ______________________________________________',
  '          (Signature of Authorized Immigration Officer)',
  '',
  `          ${over.officer ?? 'K. Brandt, Deportation Officer'}`,
  '          __________________________________________________________',
  '          (Printed Name and Title of Authorized Immigration Officer)',
  'Form I-200 (Rev. 09/16)',
]

const arrest = (
  over: { readonly court?: string; readonly docket?: string; readonly title?: string; readonly extra?: string } = {},
): readonly string[] => [
  'AO 442 (Rev. 11/11) Arrest Warrant',
  over.court ?? '                    UNITED STATES DISTRICT COURT',
  '                    for the',
  '                    District of Colorado',
  `United States of America v.                      Case No. ${over.docket ?? '1:26-mj-00417-KLM'}`,
  '                    ARREST WARRANT',
  over.extra ?? '',
  'To: Any authorized law enforcement officer',
  'YOU ARE COMMANDED to arrest and bring before a United States magistrate judge without unnecessary delay',
  '(name of person to be arrested) JOHN ROE',
  'who is accused of an offense or violation based on the following document filed with the court:',
  '[ ] Indictment    [X] Complaint',
  'This offense is briefly described as follows:',
  'Felon in possession of a firearm',
  '',
  '                              ~~~~~~~~~~~~~~~',
  'Date: 02/15/2026              _______________________________',
  "                              Issuing officer's signature",
  '',
  `                              ${over.title ?? 'Nora Feld, United States Magistrate Judge'}`,
  '                              ______________________________________________________',
  '                              Printed name and title',
]

describe('an I-200', () => {
  it('is an administrative warrant of an immigration officer, on what it says', () => {
    const read = readOne(warrant())
    expect(read).toMatchObject({
      kind: 'administrative-warrant',
      form: 'I-200',
      revision: '09/16',
      issuingBody: 'dhs',
      asks: [],
      ticked: ['basis-pending-proceedings'],
    })
    expect(read.signer).toMatchObject({ role: 'immigration-officer', needsReview: false })
    expect(read.fields.subjectName?.value).toBe('ROE, JOHN')
    expect(read.fields.fileNumber?.value).toBe('A210873395')
    expect(read.fields.issuedOn?.value).toBe('2026-02-15')
  })
  it("stays an officer's when the officer is called Judge", () => {
    expect(readOne(warrant({ officer: 'T. Judge, Deportation Officer' })).signer.role).toBe('immigration-officer')
  })
  it("is a contradiction for a person to settle when a judge's title stands in the officer's place", () => {
    const read = readOne(warrant({ officer: 'Nora Feld, United States Magistrate Judge' }))
    expect(read.kind).toBe('administrative-warrant')
    expect(read.signer).toMatchObject({ role: 'illegible', needsReview: true })
  })
  it("is a contradiction when a court's caption stands on it", () => {
    const read = readOne(warrant({ extra: ['UNITED STATES DISTRICT COURT'] }))
    expect(read.kind).toBe('administrative-warrant')
    expect(read.signer.role).toBe('illegible')
    expect(read.needsReview).toEqual(expect.arrayContaining(['kind', 'signer']))
  })
  it('is unsigned without ink', () => {
    expect(readOne(warrant({ signature: '' })).signer).toMatchObject({ role: 'unsigned', needsReview: true })
  })
  it('is asked where the ring of a cup crosses the place of the signature', () => {
    const page = pageOfLines(warrant())
    const [x, y, width] = page.strokes[0] ?? [0, 0, 0, 0]
    const ring = { ...page, strokes: [[x, y - 45 / page.heightPx, width, 110 / page.heightPx] as const] }
    const [read] = readInstruments([ring]).instruments
    expect(read?.signer).toMatchObject({ role: 'illegible', needsReview: true })
  })
})

describe('an AO 442', () => {
  it.each([
    ['Nora Feld, United States Magistrate Judge', 'federal-magistrate-judge'],
    ['Amos Pryce, United States District Judge', 'federal-district-judge'],
    ['L. Vance, Deputy Clerk', 'clerk-of-court'],
  ])('signed over "%s" is signed by a %s', (title, role) => {
    const read = readOne(arrest({ title }))
    expect(read).toMatchObject({ kind: 'arrest-warrant', form: 'AO 442', issuingBody: 'federal-court' })
    expect(read.signer).toMatchObject({ role, needsReview: false })
  })
  it.each([
    ['without a caption', { court: 'HEADQUARTERS' }],
    ['without a docket number', { docket: 'ICE-2026-1' }],
    ["with an officer's title", { title: 'K. Brandt, Deportation Officer' }],
    ['with words of a DHS form', { extra: 'Warrant for Arrest of Alien' }],
    ['without a title', { title: 'Nora Feld' }],
  ])("%s is not taken for a judge's", (_, over) => {
    const { instruments } = readInstruments([pageOfLines(arrest(over))])
    for (const read of instruments) {
      expect(read.signer.role).not.toMatch(/judge|clerk/)
      expect(read.needsReview).toContain('signer')
    }
  })
})

describe('an I-205', () => {
  it("is no judge's paper though it prints the words beside a box, ticked", () => {
    const read = readOne([
      'U.S. DEPARTMENT OF HOMELAND SECURITY',
      'WARRANT OF REMOVAL/DEPORTATION',
      'File No: A 210 873 395',
      'Date: 02/15/2026',
      'To any immigration officer of the United States Department of Homeland Security:',
      '          ROE, JOHN',
      '          _________________________',
      '          (Full name of alien)',
      'is subject to removal/deportation from the United States, based upon a final order by:',
      '[ ] an immigration judge in exclusion, deportation, or removal proceedings',
      '[ ] a designated official',
      '[ ] the Board of Immigration Appeals',
      '[X] a United States District or Magistrate Court Judge',
      '',
      '          ~~~~~~~~~~~~~~~',
      '          ______________________________',
      '          (Signature of immigration officer)',
      'ICE Form I-205 (8/07)',
    ])
    expect(read).toMatchObject({
      kind: 'removal-warrant',
      form: 'I-205',
      issuingBody: 'dhs',
      ticked: ['order-by-district-or-magistrate-judge'],
    })
    expect(read.signer.role).toBe('immigration-officer')
  })
})
