// What people at the desk and the jail's own records do: each act is recorded with who did it, and its consequences with it.
import type { BookingId, CustodyEvent } from './custody/booking.ts'
import { parseBooking, parseInstrumentId } from './log/ids.ts'
import { custodyProblem } from './custody/stay.ts'
import { append, bookingOf, paperOf } from './desk-work.ts'
import type { Desk, Histories } from './desk-work.ts'
import type { PaperId } from './document/paper.ts'
import { DeskError } from './errors.ts'
import type { DutyId } from './duty/duty.ts'
import { applyCorrections, mergeCorrections, namesIn } from './instrument/accepted.ts'
import type { Corrections } from './instrument/accepted.ts'
import type { InstrumentId } from './instrument/instrument.ts'
import { foldBooking, isBookingId } from './log/booking-record.ts'
import type { Actor, Assertion, Entry, LetterChannel, LetterId, LetterLanguage, Logged, Subject } from './log/entry.ts'
import { bySecondPerson } from './two-persons.ts'
import { matchAgain, matchPaper, matchedEntries } from './match-paper.ts'
import { paperConsequences } from './decide-paper.ts'
import { answeredWith, handedOverWith, letterOfDuty } from './owed-anew.ts'
import { foldPaper, isPaperId } from './log/paper-record.ts'
import type { InstrumentStanding, PaperRecord } from './log/paper-record.ts'
import type { Instant } from './time/instant.ts'

type By = { readonly actor: Actor; readonly at?: Instant }

const momentOf = (desk: Desk, by: By): Instant => by.at ?? desk.outside.clock.now()

/** The booking that has this number; null if none was recorded yet. */
export const bookingByNumber = async (desk: Desk, number: string): Promise<BookingId | null> => {
  const row = await desk.outside.store.row('booking', number.trim())
  return row ? parseBooking(row.subject) : null
}

/**
 * Records one event of the jail's own record. Gate, duties and notices follow in the same commit: the same second. The same
 * `eventId` again changes nothing. Throws booking-unknown (first event without a name) and event-out-of-order.
 */
export const recordCustody = async (desk: Desk, event: CustodyEvent, by: By): Promise<BookingId> => {
  const known = await bookingByNumber(desk, event.booking)
  const id = known ?? parseBooking(desk.outside.chance.id('b'))
  const source = by.actor.kind === 'person' ? by.actor.account : by.actor.kind === 'jail-records' ? by.actor.source : 'desk'
  await append(desk, [id], (histories) => {
    const before = histories.get(id) ?? []
    const repeated =
      event.eventId !== undefined &&
      before.some((entry) => entry.kind === 'custody-event' && entry.private?.event.eventId === event.eventId)
    if (repeated) return []
    const problem = custodyProblem(
      before.flatMap((entry) => (entry.kind === 'custody-event' && entry.private ? [entry.private.event] : [])),
      event,
      id,
    )
    if (problem) throw problem
    return [
      {
        kind: 'custody-event',
        subjects: [id],
        occurredAt: event.at,
        actor: by.actor,
        public: { event: event.event, source },
        private: { event },
      },
    ]
  })
  if (!known || event.name !== undefined || event.aliases !== undefined || event.born !== undefined) await matchAgain(desk, id)
  return id
}

/** A person decides that these instruments of a paper are about this booking; they are named in the log. */
export const confirmMatch = async (
  desk: Desk,
  paper: PaperId,
  instruments: readonly InstrumentId[],
  booking: BookingId,
  by: By,
): Promise<void> => {
  await bookingOf(desk, booking)
  await append(desk, [paper, booking], (histories) => {
    const record = paperIn(histories, paper)
    return [...new Set(instruments)].flatMap((id) => {
      const standing = instrumentIn(record, id)
      if (standing.match.kind === 'matched') {
        if (standing.match.booking === booking) return []
        throw new DeskError('changed-meanwhile', `The instrument is already matched to another booking.`)
      }
      const because = [{ code: 'person-decided', says: 'A person compared the paper with the booking and confirmed it.' }]
      return matchedEntries(
        record,
        standing,
        booking,
        { certainty: 'by-person', because, actor: by.actor, now: momentOf(desk, by) },
        histories,
      )
    })
  })
}

/** A person decides that an instrument is not about this booking. */
export const refuseMatch = async (desk: Desk, paper: PaperId, instrument: InstrumentId, booking: BookingId, by: By): Promise<void> => {
  await append(desk, [paper], (histories) => {
    const record = paperIn(histories, paper)
    if (instrumentIn(record, instrument).refused.includes(booking)) return []
    const refused: Entry = {
      kind: 'match-refused',
      subjects: [paper],
      occurredAt: momentOf(desk, by),
      actor: by.actor,
      public: { instrument, booking },
      private: null,
    }
    return withPaper(desk, paper, histories, [refused], by)
  })
}

/** A match that turns out wrong is taken back; what followed from it is decided anew without the paper. */
export const withdrawMatch = async (desk: Desk, paper: PaperId, instrument: InstrumentId, booking: BookingId, by: By): Promise<void> => {
  await append(desk, [paper, booking], (histories) => {
    instrumentIn(paperIn(histories, paper), instrument)
    const base = { occurredAt: momentOf(desk, by), actor: by.actor } as const
    return [
      { ...base, kind: 'instrument-withdrawn', subjects: [booking], public: { instrument, because: 'matched-in-error' }, private: null },
      { ...base, kind: 'match-refused', subjects: [paper], public: { instrument, booking }, private: null },
    ]
  })
}

/**
 * A person accepts or corrects what was read. Where the agency wants two people, the first word is kept and counts when another says the
 * same; throws second-person-needed if the same person says it again. Assertions of the requester stay assertions, with their source.
 */
export const acceptFields = async (
  desk: Desk,
  paper: PaperId,
  instrument: InstrumentId,
  corrections: Corrections,
  assertions: readonly Assertion[],
  by: By,
): Promise<void> => {
  const record = await paperOf(desk, paper)
  const { match } = instrumentIn(record, instrument)
  const subjects: readonly Subject[] = match.kind === 'matched' ? [paper, match.booking] : [paper]
  await append(desk, subjects, (histories) => {
    const standing = instrumentIn(paperIn(histories, paper), instrument)
    if (!standing.read) throw new DeskError('record-unknown', 'What was read of this instrument was erased.')
    const { settled, first } = bySecondPerson(standing.checks, corrections, by.actor, desk.agency.review.twoPersons)
    const base = { subjects, occurredAt: momentOf(desk, by), actor: by.actor } as const
    const checked = first.map((says): Entry => ({
      ...base,
      subjects: [paper],
      kind: 'value-checked',
      public: { instrument, name: namesIn(says)[0] ?? '' },
      private: { says },
    }))
    if (namesIn(settled).length === 0 && assertions.length === 0) return checked
    const merged = mergeCorrections(standing.corrections, settled)
    const accepted = applyCorrections(standing.read, standing.id, merged)
    const entry: Entry = {
      ...base,
      kind: 'fields-accepted',
      public: { instrument, fields: namesIn(settled), how: 'by-person' },
      private: { instrument: accepted, corrections: merged, assertions: [...standing.assertions, ...assertions] },
    }
    return withPaper(desk, paper, histories, [...checked, entry], by)
  })
  if (match.kind !== 'matched') await rematch(desk, paper)
}

/** Corrected values may fit somebody now: an unconfirmed match is tried again. */
const rematch = async (desk: Desk, paper: PaperId): Promise<void> => matchPaper(desk, paper)

const withPaper = (desk: Desk, paper: PaperId, histories: Histories, entries: readonly Entry[], by: By): readonly Entry[] => [
  ...entries,
  ...paperConsequences(paper, histories.get(paper) ?? [], entries, {
    agency: desk.agency,
    now: momentOf(desk, by),
    newId: desk.outside.chance.id,
  }),
]

/** The reader tries a paper again that it could not read, or was stopped at. */
export const askReading = async (desk: Desk, paper: PaperId, by: By): Promise<void> => {
  await append(desk, [paper], (histories) => {
    if (paperIn(histories, paper).state !== 'unreadable') return []
    return [{ kind: 'reading-asked', subjects: [paper], occurredAt: momentOf(desk, by), actor: by.actor, public: {}, private: null }]
  })
}

/** Copies and notices handed to the person: serves them; the duties that ask for it are done when those about every paper are. */
export const serveCopy = async (
  desk: Desk,
  booking: BookingId,
  letters: readonly LetterId[],
  language: LetterLanguage,
  how: string,
  by: By,
): Promise<void> => {
  await append(desk, [booking], (histories) => {
    const record = bookingIn(histories, booking)
    const now = momentOf(desk, by)
    const served = record.letters.filter((letter) => letters.includes(letter.id))
    if (served.length === 0) throw new DeskError('record-unknown', 'None of these letters is on record for this booking.')
    const kinds = new Set(served.map((letter) => letter.kind))
    const discharged = record.duties.filter((duty) => {
      const kind = letterOfDuty[duty.name]
      return duty.state.kind === 'open' && kind !== undefined && kinds.has(kind) && handedOverWith(record, kind, letters)
    })
    const base = { subjects: [booking], occurredAt: now, actor: by.actor } as const
    const copy: Entry = {
      ...base,
      kind: 'copy-served',
      public: { letters: served.map((letter) => letter.id), language, duty: discharged[0]?.id ?? null },
      private: { how },
    }
    const done = discharged.map((duty): Entry => ({
      ...base,
      kind: 'duty-done',
      public: { duty: duty.id, late: duty.by !== null && now > duty.by },
      private: { proof: `served: ${how}` },
    }))
    const advised: readonly Entry[] = kinds.has('interview-advisement')
      ? [
          {
            ...base,
            kind: 'fact-attested',
            public: { fact: 'subject.advisedInWriting' },
            private: { value: true, note: 'written advisement served' },
          },
        ]
      : []
    return [copy, ...done, ...advised]
  })
}

/** A person says that a duty is done, and how that can be proved. */
export const dischargeDuty = async (desk: Desk, owner: Subject, duty: DutyId, proof: string, by: By): Promise<void> => {
  await append(desk, [owner], (histories) => {
    const duties = isBookingId(owner) ? bookingIn(histories, owner).duties : isPaperId(owner) ? paperIn(histories, owner).duties : []
    const found = duties.find((each) => each.id === duty)
    if (!found) throw new DeskError('record-unknown', `There is no duty [${duty}] on this record.`)
    if (found.state.kind !== 'open' && found.state.kind !== 'missed') return []
    const now = momentOf(desk, by)
    // What was missed stays late, however it is made good.
    const late = found.state.kind === 'missed' || (found.by !== null && now > found.by)
    return [{ kind: 'duty-done', subjects: [owner], occurredAt: now, actor: by.actor, public: { duty, late }, private: { proof } }]
  })
}

/** A fact that only a person can attest: consent to an interview, written advisement, the purpose of a request. */
export const attestFact = async (
  desk: Desk,
  owner: Subject,
  fact: string,
  value: string | boolean,
  note: string | null,
  by: By,
): Promise<void> => {
  await append(desk, [owner], (histories) => {
    const entry: Entry = {
      kind: 'fact-attested',
      subjects: [owner],
      occurredAt: momentOf(desk, by),
      actor: by.actor,
      public: { fact },
      private: { value, note },
    }
    return isPaperId(owner) ? withPaper(desk, owner, histories, [entry], by) : [entry]
  })
}

/** The answer to the requester left the desk: by mail through our line, or by a person's own hand. */
export const recordLetterSent = async (
  desk: Desk,
  owner: Subject,
  letter: LetterId,
  channel: LetterChannel,
  to: string,
  by: By,
  proof = 'recorded by a person',
): Promise<void> => {
  await append(desk, [owner], (histories) => {
    const record = isBookingId(owner) ? bookingIn(histories, owner) : isPaperId(owner) ? paperIn(histories, owner) : null
    const found = record?.letters.find((each) => each.id === letter)
    if (!record || !found) throw new DeskError('record-unknown', `There is no letter [${letter}] on this record.`)
    const now = momentOf(desk, by)
    const wanted = found.kind === 'referral-to-counsel' ? 'refer-to-counsel' : 'answer-requester'
    const owed = record.duties.find((each) => each.name === wanted && each.state.kind === 'open')
    const isAnswered = wanted !== 'answer-requester' || !('booking' in record) || answeredWith(record, letter)
    const duty = isAnswered ? owed : undefined
    const base = { subjects: [owner], occurredAt: now, actor: by.actor } as const
    const sent: Entry = { ...base, kind: 'letter-sent', public: { letter, channel, duty: duty?.id ?? null }, private: { to, proof } }
    return duty
      ? [
          sent,
          {
            ...base,
            kind: 'duty-done',
            public: { duty: duty.id, late: duty.by !== null && now > duty.by },
            private: { proof: `letter sent by ${channel}` },
          },
        ]
      : [sent]
  })
}

/** The paper as it came, for counsel, whose memorandum says that it is attached. */
const paperBehind = async (desk: Desk, owner: Subject, instrument: InstrumentId | null) => {
  const matched = isBookingId(owner)
    ? (await bookingOf(desk, owner)).instruments.find((each) => each.instrument.id === instrument)
    : undefined
  const id = matched?.paper ?? (isPaperId(owner) ? owner : null)
  if (id === null) return null
  const paper = await paperOf(desk, id)
  const bytes = await desk.outside.store.kept(paper.sha256)
  return bytes && { fileName: `paper.${paper.fileType === null || paper.fileType === 'unknown' ? 'bin' : paper.fileType}`, bytes }
}

/** Sends a letter by mail through the desk's own line, and records the server's answer. Throws mail-not-set-up and mail-refused. */
export const mailLetter = async (desk: Desk, owner: Subject, id: LetterId, to: string, by: By): Promise<void> => {
  const { letterLine, store } = desk.outside
  if (!letterLine) throw new DeskError('mail-not-set-up', 'This desk has no mail line.')
  const letters = isBookingId(owner) ? (await bookingOf(desk, owner)).letters : isPaperId(owner) ? (await paperOf(desk, owner)).letters : []
  const letter = letters.find((each) => each.id === id)
  const pdf = letter && (await store.kept(letter.sha256))
  if (!letter || !pdf) throw new DeskError('record-unknown', `There is no letter [${id}] on this record.`)
  const text = `${letter.title}\n\nThe letter is attached.\n\n${desk.agency.name}, Release Desk\n${desk.agency.phone}\n`
  const paper = letter.kind === 'referral-to-counsel' ? await paperBehind(desk, owner, letter.instrument) : null
  const outcome = await letterLine.send({ to, subject: letter.title, text, pdf, messageId: id, ...(paper ? { paper } : {}) })
  if (outcome.kind !== 'sent') throw new DeskError('mail-refused', `The mail server did not take the letter (${outcome.reason}).`)
  await recordLetterSent(desk, owner, id, 'email', to, by, outcome.serverAnswer)
}

const paperIn = (histories: Histories, paper: PaperId): PaperRecord => {
  const record = foldPaper(paper, histories.get(paper) ?? [])
  if (!record) throw new DeskError('record-unknown', `There is no paper [${paper}].`)
  return record
}

const bookingIn = (histories: Histories, booking: BookingId) => {
  const entries: readonly Logged[] = histories.get(booking) ?? []
  const record = foldBooking(booking, entries)
  if (!record) throw new DeskError('record-unknown', `There is no booking record [${booking}].`)
  return record
}

const instrumentIn = (record: PaperRecord, id: string): InstrumentStanding => {
  const parsed = parseInstrumentId(id)
  const standing = record.instruments.find((each) => each.id === parsed)
  if (!standing) throw new DeskError('record-unknown', `There is no instrument [${id}] on this paper.`)
  return standing
}
