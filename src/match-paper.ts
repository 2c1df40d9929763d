// Step 3 of the flow: matches a paper's instruments to people in custody, and answers at once what is certain.
import { z } from 'zod'
import type { BookingId } from './custody/booking.ts'
import { isNear, matchInstrument } from './custody/match.ts'
import type { Match, MatchCandidate, MatchQuery } from './custody/match.ts'
import type { Roll } from './custody/roll.ts'
import { append, paperOf } from './desk-work.ts'
import type { Desk, Histories } from './desk-work.ts'
import type { PaperId } from './document/paper.ts'
import type { InstrumentKind } from './instrument/instrument.ts'
import { foldBooking, liveInstruments } from './log/booking-record.ts'
import type { Actor, Entry } from './log/entry.ts'
import { paperConsequences } from './decide-paper.ts'
import { foldPaper, isPaperId } from './log/paper-record.ts'
import type { InstrumentStanding, PaperRecord } from './log/paper-record.ts'
import { candidateOf, rollAfter } from './roll-of-rows.ts'
import type { Row } from './log/table.ts'
import type { Instant } from './time/instant.ts'

/** Matches every instrument of the paper that has no match yet. */
export const matchPaper = async (desk: Desk, paper: PaperId): Promise<void> => {
  const inCustody = await desk.outside.store.rows('booking', { state: ['held', 'open', 'kept'] })
  const record = await paperOf(desk, paper)
  const people = rollAfter(inCustody)
  const found = record.instruments
    .filter((each) => each.withdrawn === null && (each.match.kind === 'not-tried' || each.match.kind === 'none'))
    .map((standing) => ({ standing, match: matchOf(standing, people) }))
    .map((each, _index, all) => ({ ...each, match: withItsLead(each.standing, each.match, record, all) }))
  const bookings = found.flatMap(({ match }) => (match.kind === 'certain' ? [match.booking] : []))
  await append(desk, [paper, ...bookings], (histories) => {
    const now = desk.outside.clock.now()
    const current = foldPaper(paper, histories.get(paper) ?? [])
    if (!current) return []
    const entries = found.flatMap(({ standing, match }): readonly Entry[] => {
      const before = current.instruments.find((each) => each.id === standing.id)
      if (!before || before.withdrawn !== null || (before.match.kind !== 'not-tried' && before.match.kind !== 'none')) return []
      switch (match.kind) {
        case 'certain':
          return matchedEntries(
            current,
            before,
            match.booking,
            { certainty: 'certain', because: match.because, actor: { kind: 'desk' }, now },
            histories,
          )
        case 'possible':
          return [proposed(paper, before, match.candidates, now)]
        case 'none':
          return before.match.kind === 'none' ? [] : [proposed(paper, before, [], now)]
        default:
          return match satisfies never
      }
    })
    return [
      ...entries,
      ...paperConsequences(paper, histories.get(paper) ?? [], entries, { agency: desk.agency, now, newId: desk.outside.chance.id }),
    ]
  })
}

const matchOf = (standing: InstrumentStanding, people: Roll): Match => {
  const query = queryOf(standing)
  const refused = new Set(standing.refused)
  const around = [...people.around(query)].filter((each) => !refused.has(each.id))
  return matchInstrument(query, around, people.size() - [...refused].filter(people.has).length)
}

const ridesAlong: readonly InstrumentKind[] = [
  'administrative-warrant',
  'removal-warrant',
  'detention-order',
  'custody-notice',
  'notice-to-appear',
]

/**
 * A warrant form seldom prints a date of birth. One that came in the same transmission as a detainer that is matched for certain,
 * under the same name and no other file number, is about the same person. Only immigration forms that ask the jail for nothing.
 */
const withItsLead = (
  rider: InstrumentStanding,
  match: Match,
  record: PaperRecord,
  all: readonly { readonly standing: InstrumentStanding; readonly match: Match }[],
): Match => {
  if (match.kind !== 'possible' || !ridesAlong.includes(rider.instrument.kind) || rider.instrument.open.includes('kind')) return match
  for (const lead of record.instruments) {
    const now = all.find((each) => each.standing.id === lead.id)?.match
    const booking = now?.kind === 'certain' ? now.booking : lead.match.kind === 'matched' ? lead.match.booking : null
    if (booking === null || lead.id === rider.id || rider.refused.includes(booking)) continue
    const fields = [lead.instrument.fields, rider.instrument.fields] as const
    const sameName = fields[0].subjectName !== undefined && fields[0].subjectName === fields[1].subjectName
    const otherFile =
      fields[0].fileNumber !== undefined && fields[1].fileNumber !== undefined && fields[0].fileNumber !== fields[1].fileNumber
    const otherBirth =
      fields[0].dateOfBirth !== undefined && fields[1].dateOfBirth !== undefined && fields[0].dateOfBirth !== fields[1].dateOfBirth
    if (sameName && !otherFile && !otherBirth) {
      return {
        kind: 'certain',
        booking,
        because: [{ code: 'same-transmission', says: 'came with a paper that is matched for certain, under the same name' }],
      }
    }
  }
  return match
}

/** A value that a person or the stated rule accepted is trusted; one that still waits for review only suggests. */
const queryOf = ({ read, instrument }: InstrumentStanding): MatchQuery => {
  const field = (name: 'subjectName' | 'dateOfBirth') => {
    const accepted = instrument.fields[name]
    if (accepted !== undefined) return { value: accepted, trusted: true }
    const seen = read?.fields[name]
    return seen ? { value: seen.value, trusted: false } : null
  }
  return { name: field('subjectName'), born: field('dateOfBirth'), bookingNumber: null }
}

type Decided = {
  readonly certainty: 'certain' | 'by-person'
  readonly because: readonly { readonly code: string; readonly says: string }[]
  readonly actor: Actor
  readonly now: Instant
}

/** The match itself; and if the paper cancels an earlier request for the same person, that one's end. */
export const matchedEntries = (
  paper: PaperRecord,
  standing: InstrumentStanding,
  booking: BookingId,
  { certainty, because, actor, now }: Decided,
  histories: Histories,
): readonly Entry[] => {
  const first = paper.receipts[0]
  if (!first) return []
  const matched: Entry = {
    kind: 'instrument-matched',
    subjects: [paper.id, booking],
    occurredAt: now,
    actor,
    public: {
      instrument: standing.id,
      certainty,
      reasons: because.map((reason) => reason.code),
      receivedAt: first.at,
      channel: first.channel,
    },
    private: { instrument: standing.instrument, because, from: first.from },
  }
  const attested = Object.entries(paper.facts).map(([fact, value]): Entry => ({
    kind: 'fact-attested',
    subjects: [booking],
    occurredAt: now,
    actor,
    public: { fact },
    private: { value, note: 'attested on the paper' },
  }))
  return [matched, ...attested, ...cancelled(standing, booking, now, histories)]
}

const cancelled = (standing: InstrumentStanding, booking: BookingId, now: Instant, histories: Histories): readonly Entry[] => {
  const { instrument } = standing
  if (!instrument.ticked.includes('cancel-previous') || instrument.open.includes('ticked')) return []
  const record = foldBooking(booking, histories.get(booking) ?? [])
  if (!record) return []
  return liveInstruments(record)
    .filter((each) => each.instrument.issuingBody === 'dhs' && each.instrument.id !== standing.id)
    .filter((each) => ['detainer', 'notification-request', 'transfer-request'].includes(each.instrument.kind))
    .map((each) => ({
      kind: 'instrument-withdrawn',
      subjects: [each.paper, booking],
      occurredAt: now,
      actor: { kind: 'desk' },
      public: { instrument: each.instrument.id, because: 'cancelled-by-requester' },
      private: null,
    }))
}

const proposed = (
  paper: PaperId,
  standing: InstrumentStanding,
  candidates: readonly { readonly booking: BookingId; readonly because: readonly { readonly code: string; readonly says: string }[] }[],
  now: Instant,
): Entry => ({
  kind: 'match-proposed',
  subjects: [paper],
  occurredAt: now,
  actor: { kind: 'desk' },
  public: { instrument: standing.id, candidates: candidates.length },
  private: { candidates: candidates.map(({ booking, because }) => ({ booking, because })) },
})

/**
 * Tries the instruments that fit nobody so far again: someone was booked, or a name was corrected. With `newcomer`, only those that
 * are near this one, for nobody else has come; without, all of them.
 */
export const matchAgain = async (desk: Desk, newcomer: BookingId | null = null): Promise<void> => {
  const { store } = desk.outside
  const unmatched = await store.rows('instrument', { state: ['none'] })
  if (unmatched.length === 0) return
  const candidates = newcomer === null ? null : (await store.rows('booking', { subject: newcomer })).map(candidateOf)
  const rows = candidates === null ? unmatched : unmatched.filter((row) => mayMean(row, candidates))
  const papers = new Set(rows.flatMap((row) => (isPaperId(row.subject) ? [row.subject] : [])))
  for (const paper of papers) await matchPaper(desk, paper)
}

const namedParser = z.object({
  name: z.string().nullable(),
  born: z.string().nullable(),
  accepted: z.object({ name: z.string().nullable(), born: z.string().nullable() }),
})

/** Whether what the row shows, as read or as a person corrected it, is near one of these. */
const mayMean = (row: Row, candidates: readonly MatchCandidate[]): boolean =>
  queriesOf(row).some((query) => candidates.some((candidate) => isNear(query, candidate)))

const queriesOf = (row: Row): readonly MatchQuery[] => {
  const before = asked.get(row)
  if (before !== undefined) return before
  const { accepted, ...read } = namedParser.parse(row.shows)
  const isSame = accepted.name === read.name && accepted.born === read.born
  const fresh = (isSame ? [read] : [read, accepted]).map(({ name, born }) => ({
    name: name === null ? null : { value: name, trusted: true },
    born: born === null ? null : { value: born, trusted: true },
    bookingNumber: null,
  }))
  asked.set(row, fresh)
  return fresh
}

const asked = new WeakMap<Row, readonly MatchQuery[]>()
