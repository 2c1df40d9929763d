// A person's name as records and papers write it: folded to plain capitals, split into surnames and given names.

/** Plain capitals; surname and given parts as far as the writing tells them apart. */
export type PersonName = {
  readonly surnames: readonly string[]
  readonly given: readonly string[]
  /** JR, SR, II, III, IV; null if none is written. */
  readonly suffix: string | null
  /** Whether the writing itself says which part is the surname: `LAST, FIRST`. */
  readonly comma: boolean
}

const suffixes: Readonly<Record<string, string>> = {
  JR: 'JR',
  JUNIOR: 'JR',
  SR: 'SR',
  SENIOR: 'SR',
  II: 'II',
  '2ND': 'II',
  III: 'III',
  '3RD': 'III',
  IV: 'IV',
  '4TH': 'IV',
}
const titles = new Set(['MR', 'MRS', 'MS', 'MISS', 'DR', 'SRA'])
/** Words that belong to the surname after them. */
const particles = new Set([
  'DE',
  'DEL',
  'DELA',
  'LA',
  'LAS',
  'LOS',
  'DA',
  'DAS',
  'DO',
  'DOS',
  'DI',
  'DU',
  'VAN',
  'VON',
  'DER',
  'DEN',
  'TEN',
  'TER',
  'AL',
  'EL',
  'UL',
  'BIN',
  'BINT',
  'IBN',
  'ABU',
  'BEN',
  'SAN',
  'SANTA',
  'ST',
  'MC',
  'MAC',
  'O',
  'LE',
])
/** Letters that Unicode does not take apart. */
const letters: Readonly<Record<string, string>> = {
  Æ: 'AE',
  Œ: 'OE',
  Ø: 'O',
  Ł: 'L',
  Đ: 'D',
  Ð: 'D',
  Þ: 'TH',
  ẞ: 'SS',
  ß: 'SS',
  Ħ: 'H',
  Ŋ: 'N',
  ı: 'I',
  ʼ: '',
}

/** Plain capitals without accents: `Núñez` and `NUNEZ` are the same. Apostrophes fall away, hyphens become blanks. */
export const fold = (text: string): string => (isPlain.test(text) ? text.toUpperCase() : foldAny(text))

/** Words of plain letters with one blank between them, and with a comma and a blank: nothing in them folds away. */
const isPlain = /^[A-Za-z0-9]+(?:,? [A-Za-z0-9]+)*$/

const foldAny = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[ÆŒØŁĐÐÞẞßĦŊıʼ]/gu, (letter) => letters[letter] ?? letter)
    .replace(/['’‘`´]/g, '')
    .replace(/[^\p{L}\p{N},]+/gu, ' ')
    .replace(/ *, */g, ', ')
    .trim()

/** Reads `LAST, FIRST MIDDLE`, `LAST LAST, FIRST, JR` or `FIRST MIDDLE LAST`. Null if there is no letter in it. */
export const readName = (text: string): PersonName | null => {
  const before = known.get(text)
  if (before !== undefined) return before
  if (known.size >= knownMax) known.clear()
  const fresh = readFresh(text)
  known.set(text, fresh)
  return fresh
}

/** A jail's roll is read again for every paper. */
const known = new Map<string, PersonName | null>()
const knownMax = 20_000

const readFresh = (text: string): PersonName | null => {
  const folded = fold(text)
  if (!/\p{L}/u.test(folded)) return null
  const [before = '', ...after] = folded.split(',').map((part) => part.trim())
  const suffixIn = (words: readonly string[]) => words.map((word) => suffixes[word]).find((found) => found !== undefined) ?? null
  const rest = after.join(' ').trim()
  // `JOHN ROE, JR`: the comma sets off the suffix and no surname.
  const onlySuffix = rest !== '' && wordsOf(rest).every((word) => suffixes[word] !== undefined)
  const suffix = suffixIn(wordsOf(rest)) ?? suffixIn(wordsOf(before).slice(1))
  if (after.length > 0 && rest !== '' && !onlySuffix) {
    return { surnames: plain(wordsOf(before)), given: plain(wordsOf(rest)), suffix, comma: true }
  }
  const words = plain(wordsOf(before))
  const from = surnameFrom(words)
  return { surnames: words.slice(from), given: words.slice(0, from), suffix, comma: false }
}

/**
 * Other ways to read a name written without a comma: two surnames (`JUAN GARCIA LOPEZ`), or the surname first (`ROE JOHN`). They count
 * for a nearness, never for a certainty.
 */
export const otherReadings = (name: PersonName): readonly PersonName[] => {
  const words = [...name.given, ...name.surnames]
  if (words.length < 2) return []
  const turned: PersonName = name.comma
    ? { ...name, surnames: name.given, given: name.surnames }
    : { ...name, surnames: words.slice(0, 1), given: words.slice(1) }
  if (name.comma || words.length < 3) return [turned]
  const two = surnameFrom(words.slice(0, surnameFrom(words)))
  return [
    turned,
    { ...name, surnames: words.slice(Math.max(two, 1)), given: words.slice(0, Math.max(two, 1)) },
    { ...turned, surnames: words.slice(0, 2), given: words.slice(2) },
  ]
}

/**
 * Whether two names are the same after folding. Blanks inside a part do not count (`DE LA CRUZ`, `DELACRUZ`); suffixes do. Where one
 * of them is written without a comma, the words in the order given, surname, must be the same.
 */
export const sameName = (a: PersonName, b: PersonName): boolean => {
  if (a.suffix !== b.suffix || a.given.length === 0 || b.given.length === 0) return false
  if (a.comma && b.comma) return joined(a.surnames) === joined(b.surnames) && joined(a.given) === joined(b.given)
  return joined([...a.given, ...a.surnames]) === joined([...b.given, ...b.surnames])
}

export const joined = (words: readonly string[]): string => (words.length === 1 ? (words[0] ?? '') : words.join(''))

const wordsOf = (text: string): string[] => text.split(' ').filter((word) => word !== '')

/** Without suffixes and titles; a part that is nothing else is left as it is. */
const plain = (words: readonly string[]): string[] => {
  const kept = words.filter((word) => suffixes[word] === undefined && !titles.has(word))
  return kept.length === 0 ? [...words] : kept
}

/** Where the surname begins in `FIRST MIDDLE LAST`: the last word and the particles before it, but never the first word. */
const surnameFrom = (words: readonly string[]): number => {
  let from = words.length - 1
  while (from > 1 && particles.has(words[from - 1] ?? '')) from -= 1
  return Math.max(from, words.length > 1 ? 1 : 0)
}
