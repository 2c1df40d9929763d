// Conditions and points of time as JSON: what they must look like when they come from a file.
import { z } from 'zod'
import { civilDateParser } from '../time/parse.ts'
import type { Condition } from './condition.ts'
import { factAt, factPaths } from './facts.ts'
import type { ListPath, WordsPath } from './facts.ts'
import type { Point } from './point.ts'

export const factParser = z.enum(factPaths)
const listFact = z.enum(factPaths.filter((path): path is ListPath => factAt(path)?.kind === 'list'))
const wordsFact = z.enum(factPaths.filter((path): path is WordsPath => factAt(path)?.kind === 'words'))
export const knownParser = z.union([z.string(), z.boolean(), z.number()])
export const dateParser: z.ZodType<string, string> = civilDateParser
const count = z.int().min(0)
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

const plusPoint = z.lazy(() =>
  z.union([
    z.strictObject({ kind: z.literal('plus'), of: pointParser, amount: z.number(), unit: z.enum(['minutes', 'hours', 'days']) }),
    z.strictObject({
      kind: z.literal('plus'),
      of: pointParser,
      amount: z.number(),
      unit: z.enum(['business-hours', 'business-days']),
      calendar: z.string(),
    }),
    z.strictObject({
      kind: z.literal('plus'),
      of: pointParser,
      amount: z.int(),
      unit: z.enum(['months', 'years']),
      round: z.enum(['down', 'up']),
    }),
  ]),
)

export const pointParser: z.ZodType<Point> = z.lazy(() =>
  z.union([
    z.strictObject({ kind: z.literal('decision') }),
    z.strictObject({ kind: z.literal('fact'), fact: factParser }),
    z.strictObject({ kind: z.literal('field'), field: z.string() }),
    z.strictObject({ kind: z.literal('day'), on: dateParser }),
    z.strictObject({ kind: z.literal('end-of-day'), of: pointParser }),
    z.strictObject({ kind: z.literal('yearly'), month: z.int().min(1).max(12), day: z.int().min(1).max(31), after: pointParser }),
    z.strictObject({ kind: z.enum(['earliest', 'latest']), of: z.array(pointParser).min(1) }),
    plusPoint,
  ]),
)

export const conditionParser: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('always') }),
    z.strictObject({ kind: z.literal('all'), of: z.array(conditionParser) }),
    z.strictObject({ kind: z.literal('any'), of: z.array(conditionParser) }),
    z.strictObject({ kind: z.literal('not'), of: conditionParser }),
    z.strictObject({ kind: z.literal('shown'), of: conditionParser }),
    z.strictObject({ kind: z.literal('meets'), term: z.string().min(1), of: conditionParser }),
    z.strictObject({ kind: z.literal('one-of'), fact: z.string(), values: z.array(knownParser) }),
    z.strictObject({ kind: z.literal('known'), fact: z.string() }),
    z.strictObject({ kind: z.literal('includes'), fact: wordsFact, word: z.string() }),
    z.strictObject({ kind: z.literal('at-least'), n: count, list: listFact, where: conditionParser }),
    z.strictObject({ kind: z.literal('more-than-minutes-since'), fact: factParser, minutes: z.number() }),
    z.strictObject({ kind: z.literal('before-date'), fact: z.string(), date: dateParser }),
    z.strictObject({ kind: z.literal('number-at-least'), fact: z.string(), amount: z.number() }),
    z.strictObject({ kind: z.literal('before'), left: pointParser, right: pointParser, orSame: z.boolean() }),
    z.strictObject({ kind: z.literal('clock-between'), point: pointParser, from: clock, to: clock }),
  ]),
)
