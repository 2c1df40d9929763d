// From what the reader proposes to what may be used: by the stated rule of confidence, or by a person who is named elsewhere.
import { fieldNames } from './instrument.ts'
import type {
  Ask,
  FieldName,
  Instrument,
  InstrumentId,
  InstrumentKind,
  InstrumentRead,
  IssuingBody,
  SignerRole,
  Tick,
} from './instrument.ts'

/** What a person may say instead of the reader. A field set to null is not on the paper. */
export type Corrections = {
  readonly kind?: InstrumentKind
  readonly form?: string | null
  readonly revision?: string | null
  readonly issuingBody?: IssuingBody
  /** null: it cannot be established. */
  readonly signer?: SignerRole | null
  readonly asks?: readonly Ask[]
  readonly ticked?: readonly Tick[]
  readonly fields?: Readonly<Partial<Record<FieldName, string | null>>>
  /** Names the person confirms as the reader has them. */
  readonly confirmed?: readonly string[]
  /** Names that the person looked at and could not read: no value is taken for them, and nobody is asked again. */
  readonly unreadable?: readonly string[]
}

/** The names of all that these corrections speak of. */
export const namesIn = (corrections: Corrections): readonly string[] => [
  ...(['kind', 'form', 'signer', 'ticked'] as const).filter((name) => corrections[name] !== undefined),
  ...Object.keys(corrections.fields ?? {}),
  ...(corrections.confirmed ?? []),
  ...(corrections.unreadable ?? []),
]

/** What they say of one name alone. */
export const onlyOf = (corrections: Corrections, name: string): Corrections => {
  const field = fieldNames.find((each) => each === name)
  const said = field === undefined ? undefined : corrections.fields?.[field]
  return {
    ...(name === 'kind' && corrections.kind !== undefined ? { kind: corrections.kind } : {}),
    ...(name === 'form' && corrections.form !== undefined ? { form: corrections.form } : {}),
    ...(name === 'signer' && corrections.signer !== undefined ? { signer: corrections.signer } : {}),
    ...(name === 'ticked' && corrections.ticked !== undefined ? { ticked: corrections.ticked } : {}),
    ...(field === undefined || said === undefined ? {} : { fields: { [field]: said } }),
    ...(corrections.confirmed?.includes(name) === true ? { confirmed: [name] } : {}),
    ...(corrections.unreadable?.includes(name) === true ? { unreadable: [name] } : {}),
  }
}

/** What a person says now, after what was said before: the later word counts. */
export const mergeCorrections = (before: Corrections, now: Corrections): Corrections => ({
  ...before,
  ...now,
  fields: { ...before.fields, ...now.fields },
  confirmed: [...new Set([...(before.confirmed ?? []), ...(now.confirmed ?? [])])],
  unreadable: [...new Set([...(before.unreadable ?? []).filter((name) => !namesIn(now).includes(name)), ...(now.unreadable ?? [])])],
})

const namesAPerson: readonly InstrumentKind[] = [
  'detainer',
  'notification-request',
  'transfer-request',
  'administrative-warrant',
  'removal-warrant',
  'arrest-warrant',
  'interview-request',
  'information-request',
]

/** The stated rule: what the reader did not flag is taken, what it flagged stays open and unused. */
export const acceptConfident = (read: InstrumentRead, id: InstrumentId): Instrument => {
  const open = new Set(read.needsReview)
  const fields: Partial<Record<FieldName, string>> = {}
  for (const name of fieldNames) {
    const field = read.fields[name]
    if (field === undefined) continue
    if (field.needsReview || open.has(name)) open.add(name)
    else fields[name] = field.value
  }
  if (read.signer.needsReview) open.add('signer')
  // A paper about a person whose name was not found is asked for it: what is missing is as doubtful as what is unsure.
  const mayName = namesAPerson.includes(read.kind) || open.has('kind')
  if (mayName && read.fields.subjectName === undefined) open.add('subjectName')
  return {
    id,
    pages: read.pages,
    kind: read.kind,
    form: read.form,
    revision: read.revision,
    issuingBody: read.issuingBody,
    signer: open.has('signer') || open.has('kind') || read.signer.role === 'illegible' ? null : read.signer.role,
    asks: read.asks,
    fields,
    ticked: open.has('ticked') ? [] : read.ticked,
    open: [...open],
  }
}

/** A person's word goes before the reader's; what the person neither corrected nor confirmed stays as the rule leaves it. */
export const applyCorrections = (read: InstrumentRead, id: InstrumentId, corrections: Corrections): Instrument => {
  const confirmed = new Set(corrections.confirmed ?? [])
  const settled: InstrumentRead = {
    ...read,
    signer: confirmed.has('signer') ? { ...read.signer, needsReview: false } : read.signer,
    fields: Object.fromEntries(
      Object.entries(read.fields).map(([name, field]) => [name, confirmed.has(name) ? { ...field, needsReview: false } : field]),
    ),
    needsReview: read.needsReview.filter((name) => !confirmed.has(name) && !isCorrected(name, corrections)),
  }
  const base = acceptConfident(settled, id)
  const fields: Partial<Record<FieldName, string>> = { ...base.fields }
  for (const name of fieldNames) {
    const said = corrections.fields?.[name]
    if (said === undefined) continue
    if (said === null) delete fields[name]
    else fields[name] = said
  }
  for (const name of fieldNames) if (corrections.unreadable?.includes(name) === true) delete fields[name]
  const open = base.open.filter((name) => !isCorrected(name, corrections))
  return {
    ...base,
    fields,
    kind: corrections.kind ?? base.kind,
    form: corrections.form === undefined ? base.form : corrections.form,
    revision: corrections.revision === undefined ? base.revision : corrections.revision,
    issuingBody: corrections.issuingBody ?? base.issuingBody,
    signer:
      corrections.unreadable?.includes('signer') === true ? null : corrections.signer === undefined ? base.signer : corrections.signer,
    asks: corrections.asks ?? base.asks,
    ticked:
      corrections.ticked ??
      (isCorrected('ticked', corrections) || !read.needsReview.includes('ticked') || confirmed.has('ticked') ? read.ticked : base.ticked),
    open,
  }
}

const isCorrected = (name: string, corrections: Corrections): boolean => {
  if (corrections.unreadable?.includes(name) === true) return true
  if (name === 'kind') return corrections.kind !== undefined
  if (name === 'form') return corrections.form !== undefined
  if (name === 'signer') return corrections.signer !== undefined
  if (name === 'ticked') return corrections.ticked !== undefined
  return fieldNames.some((field) => field === name && corrections.fields?.[field] !== undefined)
}
