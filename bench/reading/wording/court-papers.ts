// Federal court paper: AO 442, 93, 88, 88B, 89, 110 (most seen [V]), writs and orders (each court's own words, typical text [R]).
import { asPrinted, inWords, slashed, word } from '../worded.ts'
import { dateBetween } from '../invented.ts'
import type { Block, SheetOfBlocks } from '../../../src/outside/paper-maker/blocks.ts'
import type { Ask, InstrumentKind, SignerRole } from '../../../src/instrument/instrument.ts'
import type { Filled, Filler, Wording } from '../worded.ts'

export const docketOf = ({ chance, around }: Filler, kind: string): string =>
  `1:${chance.int(24, 26)}-${kind}-00${chance.digits(3)}${chance.some(0.8) ? `-${around.initials}` : ''}`

const title = ['United States Magistrate Judge', 'United States District Judge'] as const
export const roleOf = (printed: string): SignerRole =>
  printed.includes('Magistrate') ? 'federal-magistrate-judge' : 'federal-district-judge'

export const issuedIn = (filler: Filler): Filled => {
  const issued = dateBetween(filler.chance, 2025, 2026)
  return { issuedOn: { printed: filler.chance.some(0.6) ? slashed(issued) : inWords(issued), truth: issued } }
}
const district = asPrinted('District of Colorado')
const caption = (label: string, defendant = true): Block => ({
  court: 'UNITED STATES DISTRICT COURT',
  district: 'District of Colorado',
  left: defendant
    ? ['United States of America', 'v.', '{subjectName}', '_Defendant_']
    : ['{plaintiff}', '_Plaintiff_', 'v.', '{defendant}', '_Defendant_'],
  right: `${label} {caseNumber}`,
})
const truthOf = (kind: InstrumentKind, form: string | null, revision: string | null, signer: SignerRole, asks: readonly Ask[]) =>
  ({ kind, form, revision, issuingBody: 'federal-court', signer, asks }) as const

const ao442First: SheetOfBlocks = {
  blocks: [
    { line: 'AO 442 (Rev. 11/11) Arrest Warrant', scale: 0.82 },
    { rule: true },
    caption('Case No.'),
    { title: ['ARREST WARRANT'], scale: 1.45 },
    { line: 'To: Any authorized law enforcement officer' },
    {
      line: '*YOU ARE COMMANDED* to arrest and bring before a United States magistrate judge without unnecessary delay|_(name of person to be arrested)_ {subjectName:4.4},|who is accused of an offense or violation based on the following document filed with the court:',
    },
    {
      line: '[on-indictment] Indictment [on-superseding-indictment] Superseding Indictment [on-information] Information [on-superseding-information] Superseding Information [on-complaint] Complaint|[on-probation-violation-petition] Probation Violation Petition [on-supervised-release-violation-petition] Supervised Release Violation Petition|[on-violation-notice] Violation Notice [on-order-of-the-court] Order of the Court',
    },
    { line: 'This offense is briefly described as follows:' },
    { line: '{offense}' },
    { gap: 24 },
    {
      columns: [
        [{ gap: 10 }, { line: 'Date: {issuedOn:1.6}' }, { gap: 18 }, { line: 'City and state: {city:1.5}' }],
        [{ signature: 'Issuing officer’s signature', printed: [['Printed name and title', 'judgeName']] }],
      ],
    },
    { rule: true },
    { title: ['Return'], scale: 1.1 },
    {
      line: 'This warrant was received on _(date)_ {none:1.1}, and the person was arrested on _(date)_ {none:1.1} at _(city and state)_ {none:1.8}.',
    },
    {
      columns: [
        [{ gap: 10 }, { line: 'Date: {none:1.5}' }],
        [
          {
            rows: [[['Arresting officer’s signature', 'none']], [['Printed name and title', 'none']]],
            manner: 'caption',
          },
        ],
      ],
    },
  ],
}

const ao442Second: SheetOfBlocks = {
  blocks: [
    { line: 'AO 442 (Rev. 11/11) Arrest Warrant (Page 2)', scale: 0.82 },
    { rule: true },
    {
      line: '*This second page contains personal identifiers provided for law-enforcement use only and therefore should not be filed in court with the executed warrant unless under seal.* (Not for Public Disclosure)',
    },
    {
      rows: [
        [['Name of defendant/offender', 'subjectName']],
        [['Known aliases', 'none']],
        [['Last known residence', 'none']],
        [['Place of birth', 'none']],
        [['Date of birth', 'dateOfBirth']],
        [['Social Security number', 'none']],
        [
          ['Height', 'none'],
          ['Weight', 'none'],
        ],
        [
          ['Sex', 'sex'],
          ['Race', 'none'],
        ],
        [
          ['Hair', 'none'],
          ['Eyes', 'none'],
        ],
        [['FBI number', 'none']],
        [['Complete description of auto', 'none']],
        [['Investigative agency and address', 'none']],
      ],
      manner: 'inline',
    },
  ],
}

const ao442 =
  (by: 'judge' | 'clerk', pages: 1 | 2): Wording =>
  (filler) => {
    const { around, chance, person } = filler
    const office = by === 'clerk' ? `Deputy Clerk ${around.judge}` : `${around.judge}, ${chance.one(title)}`
    const grounds =
      by === 'clerk'
        ? ['on-indictment', 'on-superseding-indictment']
        : ['on-complaint', 'on-information', 'on-supervised-release-violation-petition', 'on-order-of-the-court']
    const filled: Filled = {
      ...issuedIn(filler),
      courtName: district,
      caseNumber: asPrinted(docketOf(filler, by === 'clerk' ? 'cr' : 'mj')),
      subjectName: asPrinted(person.spoken),
      offense: asPrinted(around.offense),
      judgeName: asPrinted(office),
      ...(pages === 2 ? { dateOfBirth: { printed: slashed(person.born), truth: person.born }, sex: asPrinted(person.sex) } : {}),
    }
    const signer = !filler.signed ? 'unsigned' : by === 'clerk' ? 'clerk-of-court' : roleOf(office)
    return word(
      pages === 2 ? [ao442First, ao442Second] : [ao442First],
      filled,
      [chance.one(grounds)],
      truthOf('arrest-warrant', 'AO 442', '11/11', signer, ['obey-court-order']),
      { city: 'Denver, Colorado' },
    )
  }

const ao93: Wording = (filler) => {
  const { around, chance } = filler
  const office = `${around.judge}, ${chance.one(title)}`
  const due = dateBetween(chance, 2027, 2027)
  const sheet = {
    blocks: [
      { line: 'AO 93 (Rev. 11/13) Search and Seizure Warrant', scale: 0.82 },
      { rule: true as const },
      {
        court: 'UNITED STATES DISTRICT COURT',
        district: 'District of Colorado',
        left: [
          'In the Matter of the Search of',
          '(Briefly describe the property to be searched',
          'or identify the person by name and address)',
          '{place}',
        ],
        right: 'Case No. {caseNumber}',
      },
      { title: ['SEARCH AND SEIZURE WARRANT'], scale: 1.4 },
      { line: 'To: Any authorized law enforcement officer' },
      {
        line: 'An application by a federal law enforcement officer or an attorney for the government requests the search of the following person or property located in the {none:1} District of {none:1.2}:',
      },
      {
        line: 'I find that the affidavit(s), or any recorded testimony, establish probable cause to search and seize the person or property described above, and that such search will reveal the property described in Attachment B.',
      },
      {
        line: '*YOU ARE COMMANDED* to execute this warrant on or before {dueOn:1.3} _(not to exceed 14 days)_|[daytime] in the daytime 6:00 a.m. to 10:00 p.m. [any-time] at any time in the day or night because good cause has been established.',
      },
      {
        line: 'Unless delayed notice is authorized below, you must give a copy of the warrant and a receipt for the property taken to the person from whom, or from whose premises, the property was taken. The officer executing this warrant must prepare an inventory as required by law and promptly return this warrant and inventory to the United States Magistrate Judge.',
      },
      {
        columns: [
          [{ gap: 10 }, { line: 'Date and time issued: {issuedOn:1.4}' }, { gap: 16 }, { line: 'City and state: {city:1.4}' }],
          [{ signature: 'Judge’s signature', printed: [['Printed name and title', 'judgeName'] as const] }],
        ],
      },
    ] satisfies readonly Block[],
  }
  const filled: Filled = {
    ...issuedIn(filler),
    courtName: district,
    caseNumber: asPrinted(docketOf(filler, 'sw')),
    dueOn: { printed: slashed(due), truth: due },
    judgeName: asPrinted(office),
  }
  return word(
    [sheet],
    filled,
    [chance.some(0.7) ? 'daytime' : 'any-time'],
    truthOf('search-warrant', 'AO 93', '11/13', filler.signed ? roleOf(office) : 'unsigned', ['admit-to-secure-area', 'obey-court-order']),
    { city: 'Denver, Colorado', place: 'Locker 14, 500 Sample Court, Denver' },
  )
}

type Subpoena = {
  readonly form: string
  readonly revision: string
  readonly head: string
  readonly title: readonly string[]
  readonly command: string
  readonly civil: boolean
  readonly kind: InstrumentKind
}

const subpoena =
  (known: Subpoena, by: 'clerk' | 'attorney'): Wording =>
  (filler) => {
    const { around, chance, person } = filler
    const due = dateBetween(chance, 2027, 2027)
    const clerkLine: Block = { signature: 'Signature of Clerk or Deputy Clerk', empty: by !== 'clerk' }
    const lines: readonly Block[] = known.civil
      ? [
          {
            columns: [
              [{ line: '_CLERK OF COURT_' }, clerkLine],
              [{ line: 'OR' }, { signature: 'Attorney’s signature', empty: by !== 'attorney' }],
            ],
          },
        ]
      : [{ right: [{ line: '_CLERK OF COURT_' }, clerkLine] }]
    const sheet = {
      blocks: [
        { line: known.head, scale: 0.82 },
        { rule: true as const },
        ...(known.kind === 'grand-jury-subpoena'
          ? [{ court: 'UNITED STATES DISTRICT COURT', district: 'District of Colorado', left: [], right: '' }]
          : [caption(known.civil ? 'Civil Action No.' : 'Case No.', !known.civil)]),
        { title: known.title, scale: 1.25 },
        { line: 'To: {to:5}' },
        { line: known.command },
        { columns: [[{ line: 'Place: Alfred A. Arraj United States Courthouse' }], [{ line: 'Date and Time: {dueOn}' }]] },
        {
          line: 'You must also bring with you the following documents, electronically stored information, or objects (blank if not applicable): {recordsSought}',
        },
        ...(known.civil
          ? [
              {
                line: 'The following provisions of Fed. R. Civ. P. 45 are attached – Rule 45(c), relating to the place of compliance; Rule 45(d), relating to your protection as a person subject to a subpoena; and Rule 45(e) and (g).',
              },
            ]
          : []),
        { line: 'Date: {issuedOn:1.5}' },
        ...lines,
        {
          line: 'The name, address, e-mail address, and telephone number of the attorney who issues or requests this subpoena, are: {none:0}',
        },
      ] satisfies readonly Block[],
    }
    const filled: Filled = {
      ...issuedIn(filler),
      courtName: district,
      to: asPrinted(around.to),
      dueOn: { printed: slashed(due), truth: due },
      recordsSought: asPrinted(around.records),
      ...(known.kind === 'grand-jury-subpoena' ? {} : { caseNumber: asPrinted(docketOf(filler, known.civil ? 'cv' : 'cr')) }),
      ...(known.civil || known.kind === 'grand-jury-subpoena' ? {} : { subjectName: asPrinted(person.spoken) }),
    }
    const signer = !filler.signed ? 'unsigned' : by === 'clerk' ? 'clerk-of-court' : 'attorney'
    return word([sheet], filled, [], truthOf(known.kind, known.form, known.revision, signer, ['answer-subpoena']), {
      plaintiff: 'Harlan Ode',
      defendant: 'City and County of Denver',
    })
  }

const stay = 'When you arrive, you must remain at the court until the judge or a court officer allows you to leave.'
const produce: Subpoena = {
  form: 'AO 88B',
  revision: '02/14',
  head: 'AO 88B (Rev. 02/14) Subpoena to Produce Documents, Information, or Objects or to Permit Inspection of Premises in a Civil Action',
  title: ['SUBPOENA TO PRODUCE DOCUMENTS, INFORMATION, OR OBJECTS', 'OR TO PERMIT INSPECTION OF PREMISES IN A CIVIL ACTION'],
  command:
    '[production] _Production:_ *YOU ARE COMMANDED* to produce at the time, date, and place set forth below the following documents, electronically stored information, or objects, and to permit inspection, copying, testing, or sampling of the material.',
  civil: true,
  kind: 'court-subpoena',
}
const appear: Subpoena = {
  form: 'AO 88',
  revision: '02/14',
  head: 'AO 88 (Rev. 02/14) Subpoena to Appear and Testify at a Hearing or Trial in a Civil Action',
  title: ['SUBPOENA TO APPEAR AND TESTIFY', 'AT A HEARING OR TRIAL IN A CIVIL ACTION'],
  command: `*YOU ARE COMMANDED* to appear in the United States district court at the time, date, and place set forth below to testify at a hearing or trial in this civil action. ${stay}`,
  civil: true,
  kind: 'court-subpoena',
}
const testify: Subpoena = {
  form: 'AO 89',
  revision: '08/09',
  head: 'AO 89 (Rev. 08/09) Subpoena to Testify at a Hearing or Trial in a Criminal Case',
  title: ['SUBPOENA TO TESTIFY AT A HEARING OR TRIAL IN A CRIMINAL CASE'],
  command: `*YOU ARE COMMANDED* to appear in the United States district court at the time, date, and place shown below to testify in this criminal case. ${stay}`,
  civil: false,
  kind: 'court-subpoena',
}
const jury: Subpoena = {
  form: 'AO 110',
  revision: '06/09',
  head: 'AO 110 (Rev. 06/09) Subpoena to Testify Before a Grand Jury',
  title: ['SUBPOENA TO TESTIFY BEFORE A GRAND JURY'],
  command: `*YOU ARE COMMANDED* to appear in this United States district court at the time, date, and place shown below to testify before the court’s grand jury. ${stay}`,
  civil: false,
  kind: 'grand-jury-subpoena',
}

const written =
  (kind: 'writ' | 'court-order', heading: string, body: string): Wording =>
  (filler) => {
    const printed = filler.chance.one(title)
    const head = filler.chance.some(0.5) ? 'IN THE UNITED STATES DISTRICT COURT' : 'UNITED STATES DISTRICT COURT'
    const sheet = {
      blocks: [
        {
          court: head,
          district: 'FOR THE DISTRICT OF COLORADO',
          forThe: false,
          left: ['UNITED STATES OF AMERICA, Plaintiff,', 'v.', '{subjectName}, Defendant.'],
          right: 'Criminal Case No. {caseNumber}',
        },
        { title: [heading], scale: 1.25 },
        { line: body },
        { line: 'Date: {issuedOn:1.6}' },
        { right: [{ line: 'BY THE COURT:' }, { signature: printed }] },
      ] satisfies readonly Block[],
    }
    const filled: Filled = {
      ...issuedIn(filler),
      courtName: asPrinted('DISTRICT OF COLORADO'),
      caseNumber: asPrinted(docketOf(filler, 'cr')),
      subjectName: asPrinted(filler.person.spoken),
    }
    return word([sheet], filled, [], truthOf(kind, null, null, filler.signed ? roleOf(printed) : 'unsigned', ['obey-court-order']))
  }

const producing =
  'TO: the United States Marshals Service, and to the Sheriff, Denver County Jail||THIS COURT HEREBY COMMANDS that you produce the body of {subjectName} before this Court and hold him at all times in your custody as an agent of the United States of America until final disposition of the above-captioned case, and thereafter return the defendant to the institution where he is now confined.'

export const courtPapers: Readonly<Record<string, Wording>> = {
  'AO 442 (judge)': ao442('judge', 1),
  'AO 442 (judge, 2 pages)': ao442('judge', 2),
  'AO 442 (clerk)': ao442('clerk', 1),
  'AO 93': ao93,
  'AO 88': subpoena(appear, 'attorney'),
  'AO 88B (attorney)': subpoena(produce, 'attorney'),
  'AO 88B (clerk)': subpoena(produce, 'clerk'),
  'AO 89': subpoena(testify, 'clerk'),
  'AO 110': subpoena(jury, 'clerk'),
  'writ ad prosequendum': written('writ', 'WRIT OF HABEAS CORPUS AD PROSEQUENDUM', producing),
  'writ ad testificandum': written('writ', 'WRIT OF HABEAS CORPUS AD TESTIFICANDUM', producing),
  'court order': written(
    'court-order',
    'ORDER',
    'IT IS HEREBY ORDERED that the Sheriff of the City and County of Denver deliver the defendant {subjectName} to the United States Marshal on the day of release. SO ORDERED.',
  ),
}
