// The auditor's account of notices: who is owed one since when, what truly arrived on the lines, and what was said last.
import type { BookingId } from '../src/custody/booking.ts'
import type { InstrumentId } from '../src/instrument/instrument.ts'
import type { Logged, NoticeId } from '../src/log/entry.ts'
import type { NoticeMessage } from '../src/outside/outside.ts'
import type { Instant } from '../src/time/instant.ts'
import type { Findings } from './findings.ts'
import type { Stay } from './jail.ts'
import { asksForNotice, keepsLawfully, mayNotify } from './permission.ts'
import type { TrueInstrument } from './request-plan.ts'
import { minuteMs } from './stay-plan.ts'
import type { WorldTime } from './time.ts'
import type { Weather } from './weather.ts'

type About = 'release' | 'correction'

export type Case = {
  readonly stay: Stay
  /** The papers that speak for this person, as they truly are; a cancelled one does not. */
  readonly live: Map<InstrumentId, TrueInstrument>
  /** Grows each time the person becomes free to leave anew. */
  episode: number
  leaving: boolean
  owed: { readonly about: About; readonly sinceMs: number } | null
  /** What the other side has, in the order in which it got it. */
  readonly heard: { readonly about: About; readonly episode: number; readonly repeat: boolean }[]
  toldDeskMs: number
}

type Attempt = {
  readonly case: Case
  readonly about: About
  readonly episode: number
  readonly permitted: boolean
  readonly repeat: boolean
}

type Needs = {
  readonly time: WorldTime
  readonly findings: Findings
  readonly allowsNotices: boolean
  readonly deskWeather: Weather
  readonly lineWeather: Weather
}

/** Longest wait for a retry, with room: ten minutes after repeated failures of the desk itself. */
const minutesToArrive = 20

export class NoticeWatch {
  readonly #needs: Needs

  constructor(needs: Needs) {
    this.#needs = needs
  }

  readonly #cases = new Map<BookingId, Case>()
  readonly #notices = new Map<NoticeId, { readonly about: About; readonly case: Case }>()

  readonly #attempts = new Map<string, Attempt>()

  readonly #permittedNow = (its: Case, at: Instant): boolean =>
    [...its.live.values()].some(asksForNotice) && mayNotify([...its.live.values()], at, this.#needs.allowsNotices)

  readonly #isKept = (its: Case): boolean => [...its.live.values()].some(keepsLawfully)

  /** Looks at the case anew after anything that the desk came to know. */
  readonly #settle = (its: Case): void => {
    const { told } = its.stay
    const leaving = told.left === null ? told.freeSince !== null && !this.#isKept(its) : its.leaving
    if (leaving && !its.leaving) its.episode += 1
    its.leaving = leaving
    const about = owedIn(its, this.#permittedNow(its, this.#needs.time.clock.now()))
    if (about === null) its.owed = null
    else if (its.owed?.about !== about) {
      its.owed = { about, sinceMs: this.#needs.time.nowMs() }
      this.#lookLater(its, minutesToArrive + 1)
    }
  }

  readonly #lookLater = (its: Case, minutes: number): void => this.#needs.time.after(minutes * minuteMs, () => this.#look(its))

  readonly #look = (its: Case): void => {
    if (its.owed === null) return
    const now = this.#needs.time.nowMs()
    const { about, sinceMs } = its.owed
    const deskSince = Math.max(sinceMs, this.#needs.deskWeather.goodSinceMs())
    const since = Math.max(deskSince, this.#needs.lineWeather.goodSinceMs())
    const { booking } = its.stay.person
    if (now - since >= minutesToArrive * minuteMs) {
      this.#needs.findings.say(
        'notice-lost',
        booking,
        `a ${about} notice is owed and did not arrive, though desk and lines were well for ${minutesToArrive} minutes`,
      )
      return
    }
    if (now - deskSince >= minutesToArrive * minuteMs && its.toldDeskMs < sinceMs) {
      this.#needs.findings.say(
        'missed-not-shown',
        booking,
        `a ${about} notice is owed, has not arrived for ${minutesToArrive} minutes, and nobody at the desk was told`,
      )
      return
    }
    this.#lookLater(its, since === Infinity ? 15 : Math.max(1, (since - now) / minuteMs + minutesToArrive))
  }

  readonly #hear = (its: Case, about: About, episode: number, repeat: boolean, by: string): void => {
    // Of several that arrive, one may be without the mark: the first that was sent, which a slow line may bring last.
    const before = its.heard.some((each) => each.about === about && each.episode === episode && !each.repeat)
    if (before && !repeat) {
      this.#needs.findings.say(
        'silent-repeat',
        its.stay.person.booking,
        `a ${about} notice arrived again by ${by} and does not say that it is a repeat`,
      )
    }
    its.heard.push({ about, episode, repeat })
    this.#settle(its)
  }

  readonly caseOf = (id: BookingId, stay: Stay): Case => {
    const there = this.#cases.get(id)
    if (there !== undefined) return there
    const its: Case = {
      stay,
      live: new Map(),
      episode: 0,
      leaving: false,
      owed: null,
      heard: [],
      toldDeskMs: -1,
    }
    this.#cases.set(id, its)
    return its
  }

  readonly known = (id: BookingId): Case | undefined => this.#cases.get(id)

  readonly isKept = this.#isKept

  readonly settle = this.#settle

  /** Entries about notices, as they become durable. */
  readonly see = (logged: Logged, id: BookingId): void => {
    const its = this.#cases.get(id)
    if (its === undefined) return
    const { booking } = its.stay.person
    switch (logged.kind) {
      case 'notice-opened':
        this.#notices.set(logged.public.notice, { about: logged.public.about, case: its })
        break
      case 'notice-attempt-begun': {
        const notice = this.#notices.get(logged.public.notice)
        if (notice === undefined)
          return this.#needs.findings.say('notice-unknown', booking, 'an attempt was made for a notice that was never opened')
        const permitted = this.#permittedNow(its, this.#needs.time.clock.now())
        const { repeat } = logged.public
        this.#attempts.set(`${logged.public.notice}.${logged.public.attempt}`, {
          case: its,
          about: notice.about,
          episode: its.episode,
          permitted,
          repeat,
        })
        break
      }
      case 'notice-attempt-ended': {
        const { left } = its.stay.told
        const about = this.#notices.get(logged.public.notice)?.about
        if (about === 'release' && logged.public.outcome === 'sent' && left !== null && logged.occurredAt > left.at && !logged.public.late)
          this.#needs.findings.say('late-not-marked', booking, 'a notice arrived after the person left and is not marked late')
        break
      }
      case 'escalated':
        if (logged.public.notice !== null) its.toldDeskMs = this.#needs.time.nowMs()
        break
      default:
    }
  }

  /** The line was touched. */
  readonly begun = (channel: string, message: NoticeMessage): void => {
    const attempt = this.#attempts.get(message.messageId)
    if (attempt === undefined)
      return this.#needs.findings.say('not-on-record', null, `a notice went to the ${channel} line before its attempt was on record`)
    const { booking } = attempt.case.stay.person
    if (!attempt.permitted)
      this.#needs.findings.say(
        'not-permitted',
        booking,
        `a ${attempt.about} notice went out that the law of the day and the papers do not permit`,
      )
    if (attempt.about === 'release' && !attempt.case.leaving)
      this.#needs.findings.say('false-notice', booking, 'a release notice went out about a person who is not about to leave')
    if (!message.text.includes(booking) && !message.subject.includes(booking))
      this.#needs.findings.say('wrong-person', booking, 'a notice does not name its booking')
  }

  readonly arrived = (channel: string, message: NoticeMessage, whole: boolean): void => {
    const attempt = this.#attempts.get(message.messageId)
    if (attempt === undefined || !whole) return
    this.#hear(attempt.case, attempt.about, attempt.episode, /^REPEAT\b/.test(message.subject), channel)
  }

  readonly telephoned = (id: BookingId, notice: NoticeId): void => {
    const its = this.#cases.get(id)
    const about = this.#notices.get(notice)?.about
    if (its !== undefined && about !== undefined) this.#hear(its, about, its.episode, true, 'telephone')
  }

  /** At the end, when all has been well for hours. */
  readonly finish = (): void => {
    for (const its of this.#cases.values()) this.#look(its)
  }

  readonly count = () => this.#attempts.size

  readonly heard = () => [...this.#cases.values()].reduce((sum, its) => sum + its.heard.length, 0)
}

export const noticeWatch = (needs: Needs): NoticeWatch => new NoticeWatch(needs)

/** What the other side is owed now: word of the release, or the correction of a word that is no longer true. */
const owedIn = (its: Case, permitted: boolean): About | null => {
  const { told } = its.stay
  const last = its.heard.at(-1)
  if (told.left !== null && told.left.how !== 'released') return null
  if (its.leaving) {
    const heardNow = last?.about === 'release' && last.episode === its.episode
    // After the door nothing new is owed, but what was owed at the door still is.
    if (heardNow || (told.left !== null && its.owed === null)) return null
    return permitted || told.left !== null ? 'release' : null
  }
  return last?.about === 'release' && permitted && told.left === null ? 'correction' : null
}
