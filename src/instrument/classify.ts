// Which form a page is: several anchors must agree, and court paper must carry a court's caption.
import { captionOf, dhsFormWords } from './court-caption.ts'
import { formNumbers, pageCountOf } from './form-number.ts'
import { findPhrase, findTitle, says } from './phrase.ts'
import { forms } from './forms.ts'
import { noticePages } from './form-i-247a.ts'
import type { Caption } from './court-caption.ts'
import type { Form } from './form.ts'
import type { FormNumber } from './form-number.ts'
import type { Sheet } from './sheet.ts'

export type PageClass =
  | {
      readonly kind: 'first'
      readonly form: Form
      readonly confidence: number
      readonly number: FormNumber | null
      readonly caption: Caption
      readonly conflict: boolean
      readonly because: readonly string[]
    }
  | { readonly kind: 'continues'; readonly forms: readonly Form[] }
  | { readonly kind: 'blank' }
  | { readonly kind: 'text' }
  | { readonly kind: 'not-understood' }

const weights = { title: 3, footer: 2, signature: 1, body: 1 } as const

export const classify = (sheet: Sheet): PageClass => {
  if (sheet.page.source === 'blank') return { kind: 'blank' }
  if (sheet.page.source === 'not-understood') return { kind: 'not-understood' }
  const numbers = formNumbers(sheet)
  const caption = captionOf(sheet)
  const scored = forms
    .map((form) => scoreOf(sheet, form, numbers, caption))
    .filter((score) => score.enough)
    .toSorted((a, b) => b.points - a.points || b.share - a.share)
  const best = scored[0]
  const continued = forms.filter((form) => form.continued.some((heading) => findTitle(sheet, heading).length > 0))
  const count = pageCountOf(sheet)
  if (continued.length > 0 && (best === undefined || best.points < 5 || (count !== null && count.page > 1)))
    return { kind: 'continues', forms: continued }
  if (best === undefined) return withoutForm(sheet, count)
  if (count !== null && count.page > 1 && best.points < 6) return { kind: 'continues', forms: [best.form] }
  return firstPage(sheet, best, scored[1]?.points ?? 0, caption)
}

/** The heading of a detainer's notice page stands here: it only explains, while the second page of a court's warrant bears values. */
export const headsNotice = (sheet: Sheet): boolean =>
  classify(sheet).kind === 'continues' && noticePages.some((heading) => findTitle(sheet, heading).length > 0)

const withoutForm = (sheet: Sheet, count: { readonly page: number } | null): PageClass => {
  if (count !== null && count.page > 1) return { kind: 'continues', forms }
  const legible = sheet.tokens.filter((token) => token.confidence >= 0.6 && token.skeleton.length >= 3).length
  return legible >= 12 ? { kind: 'text' } : { kind: 'not-understood' }
}

type Score = {
  readonly form: Form
  readonly points: number
  readonly share: number
  readonly enough: boolean
  readonly number: FormNumber | null
  readonly because: readonly string[]
}

const scoreOf = (sheet: Sheet, form: Form, numbers: readonly FormNumber[], caption: Caption): Score => {
  const found = form.anchors.filter(
    (anchor) => (anchor.part === 'title' ? findTitle(sheet, anchor.says) : findPhrase(sheet, anchor.says)).length > 0,
  )
  const number = numbers.find((printed) => printed.name === form.name) ?? null
  const titles = form.anchors.filter((anchor) => anchor.part === 'title')
  const hasTitle = found.some((anchor) => anchor.part === 'title')
  const others = found.filter((anchor) => anchor.part !== 'title').length
  const possible =
    weights.title + form.anchors.filter((anchor) => anchor.part !== 'title').length + (form.name === null ? 0 : weights.footer)
  const points = (hasTitle ? weights.title : 0) + others + (number === null ? 0 : weights.footer)
  const othersPossible = form.anchors.length - titles.length
  const allowed = (form.oneOf?.some((words) => says(sheet, words)) ?? true) && !(form.noneOf?.some((words) => says(sheet, words)) ?? false)
  const captionFits =
    form.court !== true || caption.court === form.issuingBody || (caption.court === null && others + (number === null ? 0 : 1) >= 2)
  const enough =
    allowed &&
    captionFits &&
    ((hasTitle && (others > 0 || number !== null || othersPossible === 0)) || (number !== null && others > 0) || others >= 3)
  const because = [
    ...found.map((anchor) => `${anchor.part}: "${anchor.says}"`),
    ...(number === null ? [] : [`form number: ${number.name}`]),
  ]
  return { form, points, share: points / possible, enough, number, because }
}

const firstPage = (sheet: Sheet, best: Score, second: number, caption: Caption): PageClass => {
  const isCourt = best.form.court === true
  const dhsWords = isCourt ? dhsFormWords(sheet) : []
  const conflict = isCourt ? dhsWords.length > 0 : caption.court !== null && best.form.issuingBody === 'dhs'
  const shared = second > 0 ? Math.min(1, 0.85 + 0.05 * (best.points - second)) : 1
  const confidence = Math.min(0.99, (0.55 + 0.45 * best.share) * shared) * (conflict ? 0.5 : 1)
  const because = [
    ...best.because,
    ...(caption.court === null
      ? []
      : [`caption of a ${caption.court}${caption.docket === null ? ', no docket number' : `, docket ${caption.docket}`}`]),
    ...dhsWords.map((words) => `words of a DHS form: "${words}"`),
  ]
  return { kind: 'first', form: best.form, confidence: Math.round(confidence * 100) / 100, number: best.number, caption, conflict, because }
}
