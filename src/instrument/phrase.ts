// Finding a printed phrase on a sheet though the copy is bad: by edit distance over skeletons, never over meanings.
import { distance } from 'fastest-levenshtein'
import { skeletonOf } from './skeleton.ts'
import { around } from './sheet.ts'
import type { Area, Sheet, Token } from './sheet.ts'

/** Where a phrase stands. `closeness` is 1 for letter by letter, 0 for nothing in common. */
export type Hit = { readonly tokens: readonly Token[]; readonly area: Area; readonly closeness: number }

type Phrase = { readonly whole: string; readonly parts: readonly string[]; readonly letters: Int16Array }

const known = new Map<string, Phrase>()
const phraseOf = (text: string): Phrase => {
  const found = known.get(text)
  if (found !== undefined) return found
  const parts = text
    .split(/\s+/)
    .map(skeletonOf)
    .filter((part) => part !== '')
  const whole = parts.join('')
  const phrase = { whole, parts, letters: lettersOf(whole) }
  known.set(text, phrase)
  return phrase
}

/** How often each letter and digit occurs. */
const lettersOf = (text: string): Int16Array => {
  const letters = new Int16Array(128)
  for (let i = 0; i < text.length; i += 1) letters[text.charCodeAt(i)] = (letters[text.charCodeAt(i)] ?? 0) + 1
  return letters
}

/** Edits forgiven: none under five letters, one under ten, then a fifth. */
const editsMax = (length: number): number => (length < 5 ? 0 : length < 10 ? 1 : Math.floor(length * 0.2))

/** All places of the phrase in running text, in reading order, not overlapping; lines may break inside it. */
export const findPhrase = (sheet: Sheet, text: string): readonly Hit[] =>
  onceFor(inRunningText, sheet, text, (phrase) => windowsIn(sheet.tokens, phrase))

/** All places of the phrase inside single lines: labels do not run over. */
export const findInLines = (sheet: Sheet, text: string): readonly Hit[] =>
  onceFor(inSingleLines, sheet, text, (phrase) => sheet.lines.flatMap((line) => windowsIn(line, phrase)))

type Found = WeakMap<Sheet, Map<string, readonly Hit[]>>
const inRunningText: Found = new WeakMap()
const inSingleLines: Found = new WeakMap()

/** Many forms print the same words: each phrase is looked for once on a sheet. */
const onceFor = (found: Found, sheet: Sheet, text: string, look: (phrase: Phrase) => readonly Hit[]): readonly Hit[] => {
  const ofSheet = found.get(sheet) ?? new Map<string, readonly Hit[]>()
  found.set(sheet, ofSheet)
  const known = ofSheet.get(text)
  if (known !== undefined) return known
  const phrase = phraseOf(text)
  const hits = worthTrying(sheet, phrase) ? look(phrase) : []
  ofSheet.set(text, hits)
  return hits
}

export const says = (sheet: Sheet, text: string): boolean => findPhrase(sheet, text).length > 0

/** A phrase that stands alone in its line, as titles and captions do: nothing else of weight beside it. */
export const findTitle = (sheet: Sheet, text: string): readonly Hit[] =>
  findInLines(sheet, text).filter((hit) => {
    const line = sheet.lines[hit.tokens[0]?.line ?? -1] ?? []
    const beside = line.filter((token) => !hit.tokens.includes(token) && token.skeleton.length >= 3 && token.confidence >= 0.5)
    const near = beside.filter((token) => token.x1 > hit.area.x0 - 4 * sheet.unit && token.x0 < hit.area.x1 + 4 * sheet.unit)
    return near.reduce((sum, token) => sum + token.skeleton.length, 0) <= Math.max(3, skeletonOf(text).length * 0.35)
  })

/** Cheap refusal: a phrase of three words or more has some of them on the page as they are. */
const worthTrying = (sheet: Sheet, phrase: Phrase): boolean => {
  if (phrase.parts.length < 3) return true
  const present = phrase.parts.filter((part) => sheet.skeletons.has(part)).length
  return present >= phrase.parts.length * 0.25
}

const windowsIn = (tokens: readonly Token[], phrase: Phrase): readonly Hit[] => {
  const length = phrase.whole.length
  const allowed = editsMax(length)
  const hits: Hit[] = []
  const left = new Int16Array(128)
  for (let start = 0; start < tokens.length; start += 1) {
    if (tokens[start]?.skeleton === '') continue
    let text = ''
    left.set(phrase.letters)
    let foreign = 0
    for (let end = start; end < tokens.length && text.length < length + allowed; end += 1) {
      const here = tokens[end]?.skeleton ?? ''
      if (here === '' && end > start) continue
      text += here
      foreign += foreignIn(here, left)
      // Each letter that the phrase has not is an edit at least, and further words only add to them.
      if (foreign > allowed) break
      if (Math.abs(text.length - length) > allowed) continue
      const edits = text === phrase.whole ? 0 : allowed === 0 ? 1 : distance(text, phrase.whole)
      if (edits > allowed) continue
      const within = tokens.slice(start, end + 1)
      hits.push({ tokens: within, area: around(within), closeness: 1 - edits / length })
    }
  }
  return bestApart(hits)
}

/** Letters of the word beyond those still left of the phrase; takes them off. */
const foreignIn = (word: string, left: Int16Array): number => {
  let foreign = 0
  for (let i = 0; i < word.length; i += 1) {
    const code = word.charCodeAt(i)
    const rest = left[code] ?? 0
    if (rest <= 0) foreign += 1
    left[code] = rest - 1
  }
  return foreign
}

const bestApart = (hits: readonly Hit[]): readonly Hit[] => {
  const kept: Hit[] = []
  const taken = new Set<Token>()
  for (const hit of hits.toSorted((a, b) => b.closeness - a.closeness || a.tokens.length - b.tokens.length)) {
    if (hit.tokens.some((token) => taken.has(token))) continue
    kept.push(hit)
    for (const token of hit.tokens) taken.add(token)
  }
  return kept.toSorted((a, b) => (a.tokens[0]?.index ?? 0) - (b.tokens[0]?.index ?? 0))
}
