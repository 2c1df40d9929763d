// Paper without a federal form: the State's warrants, letters, e-mails, cover sheets, certifications, and look-alikes [R].
import { asPrinted, inWords, phoneAs, slashed, spaced, word } from '../worded.ts'
import { dateBetween } from '../invented.ts'
import { issuedIn } from './court-papers.ts'
import type { Block } from '../../../src/outside/paper-maker/blocks.ts'
import type { Ask, InstrumentKind, IssuingBody, SignerRole } from '../../../src/instrument/instrument.ts'
import type { Filled, Filler, Truth, Wording } from '../worded.ts'

const truthOf = (
  kind: InstrumentKind,
  issuingBody: IssuingBody,
  signer: SignerRole,
  asks: readonly Ask[] | null,
  form: string | null = null,
): Omit<Truth, 'fields' | 'ticked' | 'boxes' | 'byHand'> => ({ kind, form, revision: null, issuingBody, signer, asks })

const stateWarrant =
  (heading: string, body: string): Wording =>
  (filler) => {
    const { chance, person } = filler
    const title = chance.one(['County Court Judge', 'District Court Judge', 'County Court Magistrate'])
    const court = title.startsWith('District')
      ? 'District Court, Denver County, State of Colorado'
      : 'County Court, Denver County, State of Colorado'
    const sheet = {
      blocks: [
        {
          columns: [
            [
              {
                framed: [
                  { line: `${court}|520 West Colfax Avenue, Denver, CO 80204` },
                  { line: 'The People of the State of Colorado v.|{subjectName}, Defendant' },
                ],
              },
            ],
            [
              {
                framed: [
                  { gap: 22 },
                  { title: ['▲ COURT USE ONLY ▲'], scale: 1 },
                  { line: 'Case Number: {caseNumber}' },
                  { line: 'Div.: Ctrm:' },
                ],
              },
            ],
          ],
        },
        { title: [heading], scale: 1.4 },
        { line: body },
        { rows: [[['Date of Birth', 'dateOfBirth'] as const]], manner: 'inline' as const },
        { line: 'Offense: {offense:4}' },
        { line: 'Bond: $ 5,000 cash or surety' },
        { line: 'Date: {issuedOn:1.6}' },
        { right: [{ line: 'BY THE COURT:' }, { signature: title }] },
      ] satisfies readonly Block[],
    }
    const filled: Filled = {
      ...issuedIn(filler),
      subjectName: asPrinted(person.spoken),
      caseNumber: asPrinted(`2026${chance.one(['CR', 'M', 'T'])}00${chance.digits(4)}`),
      dateOfBirth: { printed: slashed(person.born), truth: person.born },
    }
    return word(
      [sheet],
      filled,
      [],
      truthOf('arrest-warrant', 'state-court', filler.signed ? 'state-judge' : 'unsigned', ['obey-court-order']),
      { offense: 'Theft, C.R.S. 18-4-401' },
    )
  }

const letterHead: readonly Block[] = [
  { line: '*U.S. Department of Homeland Security*|*Immigration and Customs Enforcement*|*Enforcement and Removal Operations*|{from}' },
  { gap: 6 },
]
const dated = (filler: Filler): Filled => {
  const date = dateBetween(filler.chance, 2025, 2026)
  return { issuedOn: { printed: filler.chance.some(0.5) ? inWords(date) : slashed(date), truth: date } }
}
const about = ({ person, around, chance }: Filler): Filled => ({
  to: asPrinted(around.to),
  subjectName: asPrinted(person.listed),
  dateOfBirth: { printed: slashed(person.born), truth: person.born },
  fileNumber: { printed: spaced(person.fileNumber, chance), truth: person.fileNumber },
  phone: { printed: phoneAs(around.phone, chance), truth: around.phone },
})
const signed = ({ around, signed: isSigned }: Filler): { readonly role: SignerRole; readonly filled: Filled } => ({
  role: isSigned ? 'immigration-officer' : 'unsigned',
  filled: { officerName: asPrinted(`${around.officer}, ${around.title}`) },
})

const letter =
  (kind: InstrumentKind, asks: readonly Ask[], body: readonly string[], interview = false): Wording =>
  (filler) => {
    const when = dateBetween(filler.chance, 2026, 2026)
    const { role, filled: officer } = signed(filler)
    const sheet = {
      blocks: [
        ...letterHead,
        { line: 'Date: {issuedOn}' },
        { line: 'To: {to}' },
        { line: 'Subject: {subjectName}|Date of Birth: {dateOfBirth}|A-Number: {fileNumber}' },
        ...body.map((line) => ({ line })),
        { line: 'Telephone: {phone}' },
        { line: 'Respectfully,' },
        { signature: '(Signature)', printed: [] },
        { line: 'Officer: {officerName}' },
      ] satisfies readonly Block[],
    }
    const filled: Filled = {
      ...dated(filler),
      ...about(filler),
      ...officer,
      interviewOn: interview ? { printed: slashed(when), truth: when } : undefined,
    }
    return word([sheet], filled, [], truthOf(kind, 'dhs', role, asks, 'letter'), { from: filler.around.from })
  }

const email: Wording = (filler) => {
  const { person, around, chance } = filler
  const sheet = {
    blocks: [
      { line: 'From: {from}|Sent: {issuedOn} 9:14 AM|To: {to}|Subject: Request for information, inmate {booking}' },
      { rule: true as const },
      { line: 'Good morning,' },
      {
        line: 'Immigration and Customs Enforcement requests the following about an inmate in your custody: the home address, the current charges and the release date and time.',
      },
      { line: 'Inmate Name: {subjectName}|DOB: {dateOfBirth}|A#: {fileNumber}' },
      { line: 'Please send your answer to this mailbox. Phone: {phone}' },
      { line: 'U.S. Immigration and Customs Enforcement, Denver Field Office' },
    ] satisfies readonly Block[],
  }
  const filled: Filled = { ...dated(filler), ...about(filler), from: asPrinted(around.officer) }
  return word(
    [sheet],
    filled,
    [],
    truthOf('information-request', 'dhs', 'unsigned', ['notify-of-release', 'give-custody-status', 'give-personal-information'], 'letter'),
    { booking: chance.some(0.9) ? person.bookingNumber : '' },
  )
}

const cover: Wording = (filler) => {
  const heading = filler.chance.one(['FAX COVER SHEET', 'FACSIMILE COVER SHEET', 'FACSIMILE TRANSMITTAL'])
  const sheet = {
    blocks: [
      { title: [heading], scale: 2 },
      { gap: 12 },
      {
        line: 'TO: {to}||FROM: ICE ERO, {from}||PHONE: {phone}||FAX: {fax}||NUMBER OF PAGES: {count}||RE: Immigration detainer and warrant',
      },
      { line: '*LAW ENFORCEMENT SENSITIVE / FOR OFFICIAL USE ONLY*' },
      { line: 'Message: Please see the attached papers. A United States District or Magistrate Judge has not reviewed this cover sheet.' },
    ] satisfies readonly Block[],
  }
  return word([sheet], {}, [], truthOf('cover-sheet', 'unknown', 'unsigned', []), {
    to: filler.around.to,
    from: filler.around.from,
    phone: filler.around.phone,
    fax: filler.around.fax,
    count: String(filler.chance.int(2, 6)),
  })
}

const certification: Wording = (filler) => {
  const foot = 'Form I-918 Supplement B   Edition 04/01/24'
  const ticked = [filler.chance.one(['head-of-agency', 'designated-official', 'certifying-judge'])]
  const first = {
    foot,
    count: 'Page 1 of 6',
    blocks: [
      { title: ['U Nonimmigrant Status Certification'], scale: 1.3 },
      { line: 'Department of Homeland Security|U.S. Citizenship and Immigration Services|USCIS Form I-918 Supplement B|OMB No. 1615-0104' },
      { framed: [{ line: 'For Certifying Agency Use Only (Certification Tracking Information)' }, { gap: 10 }] },
      { line: '*START HERE - Type or print in black ink.*' },
      { line: '*Part 1. General Information About the Victim*' },
      {
        rows: [
          [['1. Victim’s Full Legal Name', 'victim'] as const],
          [['3. Date of Birth', 'birth'] as const, ['4. Alien Registration Number (A-Number)', 'number'] as const],
        ],
      },
      { line: '*Part 2. Information About You (Certifying Official)*' },
      {
        options: [
          ['head-of-agency', 'I am the head of the certifying agency'],
          ['designated-official', 'I have been designated as the certifying official by the head of my agency'],
          ['certifying-judge', 'I am a judge'],
        ],
      },
      { rows: [[['Name of Certifying Agency', 'agency'] as const]] },
    ] satisfies readonly Block[],
  }
  const { person } = filler
  return word([first], {}, ticked, truthOf('u-visa-certification', 'other', 'unsigned', [], 'I-918 Supplement B'), {
    victim: person.listed,
    birth: slashed(person.born),
    number: person.fileNumber,
    agency: 'Denver Police Department',
  })
}

const other =
  (blocks: (filler: Filler) => readonly Block[], issuingBody: IssuingBody = 'unknown', signer: SignerRole = 'illegible'): Wording =>
  (filler) =>
    word([{ blocks: blocks(filler) }], {}, [], truthOf('other', issuingBody, signer, null), {
      name: filler.person.listed,
      spoken: filler.person.spoken,
      born: slashed(filler.person.born),
      officer: filler.around.officer,
      judge: filler.around.judge,
      number: filler.person.fileNumber,
    })

/** Look-alikes: words of a court or of ICE on paper that is neither a court's nor ICE's request. */
const marshals = other(() => [
  { title: ['U.S. Department of Justice', 'United States Marshals Service'], scale: 1.1 },
  { title: ['DETAINER AGAINST FEDERAL PRISONER'], scale: 1.3 },
  {
    line: 'TO: Sheriff, Denver County Jail. Please accept this Detainer against {name}, date of birth {born}, who is wanted on a federal warrant of the United States District Court.',
  },
  { line: 'Before the above named is released from your custody please contact this office so that we may assume custody.' },
  { line: 'Deputy United States Marshal {officer}' },
])
const eviction = other(() => [
  { title: ['GENERAL SESSIONS COURT OF DAVIDSON COUNTY, TENNESSEE'], scale: 1.1 },
  { title: ['DETAINER WARRANT'], scale: 1.5 },
  {
    line: 'To any lawful officer to execute and return: summon {spoken} to appear before the Court of General Sessions to answer the landlord for possession of the premises, with rent due and owing since last spring, and costs.',
  },
  { line: 'Issued this day. {judge}, Clerk of the General Sessions Court.' },
])
const immigrationCourt = other(
  () => [
    {
      title: ['UNITED STATES DEPARTMENT OF JUSTICE', 'EXECUTIVE OFFICE FOR IMMIGRATION REVIEW', 'IMMIGRATION COURT', 'DENVER, COLORADO'],
      scale: 1.1,
    },
    { line: 'In the Matter of: {name}, Respondent|File No: {number}|In Bond Proceedings' },
    { title: ['ORDER OF THE IMMIGRATION JUDGE WITH RESPECT TO CUSTODY'], scale: 1.2 },
    {
      line: 'Request having been made for a change in the custody status of respondent pursuant to 8 C.F.R. Part 1236, it is HEREBY ORDERED that the request be denied.',
    },
    { signature: 'Immigration Judge', printed: [['Printed name', 'judge']] },
  ],
  'immigration-court',
  'immigration-judge',
)
const memo = other(() => [
  { title: ['INTEROFFICE MEMORANDUM'], scale: 1.4 },
  { line: 'From: Classification|To: Housing|Subject: kitchen duty of {name}' },
  {
    line: 'The person named above is moved from tower two to building 24 as of tonight and may work in the kitchen. Judge Avenue entrance stays closed. Signed, Sergeant {officer}.',
  },
])
const narrative = other(() => [
  { title: ['Record of Deportable/Inadmissible Alien'], scale: 1.2 },
  { line: 'U.S. Department of Homeland Security' },
  {
    rows: [
      [
        ['Family Name (CAPS)', 'name'],
        ['Country of Citizenship', 'none'],
        ['File Number', 'number'],
      ],
      [
        ['Height', 'none'],
        ['Weight', 'none'],
        ['Occupation', 'none'],
      ],
    ],
    manner: 'cells',
  },
  {
    line: 'Narrative (Outline particulars under which alien was located/apprehended.) Subject was encountered at the county jail following a referral. No warrant of a judge is attached.',
  },
  { line: 'Form I-213 (Rev. 08/01/07)' },
])

const commanded =
  'To any peace officer into whose hands this Warrant shall come, GREETINGS: You are commanded to arrest the person named above and bring that person without unnecessary delay before the nearest available judge of this court.'
export const otherPapers: Readonly<Record<string, Wording>> = {
  'Colorado arrest warrant': stateWarrant('WARRANT FOR ARREST', commanded),
  'Colorado bench warrant': stateWarrant('BENCH WARRANT - FAILURE TO APPEAR', commanded),
  'interview letter': letter(
    'interview-request',
    ['interview-in-person'],
    [
      'This office requests to interview the above-named person, who is in your custody, in person at your facility.',
      'Proposed date of interview: {interviewOn}',
      'Please advise whether the person is available.',
    ],
    true,
  ),
  'interview letter (telephone)': letter(
    'interview-request',
    ['interview-by-phone'],
    [
      'This office requests to interview the above-named person, who is in your custody, by telephone.',
      'Proposed date of interview: {interviewOn}',
      'Please advise whether the person is available.',
    ],
    true,
  ),
  'information letter': letter(
    'information-request',
    ['give-custody-status', 'give-personal-information'],
    ['Please provide the following about the above-named person: the home address, the place of employment and the current charges.'],
  ),
  'release letter': letter(
    'information-request',
    ['notify-of-release'],
    ['Please notify this office of the release date and time of the above-named person before the release.'],
  ),
  'printed e-mail': email,
  'cover sheet': cover,
  'I-918 Supplement B': certification,
  'marshals detainer': marshals,
  'eviction paper': eviction,
  'immigration court order': immigrationCourt,
  'jail memorandum': memo,
  'I-213 page': narrative,
}
