// Who signed: ink in the signature's place, and the printed title. A judge only on court paper with caption, docket and title.
import { blankOf } from './blank.ts'
import { labelOf } from './labels.ts'
import { findInLines } from './phrase.ts'
import { holds } from './sheet.ts'
import { isProven, proofInWords, proofOf } from './signer-proof.ts'
import { officerTitleIn } from './officer-titles.ts'
import type { Caption } from './court-caption.ts'
import type { CourtRoster } from './court-roster.ts'
import type { Form, SignatureRule } from './form.ts'
import type { Labels } from './labels.ts'
import type { SignerRole } from './instrument.ts'
import type { Area, Sheet } from './sheet.ts'
import type { ProofPart } from './signer-proof.ts'

export type Signer = {
  readonly role: SignerRole
  readonly confidence: number
  readonly needsReview: boolean
  readonly because: string
  readonly proof?: readonly ProofPart[]
}

type Ink = 'signed' | 'empty' | 'unsure' | 'not-found'

export type Known = {
  readonly caption: Caption
  readonly conflict: boolean
  readonly hasNumber: boolean
  /** Courts and judges that the agency keeps; absent: the courts known from public facts. */
  readonly roster?: CourtRoster | undefined
}

/** On a page with fewer legible words than this a ring or a streak of dirt may be taken for the ink of a signature. */
const inkLegibleMin = 0.92

/** On court paper the whole proof is shown, and what is not proved is asked; on a page that is hard to read everything is asked. */
export const readSigner = (sheet: Sheet, form: Form, labels: Labels, known: Known): Signer => {
  const signer = signerOn(sheet, form, labels, known)
  if (form.court === true) return withProof(sheet, form, known, signer)
  const hardToRead = form.signature !== null && sheet.legible < inkLegibleMin
  return hardToRead
    ? { ...signer, confidence: Math.min(0.6, signer.confidence), needsReview: true, because: `${signer.because}; the page is hard to read` }
    : signer
}

const withProof = (sheet: Sheet, form: Form, known: Known, signer: Signer): Signer => {
  const title = /printed title: (.*)$/.exec(signer.because)?.[1] ?? ''
  const byLine = signer.role === 'clerk-of-court' || signer.role === 'attorney'
  const seen = {
    caption: known.caption,
    signed: signer.role !== 'illegible' && signer.role !== 'unsigned',
    title: title === '' && byLine ? 'the line of signature names the office' : title,
    titleFits: signer.role !== 'illegible' && signer.role !== 'unsigned',
    hasNumber: known.hasNumber,
    agencyWords: known.conflict,
    byJudge: !byLine,
  }
  const proof = proofOf(sheet, form, seen, known.roster)
  const needsReview = signer.needsReview || !isProven(proof)
  return {
    ...signer,
    needsReview,
    confidence: needsReview ? Math.min(0.6, signer.confidence) : signer.confidence,
    because: `${signer.because} [${proofInWords(proof)}]`,
    proof,
  }
}

const signerOn = (sheet: Sheet, form: Form, labels: Labels, { caption, conflict }: Known): Signer => {
  const rule = form.signature
  if (rule === null) return { role: 'unsigned', confidence: 0.9, needsReview: false, because: 'a paper of this kind bears no signature' }
  if (conflict) return unsure('words of a DHS form and of a court stand on one page')
  if (rule.by === 'immigration-officer') return byOfficer(sheet, labels, rule)
  if (rule.by === 'immigration-judge') return byImmigrationJudge(sheet, labels, rule)
  if (rule.by === 'letter') return ofLetter(sheet, labels, rule, form)
  if (rule.by === 'clerk-or-attorney') return byClerkOrAttorney(sheet, labels, rule)
  const ink = inkAt(sheet, labels, rule.labels, rule)
  const byInk = fromInk(ink)
  if (byInk !== null) return byInk
  if (caption.court === null) return unsure("no court's caption stands on the page")
  if (rule.by === 'clerk')
    return { role: 'clerk-of-court', confidence: 0.92, needsReview: false, because: 'signed on the line of the clerk' }
  if (caption.docket === null) return unsure("no number shaped like a court's docket stands on the page")
  return byTitle(titleText(sheet, labels, rule), caption)
}

const unsure = (because: string): Signer => ({ role: 'illegible', confidence: 0.3, needsReview: true, because })

const fromInk = (ink: Ink): Signer | null => {
  if (ink === 'not-found') return unsure('the place of the signature was not found')
  if (ink === 'empty') return { role: 'unsigned', confidence: 0.85, needsReview: true, because: 'no ink in the place of the signature' }
  if (ink === 'unsure') return unsure('some ink in the place of the signature, too little to call it one')
  return null
}

const judgeTitle =
  /\b(magistrate|district|county|circuit|superior|presiding|chief)\s+(?:court\s+)?judge\b|\bjudge\s+of\s+the\b|\bmagistrate\b/i

/** On a DHS form nobody but an officer of DHS signs; a judge's title there is a contradiction, not a judge. */
const byOfficer = (sheet: Sheet, labels: Labels, rule: SignatureRule): Signer => {
  const ink = inkAt(sheet, labels, rule.labels, rule)
  const byInk = fromInk(ink)
  if (byInk !== null) return byInk
  const title = titleText(sheet, labels, rule)
  if (judgeTitle.test(title)) return unsure("a judge's title is printed in the officer's place of a DHS form")
  return {
    role: 'immigration-officer',
    confidence: 0.97,
    needsReview: false,
    because: `signed in the officer's place of a DHS form${title === '' ? '' : `: ${title}`}`,
  }
}

/** An officer of the Department of Justice, whose order is no court's here. */
const byImmigrationJudge = (sheet: Sheet, labels: Labels, rule: SignatureRule): Signer =>
  fromInk(inkAt(sheet, labels, rule.labels, rule)) ?? {
    role: 'immigration-judge',
    confidence: 0.9,
    needsReview: true,
    because: 'signed over the words Immigration Judge, an officer of the Department of Justice and of no court',
  }

/** A letter is signed by its writer: an officer where the office is of DHS, a lawyer where the letterhead is one's; never a judge. */
const ofLetter = (sheet: Sheet, labels: Labels, rule: SignatureRule, form: Form): Signer => {
  const ink = inkAt(sheet, labels, rule.labels, rule)
  if (ink === 'not-found' && isPrintedMail(sheet))
    return { role: 'unsigned', confidence: 0.9, needsReview: false, because: 'a printed e-mail bears no signature' }
  const byInk = fromInk(ink)
  if (byInk !== null) return byInk
  if (form.issuingBody === 'dhs')
    return { role: 'immigration-officer', confidence: 0.85, needsReview: false, because: 'a signed letter of an office of DHS' }
  if (form.issuingBody === 'attorney')
    return { role: 'attorney', confidence: 0.8, needsReview: true, because: "a signed letter with a lawyer's letterhead" }
  return unsure("a signed letter whose writer's office is not known")
}

const isPrintedMail = (sheet: Sheet): boolean => {
  const heads = new Set(
    sheet.lines.flatMap((line) => /^(from|sent|to|subject|date):$/i.exec(line[0]?.text ?? '')?.[1]?.toLowerCase() ?? []),
  )
  return heads.has('from') && heads.has('to') && (heads.has('sent') || heads.has('subject'))
}

const byClerkOrAttorney = (sheet: Sheet, labels: Labels, rule: SignatureRule): Signer => {
  const clerk = inkAt(sheet, labels, rule.clerkLabels ?? [], rule)
  const attorney = inkAt(sheet, labels, rule.attorneyLabels ?? [], rule)
  if (clerk === 'signed' && attorney !== 'signed')
    return { role: 'clerk-of-court', confidence: 0.9, needsReview: attorney === 'unsure', because: 'signed on the line of the clerk' }
  if (attorney === 'signed' && clerk !== 'signed')
    return { role: 'attorney', confidence: 0.9, needsReview: clerk === 'unsure', because: 'signed on the line of the attorney' }
  if (clerk === 'empty' && attorney === 'empty')
    return { role: 'unsigned', confidence: 0.85, needsReview: true, because: 'no ink on either line of signature' }
  return unsure('it cannot be told whether the clerk or the attorney signed')
}

const byTitle = (title: string, caption: Caption): Signer => {
  const sure = (role: SignerRole): Signer => ({
    role,
    confidence: 0.95,
    needsReview: false,
    because: `signed over the printed title: ${title}`,
  })
  if (officerTitleIn(title) !== null || /\b(deportation|detention|immigration|removal|customs|enforcement|patrol)\b/i.test(title))
    return unsure(`an officer's title is printed on court paper: ${title}`)
  if (caption.court === 'state-court')
    return judgeTitle.test(title) || /\bjudge\b/i.test(title)
      ? sure('state-judge')
      : unsure(`the printed title is not understood: ${title}`)
  if (/\bmagistrate\b/i.test(title)) return sure('federal-magistrate-judge')
  if (/\bdistrict\s+(?:court\s+)?judge\b/i.test(title)) return sure('federal-district-judge')
  if (/\b(deputy\s+)?clerk\b/i.test(title)) return sure('clerk-of-court')
  return unsure(title === '' ? 'no title is printed at the signature' : `the printed title is not understood: ${title}`)
}

/** The printed name and title, in its own blank or, where the label is itself the title, the label. */
const titleText = (sheet: Sheet, labels: Labels, rule: SignatureRule): string => {
  const hit =
    rule.printed.length === 0
      ? null
      : labelOf(sheet, labels, { labels: rule.printed, ...(rule.before === undefined ? {} : { before: rule.before }) })
  const blank = hit === null ? null : blankOf(sheet, labels, hit, { caption: true })
  const printed = (blank?.tokens ?? [])
    .map((token) => token.text)
    .join(' ')
    .trim()
  if (printed !== '') return printed
  return (
    rule.labels
      .filter((label) => /judge|magistrate/i.test(label) && !/signature/i.test(label))
      .find((label) => findInLines(sheet, label).length > 0) ?? ''
  )
}

const inkAt = (sheet: Sheet, labels: Labels, names: readonly string[], rule: SignatureRule): Ink => {
  const hit = labelOf(sheet, labels, { labels: names, ...(rule.before === undefined ? {} : { before: rule.before }) })
  if (hit === null) return 'not-found'
  const blank = blankOf(sheet, labels, hit, { caption: true })
  if (blank === null) return 'not-found'
  if (blank.how === 'right' && blank.tokens.length === 0) return inkIn(sheet, underLabel(sheet, hit.area), '')
  const place: Area = blank.how === 'above' ? { ...blank.area, y0: blank.area.y0 - 0.8 * sheet.unit } : blank.area
  const words = blank.tokens
    .filter((token) => token.confidence >= 0.5)
    .map((token) => token.text)
    .join(' ')
  return inkIn(sheet, place, words)
}

/** In letters the signature stands between the closing words and the name. */
const underLabel = (sheet: Sheet, label: Area): Area => ({
  x0: label.x0 - sheet.unit,
  x1: sheet.page.widthPx * 0.95,
  y0: label.y0,
  y1: label.y1 + 4.5 * sheet.unit,
})

const inkIn = (sheet: Sheet, place: Area, words: string): Ink => {
  if (/\/s\/|digitally signed|signed by/i.test(words)) return 'signed'
  const strokes = sheet.strokes.filter((stroke) => holds(place, stroke))
  if (strokes.some((stroke) => isArc(stroke, sheet.unit))) return 'unsure'
  const width = strokes.reduce((sum, stroke) => sum + (stroke.x1 - stroke.x0), 0)
  const widest = Math.max(0, ...strokes.map((stroke) => stroke.x1 - stroke.x0))
  if (width >= 2.5 * sheet.unit && widest >= 0.8 * sheet.unit) return 'signed'
  return width >= 1.0 * sheet.unit || words.replaceAll(/\W/g, '').length >= 4 ? 'unsure' : 'empty'
}

/** Part of a ring or of a line by hand down the page: as high as four lines and not written along one. */
const isArc = (stroke: Area, unit: number): boolean => {
  const [wide, high] = [stroke.x1 - stroke.x0, stroke.y1 - stroke.y0]
  return high > 3.5 * unit && wide < 2 * high
}
