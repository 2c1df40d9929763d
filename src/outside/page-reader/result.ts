// The reader's answer parsed where it enters the desk: another process wrote it, perhaps while reading a hostile file.
import { z } from 'zod'
import { asksOfPaper, fieldNames, instrumentKinds, issuingBodies, signerRoles } from '../../instrument/instrument.ts'
import { fileTypes, pageSources, turns } from '../../document/paper.ts'
import { isErrorCode } from '../../errors.ts'

const readParser = z.object({
  value: z.string().max(4000),
  confidence: z.number(),
  page: z.number(),
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]).readonly(),
  needsReview: z.boolean(),
})

const instrumentParser = z.object({
  pages: z.array(z.number()),
  kind: z.enum(instrumentKinds),
  form: z.string().nullable(),
  revision: z.string().nullable(),
  confidence: z.number(),
  issuingBody: z.enum(issuingBodies),
  signer: z.object({ role: z.enum(signerRoles), confidence: z.number(), needsReview: z.boolean() }),
  asks: z.array(z.enum(asksOfPaper)),
  fields: z.partialRecord(z.enum(fieldNames), readParser),
  ticked: z.array(z.string()),
  needsReview: z.array(z.string()),
  because: z.array(z.string()),
})

const noteParser = z.object({
  number: z.number(),
  source: z.enum(pageSources),
  turned: z.literal(turns),
  header: z
    .object({
      text: z.string().max(1000),
      sender: z.string().nullable(),
      minute: z.string().nullable(),
      page: z.number().nullable(),
      of: z.number().nullable(),
    })
    .nullable(),
})

export const paperReadParser = z.object({
  fileType: z.enum(fileTypes),
  reading: z.object({
    instruments: z.array(instrumentParser),
    pageCount: z.number(),
    pagesNotUnderstood: z.array(z.number()),
    pages: z.array(noteParser),
  }),
  problem: z.object({ code: z.string().refine(isErrorCode), message: z.string() }).nullable(),
})
