// What a value of a type can look like: shapes letter by letter, words that its field knows, and how odd a spelling is.
import { distance } from 'fastest-levenshtein'
import { countries } from './countries.ts'
import { officerTitles } from './officer-titles.ts'
import type { FieldName } from './instrument.ts'
import type { ValueType } from './form.ts'

/**
 * Every value is one of these rows of places; each place names the letters that may stand there. `ignored` ones may stand anywhere.
 * `print` puts back what was left out.
 */
export type Shape = { readonly rows: readonly (readonly string[])[]; readonly ignored: string; readonly print?: (text: string) => string }

const digit = '0123456789'
const capital = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const digits = (count: number): readonly string[] => Array.from({ length: count }, () => digit)
const oneOf = (...lists: readonly (readonly (readonly string[])[])[]): readonly (readonly string[])[] =>
  lists.reduce<readonly (readonly string[])[]>((rows, list) => rows.flatMap((row) => list.map((more) => [...row, ...more])), [[]])

/** Month, day, year, as US forms print them: a day that no calendar has is refused later, by the calendar. */
const dates = ['/', '-'].flatMap((mark) =>
  oneOf(
    [['0', '123456789'], ['1', '012'], ['123456789']],
    [[mark]],
    [['0', '123456789'], ['12', digit], ['3', '01'], ['123456789']],
    [[mark]],
    [
      ['1', '9', ...digits(2)],
      ['2', '0', '0123456789', digit],
    ],
  ),
)

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const datesInWords = months.flatMap((month) =>
  oneOf(
    [[...month]],
    [['12', digit], ['3', '01'], ['123456789']],
    [
      ['1', '9', ...digits(2)],
      ['2', '0', '0123456789', digit],
    ],
  ),
)

const shapes: Readonly<Partial<Record<ValueType, Shape>>> = {
  date: { rows: dates, ignored: ' ' },
  'date-in-words': {
    rows: datesInWords,
    ignored: ' ,.:',
    print: (text) => text.replace(/^(\D+)(\d{1,2})(\d{4})$/, '$1 $2, $3'),
  },
  'file-number': { rows: [8, 9].flatMap((count) => [['A', ...digits(count)], digits(count)]), ignored: ' -.' },
  // North American numbers: neither the area nor the exchange begins with 0 or 1.
  phone: { rows: [['23456789', ...digits(2), '23456789', ...digits(6)]], ignored: '() -.' },
  sex: { rows: [['MFX']], ignored: ' .:' },
}
/** Three letters of the office, fiscal year, serial; the number of the subject in the agency's own records. */
const shapesByField: Readonly<Partial<Record<FieldName, Shape>>> = {
  eventNumber: { rows: [8, 9, 10].map((count) => [capital, capital, capital, ...digits(count)]), ignored: ' -' },
  subjectId: { rows: [8, 9, 10].map((count) => digits(count)), ignored: ' ' },
}

/** null: free text. */
export const shapeOf = (type: ValueType, name: FieldName): Shape | null => shapesByField[name] ?? shapes[type] ?? null

const states =
  'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC'
/** Streets, jails and offices, the largest cities of Colorado, and words of offences; no list of names of people. */
const ordinary =
  'Street Avenue Road Boulevard Drive Lane Place Court Circle Parkway Highway Suite Floor Room Building North South East West Box ' +
  'County City State Jail Prison Detention Correctional Center Facility Sheriff Office Department Desk Records Release Booking Division ' +
  'Denver Colorado Springs Aurora Fort Collins Lakewood Thornton Arvada Westminster Pueblo Greeley Centennial Boulder Longmont Castle ' +
  'Rock Loveland Broomfield Grand Junction Commerce Parker Littleton Brighton Judge Magistrate Clerk Deputy Attorney Police Marshal ' +
  'United States District Immigration Customs Enforcement Removal Operations Homeland Security the and of for a to in on with at by ' +
  'from date time sheet person named above current charges housing Conspiracy distribute cocaine controlled substance possession ' +
  'or is as it an be firearm Felon fraud wire assault theft burglary homicide kidnapping U.S.C. Jr Sr II III IV'

const stateNames =
  'Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii Idaho Illinois Indiana Iowa Kansas ' +
  'Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada New Hampshire Jersey ' +
  'Mexico York Carolina Dakota Ohio Oklahoma Oregon Pennsylvania Rhode Island Tennessee Texas Utah Vermont Virginia Washington West ' +
  'Wisconsin Wyoming Columbia Puerto Rico Guam Northern Southern Eastern Western Middle Central'

const wordsOf = (text: string): readonly string[] => text.split(/[\s,]+/).filter((word) => word.length >= 2)
const lettersOnly = (text: string): string => text.toLowerCase().replaceAll(/[^a-z]/g, '')
const known: ReadonlySet<string> = new Set(
  [
    ...[...countries].flatMap(wordsOf),
    ...officerTitles.flatMap(wordsOf),
    ...wordsOf(states),
    ...wordsOf(ordinary),
    ...wordsOf(stateNames),
  ].map(lettersOnly),
)

/** A word of the field's own language, or of everyday: nothing that a box is read as. */
export const isKnownWord = (word: string): boolean => known.has(lettersOnly(word))

/** Whether every word of a court's name is one that courts are named by. */
export const namesCourt = (text: string): boolean => text.split(/[\s,]+/).every((word) => word.length < 4 || known.has(lettersOnly(word)))

const isName = (type: ValueType): boolean => type === 'name' || type === 'listed-name'

/** Types in which words of the language are more likely than others; a person's name is no such word. */
const worded: ReadonlySet<ValueType> = new Set<ValueType>(['text', 'officer', 'country'])

/**
 * Natural logarithm, 0 for a spelling like any other and less for an odd one: capitals inside a word, digits among letters, a mark with
 * nothing before or no space after it. A known word is likelier than an unknown one of its length.
 */
export const oddness = (text: string, type: ValueType): number =>
  (type === 'country' && countries.has(text.toUpperCase()) ? 3 : 0) +
  (type === 'docket' && docket.test(text) ? 8 : 0) +
  (type === 'text' && /^[cosuvwxz]/.test(text) ? -2 : 0) +
  (type === 'text' && stateBeforeZip.test(text) ? -15 : 0) +
  (type === 'text' && isNoState(text) ? -12 : 0) +
  (type === 'text' && /\p{Lu}{3} [I1l|]$/u.test(text) ? -12 : 0) +
  (type === 'text' && smallStreet.test(text) ? -8 : 0) +
  (type === 'officer' && titles.has(text.slice(text.indexOf(', ') + 2)) ? 8 : 0) +
  text
    .split(' ')
    .map((word, index, all) => (worded.has(type) || isName(type) ? ofWord(word, type, index === all.length - 1) : 0))
    .reduce((sum, one) => sum + one, 0)

/** A federal case: office, year, kind, number, judges' initials. */
const docket = /^\d:\d{2}-[a-z]{2}-\d{5}(?:-[A-Z]{2,4}){0,3}$/

/** `Co 80010`: the state before the postal code is printed in capitals. */
const stateBeforeZip = /\b(?:\p{Lu}[\p{Ll}0Q]|\p{Ll}{2}|\p{Ll}\p{Lu})(?= \d{5}\b)/u

/** `CQ 80010`: what stands there is a state. */
const isNoState = (text: string): boolean => {
  const state = /, (\p{Lu}{2}) \d{5}\b/u.exec(text)?.[1]
  return state !== undefined && !stateCodes.has(state)
}
const stateCodes: ReadonlySet<string> = new Set(states.split(' '))

/** `Judge street`: the kind of a street is written large like its name; in a hurry of faxed letters s and S look the same. */
const smallStreet = /(?<=\p{Lu}\p{Ll}+ )(?:street|avenue|road|drive|lane|court|place|circle|way|boulevard|parkway)\b/u
const titles: ReadonlySet<string> = new Set(officerTitles)

/** No state has a Q. */
const inCapitals = (state: string): string => state.toUpperCase().replace(/[0Q]/, 'O')

const ofWord = (word: string, type: ValueType, isLast: boolean): number => {
  const core = word.replace(/^[("]/, '').replace(/[).,;:"]+$/, '')
  const letters = lettersOnly(core)
  let score = 0
  if (/[.,;:]{2}|^[.,;:]|[,;:][^\s)"]/.test(word)) score -= 3
  if (/\p{L}{3}[.,;:]\p{L}{2}/u.test(word)) score -= 8
  if (/\p{L}/u.test(core) && /\d/.test(core)) score -= isName(type) ? 8 : 4
  else if (isName(type) && /\d/.test(core)) score -= 8
  if (/\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}/u.test(core.replaceAll(/^(Mc|Mac|De|O['’])/g, ''))) score -= 5
  if (/^\p{Lu},$|^\d\.$/u.test(word)) score -= 3
  // In the names and words that our papers print a q stands before u, or is a capital.
  if (/q(?!u)/.test(core)) score -= 8
  if (isName(type) && /Q(?!U)/.test(core)) score -= /Q[B-DF-HJ-NP-TV-Z]/.test(core) ? 10 : 4
  if (type === 'officer' && /^\p{Lu}$/u.test(word)) score -= 5
  if (type === 'officer' && /^\p{Ll}{2}/u.test(core) && !/^(and|of|in|de|la|del|van|von)$/.test(core)) score -= 8
  if (!isLast && /(\p{L}{5}|\p{Lu}{3})[.:;]$/u.test(word)) score -= 6
  if (/[^\p{L}\p{N}.,;:'’"()/&#§$%+-]/u.test(word)) score -= 4
  if (worded.has(type) && letters.length >= 2 && letters.length === core.replaceAll(/[^\p{L}\p{N}]/gu, '').length)
    score += known.has(letters) ? (letters.length >= 6 ? 6 : letters.length * 0.5) : 0
  return score
}

const confusions: readonly (readonly [RegExp, string])[] = [
  [/0/g, 'O'],
  [/[1|!]/g, 'I'],
  [/5/g, 'S'],
  [/8/g, 'B'],
]

/** Other spellings that the same ink may mean: of words the nearest known ones, of capitals with digits in them capitals. */
export const meantPerhaps = (text: string, type: ValueType): readonly string[] => {
  if (type === 'docket') return [...new Set([docketMeant(text)])].filter((other) => other !== text)
  if (!worded.has(type) && !isName(type)) return []
  const words = text.split(' ')
  const options = words.map((word) => [word, ...otherWords(word, type)])
  const best = options.map((list) => list[1] ?? list[0] ?? '')
  const single = options.flatMap((list, index) => list.slice(1).map((other) => words.with(index, other).join(' ')))
  if (type === 'country') for (const country of [...nearestCountries(text), ...withoutHead(text)]) single.push(country)
  const zip = text.replace(stateBeforeZip, inCapitals)
  const initials = text.replaceAll(
    type === 'officer' ? /(?<=^|\s)(\p{Lu}),? (?=\p{Lu}\p{Ll})/gu : /(?<=^|\s)(\p{Lu}), (?=\p{Lu}\p{Ll})/gu,
    '$1. ',
  )
  const upper = (letter: string): string => letter.toUpperCase()
  const capitals =
    type === 'text'
      ? text
          .replaceAll(/(?<=[,\d] |\. )\p{Ll}(?=\p{Ll}{2})/gu, upper)
          .replace(smallStreet, (kind) => upper(kind.slice(0, 1)) + kind.slice(1))
      : type === 'officer'
        ? text.replaceAll(/(?<=^|\s)(?!(?:and|of|in|de|la|del|van|von)\b)\p{Ll}(?=\p{Ll})/gu, upper)
        : text
  // Letters whose capitals look the same; and a comma that dust has made of nothing.
  const begun = type === 'text' ? text.replace(/^[cosuvwxz]/, (letter) => letter.toUpperCase()) : text
  // The border of a cell after the last word.
  if (type === 'text') single.push(text.replace(/(?<=\p{Lu}{3}) [I1l|]$/u, ''))
  for (const mark of text.matchAll(/[.,](?= )/g)) single.push(text.slice(0, mark.index) + text.slice(mark.index + 1))
  const suffix = isName(type) ? text.replace(/(?<=\p{Lu}{3})(JR|SR|III|II|IV)$/u, ' $1') : text
  const commas = text.replaceAll(/(?<=\p{L}{5}|\p{Lu}{2})[.:;](?= )/gu, ',')
  const parted = text.replaceAll(/(?<=\p{Ll}{3})[.,;:-](?=\p{L}{2})/gu, ' ')
  const spaced = text.replaceAll(/(?<=\p{L})[.,](?=\p{L}{2})/gu, (mark) => `${mark} `)
  return [
    ...new Set([
      best.join(' '),
      ...single.slice(-16),
      spaced,
      commas,
      parted,
      suffix,
      begun,
      zip,
      initials,
      capitals,
      zip === text ? text : capitals.replace(stateBeforeZip, inCapitals),
    ]),
  ].filter((other) => other !== text)
}

const docketMeant = (text: string): string =>
  text
    .replaceAll(/\s/g, '')
    .replace(/^(\d)['’.;,](?=\d{2}-)/, '$1:')
    .replace(/(?<=^(?:\d:)?\d{2}-)\p{L}{2}(?=-)/u, (kind) => kind.toLowerCase())

const otherWords = (word: string, type: ValueType): readonly string[] => {
  const [, before = '', core = '', after = ''] = /^([("]*)(.*?)([).,;:"]*)$/.exec(word) ?? []
  const found: string[] = []
  const capitals = (core.match(/\p{Lu}/gu) ?? []).length
  const small = (core.match(/\p{Ll}/gu) ?? []).length
  if (/\p{L}/u.test(core) && /[\d|!]/.test(core)) {
    const meant = confusions.reduce((so, [from, to]) => so.replaceAll(from, to), core)
    found.push(small > capitals ? meant.slice(0, 1) + meant.slice(1).toLowerCase() : meant)
  }
  if (isName(type) && /^[IlTt1|!]{2,3}$/.test(core)) found.push('I'.repeat(core.length))
  if (capitals > 0 && small > 0 && /\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}/u.test(core))
    found.push(core.toUpperCase(), core.slice(0, 1).toUpperCase() + core.slice(1).toLowerCase())
  if (/q(?!u)/.test(core)) found.push(core.replaceAll(/q(?!u)/g, 'g'))
  if (isName(type) && /Q(?!U)/.test(core)) found.push(core.replaceAll(/Q(?!U)/g, 'O'))
  if (worded.has(type)) found.push(...nearestKnown(core).map((letters) => dressed(letters, core)))
  return [...new Set(found)].filter((other) => other !== core).map((other) => before + other + after)
}

/** In capitals where the word was, else with its first letter as it was. */
const dressed = (letters: string, like: string): string => {
  const capitals = (like.match(/\p{Lu}/gu) ?? []).length
  if (capitals >= Math.max(2, like.length / 2)) return letters.toUpperCase()
  return /^\p{Lu}/u.test(like) ? letters.slice(0, 1).toUpperCase() + letters.slice(1) : letters
}

/** Countries that differ from what was read in a quarter of their letters at most. */
const nearestCountries = (text: string): readonly string[] =>
  [...countries]
    .map((country) => ({ country, far: distance(country, text.toUpperCase()) }))
    .filter(({ country, far }) => far > 0 && far <= Math.max(1, country.length * 0.25))
    .toSorted((a, b) => a.far - b.far)
    .slice(0, 2)
    .map(({ country }) => country)

/** A colon or a speck read as a letter before the country: `s BRAZIL`. */
const withoutHead = (text: string): readonly string[] => {
  const rest = /^[^\s]{1,2} (.+)$/.exec(text)?.[1] ?? ''
  return countries.has(rest.toUpperCase()) ? [rest] : []
}

const nearestKnown = (core: string): readonly string[] => {
  const letters = core.toLowerCase().replaceAll(/[^a-z0-9|!]/g, '')
  if (letters.length < 4 || known.has(letters)) return []
  const allowed = letters.length < 6 ? 1 : letters.length < 10 ? 2 : 3
  return [...known]
    .filter((word) => Math.abs(word.length - letters.length) <= allowed)
    .map((word) => ({ word, far: distance(word, letters) }))
    .filter(({ far }) => far <= allowed)
    .toSorted((a, b) => a.far - b.far)
    .slice(0, 2)
    .map(({ word }) => word)
}
