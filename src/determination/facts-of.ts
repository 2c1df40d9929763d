// From a case file to the facts the law may read; what the file leaves out stays unknown.
import { factAt, factPaths } from '../law/facts.ts'
import type { Facts, FactValue, Known, Row } from '../law/facts.ts'
import type { CaseFile } from './case-file.ts'

export const factsOf = (file: CaseFile): Facts => {
  const known: Record<string, FactValue> = {}
  for (const { path, steps, kind } of wanted) {
    const value = read(file, steps)
    if (value === undefined) continue
    if (kind === 'list' && Array.isArray(value)) known[path] = value.map(rowOf)
    else if (kind === 'words' && Array.isArray(value)) known[path] = value.filter((word) => typeof word === 'string')
    else if (isKnown(value)) known[path] = value
  }
  return { at: file.at, known }
}

const wanted = factPaths.map((path) => ({ path, steps: path.split('.'), kind: factAt(path)?.kind }))

const read = (from: unknown, path: readonly string[]): unknown => {
  let value = from
  for (const key of path) {
    if (!isRecord(value)) return undefined
    value = value[key]
  }
  return value
}

const rowOf = (value: unknown): Row => {
  if (!isRecord(value)) return {}
  const row: Record<string, Known> = {}
  for (const [key, one] of Object.entries(value)) if (isKnown(one)) row[key] = one
  return row
}

const isKnown = (value: unknown): value is Known => typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number'
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
