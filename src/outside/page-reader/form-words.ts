// The words and captions that forms print, to tell what a badly copied word of the page may have been; values are not spelt by them.
import { distance } from 'fastest-levenshtein'
import { wordsOfSignature } from '../../instrument/form.ts'
import { forms } from '../../instrument/forms.ts'
import { likelihood } from './spell.ts'
import type { Form } from '../../instrument/form.ts'
import type { Steps } from './spell.ts'

/**
 * Words that tell a court's paper from an agency's. They are never guessed: what proves who signed must stand on the page as it was read,
 * and what is not proved is asked.
 */
const proving = /\b(judge|magistrate|justice|court|clerk|attorney|district|docket|case)\b/i

/** Captions of blanks and of lines of signature: they say where a value stands, not what the paper is. */
const captionsOf = (form: Form): readonly string[] => [
  ...form.fields.flatMap(({ labels }) => labels),
  ...form.otherLabels,
  ...wordsOfSignature(form.signature),
]

const printedBy = (form: Form): readonly string[] => [
  ...captionsOf(form),
  ...form.anchors.map(({ says }) => says),
  ...form.fields.flatMap(({ after = [], before = [] }) => [...after, ...before]),
  ...form.boxes.flatMap(({ options }) => options),
  ...form.continued,
  ...(form.signature?.before ?? []),
]

/** Shorter words are like too many others. */
const lettersMin = 3

let byLength: ReadonlyMap<number, readonly string[]> | null = null
const wordsOfLength = (length: number): readonly string[] => {
  if (byLength === null) {
    const words = new Set(forms.flatMap(printedBy).flatMap((text) => text.match(/[\p{L}’'-]+/gu) ?? []))
    const cased = [...words].flatMap((word) => [word, word.toUpperCase(), word.toLowerCase()])
    byLength = Map.groupBy(new Set(cased.filter((word) => word.length >= lettersMin)), (word) => word.length)
  }
  return byLength.get(length) ?? []
}

/** A word of a form is taken for what was read if the picture makes it less likely by no more than this (natural logarithm). */
const marginMax = 6
/** And at most this share of its letters differs. */
const differingMax = 0.45

export type Meant = { readonly text: string; readonly lead: number }

/** What a form may have printed where `read` was read, the likeliest by the scores of its steps; null where no word comes near. */
export const meantByForms = (steps: Steps, read: string): Meant | null => {
  const parts = /^([^\p{L}]*)([\p{L}\p{N}’'|\\-]+?)([^\p{L}\p{N}]*)$/u.exec(read)
  const [, before = '', core = '', after = ''] = parts ?? []
  if (core.length < lettersMin || /\d{3}/.test(core)) return null
  const least = likelihood(steps, read)
  let best: Meant | null = null
  for (let length = core.length - 2; length <= core.length + 2; length += 1)
    for (const word of wordsOfLength(length)) {
      if (word === core) return null
      if (distance(word, core) > Math.max(1, differingMax * Math.max(length, core.length))) continue
      const text = before + word + after
      const lead = likelihood(steps, text) - least
      if (lead >= -marginMax && lead > (best?.lead ?? Number.NEGATIVE_INFINITY)) best = { text, lead }
    }
  return best === null || proving.test(best.text) ? null : best
}

/** Captions alone in their line, as AO forms and forms of DHS print them in small type; shorter ones are like too much else. */
const captionMin = 10
type Caption = { readonly text: string; readonly mayBeMeant: boolean }
let known: readonly Caption[] | null = null
/** All that forms print competes, so that a badly copied title is not taken for the next best caption. */
const captions = (): readonly Caption[] => {
  if (known !== null) return known
  const ofBlanks = new Set(forms.flatMap(captionsOf))
  known = [...new Set(forms.flatMap(printedBy))]
    .filter((text) => text.length >= captionMin && text.length <= 70)
    .map((text) => ({ text, mayBeMeant: ofBlanks.has(text) && !proving.test(text) }))
  return known
}

/** By so much a letter may a caption of a form be less likely than what was read, and by so much must it lead over the next caption. */
const captionMargin = 0.8
const captionLead = 3

/** The caption of a form that a whole line may be, though hardly a letter of it is sure; brackets may stand about it. */
export const captionMeant = (steps: Steps, read: string): string | null => {
  const least = likelihood(steps, read) - captionMargin * read.length
  const near = captions().filter(
    ({ text }) =>
      Math.abs(text.length - read.length) <= 0.25 * text.length + 2 &&
      distance(text.toLowerCase(), read.toLowerCase()) <= 0.65 * Math.max(text.length, read.length),
  )
  const scored = near
    .flatMap((caption) => [caption.text, `(${caption.text})`].map((each) => ({ ...caption, each, score: likelihood(steps, each) })))
    .toSorted((a, b) => b.score - a.score)
  const [best] = scored
  if (best === undefined || best.score < least || !best.mayBeMeant) return null
  const rival = scored.find(({ text }) => !isPart(best.text, text))
  return rival === undefined || best.score - rival.score >= captionLead ? best.each : null
}

/** Editions word a caption longer or shorter: both mean the same blank. */
const isPart = (one: string, other: string): boolean => one.includes(other) || other.includes(one)
