// The roll of the people in custody, kept in step with the rows that a store shows: of two thousand rows a few have changed since.
import { z } from 'zod'
import type { MatchCandidate } from './custody/match.ts'
import { rollOf } from './custody/roll.ts'
import type { Roll } from './custody/roll.ts'
import { parseBooking } from './log/ids.ts'
import type { Row } from './log/table.ts'
import { civilDateParser } from './time/parse.ts'

const candidateParser = z.object({
  number: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  born: civilDateParser.nullable(),
})

/** Whom a row of a booking shows. */
export const candidateOf = (row: Row): MatchCandidate => {
  const { number, name, aliases, born } = candidateParser.parse(row.shows)
  return { id: parseBooking(row.subject), number, name, aliases, born }
}

/** The people in custody as these rows show them. What the last rows said is kept, whichever store they were of. */
export const rollAfter = (rows: readonly Row[]): Roll => {
  if (rows === lastRows) return roll
  const { gone, come } = changesOf(lastRows, rows)
  lastRows = rows
  const there = new Set(come.map(({ subject }) => subject))
  for (const { subject } of gone) if (!there.has(subject)) roll.drop(parseBooking(subject))
  for (const row of come) roll.put(candidateOf(row))
  return roll
}

const roll = rollOf()
let lastRows: readonly Row[] = []

type Changes = { readonly gone: readonly Row[]; readonly come: readonly Row[] }

/**
 * Rows that were there and are no more, and rows that are there now; one that was made anew is among both. Both lists stand newest first:
 * what is the same is met side by side. In any other order the answer is right as well, and longer.
 */
export const changesOf = (before: readonly Row[], now: readonly Row[]): Changes => {
  const gone: Row[] = []
  const come: Row[] = []
  let old = 0
  let fresh = 0
  // Looked up, not compared: whether two values are one object costs a look at each of them, and a jail has thousands.
  for (; fresh < now.length && come.length < comeMax; fresh += 1) {
    const is = now[fresh]
    const at = is === undefined ? -1 : before.indexOf(is, old)
    if (at === old) old += 1
    else if (at === -1) {
      if (is !== undefined) come.push(is)
    } else {
      gone.push(...before.slice(old, at))
      old = at + 1
    }
  }
  while (old < before.length || fresh < now.length) {
    const was = before[old]
    const is = now[fresh]
    if (was !== undefined && was === is) {
      old += 1
      fresh += 1
    } else if (was !== undefined && (is === undefined || isNewer(was, is))) {
      gone.push(was)
      old += 1
    } else if (is !== undefined) {
      come.push(is)
      fresh += 1
    }
  }
  return { gone, come }
}

/** Where more is new than that, as when a database has made all rows anew, looking each up would take long. */
const comeMax = 200

const isNewer = (a: Row, b: Row): boolean => a.at > b.at || (a.at === b.at && a.key > b.key)
