// The mapping file: which column of a jail's export is which part of a custody event, and what its codes mean.
import { parse } from 'yaml'
import { z } from 'zod'
import { DeskError } from '../errors.ts'
import { zoneParser } from '../time/parse.ts'
import { chargeLevels, chargeStages, custodyEventKinds, offenseCategories } from './booking.ts'
import { isFormat } from './csv-time.ts'

const columnParser = z.string().min(1)
const formatParser = z.string().refine(isFormat, {
  error:
    'a format is made of YYYY, MM or M, MMM, DD or D, HH or H, hh or h, mm, ss, A and the marks between them; two-digit years are not read',
})
/** Their code -> ours. YAML reads some codes as numbers or booleans; they are taken as written. */
const codes = <T extends string>(ours: readonly [T, ...T[]]) =>
  z.record(z.string(), z.enum(ours)).transform((record) => new Map(Object.entries(record).map(([theirs, our]) => [codeKey(theirs), our])))

export const custodyMappingParser = z.strictObject({
  /** For people: which system and which export this is for. */
  title: z.string().optional(),
  /** The zone of times that carry no offset of their own. */
  zone: zoneParser,
  delimiter: z.enum([',', ';', '\t', '|']).default(','),
  encoding: z.enum(['utf-8', 'windows-1252']).default('utf-8'),
  /** What a local time means in the hour that the clock runs through twice. */
  ambiguousTimes: z.enum(['refuse', 'earlier', 'later']).default('refuse'),
  columns: z.strictObject({
    booking: columnParser,
    event: z.union([columnParser, z.strictObject({ always: z.enum(custodyEventKinds) })]),
    /** One column, or a day and a time column. Without a format: ISO 8601. */
    at: z.union([
      columnParser,
      z.strictObject({ column: columnParser, format: formatParser }),
      z.strictObject({ date: columnParser, dateFormat: formatParser, time: columnParser, timeFormat: formatParser }),
    ]),
    name: z
      .union([
        columnParser,
        z.strictObject({ last: columnParser, first: columnParser, middle: columnParser.optional(), suffix: columnParser.optional() }),
      ])
      .optional(),
    aliases: z.strictObject({ column: columnParser, separator: z.string().min(1) }).optional(),
    born: z.union([columnParser, z.strictObject({ column: columnParser, format: formatParser })]).optional(),
    minor: z.strictObject({ column: columnParser, yes: z.array(z.string()), no: z.array(z.string()) }).optional(),
    chargeLevel: columnParser.optional(),
    chargeCategory: columnParser.optional(),
    chargeStage: columnParser.optional(),
    chargeOffense: columnParser.optional(),
    bondAmount: columnParser.optional(),
    basis: columnParser.optional(),
    language: columnParser.optional(),
    eventId: columnParser.optional(),
    note: columnParser.optional(),
  }),
  values: z
    .strictObject({
      event: codes(custodyEventKinds).optional(),
      chargeLevel: codes(chargeLevels).optional(),
      chargeCategory: codes(offenseCategories).optional(),
      chargeStage: codes(chargeStages).optional(),
      language: z
        .record(z.string(), z.string().length(2))
        .transform((record) => new Map(Object.entries(record).map(([theirs, our]) => [codeKey(theirs), our])))
        .optional(),
    })
    .default({}),
  /** Codes of events that say nothing of custody, such as a move to another cell; their rows are counted and passed over. */
  ignoreEvents: z.array(z.string()).default([]),
})
export type CustodyMapping = z.infer<typeof custodyMappingParser>

/** Codes are compared without regard to case and outer blanks. */
export const codeKey = (code: string): string => code.trim().toUpperCase()

/** Reads a mapping file (YAML). Throws DeskError `input-invalid`, with each place that is wrong. */
export const parseCustodyMapping = (text: string): CustodyMapping => {
  const parsed = custodyMappingParser.safeParse(yamlOf(text))
  if (parsed.success) return parsed.data
  const wrong = parsed.error.issues.map((issue) => `[${issue.path.join('.') || 'the file'}]: ${issue.message}`).join('; ')
  throw new DeskError('input-invalid', `The mapping file cannot be used. ${wrong}.`)
}

const yamlOf = (text: string): unknown => {
  try {
    return parse(text)
  } catch (error) {
    throw new DeskError(
      'input-invalid',
      `The mapping file is no YAML: ${error instanceof Error ? error.message.split('\n')[0] : 'it cannot be read'}.`,
      { cause: error },
    )
  }
}
