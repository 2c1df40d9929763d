// The case file of the contract: facts of one request and one booking at one moment. What is left out is unknown.
import { z } from 'zod'
import { chargeLevels, chargeStages, offenseCategories, releaseCauses } from '../custody/booking.ts'
import { asksOfPaper, signerRoles } from '../instrument/instrument.ts'
import { civilDateParser, instantParser } from '../time/parse.ts'
import { actions } from '../law/action.ts'
import {
  agencyParsers,
  chargeParsers,
  convictionParsers,
  custodyParsers,
  paperParsers,
  requestParsers,
  subjectParsers,
} from './case-file-elsewhere.ts'

/** The forms by which the law tells papers apart. */
export const instrumentForms = [
  'I-247 (12/12)',
  'I-247 (earlier)',
  'I-247D',
  'I-247N',
  'I-247X',
  'I-247A',
  'I-247G',
  'I-200',
  'I-203',
  'I-205',
  'I-286',
  'I-862',
  'I-138',
  'arrest-warrant',
  'search-warrant',
  'court-subpoena',
  'grand-jury-subpoena',
  'court-order',
  'writ',
  'letter',
  'e-mail',
  'phone-call',
  'database-query',
] as const
export type InstrumentForm = (typeof instrumentForms)[number]

const instrumentFactsParser = z.object({
  form: z.enum(instrumentForms).optional(),
  signer: z.enum(signerRoles).optional(),
  nature: z.enum(['civil', 'criminal']).optional(),
  complete: z.boolean().optional(),
  issuedOn: civilDateParser.optional(),
  ...paperParsers,
})

const convictionParser = z.object({
  level: z.enum(chargeLevels).optional(),
  category: z.enum(offenseCategories).optional(),
  on: civilDateParser.optional(),
  sentenceEndedOn: civilDateParser.optional(),
  place: z.string().optional(),
  ...convictionParsers,
})

const chargeFactsParser = z.object({
  level: z.enum(chargeLevels).optional(),
  category: z.enum(offenseCategories).optional(),
  stage: z.enum(chargeStages).optional(),
  ...chargeParsers,
})

/** A null says what a fact left out says: unknown. */
const withoutNulls = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).flatMap(([key, one]) => (one === null ? [] : [[key, withoutNulls(one)]])))
}

const caseFileShape = z.strictObject({
  place: z.string(),
  custodian: z.enum(['jail', 'police', 'probation', 'court', 'juvenile', 'state-prison']).optional(),
  at: instantParser,
  request: z
    .strictObject({
      receivedAt: instantParser.optional(),
      written: z.boolean().optional(),
      purpose: z.enum(['civil', 'criminal', 'mixed']).optional(),
      namesOnePerson: z.boolean().optional(),
      asks: z.array(z.enum([...actions, ...asksOfPaper])).optional(),
      instruments: z.array(instrumentFactsParser.strict()).optional(),
      ...requestParsers,
    })
    .optional(),
  subject: z
    .strictObject({
      minor: z.boolean().optional(),
      citizenshipProof: z.enum(['none', 'claimed', 'shown', 'verified']).optional(),
      victimOrWitness: z.boolean().optional(),
      finalOrderOfRemoval: z.boolean().optional(),
      watchListMatch: z.boolean().optional(),
      registeredSexOffender: z.boolean().optional(),
      interviewConsent: z.enum(['given', 'refused', 'withdrawn', 'not-asked']).optional(),
      advisedInWriting: z.boolean().optional(),
      servedWithCopy: z.boolean().optional(),
      convictions: z.array(convictionParser.strict()).optional(),
      charges: z.array(chargeFactsParser.strict()).optional(),
      ...subjectParsers,
    })
    .optional(),
  custody: z
    .strictObject({
      state: z.enum(['held', 'eligible', 'released']).optional(),
      eligibleAt: instantParser.optional(),
      eligibleBecause: z.enum(releaseCauses).optional(),
      sawJudicialOfficer: z.boolean().optional(),
      ...custodyParsers,
    })
    .optional(),
  agency: z
    .strictObject({
      agreement287g: z.enum(['none', 'requested', 'jail', 'warrant-service', 'task-force']).optional(),
      releaseDateIsPublic: z.boolean().optional(),
      reimbursementAgreement: z.boolean().optional(),
      allowsNotices: z.boolean().optional(),
      ...agencyParsers,
    })
    .optional(),
  area: z.enum(['public', 'secure']).optional(),
})
/** Unknown keys are refused: a misspelt fact would otherwise be silently unknown. */
export const caseFileParser = z.preprocess(withoutNulls, caseFileShape)
export type CaseFile = z.infer<typeof caseFileParser>
