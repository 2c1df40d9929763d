// The public half of an entry as it is written: which members it has, and whether a text is one.
import { z } from 'zod'

/** Names the format in every envelope and in the hash; see specs/log-entry.md. A new format gets a new name. */
export const entryFormat = 'releasedesk/entry/1'

const hashParser = z.string().regex(/^[0-9a-f]{64}$/)
const momentParser = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)

/** Strict: an envelope with a member that the format does not know is no envelope of this format. */
export const envelopeParser = z.strictObject({
  format: z.literal(entryFormat),
  seq: z.int().positive(),
  // Any kind: a chain is to be checked also by a program that does not know the kinds of a later one.
  kind: z.string().min(1),
  subjects: z.array(z.string().min(1)),
  occurredAt: momentParser,
  recordedAt: momentParser,
  actor: z.looseObject({ kind: z.enum(['person', 'jail-records', 'desk']) }),
  public: z.record(z.string(), z.unknown()),
  commitment: hashParser.nullable(),
  previous: hashParser,
})

export type Envelope = z.infer<typeof envelopeParser>

/** An envelope from its text. Throws SyntaxError and ZodError. */
export const parseEnvelope = (text: string): Envelope => takeEnvelope(JSON.parse(text))

/** A value as an envelope. Throws ZodError. */
export const takeEnvelope = (told: unknown): Envelope => (isEnvelope(told) ? told : envelopeParser.parse(told))

/**
 * What `envelopeParser` says, of a value that came out of JSON, in a tenth of the time: every entry passes here when it is sealed,
 * opened and verified. A test holds the two against each other.
 */
export const isEnvelope = (told: unknown): told is Envelope => isRecord(told) && holds(told)

const holds = (told: Readonly<Record<string, unknown>>): boolean => {
  // All members are asked for below: as many as there are, and none other.
  if (Object.keys(told).length !== memberCount) return false
  const { format, seq, kind, subjects, occurredAt, recordedAt, actor, commitment, previous } = told
  return (
    format === entryFormat &&
    Number.isSafeInteger(seq) &&
    Number(seq) > 0 &&
    isWord(kind) &&
    Array.isArray(subjects) &&
    subjects.every(isWord) &&
    isMoment(occurredAt) &&
    isMoment(recordedAt) &&
    isRecord(actor) &&
    (actor['kind'] === 'person' || actor['kind'] === 'jail-records' || actor['kind'] === 'desk') &&
    isRecord(told['public']) &&
    (commitment === null || isHash(commitment)) &&
    isHash(previous)
  )
}

const memberCount = Object.keys(envelopeParser.shape).length

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isWord = (value: unknown): boolean => typeof value === 'string' && value !== ''

const isMoment = (value: unknown): boolean => typeof value === 'string' && moment.test(value)

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** 64 hexadecimal digits in lower case. */
export const isHash = (value: unknown): value is string => typeof value === 'string' && hexadecimal.test(value)

const hexadecimal = /^[0-9a-f]{64}$/
