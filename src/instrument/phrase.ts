// Finding a printed phrase on a sheet though the copy is bad: by edit distance over skeletons, never over meanings.
import { distance } from 'fastest-levenshtein'
import { skeletonOf } from './skeleton.ts'
import { around } from './sheet.ts'
import type { Area, Sheet, Token } from './sheet.ts'

/** Where a phrase stands. `closeness` is 1 for letter by letter, 0 for nothing in common. */
export type Hit = { readonly tokens: readonly Token[]; readonly area: Area; readonly closeness: number }

type Piece = { readonly text: string; readonly at: number }
type Phrase = {
  readonly whole: string
  readonly parts: readonly string[]
  readonly letters: Int16Array
  /** One more than the edits forgiven: one of them at least stands unspoilt wherever the phrase does. */
  readonly pieces: readonly Piece[]
}

const known = new Map<string, Phrase>()
const phraseOf = (text: string): Phrase => {
  const found = known.get(text)
  if (found !== undefined) return found
  const parts = text
    .split(/\s+/)
    .map(skeletonOf)
    .filter((part) => part !== '')
  const whole = parts.join('')
  const phrase = { whole, parts, letters: lettersOf(whole), pieces: piecesOf(whole) }
  known.set(text, phrase)
  return phrase
}

const piecesOf = (whole: string): readonly Piece[] => {
  if (whole === '') return []
  const count = editsMax(whole.length) + 1
  const cut = (index: number): number => Math.floor((whole.length * index) / count)
  return Array.from({ length: count }, (_, index) => ({ text: whole.slice(cut(index), cut(index + 1)), at: cut(index) }))
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
  onceFor(inRunningText, sheet, text, (phrase) => windowsIn(sheet.tokens, phrase, startsOf(sheet, phrase)))

/** All places of the phrase inside single lines: labels do not run over. */
export const findInLines = (sheet: Sheet, text: string): readonly Hit[] =>
  onceFor(inSingleLines, sheet, text, (phrase) => {
    const starts = startsOf(sheet, phrase)
    const inLine = Map.groupBy(starts, (index) => sheet.tokens[index]?.line ?? -1)
    return [...inLine].flatMap(([number, ofLine]) => {
      const line = sheet.lines[number] ?? []
      const first = line[0]?.index ?? 0
      return windowsIn(
        line,
        phrase,
        ofLine.map((index) => index - first),
      )
    })
  })

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

/** The letters of a sheet run together, and where in them each token begins. */
type RunTogether = { readonly text: string; readonly begins: Int32Array }
const together = new WeakMap<Sheet, RunTogether>()
const runTogether = (sheet: Sheet): RunTogether => {
  const known = together.get(sheet)
  if (known !== undefined) return known
  const begins = new Int32Array(sheet.tokens.length)
  let text = ''
  for (const [index, token] of sheet.tokens.entries()) {
    begins[index] = text.length
    text += token.skeleton
  }
  const made = { text, begins }
  together.set(sheet, made)
  return made
}

/**
 * Tokens at which the phrase may begin, in order. Where it stands with no more edits than are forgiven, one of its pieces stands letter
 * by letter, and no further from its place than those edits: all other places need not be compared.
 */
const startsOf = (sheet: Sheet, phrase: Phrase): readonly number[] => {
  const { text, begins } = runTogether(sheet)
  const drift = phrase.pieces.length - 1
  const starts = new Set<number>()
  for (const piece of phrase.pieces) {
    for (let at = text.indexOf(piece.text); at >= 0; at = text.indexOf(piece.text, at + 1)) {
      const from = at - piece.at - drift
      for (let index = firstFrom(begins, from); index < begins.length && (begins[index] ?? 0) <= from + 2 * drift; index += 1)
        starts.add(index)
    }
  }
  return [...starts].toSorted((a, b) => a - b)
}

const firstFrom = (begins: Int32Array, place: number): number => {
  let [low, high] = [0, begins.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((begins[middle] ?? 0) < place) low = middle + 1
    else high = middle
  }
  return low
}

const windowsIn = (tokens: readonly Token[], phrase: Phrase, starts: readonly number[]): readonly Hit[] => {
  const length = phrase.whole.length
  const allowed = editsMax(length)
  const hits: Hit[] = []
  const left = new Int16Array(128)
  for (const start of starts) {
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
      // So is each letter of the phrase that the words have not.
      if (length - text.length + foreign > allowed) continue
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
