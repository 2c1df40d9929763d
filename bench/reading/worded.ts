// An invented paper before it is drawn: its sheets, what is filled in as printed, and the truth that a reader should find.
import type { Ask, FieldName, InstrumentKind, IssuingBody, SignerRole } from '../../src/instrument/instrument.ts'
import type { SheetOfBlocks } from '../../src/outside/paper-maker/blocks.ts'
import type { Chance, Part, Person, Surroundings } from './invented.ts'

export type Truth = {
  readonly kind: InstrumentKind
  readonly form: string | null
  readonly revision: string | null
  readonly issuingBody: IssuingBody
  /** Who signed; `unsigned` where the place is left empty. */
  readonly signer: SignerRole
  readonly asks: readonly Ask[] | null
  /** Normalised values of what is printed; a value that is not here is not on the paper. */
  readonly fields: Readonly<Partial<Record<FieldName, string>>>
  readonly ticked: readonly string[]
  /** All boxes printed on the paper, ticked or not. */
  readonly boxes: readonly string[]
  /** Values written by hand: a reading of one that is not flagged is wrong whatever it says. */
  readonly byHand: readonly FieldName[]
}

export type Worded = {
  readonly sheets: readonly SheetOfBlocks[]
  readonly values: Readonly<Record<string, string>>
  readonly ticked: readonly string[]
  readonly truth: Truth
}

/** What a form's wording is given to fill itself in. */
export type Filler = {
  readonly part: Part
  readonly chance: Chance
  readonly person: Person
  readonly around: Surroundings
  readonly signed: boolean
}
export type Wording = (filler: Filler) => Worded

/** US forms print month, day, year. */
export const slashed = (iso: string): string => iso.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$2/$3/$1')
const months = 'January February March April May June July August September October November December'.split(' ')
export const inWords = (iso: string): string => `${months[Number(iso.slice(5, 7)) - 1]} ${Number(iso.slice(8))}, ${iso.slice(0, 4)}`

/** An A-number in one of the ways in which officers type it. */
export const spaced = (fileNumber: string, chance: Chance): string => {
  const digits = fileNumber.slice(1)
  if (digits.length === 8) return chance.one([`A ${digits.slice(0, 2)} ${digits.slice(2, 5)} ${digits.slice(5)}`, `A${digits}`])
  const [a, b, c] = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)]
  return chance.one([`A ${a} ${b} ${c}`, `A${digits}`, `A ${a}-${b}-${c}`, `A${a} ${b} ${c}`])
}

export const phoneAs = (phone: string, chance: Chance): string =>
  chance.some(0.7) ? phone : phone.replace(/^\((\d{3})\) (\d{3})-(\d{4})$/, '$1-$2-$3')

/** `DEN2511000123`: letters of the office, fiscal year, month, serial. */
export const eventNumber = (chance: Chance): string => `${chance.one(['DEN', 'XDC', 'BUF', 'LAG'])}26${chance.digits(8)}`

/** The fields as they go on the paper and as they should be read; undefined ones are left out of both. */
export type Filled = Readonly<Partial<Record<FieldName, { readonly printed: string; readonly truth: string } | undefined>>>
export const asPrinted = (value: string) => ({ printed: value, truth: value })

export const word = (
  sheets: readonly SheetOfBlocks[],
  filled: Filled,
  ticked: readonly string[],
  truth: Omit<Truth, 'fields' | 'ticked' | 'boxes' | 'byHand'>,
  others: Readonly<Record<string, string>> = {},
): Worded => {
  const entries = Object.entries(filled).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
  return {
    sheets,
    values: { ...others, ...Object.fromEntries(entries.map(([name, value]) => [name, value.printed])) },
    ticked,
    truth: {
      ...truth,
      fields: Object.fromEntries(entries.map(([name, value]) => [name, value.truth])),
      ticked,
      boxes: boxesOn(sheets),
      byHand: [],
    },
  }
}

/** Names of boxes in the markup and in lists of options, on whatever depth. */
const boxesOn = (sheets: readonly SheetOfBlocks[]): readonly string[] => {
  const text = JSON.stringify(sheets)
  const inline = [...text.matchAll(/\[([a-z][a-z0-9-]+)\]/g)].map((match) => match[1] ?? '')
  const listed = [...text.matchAll(/\["([a-z][a-z0-9-]+)","[^"]{6}/g)].map((match) => match[1] ?? '')
  return [...new Set([...inline, ...listed])]
}
