// The people at the desk: awake, they decide matches, hand over and send letters, telephone; and now and then they err.
import { confirmMatch, mailLetter, recordLetterSent, refuseMatch, serveCopy, withdrawMatch } from '../src/acts.ts'
import type { BookingId } from '../src/custody/booking.ts'
import type { Desk } from '../src/desk-work.ts'
import type { PaperId } from '../src/document/paper.ts'
import type { InstrumentId } from '../src/instrument/instrument.ts'
import { isBookingId } from '../src/log/booking-record.ts'
import type { Logged, NoticeId, Subject } from '../src/log/entry.ts'
import { isPaperId } from '../src/log/paper-record.ts'
import { recordPhoneNotice, recordPortal } from '../src/notice-acts.ts'
import type { Draw } from './draw.ts'
import type { Setting } from './options.ts'
import type { RunningDesk } from './running-desk.ts'
import { dayMs, hourMs, minuteMs } from './stay-plan.ts'
import type { WorldTime } from './time.ts'

export type StaffKnows = {
  /** The booking that an instrument is truly about, as the desk calls it; null: nobody in this jail. */
  readonly trueBooking: (instrument: InstrumentId) => BookingId | null
  readonly isIn: (booking: BookingId) => boolean
  /** Somebody confirmed a match that is wrong; the auditor is told, for the desk could not know. */
  readonly erred: (instrument: InstrumentId, booking: BookingId) => void
  readonly answered: (owner: Subject) => void
  readonly served: (booking: BookingId, kinds: readonly string[]) => void
  /** A person gave the notice, by telephone or in the portal. */
  readonly gaveByHand: (booking: BookingId, notice: NoticeId, how: string) => void
}

type Needs = {
  readonly time: WorldTime
  readonly draw: Draw
  readonly desk: RunningDesk
  readonly setting: Setting
  readonly knows: StaffKnows
}

const deputy = { actor: { kind: 'person', account: 'deputy' } } as const

export class Staff {
  readonly #needs: Needs

  constructor(needs: Needs) {
    this.#needs = needs
  }

  #absentUntilMs = 0

  readonly #awakeFrom = (ms: number): number => {
    const from = Math.max(ms, this.#absentUntilMs)
    if (!this.#needs.setting.staffSleeps) return from
    const hour = (((from - 7 * hourMs) % dayMs) + dayMs) % dayMs
    // Asleep from 23:00 to 06:00, mountain time.
    if (hour >= 6 * hourMs && hour < 23 * hourMs) return from
    return from + ((6 * hourMs - hour + dayMs) % dayMs) + this.#needs.draw.between(0, 20) * minuteMs
  }

  /** A person tries again until it is done, a few times. */
  readonly #act = (run: (its: Desk) => Promise<unknown>, done: () => void = () => undefined): void => {
    let tries = 0
    this.#needs.desk.bring({
      run,
      done,
      refused: () => {
        tries += 1
        return tries < 6
      },
      againAfterMs: 2 * minuteMs,
    })
  }

  readonly #later = (run: () => void): void =>
    this.#needs.time.plan(
      this.#awakeFrom(this.#needs.time.nowMs() + this.#needs.draw.between(0.2, 1.8) * this.#needs.setting.staffMinutes * minuteMs),
      run,
    )

  /** What of one paper is proposed is decided together, as on the page of the paper. */
  readonly #proposedOf = new Map<PaperId, InstrumentId[]>()

  readonly #decide = (paper: PaperId, candidates: readonly BookingId[]): void => {
    const instruments = this.#proposedOf.get(paper) ?? []
    this.#proposedOf.delete(paper)
    const [first] = instruments
    if (first === undefined) return
    const truly = this.#needs.knows.trueBooking(first)
    const wrong = candidates.find((each) => each !== truly)
    if (wrong !== undefined && this.#needs.draw.chance(0.04)) {
      for (const each of instruments) this.#needs.knows.erred(each, wrong)
      this.#act((its) => confirmMatch(its, paper, instruments, wrong, deputy))
      this.#needs.time.plan(this.#awakeFrom(this.#needs.time.nowMs() + this.#needs.draw.between(0.5, 5) * hourMs), () => {
        for (const each of instruments) this.#act((its) => withdrawMatch(its, paper, each, wrong, deputy))
      })
      return
    }
    if (truly !== null && candidates.includes(truly)) this.#act((its) => confirmMatch(its, paper, instruments, truly, deputy))
    else for (const each of instruments) for (const other of candidates) this.#act((its) => refuseMatch(its, paper, each, other, deputy))
  }

  readonly #letter = (logged: Extract<Logged, { kind: 'letter-written' }>): void => {
    const owner = logged.subjects[0]
    const { letter: id, letterKind, language } = logged.public
    if (owner === undefined) return
    if (letterKind === 'answer-to-requester' || letterKind === 'referral-to-counsel') {
      const byLine = this.#needs.draw.chance(0.3)
      this.#act(
        (its) =>
          byLine ? mailLetter(its, owner, id, 'ero@example.test', deputy) : recordLetterSent(its, owner, id, 'email', 'requester', deputy),
        () => this.#needs.knows.answered(owner),
      )
      return
    }
    if (!isBookingId(owner) || !this.#needs.knows.isIn(owner)) return
    this.#act(
      (its) => serveCopy(its, owner, [id], language, 'in person', deputy),
      () => this.#needs.knows.served(owner, [letterKind]),
    )
  }

  readonly #giveByHand = (booking: BookingId, notice: NoticeId): void => {
    const inPortal = this.#needs.setting.portal && this.#needs.draw.chance(0.5)
    this.#act(
      (its) =>
        inPortal ? recordPortal(its, booking, notice, 'P-1', deputy) : recordPhoneNotice(its, booking, notice, 'the duty officer', deputy),
      () => this.#needs.knows.gaveByHand(booking, notice, inPortal ? 'the portal' : 'telephone'),
    )
  }

  readonly absent = (untilMs: number): void => {
    this.#absentUntilMs = untilMs
  }

  /** What the desk shows is seen by whoever is there. */
  readonly see = (logged: Logged): void => {
    const [subject] = logged.subjects
    if (subject === undefined) return
    if (logged.kind === 'match-proposed' && logged.public.candidates > 0 && isPaperId(subject)) {
      const candidates = logged.private?.candidates.map((each) => each.booking) ?? []
      const waiting = this.#proposedOf.get(subject)
      if (waiting === undefined) this.#later(() => this.#decide(subject, candidates))
      this.#proposedOf.set(subject, [...(waiting ?? []), logged.public.instrument])
    }
    if (logged.kind === 'letter-written') this.#later(() => this.#letter(logged))
    if (logged.kind === 'escalated' && logged.public.notice !== null && isBookingId(subject) && this.#needs.draw.chance(0.5)) {
      const { notice } = logged.public
      this.#later(() => this.#giveByHand(subject, notice))
    }
  }
}

export const staff = (needs: Needs): Staff => new Staff(needs)
