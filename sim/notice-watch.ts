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

export type NoticeWatch = ReturnType<typeof noticeWatch>

export const noticeWatch = ({ time, findings, allowsNotices, deskWeather, lineWeather }: Needs) => {
  const cases = new Map<BookingId, Case>()
  const notices = new Map<NoticeId, { readonly about: About; readonly case: Case }>()
  const attempts = new Map<string, Attempt>()
  const permittedNow = (its: Case, at: Instant): boolean =>
    [...its.live.values()].some(asksForNotice) && mayNotify([...its.live.values()], at, allowsNotices)
  const isKept = (its: Case): boolean => [...its.live.values()].some(keepsLawfully)

  /** Looks at the case anew after anything that the desk came to know. */
  const settle = (its: Case): void => {
    const { told } = its.stay
    const leaving = told.left === null ? told.freeSince !== null && !isKept(its) : its.leaving
    if (leaving && !its.leaving) its.episode += 1
    its.leaving = leaving
    const about = owedIn(its, permittedNow(its, time.clock.now()))
    if (about === null) its.owed = null
    else if (its.owed?.about !== about) {
      its.owed = { about, sinceMs: time.nowMs() }
      lookLater(its, minutesToArrive + 1)
    }
  }
  const lookLater = (its: Case, minutes: number): void => time.after(minutes * minuteMs, () => look(its))
  const look = (its: Case): void => {
    if (its.owed === null) return
    const now = time.nowMs()
    const { about, sinceMs } = its.owed
    const deskSince = Math.max(sinceMs, deskWeather.goodSinceMs())
    const since = Math.max(deskSince, lineWeather.goodSinceMs())
    const { booking } = its.stay.person
    if (now - since >= minutesToArrive * minuteMs) {
      findings.say(
        'notice-lost',
        booking,
        `a ${about} notice is owed and did not arrive, though desk and lines were well for ${minutesToArrive} minutes`,
      )
      return
    }
    if (now - deskSince >= minutesToArrive * minuteMs && its.toldDeskMs < sinceMs) {
      findings.say(
        'missed-not-shown',
        booking,
        `a ${about} notice is owed, has not arrived for ${minutesToArrive} minutes, and nobody at the desk was told`,
      )
      return
    }
    lookLater(its, since === Infinity ? 15 : Math.max(1, (since - now) / minuteMs + minutesToArrive))
  }
  const hear = (its: Case, about: About, episode: number, repeat: boolean, by: string): void => {
    // Of several that arrive, one may be without the mark: the first that was sent, which a slow line may bring last.
    const before = its.heard.some((each) => each.about === about && each.episode === episode && !each.repeat)
    if (before && !repeat) {
      findings.say(
        'silent-repeat',
        its.stay.person.booking,
        `a ${about} notice arrived again by ${by} and does not say that it is a repeat`,
      )
    }
    its.heard.push({ about, episode, repeat })
    settle(its)
  }
  return {
    caseOf: (id: BookingId, stay: Stay): Case => {
      const there = cases.get(id)
      if (there !== undefined) return there
      const its: Case = { stay, live: new Map(), episode: 0, leaving: false, owed: null, heard: [], toldDeskMs: -1 }
      cases.set(id, its)
      return its
    },
    known: (id: BookingId): Case | undefined => cases.get(id),
    isKept,
    settle,
    /** Entries about notices, as they become durable. */
    see: (logged: Logged, id: BookingId): void => {
      const its = cases.get(id)
      if (its === undefined) return
      const { booking } = its.stay.person
      switch (logged.kind) {
        case 'notice-opened':
          notices.set(logged.public.notice, { about: logged.public.about, case: its })
          break
        case 'notice-attempt-begun': {
          const notice = notices.get(logged.public.notice)
          if (notice === undefined) return findings.say('notice-unknown', booking, 'an attempt was made for a notice that was never opened')
          const permitted = permittedNow(its, time.clock.now())
          const { repeat } = logged.public
          attempts.set(`${logged.public.notice}.${logged.public.attempt}`, {
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
          const about = notices.get(logged.public.notice)?.about
          if (
            about === 'release' &&
            logged.public.outcome === 'sent' &&
            left !== null &&
            logged.occurredAt > left.at &&
            !logged.public.late
          )
            findings.say('late-not-marked', booking, 'a notice arrived after the person left and is not marked late')
          break
        }
        case 'escalated':
          if (logged.public.notice !== null) its.toldDeskMs = time.nowMs()
          break
        default:
      }
    },
    /** The line was touched. */
    begun: (channel: string, message: NoticeMessage): void => {
      const attempt = attempts.get(message.messageId)
      if (attempt === undefined)
        return findings.say('not-on-record', null, `a notice went to the ${channel} line before its attempt was on record`)
      const { booking } = attempt.case.stay.person
      if (!attempt.permitted)
        findings.say('not-permitted', booking, `a ${attempt.about} notice went out that the law of the day and the papers do not permit`)
      if (attempt.about === 'release' && !attempt.case.leaving)
        findings.say('false-notice', booking, 'a release notice went out about a person who is not about to leave')
      if (!message.text.includes(booking) && !message.subject.includes(booking))
        findings.say('wrong-person', booking, 'a notice does not name its booking')
    },
    arrived: (channel: string, message: NoticeMessage, whole: boolean): void => {
      const attempt = attempts.get(message.messageId)
      if (attempt === undefined || !whole) return
      hear(attempt.case, attempt.about, attempt.episode, /^REPEAT\b/.test(message.subject), channel)
    },
    telephoned: (id: BookingId, notice: NoticeId): void => {
      const its = cases.get(id)
      const about = notices.get(notice)?.about
      if (its !== undefined && about !== undefined) hear(its, about, its.episode, true, 'telephone')
    },
    /** At the end, when all has been well for hours. */
    finish: (): void => {
      for (const its of cases.values()) look(its)
    },
    count: () => attempts.size,
    heard: () => [...cases.values()].reduce((sum, its) => sum + its.heard.length, 0),
  }
}

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
