// From what was read and what is true to counts: right, wrong and flagged, wrong and silent; by level, resolution and kind of field.
import { acceptConfident } from '../../src/instrument/accepted.ts'
import { fieldNames } from '../../src/instrument/instrument.ts'
import { formNamed } from '../../src/instrument/forms.ts'
import { isJudicial } from '../../src/instrument/judicial.ts'
import type { Case, Placed } from './cases.ts'
import type { FieldName, InstrumentId, InstrumentRead, Reading } from '../../src/instrument/instrument.ts'
import type { Truth } from './worded.ts'

/** What one case gave. `error` says why it was not read at all. */
export type Outcome = {
  readonly case: Case
  readonly papers: readonly Placed[]
  readonly pageCount: number
  readonly reading: Reading | null
  readonly cpuSeconds: number
  readonly wallSeconds: number
  readonly error?: string
}

export type FieldScore = {
  readonly name: FieldName
  readonly level: Case['level']
  readonly resolution: Case['resolution']
  readonly confidence: number
  readonly verdict: 'right' | 'wrong' | 'missing' | 'phantom'
  readonly flagged: boolean
  readonly byHand: boolean
  readonly read: string | null
  readonly printed: string | null
}

export type PaperScore = {
  readonly number: number
  readonly name: string
  readonly level: Case['level']
  readonly resolution: Case['resolution']
  readonly kindRight: boolean
  readonly kindFlagged: boolean
  readonly readKind: string
  /** A paper of no court that the stated rule would take for a court's command, or that is proposed as one and asked. */
  readonly takenForJudicial: 'no' | 'asked' | 'silent'
  /** A court's paper proposed as an agency's, asked or not. */
  readonly takenForAdministrative: 'no' | 'asked' | 'silent'
  readonly signerRight: boolean
  readonly signerFlagged: boolean
  readonly readSigner: string
  readonly boxes: number
  readonly boxesWrong: number
  readonly boxesFlagged: boolean
  readonly fields: readonly FieldScore[]
}

export type Scored = {
  readonly papers: readonly PaperScore[]
  readonly splitRight: boolean
  readonly isPacket: boolean
  readonly outcome: Outcome
}

const isCourt = (body: string): boolean => body === 'federal-court' || body === 'state-court'

export const scoreOutcome = (outcome: Outcome): Scored => {
  const instruments = outcome.reading?.instruments ?? []
  const lost = new Set(outcome.reading?.pagesNotUnderstood ?? [])
  const said = instruments.map(({ pages }) => pages.toSorted((a, b) => a - b).join(','))
  const wanted = outcome.papers.map(({ pages }) => pages.toSorted((a, b) => a - b).join(','))
  return {
    papers: outcome.papers.map((placed) =>
      scorePaper(
        outcome.case,
        placed,
        readOf(placed, instruments),
        placed.pages.every((page) => lost.has(page)),
      ),
    ),
    splitRight: said.toSorted().join(' ') === wanted.toSorted().join(' '),
    isPacket: outcome.case.name.startsWith('packet'),
    outcome,
  }
}

/** The instrument that has most of the paper's pages, its first page before all. */
const readOf = (placed: Placed, instruments: readonly InstrumentRead[]): InstrumentRead | null => {
  const shared = (read: InstrumentRead): number =>
    read.pages.reduce((sum, page) => sum + (placed.pages.includes(page) ? (page === placed.pages[0] ? 10 : 1) : 0), 0)
  const best = instruments.toSorted((a, b) => shared(b) - shared(a))[0]
  return best === undefined || shared(best) === 0 ? null : best
}

const scorePaper = (each: Case, { truth }: Placed, read: InstrumentRead | null, lost: boolean): PaperScore => {
  const accepted = read === null ? null : acceptConfident(read, idOf(each))
  const flags = new Set(read?.needsReview)
  const kindFlagged = read === null ? lost : flags.has('kind')
  const proposesCourt = read !== null && isCourt(read.issuingBody)
  const proposesAgency = read !== null && read.issuingBody === 'dhs'
  const ticks = boxesOf(truth)
  return {
    number: each.number,
    name: each.name.startsWith('packet') ? `${each.name} / ${truth.form ?? truth.kind}` : each.name,
    level: each.level,
    resolution: each.resolution,
    kindRight: read !== null && read.kind === truth.kind && (truth.form === null || truth.kind === 'other' || read.form === truth.form),
    kindFlagged,
    readKind: read === null ? 'nothing' : `${read.kind} ${read.form ?? ''}`,
    takenForJudicial: isCourt(truth.issuingBody)
      ? 'no'
      : accepted !== null && isJudicial(accepted)
        ? 'silent'
        : proposesCourt
          ? 'asked'
          : 'no',
    takenForAdministrative: isCourt(truth.issuingBody) && proposesAgency ? (kindFlagged ? 'asked' : 'silent') : 'no',
    signerRight: read !== null && (read.signer.role === truth.signer || (truth.kind === 'other' && !/judge|clerk/.test(read.signer.role))),
    signerFlagged: read === null ? lost : flags.has('signer') || read.signer.needsReview || flags.has('kind'),
    readSigner: `${read?.signer.role ?? 'nothing'} for ${truth.signer}`,
    boxes: ticks.length,
    boxesWrong: read === null ? ticks.length : ticks.filter((tick) => read.ticked.includes(tick) !== truth.ticked.includes(tick)).length,
    boxesFlagged: read === null ? lost : flags.has('ticked') || flags.has('kind'),
    fields: fieldNames.flatMap((name) => scoreField(each, name, truth, read, lost)),
  }
}

/** The boxes that the paper prints and the reader has to do with. */
const boxesOf = (truth: Truth): readonly string[] => {
  const known = truth.form === null ? [] : (formNamed(truth.form)?.boxes ?? []).map(({ tick }) => tick)
  return [...new Set([...known.filter((tick) => truth.boxes.includes(tick)), ...truth.ticked])]
}

const idOf = (each: Case): InstrumentId => instrumentId(`case ${each.number}`)
const instrumentId = (text: string): InstrumentId => {
  const brand = (value: string): value is InstrumentId => value !== ''
  if (!brand(text)) throw new RangeError('an empty id')
  return text
}

const same = (a: string, b: string): boolean => tidy(a) === tidy(b)
const tidy = (text: string): string => text.replaceAll(/[‘’]/g, "'").replaceAll(/\s+/g, ' ').trim()

const scoreField = (each: Case, name: FieldName, truth: Truth, read: InstrumentRead | null, lost: boolean): readonly FieldScore[] => {
  const printed = truth.fields[name] ?? null
  const field = read?.fields[name]
  if (printed === null && field === undefined) return []
  const byHand = truth.byHand.includes(name)
  const listed = read?.needsReview.includes(name) ?? false
  const scored = { name, level: each.level, resolution: each.resolution, byHand, printed } as const
  if (field === undefined) {
    const kindAsked = read?.needsReview.includes('kind') ?? lost
    return [{ ...scored, confidence: 0, verdict: 'missing', flagged: listed || kindAsked, read: null }]
  }
  const verdict = printed === null ? 'phantom' : !byHand && same(field.value, printed) ? 'right' : 'wrong'
  return [{ ...scored, confidence: field.confidence, verdict, flagged: field.needsReview || listed, read: field.value }]
}
