// The zod parsers of moments, dates and zones, for every border where text comes in.
import { z } from 'zod'
import { parseCivilDate, parseInstant, parseZone } from './instant.ts'
import type { CivilDate, Instant, Zone } from './instant.ts'

const through =
  <T>(parse: (text: string) => T, what: string) =>
  (text: string, context: z.RefinementCtx): T => {
    try {
      return parse(text)
    } catch {
      context.addIssue({ code: 'custom', message: `[${text}] is not ${what}` })
      return z.NEVER
    }
  }

/** An ISO 8601 moment with its offset. */
export const instantParser: z.ZodType<Instant, string> = z
  .string()
  .transform(through(parseInstant, 'a moment: write it as 2016-12-20T13:30:00-07:00, with the offset'))
/** A civil date; impossible days are refused. */
export const civilDateParser: z.ZodType<CivilDate, string> = z
  .string()
  .transform(through(parseCivilDate, 'a date: write it as 1997-03-04, a day that exists'))
/** An IANA time zone. */
export const zoneParser: z.ZodType<Zone, string> = z.string().transform(through(parseZone, 'a time zone: write it as America/Denver'))
