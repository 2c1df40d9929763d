// The sample jail's last days, as steps before the present minute. Every person, number and address here is invented.
import type { PaperWanted } from '../../outside/paper-maker/make-paper.ts'

type Person = {
  readonly booking: string
  readonly name: string
  readonly born: string
  readonly charges: readonly { level: string; category: string; stage: string; offense: string }[]
  readonly language?: string
}

export type SampleStep = { readonly minutesAgo: number } & (
  | { readonly book: Person }
  | { readonly event: { readonly booking: string; readonly event: string; readonly basis?: string; readonly bondAmount?: number } }
  | { readonly paper: PaperWanted; readonly fileName: string; readonly from: string }
  | { readonly typed: Readonly<Record<string, unknown>>; readonly fileName: string; readonly from: string }
  | { readonly confirm: { readonly form: string; readonly booking: string } }
  | { readonly serve: string }
)

const charge = (level: string, category: string, offense: string) => [{ level, category, stage: 'charged', offense }]

const detainer = (subjectName: string, dateOfBirth: string, number: number, issuedOn: string): PaperWanted => ({
  form: 'I-247A',
  values: {
    subjectId: String(371_000_000 + number * 7_919),
    eventNumber: `DEN26${String(110_000 + number * 137)}`,
    fileNumber: `A2${String(10_000_000 + number * 104_729).padStart(8, '0')}`,
    issuedOn,
    to: 'SAMPLE DETENTION CENTER, RELEASE DESK',
    from: 'ICE ERO, 1 EXAMPLE PLAZA, DENVER, CO',
    subjectName,
    dateOfBirth,
    citizenship: 'UNKNOWN',
    sex: 'M',
    phone: '(303) 555-0111',
    officerName: 'R. HALE, Deportation Officer',
  },
  ticked: ['basis-biometric', 'notify-ice'],
  seed: number,
})

/** The live fax of the first minutes: three pages of a detainer and its warrant. */
export const liveFax = (issuedOn: string): readonly PaperWanted[] => [
  detainer('ABARCA SOLIS, TOMAS', '1988-06-14', 9, issuedOn),
  {
    form: 'I-200',
    values: {
      fileNumber: 'A210942561',
      issuedOn,
      subjectName: 'ABARCA SOLIS, TOMAS',
      officerName: 'J. PELL, Supervisory Detention and Deportation Officer',
    },
    ticked: ['basis-pending-proceedings'],
    seed: 19,
  },
]

/** Who is booked, in what order. */
const people: readonly SampleStep[] = [
  {
    minutesAgo: 4_300,
    book: {
      booking: '2026-104417',
      name: 'MARTEL, JOSEPH ALAN',
      born: '1979-02-11',
      charges: charge('misdemeanor', 'dui', 'Driving under the influence'),
    },
  },
  {
    minutesAgo: 4_180,
    book: {
      booking: '2026-104432',
      name: 'OKAFOR, DANIEL',
      born: '1991-09-30',
      charges: charge('felony', 'burglary', 'Second degree burglary'),
    },
  },
  {
    minutesAgo: 3_900,
    book: {
      booking: '2026-104455',
      name: 'TRAN, MINH QUOC',
      born: '1985-12-19',
      charges: charge('misdemeanor', 'theft', 'Theft under $2,000'),
      language: 'en',
    },
  },
  {
    minutesAgo: 3_500,
    book: {
      booking: '2026-104480',
      name: 'VELA ROJAS, MARIA ELENA',
      born: '1994-04-02',
      charges: charge('misdemeanor', 'traffic', 'Driving under restraint'),
      language: 'es',
    },
  },
  {
    minutesAgo: 3_100,
    book: {
      booking: '2026-104511',
      name: 'HALVORSEN, ERIK',
      born: '1976-07-23',
      charges: charge('felony', 'weapon', 'Possession of a weapon by a previous offender'),
    },
  },
  {
    minutesAgo: 2_900,
    book: {
      booking: '2026-104523',
      name: 'SANTOS LIMA, PAULO',
      born: '1990-01-17',
      charges: charge('misdemeanor', 'other', 'Failure to appear'),
    },
  },
  {
    minutesAgo: 2_400,
    book: { booking: '2026-104560', name: 'ABARCA SOLIS, TOMAS', born: '1988-06-14', charges: charge('misdemeanor', 'drug', 'Possession') },
  },
  {
    minutesAgo: 1_900,
    book: { booking: '2026-104588', name: 'WHITEHORSE, LENA', born: '2001-11-05', charges: charge('petty', 'other', 'Trespass') },
  },
  {
    minutesAgo: 1_500,
    book: { booking: '2026-104601', name: 'KOWALCZYK, ADAM', born: '1969-03-28', charges: charge('felony', 'fraud', 'Forgery') },
  },
]

/** What the jail's record and the deputy do after that. */
const acts: readonly SampleStep[] = [
  { minutesAgo: 3_690, serve: '2026-104455' },
  { minutesAgo: 2_680, serve: '2026-104432' },
  { minutesAgo: 1_390, event: { booking: '2026-104455', event: 'bond-posted', bondAmount: 500 } },
  { minutesAgo: 1_182, event: { booking: '2026-104455', event: 'released' } },
  { minutesAgo: 1_380, serve: '2026-104480' },
  { minutesAgo: 1_240, confirm: { form: 'AO 442', booking: '2026-104511' } },
  { minutesAgo: 310, event: { booking: '2026-104511', event: 'bond-posted', bondAmount: 10_000 } },
  { minutesAgo: 47, event: { booking: '2026-104480', event: 'bond-posted', bondAmount: 1_000 } },
  { minutesAgo: 20, event: { booking: '2026-104588', event: 'recognizance' } },
]

/** Civil date n days ago, as ISO. */
type Day = (ago: number) => string

const detainers = (day: Day): readonly SampleStep[] => [
  { minutesAgo: 3_700, paper: detainer('TRAN, MINH QUOC', '1985-12-19', 1, day(3)), fileName: 'fax-0141.pdf', from: 'ICE ERO Denver' },
  { minutesAgo: 2_700, paper: detainer('OKAFOR, DANIEL', '1991-09-30', 2, day(2)), fileName: 'fax-0144.pdf', from: 'ICE ERO Denver' },
  {
    minutesAgo: 1_400,
    paper: detainer('VELA ROJAS, MARIA ELENA', '1994-04-02', 4, day(1)),
    fileName: 'fax-0147.pdf',
    from: 'ICE ERO Denver',
  },
  { minutesAgo: 400, paper: detainer('SANTOS LIMA, PABLO', '1990-01-17', 7, day(0)), fileName: 'fax-0152.pdf', from: 'ICE ERO Denver' },
]

const otherPapers = (day: Day): readonly SampleStep[] => [
  {
    minutesAgo: 1_250,
    paper: {
      form: 'AO 442',
      values: {
        courtName: 'District of Colorado',
        caseNumber: '1:26-mj-00417-STV',
        subjectName: 'ERIK HALVORSEN',
        dateOfBirth: '1976-07-23',
        offense: '18 U.S.C. 922(g)(1), possession of a firearm by a prohibited person',
        issuedOn: day(2),
        judgeName: 'Honorable Ruth A. Ellery, U.S. Magistrate Judge',
      },
      ticked: ['complaint'],
      seed: 5,
    },
    fileName: 'marshal-warrant.pdf',
    from: 'US Marshals Service',
  },
  {
    minutesAgo: 1_100,
    paper: {
      form: 'I-138',
      values: {
        to: 'Custodian of Records, Sample Detention Center',
        subjectName: 'IBARRA, RAMON',
        fileNumber: 'A209551204',
        officerName: 'D. WHITFIELD, Deputy Field Office Director',
        phone: '(303) 555-0111',
        issuedOn: day(1),
        recordsSought: 'Home and work addresses, bond information, emergency contacts',
        dueOn: day(-13),
      },
      ticked: ['produce'],
      seed: 6,
    },
    fileName: 'subpoena.pdf',
    from: 'ICE ERO Denver',
  },
  {
    minutesAgo: 640,
    typed: {
      form: 'phone-call',
      signer: 'unsigned',
      issuingBody: 'dhs',
      asks: ['interview-by-phone'],
      fields: {
        subjectName: 'OKAFOR, DANIEL',
        dateOfBirth: '1991-09-30',
        officerName: 'R. HALE, Deportation Officer',
        phone: '(303) 555-0111',
      },
      assertions: [{ says: 'says the person is a priority case', source: 'caller, R. HALE' }],
    },
    fileName: 'telephone note',
    from: 'ICE ERO Denver, telephone',
  },
]

/** All steps; in no order, each bears its moment. */
export const sampleDay = (day: Day): readonly SampleStep[] => [...people, ...acts, ...detainers(day), ...otherPapers(day)]
