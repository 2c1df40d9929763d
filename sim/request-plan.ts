// The papers that come: requests as they really come (unsigned, misdated, repeated, cancelled), judges' warrants, and no papers at all.
import { typedPaperBytes } from '../src/document/typed-paper.ts'
import type { Draw } from './draw.ts'
import type { Person } from './stay-plan.ts'

export type PaperSort =
  | 'detainer'
  | 'unsigned'
  | 'other-birth-date'
  | 'other-spelling'
  | 'unknown-person'
  | 'cancellation'
  | 'judges-warrant'
  | 'subpoena'
  | 'grand-jury'
  | 'hostile'

/** One instrument as it truly is. */
export type TrueInstrument = {
  readonly form: string
  readonly lawForm: string
  readonly signer: string
  readonly nature: 'civil' | 'criminal'
  readonly asks: readonly string[]
}

export type PaperPlan = {
  readonly sort: PaperSort
  readonly bytes: Uint8Array
  /** Whom the paper is about; null: nobody of this jail, or no paper at all. */
  readonly about: string | null
  /** True if name and date of birth stand on it as the jail has them. */
  readonly certain: boolean
  readonly instruments: readonly TrueInstrument[]
}

/** How often each sort comes; what is sent again is drawn apart. */
const sorts: readonly (readonly [PaperSort, number])[] = [
  ['detainer', 56],
  ['unsigned', 8],
  ['other-birth-date', 8],
  ['other-spelling', 5],
  ['unknown-person', 5],
  ['cancellation', 6],
  ['judges-warrant', 6],
  ['subpoena', 2],
  ['grand-jury', 4],
  ['hostile', 4],
]

/** Forms of ICE by the day on which they were in use. */
const detainerOn = (day: string): { readonly form: string; readonly lawForm: string } => {
  if (day < '2015-06-12') return { form: 'I-247 (12/12)', lawForm: 'I-247 (12/12)' }
  return day < '2017-04-02' ? { form: 'I-247D', lawForm: 'I-247D' } : { form: 'I-247A', lawForm: 'I-247A' }
}

const asksOfDetainer = ['hold-past-release', 'notify-of-release'] as const

export const drawSort = (draw: Draw): PaperSort => draw.weighted(sorts)

/** `number` makes the bytes of every paper different; `day` is the civil day on which it was written. */
export const paperOf = (sort: PaperSort, person: Person, number: number, day: string, draw: Draw): PaperPlan => {
  const fields = {
    subjectName: person.name,
    dateOfBirth: person.born,
    issuedOn: day,
    eventNumber: `EV${number}`,
  }
  switch (sort) {
    case 'detainer':
      return requestOf(sort, person, day, fields, draw, true)
    case 'unsigned':
      return requestOf(sort, person, day, fields, draw, true, 'unsigned')
    case 'other-birth-date':
      return requestOf(sort, person, day, { ...fields, dateOfBirth: turned(person.born) }, draw, false)
    case 'other-spelling':
      return requestOf(sort, person, day, { ...fields, subjectName: misspelt(person.name) }, draw, false)
    case 'unknown-person':
      return {
        ...requestOf(
          sort,
          person,
          day,
          {
            ...fields,
            subjectName: `QUXLEY${'AEIOU'[number % 5]}, OTTO`,
            dateOfBirth: '1931-02-03',
          },
          draw,
          false,
        ),
        about: null,
      }
    case 'cancellation':
      return cancellationOf(person, day, fields)
    case 'judges-warrant':
      return warrantOf(person, number, fields)
    case 'subpoena':
      return subpoenaOf(person, fields)
    case 'grand-jury':
      return grandJuryOf(person, fields)
    case 'hostile':
      return {
        sort,
        about: null,
        certain: false,
        instruments: [],
        bytes: hostileBytes(number, draw),
      }
    default:
      return sort satisfies never
  }
}

type Fields = Readonly<Record<string, string>>

const requestOf = (
  sort: PaperSort,
  person: Person,
  day: string,
  fields: Fields,
  draw: Draw,
  certain: boolean,
  signer = 'immigration-officer',
): PaperPlan => {
  const { form, lawForm } = detainerOn(day)
  const withWarrant = draw.chance(0.4)
  const asks = [...asksOfDetainer]
  return {
    sort,
    about: person.booking,
    certain,
    instruments: [
      { form, lawForm, signer, nature: 'civil', asks },
      ...(withWarrant
        ? [
            {
              form: 'I-200',
              lawForm: 'I-200',
              signer: 'immigration-officer',
              nature: 'civil' as const,
              asks: [],
            },
          ]
        : []),
    ],
    bytes: typedPaperBytes([
      { form, signer, asks, ...fields },
      ...(withWarrant ? [{ form: 'I-200', signer: 'immigration-officer', ...fields }] : []),
    ]),
  }
}

const cancellationOf = (person: Person, day: string, fields: Fields): PaperPlan => ({
  sort: 'cancellation',
  about: person.booking,
  certain: true,
  instruments: [{ ...detainerOn(day), signer: 'immigration-officer', nature: 'civil', asks: [] }],
  bytes: typedPaperBytes([{ form: detainerOn(day).form, signer: 'immigration-officer', ticked: ['cancel-previous'], ...fields }]),
})

const subpoenaOf = (person: Person, fields: Fields): PaperPlan => ({
  sort: 'subpoena',
  about: person.booking,
  certain: true,
  instruments: [{ form: 'I-138', lawForm: 'I-138', signer: 'immigration-officer', nature: 'civil', asks: ['answer-subpoena'] }],
  bytes: typedPaperBytes([{ form: 'I-138', signer: 'immigration-officer', ...fields }]),
})

/** A grand jury's subpoena under the hand of the clerk: what it names is owed, and an answer to this paper and no other. */
const grandJuryOf = (person: Person, fields: Fields): PaperPlan => {
  const form = 'grand-jury-subpoena'
  const asks = ['answer-subpoena']
  return {
    sort: 'grand-jury',
    about: person.booking,
    certain: true,
    instruments: [{ form, lawForm: form, signer: 'clerk-of-court', nature: 'criminal', asks }],
    bytes: typedPaperBytes([{ form, kind: form, signer: 'clerk-of-court', asks, ...fields }]),
  }
}

/** A criminal arrest warrant of a federal magistrate judge (AO 442): the one paper that keeps a person. */
const warrantOf = (person: Person, number: number, fields: Fields): PaperPlan => ({
  sort: 'judges-warrant',
  about: person.booking,
  certain: true,
  instruments: [
    {
      form: 'AO 442',
      lawForm: 'arrest-warrant',
      signer: 'federal-magistrate-judge',
      nature: 'criminal',
      asks: ['obey-court-order'],
    },
  ],
  bytes: typedPaperBytes([
    {
      form: 'AO 442',
      kind: 'arrest-warrant',
      signer: 'federal-magistrate-judge',
      caseNumber: `1:21-mj-${number}`,
      judgeName: 'Ruth A. Ellery',
      ...fields,
    },
  ]),
})

/** Day and month change places, or the year is off by ten: what a clerk in a hurry writes. */
const turned = (born: string): string => {
  const [year = '', month = '', day = ''] = born.split('-')
  return Number(day) <= 12 && day !== month ? `${year}-${day}-${month}` : `${Number(year) - 10}-${month}-${day}`
}

const misspelt = (name: string): string => `${name.slice(0, 2)}${name.slice(3)}`

const hostileBytes = (number: number, draw: Draw): Uint8Array => {
  const text = (words: string): Uint8Array => new TextEncoder().encode(`${words}\n${number}`)
  switch (draw.whole(0, 5)) {
    case 0:
      return text('%PDF-1.7\n1 0 obj << /Type /Catalog >>')
    case 1:
      return text('{"releasedesk-typed":{"kind":"no such kind","signer":"the king"}}')
    case 2:
      return text('{"releasedesk-typed":')
    case 3:
      return Uint8Array.from({ length: 200 + (number % 50) }, () => draw.whole(0, 255))
    case 4:
      return text(`{"releasedesk-typed":{"form":"I-247A","signer":"immigration-officer","subjectName":"${'A'.repeat(5000)}"}}`)
    default:
      return text('<script>alert(1)</script>')
  }
}
