// Instruments of a typed paper: what the clerk wrote is taken as read, with defaults from the form named; nothing is guessed beyond them.
import { z } from 'zod'
import { asksOfPaper, fieldNames, instrumentKinds, issuingBodies, signerRoles } from './instrument.ts'
import { formNamed } from './forms.ts'
import type { Ask, FieldName, InstrumentKind, InstrumentRead, IssuingBody, Reading, SignerRole } from './instrument.ts'
import type { Read } from '../document/paper.ts'
import type { TypedPaper } from '../document/typed-paper.ts'

const fieldParser = z.partialRecord(z.enum(fieldNames), z.string().min(1))
const typedParser = z
  .object({
    kind: z.enum(instrumentKinds).optional(),
    form: z.string().min(1).nullable().optional(),
    revision: z.string().nullable().optional(),
    issuingBody: z.enum(issuingBodies).optional(),
    signer: z.union([z.enum(signerRoles), z.object({ role: z.enum(signerRoles) })]).optional(),
    asks: z.array(z.enum(asksOfPaper)).optional(),
    ticked: z.array(z.string()).optional(),
    fields: fieldParser.optional(),
    assertions: z.array(z.object({ says: z.string().min(1), source: z.string().min(1) })).optional(),
  })
  .loose()

type Defaults = { readonly kind: InstrumentKind; readonly issuingBody: IssuingBody; readonly asks: readonly Ask[] }

/** Names by which the case file calls papers without a printed form of their own. */
const byName: Readonly<Record<string, Defaults>> = {
  'arrest-warrant': { kind: 'arrest-warrant', issuingBody: 'unknown', asks: ['obey-court-order'] },
  'search-warrant': { kind: 'search-warrant', issuingBody: 'unknown', asks: ['admit-to-secure-area', 'obey-court-order'] },
  'court-subpoena': { kind: 'court-subpoena', issuingBody: 'unknown', asks: ['answer-subpoena'] },
  'grand-jury-subpoena': { kind: 'grand-jury-subpoena', issuingBody: 'federal-court', asks: ['answer-subpoena'] },
  'court-order': { kind: 'court-order', issuingBody: 'unknown', asks: ['obey-court-order'] },
  writ: { kind: 'writ', issuingBody: 'unknown', asks: ['obey-court-order'] },
  'I-247 (12/12)': { kind: 'detainer', issuingBody: 'dhs', asks: ['hold-past-release', 'notify-of-release'] },
  'I-247 (earlier)': { kind: 'detainer', issuingBody: 'dhs', asks: ['hold-past-release', 'notify-of-release'] },
}

const interviewAsks: readonly Ask[] = ['interview-in-person', 'interview-by-phone']

/** Throws ZodError where the text names a kind, signer, ask or field that there is not. */
export const readTyped = (paper: TypedPaper): Reading => ({
  instruments: paper.map((typed) => readOne(typed)),
  pageCount: 1,
  pagesNotUnderstood: [],
})

const readOne = (typed: TypedPaper[number]): InstrumentRead => {
  const parsed = typedParser.parse(typed)
  const flat = fieldParser.parse(Object.fromEntries(fieldNames.flatMap((name) => (typed[name] === undefined ? [] : [[name, typed[name]]]))))
  const values = { ...flat, ...parsed.fields }
  const fields: Partial<Record<FieldName, Read<string>>> = {}
  for (const name of fieldNames) {
    const value = values[name]
    if (value !== undefined) fields[name] = { value, confidence: 1, page: 1, box: [0, 0, 1, 1], needsReview: false }
  }
  const known = defaultsOf(parsed.form ?? null, parsed.asks ?? [])
  const ticked = parsed.ticked ?? []
  const asks = parsed.asks ?? (ticked.includes('cancel-previous') ? [] : known.asks)
  const role = parsed.signer === undefined ? 'illegible' : typeof parsed.signer === 'string' ? parsed.signer : parsed.signer.role
  return {
    pages: [1],
    kind: parsed.kind ?? known.kind,
    form: parsed.form ?? null,
    revision: parsed.revision ?? null,
    confidence: 1,
    issuingBody: parsed.issuingBody ?? bodyBySigner(role) ?? known.issuingBody,
    signer: { role, confidence: 1, needsReview: parsed.signer === undefined },
    asks,
    fields,
    ticked,
    needsReview: parsed.signer === undefined ? ['signer'] : [],
    ...(parsed.assertions === undefined ? {} : { assertions: parsed.assertions }),
    because: ['typed in by a person'],
  }
}

/** A judge's signature says whose paper it is; a clerk or an attorney may sign for more than one body, so nothing follows from theirs. */
const bodyBySigner = (role: SignerRole): IssuingBody | null => {
  if (role === 'state-judge') return 'state-court'
  if (role === 'federal-magistrate-judge' || role === 'federal-district-judge') return 'federal-court'
  return role === 'immigration-judge' ? 'immigration-court' : null
}

const defaultsOf = (form: string | null, asks: readonly Ask[]): Defaults => {
  const named = form === null ? undefined : formNamed(form)
  if (named !== undefined) return { kind: named.kind, issuingBody: named.issuingBody, asks: named.asks }
  const plain = form === null ? undefined : byName[form]
  if (plain !== undefined) return plain
  if (asks.some((ask) => interviewAsks.includes(ask))) return { kind: 'interview-request', issuingBody: 'unknown', asks: [] }
  if (asks.includes('notify-of-release') || asks.includes('hold-past-release'))
    return { kind: 'notification-request', issuingBody: 'unknown', asks: [] }
  return { kind: form === null ? 'other' : 'information-request', issuingBody: 'unknown', asks: [] }
}
