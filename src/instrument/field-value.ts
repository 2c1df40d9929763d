// From the words of a blank to a value: dates as ISO, file numbers as A and digits, and whether the shape is right.
import { parseCivilDate } from '../time/instant.ts'
import { countries } from './countries.ts'
import { officerTitleIn, withTitle } from './officer-titles.ts'
import type { ValueType } from './form.ts'

/** `sound` false: the shape is wrong or had to be mended; such a value is always shown to a person. */
export type Value = { readonly value: string; readonly sound: boolean }

/** Characters that a reading of one line may use, by type; '' for all. */
export const allowedCharacters: Readonly<Record<ValueType, string>> = {
  name: '',
  'listed-name': '',
  text: '',
  officer: '',
  country: '',
  date: '0123456789/-. ',
  'date-in-words': '',
  'file-number': 'A0123456789- ',
  number: '',
  phone: '0123456789()-. ',
  docket: '',
  sex: 'MFX',
}

/** null: nothing in the words that could be a value of this type. */
export const valueOf = (words: readonly string[], type: ValueType): Value | null => {
  const text = tidy(words)
  if (text === '') return null
  switch (type) {
    case 'date':
    case 'date-in-words':
      return dateIn(text)
    case 'file-number':
      return fileNumberIn(text)
    case 'phone':
      return phoneIn(text)
    case 'sex':
      return /^(m|f|x|male|female)$/i.test(text) ? { value: text.slice(0, 1).toUpperCase(), sound: true } : null
    case 'number':
      return { value: text.replaceAll(/\s/g, ''), sound: /^[A-Z0-9][A-Z0-9 /-]{3,24}$/i.test(text) && /\d/.test(text) }
    case 'docket':
      return { value: text, sound: /\d/.test(text) && text.length >= 6 && /^[\w:/ .-]+$/.test(text) }
    case 'name':
      return { value: text, sound: /^\p{Lu}[\p{L}'’-]*([ ,.]+[\p{L}'’-]+)+\.?$/u.test(text) }
    case 'listed-name':
      return { value: text, sound: /^\p{Lu}[\p{L}'’ -]*, [\p{L}'’-]+( [\p{L}'’-]+)*\.?$/u.test(text) }
    case 'country': {
      const country = text.replace(/[^\p{L})]+$/u, '')
      return { value: country, sound: countries.has(country.toUpperCase()) }
    }
    case 'officer':
      // A name of one word before the title has lost its first: officers sign with an initial at least. A title that is not known is asked.
      return {
        value: withTitle(text),
        sound: isTitled(text) && !/^\S+, /.test(text) && /^\p{Lu}[\p{L}'’.-]*([ ,]+\(?[\p{L}'’.-]+\)?)+$/u.test(text),
      }
    case 'text':
      return { value: text, sound: /^[\p{L}\p{N} ,.;:'’"()/&#§$%+-]+$/u.test(text) && /\p{L}{2}/u.test(text) }
    default: {
      const never: never = type
      return never
    }
  }
}

/** A known title, and a name before it. */
const isTitled = (text: string): boolean => {
  const title = officerTitleIn(text)
  return title !== null && text.length >= title.length + 5
}

/** Words joined by single spaces, without the marks that borders and specks leave at either end. */
const tidy = (words: readonly string[]): string =>
  words
    .join(' ')
    // A rest of the rule below.
    .replaceAll(/(?<=\p{L})_+|_+(?=\p{L})/gu, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[\s|_~\-–—=.,:;'"‘’“”*•<>\\/]+/, '')
    .replace(/[\s|_~\-–—=,:;'"‘’“”*•<>\\]+$/, '')
    .replace(/(?<=[a-z0-9]{3,})\.$/i, '')
    // A speck after a long word is no point: what follows goes on in small letters, or in capitals as the word was.
    .replaceAll(/(?<=\p{Ll}{2})\. (?=\p{Ll})|(?<=\p{Lu}{5})\. (?=\p{Lu}{2})/gu, ' ')
    // An initial (`12445 E. Caley`) is abbreviated by a point, whatever a speck made of it.
    .replaceAll(/(?<=\d )(\p{Lu}), (?=\p{Lu}\p{Ll})/gu, '$1. ')
    // The state before a postal code is printed in capitals; of thick strokes small and large letters look alike.
    .replace(/(?<=, )\p{L}[\p{L}0](?= \d{5}(?:-\d{4})?$)/u, (state) => state.toUpperCase().replace('0', 'O'))

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']

/** US order: month, day, year. A day that does not exist is given as printed and is not sound. */
const dateIn = (text: string): Value | null => {
  const iso = /\b(\d{4})-(\d{2})-(\d{2})\b/.exec(text)
  if (iso !== null) return civil(iso[1], iso[2], iso[3], iso[0], true)
  const slashes = /(?<![\p{L}\d])(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})(?![\p{L}\d])/u.exec(text)
  if (slashes !== null) return civil(slashes[3], slashes[1], slashes[2], slashes[0], true)
  const short = /(?<![\p{L}\d])(\d{1,2})[/.-](\d{1,2})[/.-](\d{2})(?![\p{L}\d])/u.exec(text)
  if (short !== null) return civil(`20${short[3] ?? ''}`, short[1], short[2], short[0], false)
  const long = /\b([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/i.exec(text)
  const month = long === null ? -1 : months.findIndex((name) => name.startsWith((long[1] ?? '').toLowerCase().slice(0, 4)))
  if (long !== null && month >= 0) return civil(long[3], String(month + 1), long[2], long[0], true)
  const mended = text.replaceAll(/(?<=[\d/.-])[oOQD]|[oOQD](?=[\d/.-])/g, '0').replaceAll(/(?<=[\d/.-])[lI|!]|[lI|!](?=[\d/.-])/g, '1')
  if (mended !== text) {
    const again = dateIn(mended)
    return again === null ? null : { ...again, sound: false }
  }
  return (text.match(/\d/g) ?? []).length >= 4 && text.length <= 24 ? { value: text, sound: false } : null
}

const civil = (year: string | undefined, month: string | undefined, day: string | undefined, printed: string, sound: boolean): Value => {
  const text = `${year ?? ''}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`
  try {
    return { value: parseCivilDate(text), sound }
  } catch {
    return { value: printed, sound: false }
  }
}

/** An A-number has eight or nine digits (nine are also a social security number's: the label decides, not the digits). */
const fileNumberIn = (text: string): Value | null => {
  const match = /(?:\bA|^a|^[^\d]{0,2})\s*[-#:]?\s*((?:\d[\s-]*){6,12})/.exec(text) ?? /((?:\d[\s-]*){6,12})/.exec(text)
  if (match === null) return /\d/.test(text) ? { value: text, sound: false } : null
  const digits = (match[1] ?? '').replaceAll(/\D/g, '')
  const rest = text.replace(match[0], '').replaceAll(/[\s.]/g, '')
  return { value: `A${digits}`, sound: (digits.length === 8 || digits.length === 9) && rest === '' }
}

const phoneIn = (text: string): Value | null => {
  const match = /\(?(\d{3})\)?\s*[-.]?\s*(\d{3})\s*[-.]?\s*(\d{4})(?!\d)/.exec(text)
  if (match === null) return /\d{3}/.test(text) ? { value: text, sound: false } : null
  return { value: `(${match[1] ?? ''}) ${match[2] ?? ''}-${match[3] ?? ''}`, sound: true }
}
