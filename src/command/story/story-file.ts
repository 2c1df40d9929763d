// The story file of the contract: bookings, papers, events and failing lines on a simulated clock.
import { z } from 'zod'
import { chargeParser, custodyEventKinds } from '../../custody/booking.ts'
import { channels } from '../../document/paper.ts'
import { asksOfPaper } from '../../instrument/instrument.ts'
import { lineStates } from '../../outside/mail/simulated.ts'
import { civilDateParser, instantParser } from '../../time/parse.ts'

/** YAML turns an unquoted moment or date into a Date or leaves it text, by the version of its schema: both become text here. */
const linesParser = z.strictObject({ fax: z.enum(lineStates).optional(), email: z.enum(lineStates).optional() })

const receiveParser = z.looseObject({
  channel: z.enum([...channels, 'e-mail', 'phone']).default('fax'),
  instruments: z.array(z.looseObject({ form: z.string().optional() })).min(1),
  asks: z.array(z.enum(asksOfPaper)).optional(),
  from: z.string().optional(),
})

const custodyParser = z.looseObject({ booking: z.string().min(1), event: z.enum(custodyEventKinds) })

const eventParser = z
  .strictObject({
    at: instantParser,
    receive: receiveParser.optional(),
    custody: custodyParser.optional(),
    line: linesParser.optional(),
    staff: z.enum(['present', 'absent']).optional(),
    system: z.enum(['stop', 'start']).optional(),
    agency: z.strictObject({ allowsNotices: z.boolean() }).optional(),
    /** The recipient gives back the code of the last notice about this booking. */
    acknowledge: z.strictObject({ booking: z.string().min(1) }).optional(),
  })
  .refine((event) => Object.keys(event).length >= 2, 'an event needs something that happens beside its moment')
export type StoryEvent = z.infer<typeof eventParser>

export const storyParser = z.strictObject({
  place: z.string(),
  title: z.string().default(''),
  starts: instantParser,
  ends: instantParser,
  zone: z.string().optional(),
  bookings: z
    .array(
      z.strictObject({
        booking: z.string().min(1),
        name: z.string().min(1),
        born: civilDateParser.optional(),
        aliases: z.array(z.string()).optional(),
        minor: z.boolean().optional(),
        language: z.string().length(2).optional(),
        bookedAt: instantParser.optional(),
        charges: z.array(chargeParser).default([]),
      }),
    )
    .default([]),
  events: z.array(eventParser).default([]),
  lines: linesParser.default({}),
  staff: z.enum(['present', 'absent']).default('present'),
  agency: z
    .looseObject({
      allowsNotices: z.boolean().default(true),
      releaseDateIsPublic: z.boolean().optional(),
      reimbursementAgreement: z.boolean().optional(),
      agreement287g: z.enum(['none', 'requested', 'jail', 'warrant-service', 'task-force']).optional(),
    })
    .prefault({}),
})
export type Story = z.infer<typeof storyParser>
