// A condition in English: an outline that a reader can follow line by line, or one sentence; from the same value that is run.
import type { Condition } from '../condition.ts'
import type { ListPath } from '../facts.ts'
import { dayWords, minutesWords } from './day-words.ts'
import { termOf } from './defined-terms.ts'
import { actionDoing, factName, orList, rowNouns, sinceWords, valueSentence, valuesWords } from './fact-words.ts'
import { pointWords } from './point-words.ts'
import { isAction } from '../action.ts'

/** A line, or a line that ends in a colon's place and the lines under it. */
export type Outline = { readonly text: string; readonly parts: readonly Outline[] }

/** Whether the condition is told as it holds, or as it does not. `row`: the condition is about one row of that list, told as `it`. */
type Told = { readonly holds: boolean; readonly row: ListPath | null }

/** The condition as lines. Defined terms are named, not spelt out: see `meaningOf`. */
export const outlineOf = (condition: Condition): Outline => told(condition, { holds: true, row: null })

/** What a defined term means, spelt out. */
export const meaningOf = (condition: Condition): Outline =>
  condition.kind === 'at-least' ? counted(condition, { holds: true, row: null }) : joined(condition, { holds: true, row: null })

/** The condition as one sentence, without its full stop. */
export const sentenceOf = (condition: Condition): string => flat(outlineOf(condition))

/** An outline in one line: `all of these hold: (1) ...; (2) ...`. */
export const flat = ({ text, parts }: Outline): string => {
  if (parts.length === 0) return text
  return `${text}: ${parts.map((part, index) => `(${index + 1}) ${flat(part)}`).join('; ')}`
}

const line = (text: string): Outline => ({ text, parts: [] })

const told = (condition: Condition, way: Told): Outline => {
  const term = way.row === null ? termOf(condition) : null
  if (term !== null) return line(way.holds ? term.yes : term.no)
  switch (condition.kind) {
    case 'always':
      return line(way.holds ? 'always' : 'never')
    case 'all':
    case 'any':
      return joined(condition, way)
    case 'not':
      return told(condition.of, { ...way, holds: !way.holds })
    case 'shown':
      return shownWords(condition.of, way)
    case 'one-of':
      return line(valueSentence(condition.fact, condition.values, way.holds, way.row))
    case 'known':
      return line(`${factName(condition.fact, way.row)} is ${way.holds ? 'known' : 'not known'}`)
    case 'includes':
      return line(`the request ${way.holds ? 'asks' : 'does not ask'} to ${askedWords(condition.word)}`)
    case 'before-date':
      return line(`${factName(condition.fact, way.row)} is ${way.holds ? 'before' : 'not before'} ${dayWords(condition.date)}`)
    case 'more-than-minutes-since':
      return line(
        `${way.holds ? 'more than' : 'no more than'} ${minutesWords(condition.minutes)} have passed since ${sinceWords(condition.fact)}`,
      )
    case 'number-at-least':
      return line(`${factName(condition.fact, way.row)} is ${way.holds ? 'at least' : 'less than'} ${condition.amount}`)
    case 'before':
      return line(beforeWords(condition, way))
    case 'clock-between': {
      const { point, from, to } = condition
      return line(`the hour of ${pointWords(point, way.row)} is ${way.holds ? '' : 'not '}from ${from} until before ${to}`)
    }
    case 'meets':
      return line(`the definition of “${condition.term}” ${way.holds ? 'is met' : 'is not met'}`)
    case 'at-least':
      return counted(condition, way)
    default:
      return unreachable(condition)
  }
}

const beforeWords = ({ left, right, orSame }: Extract<Condition, { kind: 'before' }>, { holds, row }: Told): string => {
  const first = pointWords(left, row)
  const second = pointWords(right, row)
  if (holds) return `${first} is ${orSame ? 'not after' : 'before'} ${second}`
  return `${first} is ${orSame ? 'after' : 'not before'} ${second}`
}

const askedWords = (word: string): string => (isAction(word) ? actionDoing[word] : word.replaceAll('-', ' '))

const leads = {
  all: { holds: 'all of these hold', not: 'these do not all hold' },
  any: { holds: 'any of these holds', not: 'none of these holds' },
} as const

const joined = (condition: Condition, way: Told): Outline => {
  if (condition.kind !== 'all' && condition.kind !== 'any') return told(condition, way)
  const parts = flattened(condition)
  const [only] = parts
  if (only === undefined) return line(way.holds === (condition.kind === 'all') ? 'always' : 'never')
  if (parts.length === 1) return told(only, way)
  return {
    text: way.holds ? leads[condition.kind].holds : leads[condition.kind].not,
    parts: parts.map((part) => told(part, { ...way, holds: true })),
  }
}

/** `all` within `all` says no more than one `all`; a part that has a name of its own stays whole. */
const flattened = (condition: Extract<Condition, { kind: 'all' | 'any' }>): readonly Condition[] =>
  condition.of
    .flatMap((part) => (part.kind === condition.kind && termOf(part) === null ? flattened(part) : [part]))
    .filter((part) => condition.kind === 'any' || part.kind !== 'always')

/** An unknown counts as not shown: the words say so, for a reader must see on whom the doubt falls. */
const shownWords = (inner: Condition, { holds, row }: Told): Outline => {
  if (!holds && inner.kind === 'one-of' && inner.fact === 'complete' && row !== null) return line('it is not shown to be incomplete')
  const said = told(inner, { holds: true, row })
  const lead = holds ? 'it is shown that' : 'it is not shown that'
  return said.parts.length === 0 ? line(`${lead} ${said.text}`) : { text: `${lead} ${said.text}`, parts: said.parts }
}

const counts = ['none', 'one', 'two', 'three', 'four', 'five', 'six'] as const

const counted = (condition: Extract<Condition, { kind: 'at-least' }>, { holds }: Told): Outline => {
  const { n, list, where } = condition
  const noun = rowNouns[list]
  if (n !== 1) {
    const amount = `${holds ? 'at least' : 'fewer than'} ${counts[n] ?? n} ${noun.plural}`
    const rows = told(where, { holds: true, row: list })
    if (where.kind === 'always') return line(`there are ${amount}`)
    return rows.parts.length === 0
      ? line(`there are ${amount} such that ${rows.text}`)
      : { text: `there are ${amount} such that ${rows.text}`, parts: rows.parts }
  }
  const bare = noun.one.replace(/^an? /, '')
  if (where.kind === 'always') return line(holds ? `there is at least one ${bare}` : `there is no ${bare}`)
  const phrase = list === 'request.instruments' ? paperPhrase(where) : null
  if (phrase !== null) return line(holds ? `among the papers is ${phrase}` : `among the papers is no ${phrase.replace(/^an? /, '')}`)
  const rows = told(where, { holds: true, row: list })
  const lead = `there is ${holds ? noun.one : `no ${bare}`} of which`
  return { text: rows.parts.length === 0 ? `${lead} it holds that ${rows.text}` : `${lead} ${rows.text}`, parts: rows.parts }
}

/** `a warrant of arrest, signed by a state judge, not shown to be incomplete`; null if the condition is not so simple. */
const paperPhrase = (where: Condition): string | null => {
  const parts = where.kind === 'all' ? flattened(where) : [where]
  const words = new Map<string, string>()
  for (const part of parts) {
    const found = phrasePart(part)
    if (found === null || words.has(found.field)) return null
    words.set(found.field, found.says)
  }
  const noun = words.get('form') ?? 'a paper'
  const rest = ['signer', 'nature', 'complete'].flatMap((name) => words.get(name) ?? [])
  return [noun, ...rest].join(', ')
}

type PhrasePart = { readonly field: string; readonly says: string }

const phrasePart = (part: Condition): PhrasePart | null => {
  if (part.kind === 'not' && part.of.kind === 'shown' && part.of.of.kind === 'one-of') {
    const { fact, values } = part.of.of
    if (fact === 'complete' && values.length === 1 && values[0] === false) return { field: 'complete', says: 'not shown to be incomplete' }
    if (fact === 'nature' && values.length === 1) return { field: 'nature', says: `not shown to concern a ${String(values[0])} matter` }
    return null
  }
  if (part.kind !== 'one-of') return null
  const { fact, values } = part
  if (fact === 'form') return { field: fact, says: orList(valuesWords('form', values, 'request.instruments')) }
  if (fact === 'signer') return { field: fact, says: signedWords(values.map(String)) }
  if (fact === 'nature') return { field: fact, says: `in a ${orList(values.map(String))} matter` }
  if (fact === 'complete' && values.length === 1) return { field: fact, says: values[0] === true ? 'complete' : 'incomplete' }
  return null
}

/** `signed by a federal magistrate judge or unsigned`. */
export const signedWords = (signers: readonly string[]): string => {
  const people = signers.filter((signer) => signer !== 'unsigned' && signer !== 'illegible')
  const signed =
    people.length > 0
      ? [`signed by ${orList(people.map((signer) => `${/^[aei]/.test(signer) ? 'an' : 'a'} ${signer.replaceAll('-', ' ')}`))}`]
      : []
  return orList([
    ...signed,
    ...(signers.includes('unsigned') ? ['unsigned'] : []),
    ...(signers.includes('illegible') ? ['of an illegible signature'] : []),
  ])
}

const unreachable = (never: never): never => {
  throw new TypeError(`no such condition: ${JSON.stringify(never)}`)
}
