// Writes the letters that are due for a booking or a paper: composed from the determination, set as PDF, kept, put on record.
import { composeLetter } from './letter/compose-letter.ts'
import type { LetterInput } from './letter/letter-input.ts'
import { append, bookingOf, paperOf } from './desk-work.ts'
import type { Desk } from './desk-work.ts'
import { isBookingId } from './log/booking-record.ts'
import type { Subject } from './log/entry.ts'
import { parseLetterId } from './log/ids.ts'
import { lettersDueForBooking, lettersDueForPaper } from './log/letters-due.ts'
import type { LetterDue } from './log/letters-due.ts'
import { isPaperId } from './log/paper-record.ts'

type Person = { readonly name: string; readonly bookingNumber: string }

/** Writes every due letter of the subject; each is kept before it is on record. */
export const writeLetters = async (desk: Desk, subject: Subject): Promise<void> => {
  const { due, person } = await dueOf(desk, subject)
  for (const letter of due) await write(desk, subject, letter, person)
}

const dueOf = async (desk: Desk, subject: Subject): Promise<{ readonly due: readonly LetterDue[]; readonly person: Person | null }> => {
  if (isBookingId(subject)) {
    const record = await bookingOf(desk, subject)
    return { due: lettersDueForBooking(record), person: { name: record.booking.name, bookingNumber: record.booking.number } }
  }
  if (isPaperId(subject)) return { due: lettersDueForPaper(await paperOf(desk, subject)), person: null }
  return { due: [], person: null }
}

const write = async (desk: Desk, subject: Subject, due: LetterDue, person: Person | null): Promise<void> => {
  const { store, typesetter, clock, chance } = desk.outside
  const id = parseLetterId(chance.id('l'))
  const input = inputOf(desk, due, person, id)
  if (!input) return
  const letter = composeLetter(input)
  const sha256 = await store.keep(await typesetter.pdf({ template: letter.template, language: letter.language, values: letter.values }))
  await append(desk, [subject], (histories) => {
    const already = histories
      .get(subject)
      ?.some(
        (entry) =>
          entry.kind === 'letter-written' &&
          entry.private?.digest === due.digest &&
          entry.public.language === due.language &&
          entry.public.instrument === due.instrument.id,
      )
    if (already) return []
    return [
      {
        kind: 'letter-written',
        subjects: [subject],
        occurredAt: clock.now(),
        actor: { kind: 'desk' },
        public: { letter: id, letterKind: due.kind, language: due.language, sha256, instrument: due.instrument.id, from: due.standing.id },
        private: { title: letter.title, digest: due.digest },
      },
    ]
  })
}

const inputOf = (desk: Desk, due: LetterDue, person: Person | null, ourReference: string): LetterInput | null => {
  const { agency, outside } = desk
  const { policy } = agency
  const base = {
    agency: {
      name: agency.name,
      address: agency.address,
      phone: agency.phone,
      zone: agency.zone,
      place: agency.place,
      counsel: agency.counsel,
    },
    instrument: due.instrument,
    attached: due.attached,
    determination: due.standing.determination,
    receivedAt: due.receivedAt,
    at: outside.clock.now(),
    ourReference,
  }
  const decisions = { 'notify-of-release': policy.allowsNotices ? 'give' : 'refuse' } as const
  switch (due.kind) {
    case 'copy-to-person':
      return person && { ...base, letterKind: due.kind, person, language: due.language }
    case 'notice-to-person':
      return person && { ...base, letterKind: due.kind, person, language: due.language, decisions }
    case 'interview-advisement':
      return person && { ...base, letterKind: due.kind, person, language: due.language }
    case 'answer-to-requester':
      return {
        ...base,
        letterKind: due.kind,
        language: 'en',
        bookingNumber: mayTellCustody(due) ? (person?.bookingNumber ?? null) : null,
        decisions,
      }
    case 'referral-to-counsel':
      return { ...base, letterKind: due.kind, language: 'en', person }
    default:
      return due.kind satisfies never
  }
}

const mayTellCustody = ({ standing }: LetterDue): boolean =>
  ['must', 'may'].includes(standing.determination.answers['give-custody-status'].answer)
