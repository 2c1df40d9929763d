// A draft: rules that are not law yet, in a file, laid over a place so that the two can be compared.
import { z } from 'zod'
import { DeskError } from '../errors.ts'
import { civilDateParser } from '../time/parse.ts'
import { vocabularyFaults } from './condition.ts'
import type { Place } from './place.ts'
import { ruleParser } from './rule-parser.ts'
import type { Rule } from './rule.ts'

export type Draft = {
  readonly place: string
  readonly title: string
  /** Rules of today that the draft takes away whole, past days included: for correcting what is encoded. */
  readonly replaces: readonly string[]
  /** Rule id -> first day on which the rule is no longer in force: for repeal and amendment. */
  readonly ends: Readonly<Record<string, string>>
  readonly rules: readonly Rule[]
}

const draftParser = z.strictObject({
  place: z.string().min(1),
  title: z.string().min(1),
  replaces: z.array(z.string()).default([]),
  ends: z.record(z.string(), civilDateParser).default({}),
  rules: z.array(ruleParser).default([]),
})

/** Reads a draft file. Throws DeskError input-invalid that names every fault with its path. */
export const parseDraft = (text: string, name: string): Draft => {
  const parsed = draftParser.safeParse(jsonOf(text, name))
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`)
  throw new DeskError('input-invalid', `The draft [${name}] cannot be used: ${faults.join('; ')}.`)
}

/** The place as it would be under the draft. Throws DeskError input-invalid if the draft does not fit the place. */
export const withDraft = (place: Place, draft: Draft): Place => {
  const faults = misfits(place, draft)
  if (faults.length > 0)
    throw new DeskError('input-invalid', `The draft [${draft.title}] does not fit ${place.name}: ${faults.join('; ')}.`)
  const kept = place.rules
    .filter(({ id }) => !draft.replaces.includes(id))
    .map((rule): Rule => {
      const end = draft.ends[rule.id]
      return end === undefined ? rule : { ...rule, to: end }
    })
  return { ...place, rules: [...kept, ...draft.rules] }
}

/** The first day on which all that the draft says is in force: the latest of its own days, or null if it names none. */
export const draftDay = ({ rules, ends }: Draft): string | null =>
  [...rules.map(({ from }) => from), ...Object.values(ends)].toSorted().at(-1) ?? null

const misfits = (place: Place, draft: Draft): readonly string[] => {
  const stands = new Map(place.rules.map((rule) => [rule.id, rule]))
  const added = draft.rules.map(({ id }) => id)
  const after = [...place.rules.filter(({ id }) => !draft.replaces.includes(id)), ...draft.rules]
  return [
    ...(draft.place === place.id ? [] : [`it is written for [${draft.place}]`]),
    ...draft.replaces.filter((id) => !stands.has(id)).map((id) => `replaces: there is no rule [${id}]`),
    ...Object.entries(draft.ends).flatMap(([id, end]) => endFaults(id, end, stands.get(id), draft.replaces)),
    ...added
      .filter((id, index) => added.indexOf(id) !== index || (stands.has(id) && !draft.replaces.includes(id)))
      .map((id) => `rules: [${id}] stands already; name it in replaces, or give the new rule its own id`),
    ...draft.rules.flatMap((rule) => ruleFaults(rule, place, after)),
  ]
}

const endFaults = (id: string, end: string, rule: Rule | undefined, replaces: readonly string[]): readonly string[] => {
  if (rule === undefined) return [`ends: there is no rule [${id}]`]
  if (replaces.includes(id)) return [`ends: [${id}] is in replaces too`]
  return end <= rule.from ? [`ends: [${id}] begins on ${rule.from}, so it cannot end on ${end}; name it in replaces`] : []
}

/** What the law of today names already may stand elsewhere: a rule of a wider layer speaks of rules of narrower ones too. */
const ruleFaults = (rule: Rule, place: Place, after: readonly Rule[]): readonly string[] => {
  const at = `rules: [${rule.id}]`
  const named = new Set(place.rules.flatMap(({ over }) => over.flatMap(({ rules }) => rules)))
  const stands = (name: string): boolean =>
    named.has(name) ||
    (name.startsWith('group:') ? after.some(({ groups }) => groups.includes(name.slice(6))) : after.some(({ id }) => id === name))
  return [
    ...(place.layers.includes(rule.place) ? [] : [`${at} is of [${rule.place}], no layer of ${place.id}`]),
    ...(rule.to !== null && rule.to <= rule.from ? [`${at} is in force from ${rule.from} to ${rule.to}`] : []),
    ...vocabularyFaults(rule.when).map((fault) => `${at}: ${fault}`),
    ...rule.over
      .flatMap(({ rules }) => rules)
      .filter((name) => !stands(name))
      .map((name) => `${at} overrides [${name}], which names no rule`),
  ]
}

const jsonOf = (text: string, name: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new DeskError('input-invalid', `The draft [${name}] is no JSON: ${error instanceof Error ? error.message : 'unreadable'}.`)
  }
}
