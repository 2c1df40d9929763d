// The auditor's account of notices: who is owed one since when, what truly arrived on the lines, and what was said last.
import type { BookingId } from '../src/custody/booking.ts'
import type { DeterminationId, Logged, NoticeId } from '../src/log/entry.ts'
import type { NoticeMessage } from '../src/outside/outside.ts'
import type { Rung } from '../src/release/notice.ts'
import { epochMs } from '../src/time/instant.ts'
import type { Instant } from '../src/time/instant.ts'
import type { Findings } from './findings.ts'
import type { Stay } from './jail.ts'
import { nextEpisode, noEpisode, owedIn } from './notice-case.ts'
import type { About, Attempt, Case, Episode, Heard, Known } from './notice-case.ts'
import { asksForNotice, keepsLawfully, mayNotify } from './permission.ts'
import { minuteMs } from './stay-plan.ts'
import type { WorldTime } from './time.ts'
import type { Weather } from './weather.ts'

type Needs = {
  readonly time: WorldTime
  readonly findings: Findings
  readonly allowsNotices: boolean
  readonly until: 'confirmed' | 'acknowledged'
  readonly deskWeather: Weather
  readonly lineWeather: Pick<Weather, 'goodSinceMs'>
}

/** Longest wait for a retry, with room: ten minutes after repeated failures of the desk itself. */
const minutesToArrive = 20
/** The longest course of a slow line and the longest wait after a failure, and room; for a day. */
const minutesToTryAgain = 45
const hoursOfTries = 23
/** The desk is told of it every half hour. */
const minutesToTellAgain = 55
const dialsAMinute = 4
/** Where every notice is to be acknowledged it goes again every two hours, for a day. */
const minutesToRepeat = 150

export class NoticeWatch {
  readonly #needs: Needs

  constructor(needs: Needs) {
    this.#needs = needs
  }

  readonly #cases = new Map<BookingId, Case>()
  readonly #notices = new Map<NoticeId, Known>()

  readonly #attempts = new Map<string, Attempt>()
  /** What the other side has heard, by number of booking: it stays heard whatever becomes of the desk. */
  /** What each determination on record says of a notice. */
  readonly #answers = new Map<DeterminationId, string>()
  #touched = 0
  #unfounded = 0
  readonly #heardOf = new Map<string, Heard[]>()

  readonly #permittedNow = (its: Case, at: Instant): boolean =>
    [...its.live.values()].some(asksForNotice) && mayNotify([...its.live.values()], at, this.#needs.allowsNotices)

  readonly #isKept = (its: Case): boolean => [...its.live.values()].some(keepsLawfully)

  /** Looks at the case anew after anything that the desk came to know. */
  readonly #settle = (its: Case): void => {
    if (its.isGone) return
    const { told } = its.stay
    const leaving = told.left === null ? told.freeSince !== null && !this.#isKept(its) : its.leaving
    if (leaving && !its.leaving) its.episode = nextEpisode(its.episode, told.freeSince ?? '')
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
    // A new day may have brought a new law.
    this.#settle(its)
    if (its.owed === null) return
    const now = this.#needs.time.nowMs()
    const { about, sinceMs } = its.owed
    const deskSince = Math.max(sinceMs, this.#needs.deskWeather.goodSinceMs())
    const since = Math.max(deskSince, this.#needs.lineWeather.goodSinceMs())
    const minutesOf = (ms: number): number => (now - ms) / minuteMs
    const found = ((): readonly [rule: string, says: string] | null => {
      if (minutesOf(since) >= minutesToArrive)
        return ['notice-lost', `is owed and did not arrive, though desk and lines were well for ${minutesToArrive} minutes`]
      if (minutesOf(deskSince) >= minutesToArrive && its.toldDeskMs < sinceMs)
        return ['missed-not-shown', `is owed, has not arrived for ${minutesToArrive} minutes, and nobody at the desk was told`]
      if (minutesOf(Math.max(deskSince, its.toldDeskMs)) >= minutesToTellAgain && minutesOf(sinceMs) < hoursOfTries * 60)
        return ['missed-not-shown', `is owed, has not arrived, and for ${minutesToTellAgain} minutes nobody at the desk was told`]
      if (minutesOf(Math.max(deskSince, its.triedMs)) >= minutesToTryAgain && minutesOf(sinceMs) < hoursOfTries * 60)
        return ['not-tried-again', `is owed, has not arrived, and nothing was tried for ${minutesToTryAgain} minutes`]
      return null
    })()
    if (found !== null) return this.#needs.findings.say(found[0], its.stay.person.booking, `a ${about} notice ${found[1]}`)
    this.#lookLater(its, since === Infinity ? 15 : Math.max(1, (since - now) / minuteMs + minutesToArrive))
  }

  /** What was taken and nobody has acknowledged goes again. */
  readonly #lookForRepeat = (notice: Known, sinceMs: number, minutes: number): void =>
    this.#needs.time.after(minutes * minuteMs, () => {
      const now = this.#needs.time.nowMs()
      const isEnough = notice.firstSentMs === null || now - notice.firstSentMs > hoursOfTries * 60 * minuteMs
      if (notice.begunMs > sinceMs || notice.acknowledged || notice.byHand || notice.over || isEnough) return
      // The desk of before was looked at; the restored one is by a look of its own.
      if (this.#rewoundMs > sinceMs) return
      // A request that was taken back asks for no repeat.
      if (!this.#permittedNow(notice.case, this.#needs.time.clock.now())) return
      if (now - this.#needs.deskWeather.goodSinceMs() < minutesToArrive * minuteMs)
        return this.#lookForRepeat(notice, sinceMs, minutesToArrive)
      const { booking } = notice.case.stay.person
      this.#needs.findings.say('not-repeated', booking, `a ${notice.about} notice is not acknowledged and was not sent again`)
    })

  readonly #hear = (its: Case, about: About, episode: Episode, repeat: boolean, by: string): void => {
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
    its.isUnrecorded = false
    this.#settle(its)
  }

  readonly caseOf = (id: BookingId, stay: Stay): Case => {
    const there = this.#cases.get(id)
    if (there !== undefined) return there
    const heard = this.#heardOf.get(stay.person.booking) ?? []
    this.#heardOf.set(stay.person.booking, heard)
    const its: Case = {
      stay,
      isUnrecorded: this.#unrecorded.has(stay.person.booking),
      isGone: false,
      live: new Map(),
      episode: noEpisode,
      leaving: false,
      owed: null,
      heard,
      toldDeskMs: -1,
      notice: null,
      triedMs: -1,
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
      case 'notice-opened': {
        const { notice, about, mayBeKnown = false } = logged.public
        this.#settle(its)
        const { episode } = its
        if (its.notice?.about === about && its.notice.episode === episode && !its.notice.over && !mayBeKnown)
          this.#needs.findings.say('said-twice', booking, `a second ${about} notice was opened about one and the same release`)
        if (its.notice !== null) its.notice.over = true
        its.notice = {
          id: notice,
          booking: id,
          about,
          case: its,
          episode,
          dials: new Map(),
          openedMs: this.#needs.time.nowMs(),
          begunMs: -1,
          againByMs: null,
          firstSentMs: null,
          acknowledged: false,
          byHand: false,
          over: false,
        }
        this.#notices.set(notice, its.notice)
        break
      }
      case 'determined':
        this.#answers.set(logged.public.id, logged.public.answers['notify-of-release'])
        break
      case 'notice-withdrawn': {
        const notice = this.#notices.get(logged.public.notice)
        if (notice !== undefined) notice.over = true
        break
      }
      case 'notice-attempt-begun':
        this.#sawBegun(logged, its)
        break
      case 'notice-attempt-ended':
        this.#sawEnded(logged, its)
        break
      case 'notice-acknowledged': {
        const notice = this.#notices.get(logged.public.notice)
        if (notice === undefined || its.heard.length === 0)
          this.#needs.findings.say('acknowledgment-invented', booking, 'a notice is acknowledged that never arrived')
        else notice.acknowledged = true
        break
      }
      case 'escalated':
        if (logged.public.notice !== null) its.toldDeskMs = this.#needs.time.nowMs()
        break
      default:
    }
  }

  readonly #sawEnded = (logged: Extract<Logged, { kind: 'notice-attempt-ended' }>, its: Case): void => {
    const { booking } = its.stay.person
    const { left } = its.stay.told
    const notice = this.#notices.get(logged.public.notice)
    const { outcome, late } = logged.public
    if (notice?.about === 'release' && outcome === 'sent' && left !== null && logged.occurredAt > left.at && !late)
      this.#needs.findings.say('late-not-marked', booking, 'a notice arrived after the person left and is not marked late')
    if (notice === undefined || outcome !== 'sent') return
    notice.byHand ||= logged.public.channel === 'phone' || logged.public.channel === 'portal'
    notice.firstSentMs ??= this.#needs.time.nowMs()
    if (this.#needs.until !== 'acknowledged') return
    // Two hours from the end as the machine's clock told it, which may have been ahead.
    const now = this.#needs.time.nowMs()
    const minutes = minutesToRepeat + Math.max(0, (epochMs(logged.occurredAt) - now) / minuteMs)
    notice.againByMs = now + minutes * minuteMs
    this.#lookForRepeat(notice, now, minutes)
  }

  /**
   * The backup says when it was taken last: two hours after that it goes again, whatever the desk of before had sent in the hours that
   * are lost. What was due in them is due at once; a repeat that had failed may have to wait first.
   */
  readonly #lookAfterRestore = (notice: Known): void => {
    if (notice.againByMs === null) return
    const now = this.#needs.time.nowMs()
    const rests = now - notice.openedMs > hoursOfTries * 60 * minuteMs ? minutesToRepeat : minutesToTryAgain
    this.#lookForRepeat(notice, now, Math.max(rests, (notice.againByMs - now) / minuteMs))
  }

  readonly #sawBegun = (logged: Extract<Logged, { kind: 'notice-attempt-begun' }>, its: Case): void => {
    const { booking } = its.stay.person
    const { notice: id, attempt, repeat } = logged.public
    const notice = this.#notices.get(id)
    if (notice === undefined)
      return this.#needs.findings.say('notice-unknown', booking, 'an attempt was made for a notice that was never opened')
    const messageId = `${id}.${attempt}`
    if (this.#attempts.has(messageId) && !this.#lost.has(messageId))
      this.#needs.findings.say('attempt-twice', booking, 'two attempts of one notice are on record under one number')
    if (notice.acknowledged)
      this.#needs.findings.say('repeated-though-acknowledged', booking, 'a notice that was acknowledged was sent again')
    notice.begunMs = this.#needs.time.nowMs()
    this.#countDials(notice, logged.public.rung ?? logged.public.channel)
    its.triedMs = this.#needs.time.nowMs()
    const { about } = notice
    const permitted = this.#permittedNow(its, logged.occurredAt)
    const { left } = its.stay.told
    const leaving = its.leaving && (left === null || left.how === 'released')
    this.#lost.delete(messageId)
    const answer = this.#answers.get(logged.public.permittedBy)
    const founded = answer === 'must' || (answer === 'may' && this.#needs.allowsNotices)
    this.#attempts.set(messageId, { founded, notice, case: its, about, leaving, episode: its.episode, permitted, repeat })
  }

  /** After a call that was cut the next follows at once, and then no more: what dials on and on blocks the other side's line. */
  readonly #countDials = (notice: Known, rung: Rung): void => {
    if (rung === 'phone' || rung === 'portal') return
    const now = this.#needs.time.nowMs()
    const last = [...(notice.dials.get(rung) ?? []).filter((ms) => now - ms < minuteMs), now]
    notice.dials.set(rung, last)
    if (last.length <= dialsAMinute) return
    this.#needs.findings.say(
      'dialled-on-and-on',
      notice.case.stay.person.booking,
      `a notice was tried by ${rung} again and again without a pause`,
    )
  }

  /** The line was touched. */
  readonly begun = (channel: string, message: NoticeMessage): void => {
    const attempt = this.#attempts.get(message.messageId)
    this.#touched += 1
    if (attempt?.founded !== true) {
      this.#unfounded += 1
      this.#needs.findings.say('without-determination', null, `a notice went to the ${channel} line with no determination behind it`)
    }
    if (attempt === undefined)
      return this.#needs.findings.say('not-on-record', null, `a notice went to the ${channel} line before its attempt was on record`)
    const { booking } = attempt.case.stay.person
    if (!attempt.permitted)
      this.#needs.findings.say(
        'not-permitted',
        booking,
        `a ${attempt.about} notice went out that the law of the day and the papers do not permit`,
      )
    if (attempt.about === 'release' && !attempt.leaving)
      this.#needs.findings.say('false-notice', booking, 'a release notice went out about a person who is not about to leave')
    if (attempt.about === 'correction' && attempt.leaving)
      this.#needs.findings.say('false-notice', booking, 'a correction went out about a person who is about to leave')
    if (!message.text.includes(booking) && !message.subject.includes(booking))
      this.#needs.findings.say('wrong-person', booking, 'a notice does not name its booking')
  }

  readonly arrived = (channel: string, message: NoticeMessage, whole: boolean): void => {
    const attempt = this.#attempts.get(message.messageId)
    if (attempt === undefined || !whole) return
    this.#hear(attempt.case, attempt.about, attempt.episode, /^REPEAT\b/.test(message.subject), channel)
  }

  readonly gaveByHand = (id: BookingId, notice: NoticeId, how: string): void => {
    const its = this.#cases.get(id)
    const about = this.#notices.get(notice)?.about
    if (its !== undefined && about !== undefined) this.#hear(its, about, its.episode, true, how)
  }

  readonly noticeOf = (messageId: string): { readonly booking: BookingId; readonly notice: NoticeId } | null => {
    const notice = this.#attempts.get(messageId)?.notice
    return notice === undefined ? null : { booking: notice.booking, notice: notice.id }
  }

  /** The code was given back and the desk has said that it heard it. */
  readonly codeTaken = (id: NoticeId): void => {
    const notice = this.#notices.get(id)
    if (notice === undefined || notice.acknowledged) return
    const { booking } = notice.case.stay.person
    this.#needs.findings.say('acknowledgment-lost', booking, 'the code of a notice was given back and is not on record')
  }

  /** At the end, when all has been well for hours. */
  readonly finish = (): void => {
    for (const its of this.#cases.values()) this.#look(its)
  }

  #rewoundMs = -1
  readonly #unrecorded = new Set<string>()
  /** Attempts that the record has no more: their numbers are given again. */
  readonly #lost = new Set<string>()

  /** Remembers where the account stands; what comes back takes it there again. What was heard stays heard. */
  readonly mark = (): (() => void) => {
    const cases = [...this.#cases].map(([id, its]) => ({ id, its, was: { ...its, live: [...its.live] }, heard: its.heard.length }))
    const notices = [...this.#notices.values()].map((notice) => ({ notice, was: { ...notice } }))
    const tried = new Set(this.#attempts.keys())
    const heardBefore = new Map([...this.#heardOf].map(([booking, { length }]) => [booking, length]))
    return () => {
      this.#rewoundMs = this.#needs.time.nowMs()
      for (const messageId of this.#attempts.keys()) if (!tried.has(messageId)) this.#lost.add(messageId)
      for (const each of this.#notices.values()) each.over = true
      for (const its of this.#cases.values()) its.isGone = true
      this.#notices.clear()
      this.#cases.clear()
      for (const { notice, was } of notices) this.#notices.set(notice.id, Object.assign(notice, { ...was, begunMs: notice.begunMs }))
      for (const [booking, { length }] of this.#heardOf) if (length > (heardBefore.get(booking) ?? 0)) this.#unrecorded.add(booking)
      for (const { id, its, was } of cases) {
        const { live, episode, leaving, notice, toldDeskMs, triedMs } = was
        its.live.clear()
        for (const [instrument, truth] of live) its.live.set(instrument, truth)
        const isUnrecorded = this.#unrecorded.has(its.stay.person.booking)
        Object.assign(its, { episode, leaving, notice, toldDeskMs, triedMs, owed: null, isGone: false, isUnrecorded })
        this.#cases.set(id, its)
        this.#settle(its)
      }
      for (const { notice } of notices) this.#lookAfterRestore(notice)
    }
  }

  readonly count = () => this.#attempts.size

  /** Messages that a line was given; and those of them behind which no determination on record stands. */
  readonly onLines = () => ({ touched: this.#touched, unfounded: this.#unfounded })

  readonly heard = () => [...this.#cases.values()].reduce((sum, its) => sum + its.heard.length, 0)
}

export const noticeWatch = (needs: Needs): NoticeWatch => new NoticeWatch(needs)
