// The staff of a story: present, they confirm a match that fits within two minutes, and hand over or send the letters within ten.
import { confirmMatch, recordLetterSent, refuseMatch, serveCopy } from '../../acts.ts'
import { compareBirths } from '../../custody/compare-births.ts'
import { compareWith } from '../../custody/compare-names.ts'
import { bookingOf, paperOf } from '../../desk-work.ts'
import type { Desk } from '../../desk-work.ts'
import { isBookingId, leftAt } from '../../log/booking-record.ts'
import type { Subject } from '../../log/entry.ts'
import type { LetterRecord } from '../../log/letter-record.ts'
import { isPaperId } from '../../log/paper-record.ts'
import type { InstrumentStanding } from '../../log/paper-record.ts'
import { later, plusMinutes } from '../../time/instant.ts'
import type { Instant } from '../../time/instant.ts'

const deputy = { actor: { kind: 'person', account: 'story-deputy' } } as const
const minutesToDecide = 2
const minutesToServe = 10

/** What the staff looked at and could not decide: two people fit alike. It stays shown at the desk. */
export type LeftOpen = Set<string>

/** When the staff will next do something; null if nothing waits for them. */
export const nextStaffAct = async (desk: Desk, leftOpen: LeftOpen): Promise<Instant | null> => {
  const matches = (await proposedRows(desk, leftOpen)).map((row) => plusMinutes(row.at, minutesToDecide))
  const letters = (await openLetters(desk)).map(({ letter }) => plusMinutes(letter.writtenAt, minutesToServe))
  const first = [...matches, ...letters].toSorted()[0]
  return first === undefined ? null : later(first, desk.outside.clock.now())
}

/** Does what is due now. */
export const staffActs = async (desk: Desk, leftOpen: LeftOpen): Promise<void> => {
  const now = desk.outside.clock.now()
  for (const row of await proposedRows(desk, leftOpen)) {
    if (isPaperId(row.subject) && plusMinutes(row.at, minutesToDecide) <= now) await decide(desk, row.subject, leftOpen)
  }
  for (const { owner, letter } of await openLetters(desk)) {
    if (plusMinutes(letter.writtenAt, minutesToServe) > now) continue
    if (isForPerson(letter) && isBookingId(owner)) await serveCopy(desk, owner, [letter.id], letter.language, 'in person', deputy)
    else await recordLetterSent(desk, owner, letter.id, 'email', letter.kind === 'referral-to-counsel' ? 'counsel' : 'requester', deputy)
  }
}

const proposedRows = async (desk: Desk, leftOpen: LeftOpen) => {
  const rows = await desk.outside.store.rows('instrument', { state: ['proposed'], order: 'asc' })
  return rows.filter((row) => !leftOpen.has(row.key))
}

const decide = async (desk: Desk, paper: Parameters<typeof paperOf>[1], leftOpen: LeftOpen): Promise<void> => {
  const record = await paperOf(desk, paper)
  for (const standing of record.instruments) {
    if (standing.match.kind !== 'proposed') continue
    const fitting = []
    for (const each of standing.match.candidates) if (await fits(desk, standing, each.booking)) fitting.push(each.booking)
    const [only, another] = fitting
    if (only !== undefined && another === undefined) await confirmMatch(desk, paper, [standing.id], only, deputy)
    else if (only === undefined)
      for (const each of standing.match.candidates) await refuseMatch(desk, paper, standing.id, each.booking, deputy)
    else leftOpen.add(standing.id)
  }
}

const fits = async (desk: Desk, { read }: InstrumentStanding, id: Parameters<typeof bookingOf>[1]): Promise<boolean> => {
  const { booking } = await bookingOf(desk, id)
  const name = read?.fields.subjectName?.value ?? ''
  const near = Math.max(...[booking.name, ...booking.aliases].map((known) => compareWith(name)(known, 0)?.score ?? 0))
  return near >= 0.9 && compareBirths(read?.fields.dateOfBirth?.value ?? null, booking.born).kind !== 'different'
}

const isForPerson = ({ kind }: LetterRecord): boolean =>
  kind === 'copy-to-person' || kind === 'notice-to-person' || kind === 'interview-advisement'

/** Letters to hand over or send; what was for a person who has left stays as it is. */
const openLetters = async (desk: Desk): Promise<readonly { readonly owner: Subject; readonly letter: LetterRecord }[]> => {
  const rows = await desk.outside.store.rows('letter', { state: ['written'], order: 'asc' })
  const open = []
  for (const owner of new Set(rows.map((row) => row.subject))) {
    const record = isBookingId(owner) ? await bookingOf(desk, owner) : isPaperId(owner) ? await paperOf(desk, owner) : null
    const gone = record !== null && 'booking' in record && leftAt(record) !== null
    for (const letter of record?.letters ?? []) {
      if (letter.served === null && letter.sent === null && !(gone && isForPerson(letter))) open.push({ owner, letter })
    }
  }
  return open
}
