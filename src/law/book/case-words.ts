// The facts of a case in words, one line a fact, the papers first: for worked examples and smallest cases.
import { actionDoing, andList, valueSentence, valueWords } from './fact-words.ts'
import { isAction } from '../action.ts'
import { factAt, factPaths, isRows, isWords } from '../facts.ts'
import type { Facts, FactPath, FactValue, ListPath, Row } from '../facts.ts'
import { dayWords } from './day-words.ts'
import { signedWords } from './condition-words.ts'

/** Lines without a full stop; empty if nothing is known. Moments are told by the day and hour they are written with. */
export const caseWords = (known: Facts['known']): readonly string[] => {
  const paths = factPaths.toSorted((a, b) => Number(factAt(b)?.kind === 'list') - Number(factAt(a)?.kind === 'list'))
  return paths.flatMap((path) => {
    const value = known[path]
    return value === undefined ? [] : factLines(path, value)
  })
}

const factLines = (path: FactPath, value: FactValue): readonly string[] => {
  if (isListPath(path)) return isRows(value) ? [rowsWords(path, value)] : []
  if (isWords(value)) return [askedLine(value)]
  if (typeof value === 'boolean') return [valueSentence(path, [value], true, null)]
  if (typeof value !== 'string') return []
  const kind = factAt(path)?.kind
  if (kind === 'moment' || kind === 'date') return [`${factAt(path)?.words ?? path}: ${momentWords(value)}`]
  return [valueSentence(path, [value], true, null)]
}

const isListPath = (path: FactPath): path is ListPath => factAt(path)?.kind === 'list'

const askedLine = (words: readonly string[]): string =>
  words.length === 0
    ? 'the request asks for nothing'
    : `the request asks to ${andList(words.map((word) => (isAction(word) ? actionDoing[word] : word)))}`

const momentWords = (value: string): string =>
  value.includes('T') ? `${dayWords(value.slice(0, 10))}, ${value.slice(11, 16)}${value.endsWith('Z') ? ' UTC' : ''}` : dayWords(value)

const nouns: Readonly<Record<ListPath, readonly [one: string, many: string, none: string]>> = {
  'request.instruments': ['one paper', 'papers', 'no paper came'],
  'subject.convictions': ['one conviction', 'convictions', 'no conviction'],
  'subject.charges': ['one pending charge', 'pending charges', 'no pending charge'],
}

const rowsWords = (list: ListPath, rows: readonly Row[]): string => {
  const [one, many, none] = nouns[list]
  if (rows.length === 0) return none
  const told = rows.map((row) => (list === 'request.instruments' ? paperWords(row) : otherWords(list, row)))
  return `${rows.length === 1 ? one : `${rows.length} ${many}`}: ${told.join('; ')}`
}

/** `a Form I-247A, signed by an immigration officer`. */
export const paperWords = (row: Row): string => {
  const { form, signer, nature, complete, issuedOn } = row
  return [
    typeof form === 'string' ? valueWords('form', form, 'request.instruments') : 'a paper whose form is not known',
    typeof signer === 'string' ? signedWords([signer]) : 'whose signer is not known',
    ...(typeof nature === 'string' ? [`in a ${nature} matter`] : []),
    ...(complete === undefined ? [] : [complete === true ? 'complete' : 'incomplete']),
    ...(typeof issuedOn === 'string' ? [`issued on ${dayWords(issuedOn)}`] : []),
  ].join(', ')
}

const otherWords = (list: ListPath, row: Row): string => {
  const parts = Object.entries(row).map(([name, value]) => {
    const definition = factAt(list)
    const words = definition?.kind === 'list' ? (definition.fields[name]?.words ?? name) : name
    return `${words.replace(/^the /, '')}: ${typeof value === 'string' ? momentOrWords(value) : String(value)}`
  })
  return parts.length === 0 ? 'of which nothing is known' : parts.join(', ')
}

const momentOrWords = (value: string): string => (/^\d{4}-/.test(value) ? dayWords(value) : value.replaceAll('-', ' '))
