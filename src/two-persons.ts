// Two people for a value: what one says of it waits until another, under another account, says the same.
import { DeskError } from './errors.ts'
import { mergeCorrections, namesIn, onlyOf } from './instrument/accepted.ts'
import type { Corrections } from './instrument/accepted.ts'
import type { InstrumentRead } from './instrument/instrument.ts'
import type { Actor } from './log/entry.ts'
import type { Check } from './log/paper-record.ts'

type Weighed = {
  /** What may be used now: it needs no second person, or this is the second. */
  readonly settled: Corrections
  /** First words, and words that differ from those before them; one name each. */
  readonly first: readonly Corrections[]
}

/** Throws second-person-needed where this person said the same before. */
export const bySecondPerson = (checks: readonly Check[], said: Corrections, actor: Actor, twoPersons: readonly string[]): Weighed => {
  const names = [...new Set(namesIn(said))]
  let settled: Corrections = {}
  const first: Corrections[] = []
  for (const name of names) {
    const says = onlyOf(said, name)
    if (!twoPersons.includes(name)) {
      settled = mergeCorrections(settled, says)
      continue
    }
    const same = checks.filter((check) => check.name === name && meaningOf(check.says, name) === meaningOf(says, name))
    if (same.some((check) => !isSame(check.by, actor))) settled = mergeCorrections(settled, says)
    else if (same.length > 0) throw new DeskError('second-person-needed', `You have checked [${name}] already.`)
    else first.push(says)
  }
  return { settled, first }
}

/** Only a person is one of two people. */
const isSame = (a: Actor, b: Actor): boolean => a.kind !== 'person' || b.kind !== 'person' || a.account === b.account

/** Equal texts mean the same said of the name; the order of ticks says nothing. */
const meaningOf = (says: Corrections, name: string): string =>
  JSON.stringify(name === 'ticked' ? (says.ticked ?? []).toSorted() : onlyOf(says, name))

/** Names on which this person has spoken and another has not yet. */
export const waitsForAnother = (checks: readonly Check[], actor: Actor): ReadonlySet<string> =>
  new Set(checks.filter((check) => isSame(check.by, actor)).map((check) => check.name))

/** What two people check is asked on every paper on which it stands. */
export const withAsked = (read: InstrumentRead, twoPersons: readonly string[]): InstrumentRead => {
  const fields: Readonly<Record<string, unknown>> = read.fields
  const asked = twoPersons.filter((name) => fields[name] !== undefined || ['kind', 'form', 'signer', 'ticked'].includes(name))
  return { ...read, needsReview: [...new Set([...read.needsReview, ...asked])] }
}
