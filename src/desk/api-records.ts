// Records by the API: custody events in; bookings, notices and counts out.
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { recordCustody } from '../acts.ts'
import { chargeLevels, chargeStages, custodyEventKinds, custodyEventParser, offenseCategories } from '../custody/booking.ts'
import { bookingOf } from '../desk-work.ts'
import { DeskError } from '../errors.ts'
import { leftAt } from '../log/booking-record.ts'
import { parseBooking } from '../log/ids.ts'
import { apiActor } from './api-actor.ts'
import { errorShape } from './api-papers.ts'
import { refuseFuture } from './custody-form.ts'
import { pathId } from './desk-parts.ts'
import type { App, DeskParts } from './desk-parts.ts'
import { partsOf } from './error-page.ts'
import { bookingRow, noticeRow } from './row-shapes.ts'

const eventsMax = 1000
const describedCharge: z.core.JSONSchema.JSONSchema = {
  type: 'object',
  properties: {
    offense: { type: 'string' },
    level: { type: 'string', enum: [...chargeLevels] },
    category: { type: 'string', enum: [...offenseCategories] },
    stage: { type: 'string', enum: [...chargeStages] },
  },
}

/** Each event is parsed by itself, so that a wrong one does not hold up the others; here it is only described. */
const describedEvent: z.core.JSONSchema.JSONSchema = {
  type: 'object',
  required: ['booking', 'event', 'at'],
  properties: {
    booking: { type: 'string', description: 'the jail’s own number of the stay' },
    event: { type: 'string', enum: [...custodyEventKinds] },
    at: { type: 'string', format: 'date-time', description: 'with its offset; not in the future' },
    name: { type: 'string', description: 'LAST, FIRST MIDDLE; needed in the first event of a booking' },
    aliases: { type: 'array', items: { type: 'string' } },
    born: { type: 'string', format: 'date' },
    minor: { type: 'boolean' },
    charges: { type: 'array', items: describedCharge },
    charge: describedCharge,
    bondAmount: { type: 'number', minimum: 0 },
    basis: { type: 'string', description: 'what a hold rests on, in the jail’s words' },
    language: { type: 'string', description: 'ISO 639-1, chosen by the person for notices' },
    eventId: { type: 'string', description: 'the same twice is recorded once' },
    note: { type: 'string' },
  },
}
const eventShape = z.record(z.string(), z.unknown()).meta({ ...describedEvent })
const eventResult = z.union([z.object({ booking: z.string(), ok: z.literal(true) }), errorShape.extend({ ok: z.literal(false) })])

const eventsSay = [
  `One event or an array of at most ${eventsMax}. Each is recorded by itself, in order, with all that follows from it (gate, duties,`,
  'notices); the answer has one result for each. The same eventId again changes nothing.',
].join(' ')

export const apiRecordRoutes = (app: App, parts: DeskParts): void => {
  custodyEvents(app, parts)
  bookings(app, parts)
  counts(app, parts)
}

const custodyEvents = (app: App, { desk }: DeskParts): void => {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  typed.post(
    '/api/v1/custody-events',
    {
      schema: {
        tags: ['custody'],
        summary: 'Records events of the jail’s own system',
        description: eventsSay,
        body: z.union([eventShape, z.array(eventShape).min(1).max(eventsMax)]),
        response: { 200: z.object({ results: z.array(eventResult) }) },
      },
    },
    async (request) => {
      const events = Array.isArray(request.body) ? request.body : [request.body]
      const results: z.infer<typeof eventResult>[] = []
      for (const event of events) {
        try {
          const parsed = custodyEventParser.safeParse(event)
          if (!parsed.success)
            throw new DeskError(
              'input-invalid',
              `The event cannot be used: ${parsed.error.issues.map((issue) => `[${issue.path.join('.')}] ${issue.message}`).join('; ')}.`,
            )
          refuseFuture(parsed.data.at, desk.outside.clock.now())
          results.push({ ok: true, booking: await recordCustody(desk, parsed.data, { actor: apiActor(request) }) })
        } catch (error) {
          if (!(error instanceof DeskError) || error.http >= 500) throw error
          results.push({ ok: false, ...partsOf(error) })
        }
      }
      return { results }
    },
  )
}

const bookings = (app: App, { desk, options }: DeskParts): void => {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const { store } = desk.outside
  typed.get(
    '/api/v1/bookings',
    {
      schema: {
        tags: ['records'],
        summary: 'Bookings, newest first',
        querystring: z.object({
          state: z.enum(['held', 'open', 'kept', 'left']).optional(),
          limit: z.coerce.number().int().min(1).max(1000).default(200),
          offset: z.coerce.number().int().min(0).default(0),
        }),
      },
    },
    async ({ query }) => {
      const rows = await store.rows('booking', {
        ...(query.state === undefined ? {} : { state: query.state }),
        limit: query.limit,
        offset: query.offset,
      })
      return { bookings: rows.map((row) => bookingRow(row)) }
    },
  )
  typed.get(
    '/api/v1/bookings/:id',
    { schema: { tags: ['records'], summary: 'One booking: gate, answers, duties, notices, letters, every minute' } },
    async (request) => {
      const id = pathId(request, 'id', parseBooking)
      const record = await bookingOf(desk, id)
      return { ...record, leftAt: leftAt(record), timeline: options.timelineOf(await store.entriesOf(id), desk.agency.zone) }
    },
  )
}

const counts = (app: App, { desk, options }: DeskParts): void => {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const { store } = desk.outside
  typed.get(
    '/api/v1/notices',
    {
      schema: {
        tags: ['records'],
        summary: 'Notices of release, newest first',
        querystring: z.object({ state: z.enum(['waiting', 'sending', 'sent', 'withdrawn']).optional() }),
      },
    },
    async ({ query }) => ({
      notices: (await store.rows('notice', { ...(query.state === undefined ? {} : { state: query.state }), limit: 1000 })).map((row) =>
        noticeRow(row),
      ),
    }),
  )
  typed.get(
    '/api/v1/report',
    {
      schema: {
        tags: ['records'],
        summary: 'Counts by month, from the log alone',
        querystring: z.object({
          month: z
            .string()
            .regex(/^\d{4}-\d{2}$/, 'is written as 2026-11')
            .optional(),
        }),
      },
    },
    async ({ query }) => {
      const { columns, rows } = await options.reportOf()
      return { columns, rows: rows.filter((row) => query.month === undefined || row['month'] === query.month) }
    },
  )
}
