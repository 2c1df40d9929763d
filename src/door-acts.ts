// What deputies record on the way to the door: the jail's own checks, and whom the person wants told beside themselves.
import type { BookingId } from './custody/booking.ts'
import { append } from './desk-work.ts'
import type { Desk } from './desk-work.ts'
import { DeskError } from './errors.ts'
import { foldBooking } from './log/booking-record.ts'
import type { Actor, Entry, LetterId } from './log/entry.ts'
import type { CheckStep } from './release/checklist.ts'
import type { PersonToTell } from './release/person-to-tell.ts'
import type { Instant } from './time/instant.ts'

type By = { readonly actor: Actor; readonly at?: Instant }

/**
 * One step of the jail's own checklist. It opens and closes nothing: who is eligible may leave whether or not it was ticked. What is
 * found goes to a supervisor at once.
 */
export const recordCheck = async (
  desk: Desk,
  booking: BookingId,
  step: CheckStep,
  { clear, note }: { readonly clear: boolean; readonly note: string | null },
  by: By,
): Promise<void> => {
  await append(desk, [booking], (histories) => {
    const record = foldBooking(booking, histories.get(booking) ?? [])
    if (!record) throw new DeskError('record-unknown', `There is no booking record [${booking}].`)
    const base = { subjects: [booking], occurredAt: by.at ?? desk.outside.clock.now(), actor: by.actor } as const
    const checked: Entry = { ...base, kind: 'release-checked', public: { step, clear }, private: { note } }
    if (clear) return [checked]
    return [
      checked,
      {
        ...base,
        kind: 'escalated',
        public: { about: 'look-before-the-door', level: 'supervisor', notice: null, duty: null },
        private: {
          says:
            `At the check of ${step} something was found${note === null ? '' : `: ${note}`}. ` +
            'Look at it now; by itself it keeps nobody.',
        },
      },
    ]
  })
}

/** The person names counsel or one designated person to be told, or takes it back (`null`). */
export const namePersonToTell = async (desk: Desk, booking: BookingId, person: PersonToTell | null, by: By): Promise<void> => {
  await append(desk, [booking], (histories) => {
    if (!foldBooking(booking, histories.get(booking) ?? []))
      throw new DeskError('record-unknown', `There is no booking record [${booking}].`)
    return [
      {
        kind: 'person-to-tell-named',
        subjects: [booking],
        occurredAt: by.at ?? desk.outside.clock.now(),
        actor: by.actor,
        public: { role: person?.role ?? 'nobody' },
        private: person,
      },
    ]
  })
}

/** Copies went to counsel or the designated person: what was sent, how that is proved; the duty that asks for it is done. */
export const recordPersonTold = async (
  desk: Desk,
  booking: BookingId,
  letters: readonly LetterId[],
  proof: string,
  by: By,
): Promise<void> => {
  await append(desk, [booking], (histories) => {
    const record = foldBooking(booking, histories.get(booking) ?? [])
    const to = record?.toTell
    const known = record?.letters.filter((letter) => letters.includes(letter.id)).map((letter) => letter.id) ?? []
    if (!record || !to) throw new DeskError('input-invalid', 'Nobody is named who is to be told.')
    if (known.length === 0) throw new DeskError('record-unknown', 'None of these letters is on record for this booking.')
    const at = by.at ?? desk.outside.clock.now()
    const base = { subjects: [booking], occurredAt: at, actor: by.actor } as const
    const owed = record.duties.filter((duty) => duty.state.kind === 'open' && isOwedToTheNamed(duty.to))
    return [
      {
        ...base,
        kind: 'person-told',
        public: { letters: known, duty: owed[0]?.id ?? null },
        private: { to: `${to.name}, ${to.contact}`, proof },
      },
      ...owed.map((duty): Entry => ({
        ...base,
        kind: 'duty-done',
        public: { duty: duty.id, late: duty.by !== null && at > duty.by },
        private: { proof: `sent to ${to.role === 'attorney' ? 'counsel' : 'the designated person'}: ${proof}` },
      })),
    ]
  })
}

/** A law that names counsel is content with the one person designated in counsel's place, and the other way round. */
export const isOwedToTheNamed = (to: string): boolean => to === 'attorney' || to === 'designated-person'
