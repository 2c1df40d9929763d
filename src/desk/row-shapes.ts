// What the desk reads out of the tables' rows: each table's `shows`, parsed.
import { z } from 'zod'
import { releaseCauses } from '../custody/booking.ts'
import { channels } from '../document/paper.ts'
import { instrumentKinds, signerRoles } from '../instrument/instrument.ts'
import { answerKinds } from '../law/answer.ts'
import type { Row } from '../log/table.ts'
import { civilDateParser, instantParser } from '../time/parse.ts'

const paperShape = z.object({
  channel: z.enum(channels),
  from: z.string().nullable(),
  fileName: z.string(),
  bytes: z.number(),
  pages: z.number(),
  receipts: z.number(),
  problem: z.object({ code: z.string(), text: z.string().nullable() }).nullable(),
  asked: z.number(),
  instruments: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(instrumentKinds),
      form: z.string().nullable(),
      pages: z.array(z.number()),
      signer: z.enum(signerRoles).nullable(),
      name: z.string().nullable(),
      match: z.enum(['not-tried', 'none', 'proposed', 'matched']),
      open: z.number(),
      withdrawn: z.string().nullable(),
    }),
  ),
})

const instrumentShape = z.object({
  /** Who may be meant, while nobody has confirmed it. */
  bookings: z.array(z.string()).default([]),
  kind: z.enum(instrumentKinds),
  form: z.string().nullable(),
  name: z.string().nullable(),
  born: z.string().nullable(),
  open: z.array(z.string()),
  candidates: z.number(),
  answered: z.boolean(),
})

const bookingShape = z.object({
  id: z.string(),
  number: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  born: civilDateParser.nullable(),
  bookedAt: instantParser,
  eligibleSince: instantParser.nullable(),
  cause: z.enum(releaseCauses).nullable(),
  leftAt: instantParser.nullable(),
  basis: z.array(z.string()),
  papers: z.array(z.object({ paper: z.string(), kind: z.enum(instrumentKinds), form: z.string().nullable() })),
  openDuties: z.number(),
  notices: z.array(z.object({ state: z.enum(['waiting', 'sending', 'sent', 'withdrawn']), about: z.string(), escalations: z.number() })),
  hold: z.enum(answerKinds).nullable(),
  heldMinutes: z.number(),
  /** The jail's own steps on the way to the door that are not done. */
  checksOpen: z.array(z.string()).default([]),
  /** When a lawful basis that keeps the person ends by itself. */
  keptUntil: instantParser.nullable().default(null),
  release: z.object({ by: instantParser, from: instantParser, citation: z.string(), duty: z.string() }).nullable().default(null),
  door: z
    .object({
      eligibleSince: instantParser,
      cause: z.enum(releaseCauses),
      minutes: z.number(),
      keptMinutes: z.number(),
      dueBy: instantParser.nullable(),
      overMinutes: z.number().nullable(),
    })
    .nullable()
    .default(null),
})

const outcomeShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sent'), serverAnswer: z.string() }),
  z.object({ kind: z.literal('failed'), reason: z.string(), permanent: z.boolean() }),
  z.object({ kind: z.literal('partial'), reason: z.string(), pagesConfirmed: z.number(), pages: z.number() }),
  z.object({ kind: z.literal('unknown'), reason: z.string() }),
])

const deliveryShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['queued', 'sending', 'confirmed', 'acknowledged', 'failed', 'may-have-arrived', 'withdrawn']) }),
  z.object({ kind: z.literal('partial'), pages: z.number(), of: z.number() }),
])

const noticeShape = z.object({
  name: z.string(),
  number: z.string(),
  about: z.string(),
  sendBy: instantParser,
  attempts: z.number(),
  lastOutcome: outcomeShape.nullable(),
  late: z.boolean(),
  sentAt: instantParser.nullable(),
  acknowledgedAt: instantParser.nullable(),
  delivery: deliveryShape,
  leftAt: instantParser.nullable(),
})

const dutyShape = z.object({
  name: z.string(),
  to: z.string(),
  by: instantParser.nullable(),
  byWords: z.string().nullable(),
  says: z.string(),
  citation: z.string(),
  openedAt: instantParser,
  terms: z
    .object({
      start: z.object({ at: instantParser, event: z.string() }).nullable(),
      opensAt: instantParser.nullable(),
      onMiss: z.string().nullable(),
    })
    .nullable()
    .default(null),
  inside: z.boolean().default(false),
  settled: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('open') }),
    z.object({ kind: z.literal('done'), at: instantParser, late: z.boolean(), proof: z.string() }),
    z.object({ kind: z.literal('missed'), at: instantParser }),
    z.object({ kind: z.literal('overtaken'), at: instantParser, because: z.string() }),
  ]),
  person: z.string().nullable(),
  number: z.string().nullable(),
})

const shaped =
  <T>(shape: z.ZodType<T>) =>
  (row: Row) => ({ key: row.key, subject: row.subject, at: row.at, state: row.state, ...shape.parse(row.shows) })

export const paperRow = shaped(paperShape)
export const instrumentRow = shaped(instrumentShape)
export const bookingRow = shaped(bookingShape)
export const noticeRow = shaped(noticeShape)
export const dutyRow = shaped(dutyShape)

export type PaperRow = ReturnType<typeof paperRow>
export type BookingRow = ReturnType<typeof bookingRow>
export type NoticeRow = ReturnType<typeof noticeRow>
export type DutyRow = ReturnType<typeof dutyRow>
