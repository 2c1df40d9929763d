// The parts of a case file that only the law of other places reads: the same words as law/facts-elsewhere.ts, read and checked.
import { z } from 'zod'
import { civilDateParser, instantParser } from '../time/parse.ts'

const yesNo = z.boolean().optional()
const text = z.string().optional()
const day = civilDateParser.optional()
const moment = instantParser.optional()
const number = z.int().min(0).optional()

export const requestParsers = {
  medium: z.enum(['paper', 'electronic', 'verbal']).optional(),
  need: z.enum(['emergency', 'deconfliction', 'neither']).optional(),
  queriedAt: moment,
  stepsDone: z.array(z.enum(['serve-copy', 'record-in-file', 'notify-judge', 'verify-citizenship', 'query-federal-system'])).optional(),
}

export const subjectParsers = {
  bornOn: day,
  proofOfStatus: z.enum(['none', 'driver-license', 'passport', 'birth-certificate', 'similar']).optional(),
  necessaryWitness: yesNo,
  cooperates: yesNo,
  heldOnlyAsWitness: yesNo,
  consularOfficer: z.enum(['no', 'claimed', 'credentials-shown']).optional(),
  registries: z.array(z.enum(['sex-offense', 'arson', 'gang', 'security-risk-group'])).optional(),
  federalFelonyWarrant: yesNo,
  reentryAfterRemoval: yesNo,
  language: text,
  canRead: yesNo,
  hasCounsel: yesNo,
  riskFinding: yesNo,
  consentSignedAt: moment,
  consentLanguage: text,
  consentExplained: yesNo,
  counselPresent: yesNo,
}

export const custodyParsers = {
  arrivedAt: moment,
  confinedAt: moment,
  releaseDueOn: day,
  conditionsSetAt: moment,
  offenseOn: day,
  orderOnHold: z.enum(['ordered', 'refused', 'none']).optional(),
}

export const agencyParsers = {
  orderingAgreement: yesNo,
  agreementOffered: yesNo,
  agreementEndApproved: yesNo,
  agreementRenewedOn: day,
  operatesJail: yesNo,
  population: number,
  usesOwnMeans: yesNo,
  emergencyDeclared: yesNo,
  accessGivenThisYear: yesNo,
  stateOfMind: z.enum(['good-faith', 'knowingly', 'intentionally', 'wilful-and-wanton']).optional(),
  policy: z.enum(['adopted', 'not-adopted-with-reasons', 'not-adopted']).optional(),
}

export const paperParsers = {
  forThisPerson: yesNo,
  probableCauseTicked: yesNo,
  affidavitGivesCause: yesNo,
  commands: z.enum(['arrest', 'detention', 'search', 'records']).optional(),
  inCourtCase: yesNo,
  standing: z.enum(['stands', 'withdrawn', 'replaced']).optional(),
  servedOnPerson: yesNo,
}

export const convictionParsers = {
  offense: text,
  equivalentOffense: text,
  likeListed: text,
  aggravatedFelony: text,
  degree: text,
  couldBeFelony: yesNo,
  attempt: z.enum(['none', 'attempt', 'conspiracy', 'solicitation']).optional(),
  disposition: z.enum(['conviction', 'juvenile-adjudication', 'youthful-offender']).optional(),
  sentenceMonths: number,
  heldFor: yesNo,
}

export const chargeParsers = { offense: text, foundUnder: text, bailed: yesNo }
