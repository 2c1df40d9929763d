// How alike two words of a name are: by letters, by sound, by transliteration, by the slips of an optical reader.
import { doubleMetaphone } from 'double-metaphone'
import { distance } from 'fastest-levenshtein'

/** How two words are alike, strongest first. */
export const likenessKinds = ['equal', 'read-alike', 'written-alike', 'one-letter', 'sound-alike', 'near', 'different'] as const
export type LikenessKind = (typeof likenessKinds)[number]
/** `score` is 0 to 1. */
export type Likeness = { readonly score: number; readonly kind: LikenessKind }

/** Likeness of two folded words (see `fold`); 1 is equality. */
export const likeness = (a: string, b: string): Likeness => {
  if (a === b) return { score: 1, kind: 'equal' }
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a]
  if (shorter === '') return { score: 0, kind: 'different' }
  const blend = 0.6 * jaroWinkler(a, b) + 0.4 * (1 - distance(a, b) / longer.length)
  // Words with so few letters in common are one name in no spelling; most pairs of a jail's roll end here.
  if (blend < 0.45) return { score: blend, kind: 'different' }
  if (opticalKey(a) === opticalKey(b)) return { score: 0.97, kind: 'read-alike' }
  if (shorter.length >= 3 && spellingKey(a) === spellingKey(b)) return { score: 0.95, kind: 'written-alike' }
  // A letter of a short name is much of it: LEE and LEA are two names.
  if (shorter.length >= 4 && (distance(a, b) === 1 || isTransposed(a, b))) return { score: Math.max(blend, 0.9), kind: 'one-letter' }
  if (blend >= 0.6 && soundsAlike(a, b)) return { score: Math.max(blend, 0.85), kind: 'sound-alike' }
  return { score: blend, kind: blend >= 0.8 ? 'near' : 'different' }
}

/**
 * What `likeness` says at most, from the letters that the two have in common, in whatever order: most pairs of a roll end here. The
 * sums are those of `likeness` with every common letter in its place.
 */
export const likenessAtMost = (a: string): ((b: string) => number) => {
  const has = new Uint8Array(32)
  for (let at = 0; at < a.length; at += 1) has[a.charCodeAt(at) & 31] = (has[a.charCodeAt(at) & 31] ?? 0) + 1
  const left = new Uint8Array(32)
  return (b) => {
    if (a === b) return 1
    const longer = Math.max(a.length, b.length)
    if (a === '' || b === '') return 0
    left.set(has)
    let common = 0
    for (let at = 0; at < b.length; at += 1) {
      const letter = b.charCodeAt(at) & 31
      const more = left[letter] ?? 0
      if (more === 0) continue
      left[letter] = more - 1
      common += 1
    }
    if (common === 0) return 0
    const jaro = (common / a.length + common / b.length + 1) / 3
    const blend = 0.6 * winkler(jaro, a, b) + 0.4 * (1 - (longer - common) / longer)
    if (blend < 0.45) return blend
    if (longer - common <= 1 || keysOf(a).optical === keysOf(b).optical || keysOf(a).spelling === keysOf(b).spelling) return 1
    return blend >= 0.6 ? Math.max(blend, 0.85) : blend
  }
}

const keysOf = (word: string): { readonly optical: string; readonly spelling: string } => {
  const before = keys.get(word)
  if (before !== undefined) return before
  if (keys.size >= keysMax) keys.clear()
  const fresh = { optical: opticalKey(word), spelling: spellingKey(word) }
  keys.set(word, fresh)
  return fresh
}

const keys = new Map<string, { readonly optical: string; readonly spelling: string }>()
const keysMax = 20_000

export type CompareWords = (a: string, b: string) => Likeness

/** `likeness` that remembers: a roll of two thousand people has the same few hundred names again and again. */
export const rememberedLikeness: CompareWords = (a, b) => {
  const its = known.get(a)
  const before = its?.get(b)
  if (before !== undefined) return before
  if (pairs >= pairsMax) {
    known.clear()
    pairs = 0
  }
  const fresh = likeness(a, b)
  pairs += 1
  const there = known.get(a)
  if (there === undefined) known.set(a, new Map([[b, fresh]]))
  else there.set(b, fresh)
  return fresh
}

const known = new Map<string, Map<string, Likeness>>()
const pairsMax = 200_000
let pairs = 0

const opticalPairs: readonly (readonly [RegExp, string])[] = [
  [/RN/g, 'M'],
  [/VV/g, 'W'],
  [/CL/g, 'D'],
  [/[0Q]/g, 'O'],
  [/[1L!|]/g, 'I'],
  [/5/g, 'S'],
  [/8/g, 'B'],
  [/2/g, 'Z'],
  [/6/g, 'G'],
  [/[4]/g, 'A'],
]

/** Letters that a reader of faxes takes for one another fall together. */
const opticalKey = (word: string): string => opticalPairs.reduce((text, [from, to]) => text.replace(from, to), word)

const spellingPairs: readonly (readonly [RegExp, string])[] = [
  [/SHCH|SCHTSCH/g, 'S'],
  [/TSCH|TCH/g, 'C'],
  [/SCH|SH/g, 'S'],
  [/DZH|DJ|ZH/g, 'J'],
  [/KH|GH/g, 'H'],
  [/PH/g, 'F'],
  [/TH/g, 'T'],
  [/CH/g, 'C'],
  [/CK|Q|K/g, 'C'],
  [/X/g, 'CS'],
  [/W/g, 'V'],
  [/OU|OO/g, 'U'],
  [/IY|YI|II|EE|EI|EY|AY|AI|IE|Y/g, 'I'],
  [/J/g, 'I'],
  [/E/g, 'I'],
  [/O/g, 'U'],
  [/(.)\1+/g, '$1'],
  [/H/g, ''],
]

/** Spellings that come of different ways to write the same foreign name fall together: MOHAMMED, MUHAMMAD; YEVGENIY, EVGENY. */
const spellingKey = (word: string): string => spellingPairs.reduce((text, [from, to]) => text.replace(from, to), word.replace(/^Y?E/, 'E'))

const soundsAlike = (a: string, b: string): boolean => {
  const [a1, a2] = doubleMetaphone(a)
  const [b1, b2] = doubleMetaphone(b)
  return a1 !== '' && (a1 === b1 || a1 === b2 || a2 === b1)
}

const isTransposed = (a: string, b: string): boolean => {
  if (a.length !== b.length) return false
  const at = [...a].findIndex((letter, index) => letter !== b[index])
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}

/** Winkler's string comparator (1990), scale 0.1 over at most four common first letters. */
export const jaroWinkler = (a: string, b: string): number => {
  return winkler(jaroOf(a, b), a, b)
}

const winkler = (jaro: number, a: string, b: string): number => {
  let prefix = 0
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix += 1
  return jaro + prefix * 0.1 * (1 - jaro)
}

const jaroOf = (a: string, b: string): number => {
  if (a === b) return 1
  const reach = Math.max(Math.floor(Math.max(a.length, b.length) / 2) - 1, 0)
  const taken = new Uint8Array(b.length)
  let fromA = ''
  for (let index = 0; index < a.length; index += 1) {
    const letter = a.charCodeAt(index)
    const end = Math.min(b.length - 1, index + reach)
    for (let other = Math.max(0, index - reach); other <= end; other += 1) {
      if (taken[other] === 1 || b.charCodeAt(other) !== letter) continue
      taken[other] = 1
      fromA += a[index]
      break
    }
  }
  const matches = fromA.length
  if (matches === 0) return 0
  let turned = 0
  let at = 0
  for (let other = 0; other < b.length; other += 1) {
    if (taken[other] !== 1) continue
    if (b[other] !== fromA[at]) turned += 1
    at += 1
  }
  return (matches / a.length + matches / b.length + (matches - turned / 2) / matches) / 3
}
