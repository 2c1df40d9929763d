// Rules as JSON: what a rule must look like when it comes from a file instead of from this repository.
import { z } from 'zod'
import { actions } from './action.ts'
import { answerKinds, layerKinds } from './answer.ts'
import { conditionParser, dateParser, factParser, knownParser, pointParser } from './condition-parser.ts'
import { dutyKinds } from './consequence.ts'
import { relationKinds } from './relation.ts'
import { dateSelectors } from './rule.ts'
import type { Rule } from './rule.ts'

const words = z.string().min(1)
const action = z.enum(actions)
const dayOrNone = dateParser.nullable()

const deadline = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('minutes-after'), fact: factParser, minutes: z.number() }),
  z.strictObject({ kind: z.literal('end-of-day') }),
  z.strictObject({ kind: z.literal('vague'), atMost: z.exactOptional(pointParser) }),
  z.strictObject({ kind: z.literal('at'), point: pointParser, notBefore: z.exactOptional(pointParser) }),
])

const answerSaid = z.strictObject({
  actions: z.array(action).min(1),
  answer: z.enum(answerKinds),
  until: z.exactOptional(deadline),
  scope: z.exactOptional(z.enum(['person', 'request', 'paper'])),
  decider: z.exactOptional(words),
})

const dutySaid = z.strictObject({
  duty: words,
  to: words,
  by: deadline,
  byWords: z.string().nullable(),
  language: z.string().nullable(),
  lifts: z.array(action),
  says: words,
  beforeLeaving: z.exactOptional(z.literal(true)),
  kind: z.exactOptional(z.enum(dutyKinds)),
  orTo: z.exactOptional(z.array(words)),
  form: z.exactOptional(z.enum(['written', 'oral', 'written-and-oral', 'electronic'])),
  languages: z.exactOptional(z.array(words)),
  contents: z.exactOptional(z.array(words)),
  without: z.exactOptional(z.array(words)),
  proof: z.exactOptional(words),
  persons: z.exactOptional(z.literal(2)),
  keepYears: z.exactOptional(z.number()),
  repeats: z.exactOptional(
    z.strictObject({
      every: z.int().min(1),
      unit: z.enum(['days', 'weeks', 'months', 'years']),
      until: conditionParser.nullable(),
      evenIfNone: z.exactOptional(z.literal(true)),
    }),
  ),
  onMiss: z.exactOptional(words),
})

const counselSaid = z.strictObject({
  question: words,
  citations: z.array(z.string()),
  meanwhile: words,
  readings: z.exactOptional(z.array(words)),
})

const relation = z.strictObject({
  kind: z.enum(relationKinds),
  rules: z.array(words).min(1),
  reason: words,
  ifDefeated: z.enum(['revives', 'stays-defeated']),
})

const standing = z.strictObject({
  from: dateParser,
  to: dayOrNone,
  kind: z.enum(['enjoined', 'stayed', 'severed', 'not-enforced', 'superseded', 'in-force']),
  for: z.exactOptional(conditionParser),
  in: z.exactOptional(words),
  says: words,
  source: words,
})

const exposure = z.strictObject({
  kind: z.enum(['civil-penalty', 'criminal', 'removal', 'loss-of-funds', 'private-claim', 'immunity']),
  says: words,
  when: z.exactOptional(conditionParser),
})

const row = z.record(z.string(), knownParser)
const exampleFacts = z.partialRecord(factParser, z.union([knownParser, z.array(z.string()), z.array(row)]))
const example = z.strictObject({
  title: words,
  place: z.string(),
  at: z.string(),
  facts: exampleFacts,
  expect: z.partialRecord(action, z.enum(answerKinds)),
})

/** One entry for every field of Rule: a field that is added there and forgotten here does not compile. */
const fields = {
  id: words,
  citation: words,
  layer: z.enum(layerKinds),
  place: z.string(),
  from: dateParser,
  to: dayOrNone,
  verified: z.enum(['yes', 'partly', 'no']),
  sources: z.array(z.string()),
  notEncoded: z.string(),
  madeBy: z.exactOptional(words),
  endedBy: z.exactOptional(words),
  seen: z.exactOptional(z.array(z.strictObject({ url: words, on: dateParser, sha256: z.string().regex(/^[0-9a-f]{64}$/) }))),
  citations: z.exactOptional(z.array(z.strictObject({ citation: words, from: dateParser, to: dayOrNone }))),
  text: z.string(),
  plain: words,
  selects: z.enum(dateSelectors).default('decision'),
  when: conditionParser,
  answers: z.array(answerSaid).default([]),
  duties: z.array(dutySaid).default([]),
  counsel: z.array(counselSaid).default([]),
  groups: z.array(z.string()).default([]),
  over: z.array(relation).default([]),
  ifUnknown: z.enum(['ask', 'does-not-apply', 'applies']).default('ask'),
  status: z.exactOptional(z.array(standing)),
  sunset: z.exactOptional(z.strictObject({ revives: z.array(words), says: words })),
  enactedOn: z.exactOptional(dateParser),
  outlives: z.exactOptional(z.literal(true)),
  imports: z.exactOptional(z.array(words)),
  takes: z.exactOptional(z.array(z.strictObject({ document: words, version: words, dated: dateParser }))),
  attest: z.exactOptional(
    z.array(z.strictObject({ fact: words, by: words, on: z.exactOptional(words), persons: z.exactOptional(z.literal(2)) })),
  ),
  exposure: z.exactOptional(z.array(exposure)),
  examples: z.array(example).default([]),
} satisfies Record<keyof Rule, z.ZodType>

/** A rule value as JSON. What a rule seldom says (groups, overrides, ...) may be left out and is then empty. */
export const ruleParser: z.ZodType<Rule> = z.strictObject(fields)
