// The auditor: its own account of the world and of what the lines delivered, held against what the desk shows. It trusts no fold of the desk.
import type { BookingId, CustodyEvent } from '../src/custody/booking.ts'
import type { InstrumentId } from '../src/instrument/instrument.ts'
import { isBookingId } from '../src/log/booking-record.ts'
import type { Logged, NoticeId, Subject } from '../src/log/entry.ts'
import { instrumentIdOf, paperIdOf, parseSha256 } from '../src/log/ids.ts'
import type { NoticeMessage } from '../src/outside/outside.ts'
import type { SimulatedStore } from '../src/outside/store/simulated.ts'
import { audit } from '../src/report/audit.ts'
import { createHash } from 'node:crypto'
import { dutyWatch } from './duty-watch.ts'
import type { Findings } from './findings.ts'
import type { Stay } from './jail.ts'
import { noticeWatch } from './notice-watch.ts'
import type { Case } from './notice-watch.ts'
import { asksForNotice } from './permission.ts'
import type { PaperPlan } from './request-plan.ts'
import { follow } from './stay-account.ts'
import { minuteMs } from './stay-plan.ts'
import type { WorldTime } from './time.ts'
import type { Weather } from './weather.ts'

type Needs = {
  readonly time: WorldTime
  readonly findings: Findings
  readonly store: () => SimulatedStore
  readonly allowsNotices: boolean
  readonly deskWeather: Weather
  readonly lineWeather: Weather
}

type TrackedPaper = {
  readonly plan: PaperPlan
  readonly id: string
  readonly sha256: string
  acknowledgedMs: number | null
  state: 'waiting' | 'read' | 'unreadable'
}

const minutesToRead = 20
/** From the receipt of a judge's warrant until it keeps the person, when all is well. */
const secondsToMatch = 45
/** The first day of the ordinance (D.R.M.C. 28-253): from then on a request is served on the person. */
const ordinance = '2017-08-31'

export type Auditor = ReturnType<typeof auditor>

export const auditor = (needs: Needs) => {
  const { time, findings, store, deskWeather } = needs
  const stays = new Map<string, Stay>()
  const ids = new Map<string, BookingId>()
  const numbers = new Map<BookingId, string>()
  const pending = new Map<string, { readonly stay: Stay; readonly event: CustodyEvent }>()
  const papers = new Map<string, TrackedPaper>()
  const instruments = new Map<InstrumentId, { readonly paper: TrackedPaper; readonly index: number }>()
  const proposed = new Set<InstrumentId>()
  const matched = new Map<InstrumentId, BookingId>()
  const erred = new Set<string>()
  const kept: Logged[] = []
  let entries = 0
  const numberOf = (owner: Subject): string | null => (isBookingId(owner) ? (numbers.get(owner) ?? null) : null)
  const notices = noticeWatch(needs)
  const duties = dutyWatch({ ...needs, numberOf })

  const caseOf = (id: BookingId): Case | null => {
    const stay = stays.get(numbers.get(id) ?? '')
    return stay === undefined ? null : notices.caseOf(id, stay)
  }
  /** The gate as the desk shows it, against what the world says of this person. */
  const checkGate = (stay: Stay, its: Case | undefined): void => {
    const { booking } = stay.person
    const shown = store().peek('booking', booking)
    const { told } = stay
    const keptBy = its !== undefined && notices.isKept(its)
    const wanted = told.left !== null ? 'left' : told.freeSince === null ? 'held' : keptBy ? 'kept' : 'open'
    if (shown?.state === wanted) {
      if (wanted === 'open' && shown.at !== told.freeSince)
        findings.say('eligible-since', booking, `the desk says free since ${shown.at}; it was ${told.freeSince ?? ''}`)
      return
    }
    const rule = wanted === 'open' ? 'over-detention' : wanted === 'kept' ? 'judge-passed-over' : 'gate-wrong'
    findings.say(rule, booking, `the gate is shown ${shown?.state ?? 'nowhere'} and should be ${wanted}`)
  }
  const lookAtPaper = (paper: TrackedPaper): void => {
    const since = Math.max(paper.acknowledgedMs ?? Infinity, deskWeather.goodSinceMs())
    const wait = since === Infinity ? minutesToRead : (since - time.nowMs()) / minuteMs + minutesToRead
    if (wait > 0) {
      if (paper.state === 'waiting' || isUnmatched(paper)) time.after((wait + 0.1) * minuteMs, () => lookAtPaper(paper))
      return
    }
    if (paper.state === 'waiting')
      findings.say('paper-not-read', paper.plan.about, `a paper was acknowledged and lies unread for ${minutesToRead} minutes`)
    else if (isUnmatched(paper))
      findings.say(
        'paper-not-matched',
        paper.plan.about,
        `a paper (${paper.plan.sort}) about this person in custody is matched to nobody and proposed to nobody`,
      )
  }
  const isUnmatched = ({ plan, sha256, state }: TrackedPaper): boolean => {
    const stay = plan.about === null ? undefined : stays.get(plan.about)
    if (!plan.certain || state !== 'read' || stay === undefined || stay.happened.left !== null || !ids.has(stay.person.booking))
      return false
    const id = instrumentIdOf(parseSha256(sha256), 1)
    return !matched.has(id) && !proposed.has(id)
  }
  const sawMatch = (logged: Extract<Logged, { kind: 'instrument-matched' }>): void => {
    const id = logged.subjects.find(isBookingId)
    const { instrument } = logged.public
    const known = instruments.get(instrument)
    const its = id === undefined ? null : caseOf(id)
    const truth = known?.paper.plan.instruments[known.index]
    if (id === undefined || its === null || known === undefined) return
    matched.set(instrument, id)
    if (known.paper.plan.about !== its.stay.person.booking && !erred.has(`${instrument} ${id}`))
      findings.say(
        'matched-wrong',
        its.stay.person.booking,
        `a paper (${known.paper.plan.sort}) about ${known.paper.plan.about ?? 'nobody'} was matched to this person`,
      )
    if (known.paper.plan.sort === 'cancellation')
      for (const [each, live] of its.live) if (live.asks.includes('hold-past-release')) its.live.delete(each)
    if (truth !== undefined) its.live.set(instrument, truth)
    notices.settle(its)
    expectDuties(id, its)
  }
  const expectDuties = (id: BookingId, its: Case): void => {
    if (time.clock.now() < `${ordinance}T12` || ![...its.live.values()].some(asksForNotice)) return
    time.after(minuteMs, () => {
      const isStill = [...its.live.values()].some(asksForNotice) && its.stay.happened.left === null
      if (isStill && deskWeather.goodSinceMs() < time.nowMs() - minuteMs && !duties.has(id, 'serve-copy'))
        findings.say(
          'duty-not-opened',
          its.stay.person.booking,
          'a request is on record and no duty to serve the person with it was opened',
        )
    })
  }
  const sawCustody = (logged: Extract<Logged, { kind: 'custody-event' }>): void => {
    const id = logged.subjects.find(isBookingId)
    const mine = pending.get(logged.private?.event.eventId ?? '')
    if (id === undefined) return
    if (mine === undefined)
      return findings.say('event-invented', numberOf(id), 'an event is on record that did not happen, or is there twice')
    pending.delete(mine.event.eventId ?? '')
    ids.set(mine.stay.person.booking, id)
    numbers.set(id, mine.stay.person.booking)
    follow(mine.stay.told, mine.event)
    // Papers that came before the person are to be found now.
    if (mine.event.event === 'booked' && mine.stay.papers > 0)
      for (const paper of papers.values())
        if (paper.plan.about === mine.stay.person.booking) time.after((minutesToRead + 1) * minuteMs, () => lookAtPaper(paper))
  }
  const see = (logged: Logged): void => {
    entries += 1
    const id = logged.subjects.find(isBookingId)
    switch (logged.kind) {
      case 'custody-event':
        sawCustody(logged)
        break
      case 'instrument-matched':
        sawMatch(logged)
        break
      case 'instrument-withdrawn': {
        const its = id === undefined ? null : caseOf(id)
        its?.live.delete(logged.public.instrument)
        if (its) notices.settle(its)
        break
      }
      case 'match-proposed':
        if (logged.public.candidates > 0) proposed.add(logged.public.instrument)
        break
      case 'paper-read':
      case 'paper-unreadable':
        for (const subject of logged.subjects) {
          const paper = papers.get(subject)
          if (paper !== undefined) paper.state = logged.kind === 'paper-read' ? 'read' : 'unreadable'
        }
        break
      default:
        duties.see(logged)
        if (id !== undefined) notices.see(logged, id)
    }
    if (logged.kind === 'gate-opened' || logged.kind === 'gate-closed')
      for (const says of audit([logged])) findings.say('audit', numberOf(id ?? 'desk'), says)
    else if (logged.kind !== 'custody-event') kept.push({ ...logged, private: null })
  }
  return {
    coming: (stay: Stay): void => void stays.set(stay.person.booking, stay),
    happens: (stay: Stay, event: CustodyEvent): void => void pending.set(event.eventId ?? '', { stay, event }),
    /** The entries of one commit, durable and shown. */
    durable: (logged: readonly Logged[]): void => {
      for (const each of logged) see(each)
      const touched = new Set(logged.flatMap((each) => each.subjects.filter(isBookingId)))
      for (const id of touched) {
        const stay = stays.get(numbers.get(id) ?? '')
        if (stay === undefined) continue
        const its = notices.known(id)
        if (its !== undefined) notices.settle(its)
        checkGate(stay, its)
        if (stay.told.left !== null && its === undefined && stay.papers === 0) stays.delete(stay.person.booking)
      }
    },
    acknowledged: (stay: Stay, event: CustodyEvent): void => {
      if (!pending.has(event.eventId ?? '')) return
      findings.say('event-lost', stay.person.booking, `the event ${event.event} was acknowledged and is not on record`)
    },
    sentPaper: (plan: PaperPlan): void => {
      const sha256 = createHash('sha256').update(plan.bytes).digest('hex')
      const paper: TrackedPaper = { plan, id: paperIdOf(parseSha256(sha256)), sha256, acknowledgedMs: null, state: 'waiting' }
      papers.set(paper.id, paper)
      for (const index of plan.instruments.keys()) instruments.set(instrumentIdOf(parseSha256(sha256), index + 1), { paper, index })
    },
    acknowledgedPaper: (paperId: string): void => {
      const paper = papers.get(paperId)
      if (paper === undefined) return findings.say('paper-unknown', null, 'the desk acknowledged a paper that nobody sent')
      paper.acknowledgedMs ??= time.nowMs()
      if (store().peek('paper', paper.id) === null)
        findings.say('paper-lost', paper.plan.about, 'a paper was acknowledged and is not on record')
      time.after((minutesToRead + 1) * minuteMs, () => lookAtPaper(paper))
    },
    trueBooking: (instrument: InstrumentId): BookingId | null => ids.get(instruments.get(instrument)?.paper.plan.about ?? '') ?? null,
    isIn: (id: BookingId): boolean => stays.get(numbers.get(id) ?? '')?.happened.left === null,
    erred: (instrument: InstrumentId, id: BookingId): void => {
      const known = instruments.get(instrument)
      // Those of the same paper are confirmed with it.
      for (const index of known?.paper.plan.instruments.keys() ?? [])
        erred.add(`${instrumentIdOf(parseSha256(known?.paper.sha256 ?? ''), index + 1)} ${id}`)
    },
    /** True if the person may go: the desk shows no judge's paper that keeps. */
    letsGo: (stay: Stay): boolean => {
      const id = ids.get(stay.person.booking)
      const its = id === undefined ? undefined : notices.known(id)
      return its === undefined || !notices.isKept(its)
    },
    /** A judge's warrant that the desk had time to read and match, and did not. */
    warrantWaits: (stay: Stay): boolean =>
      [...papers.values()].some(({ plan, sha256, acknowledgedMs }) => {
        if (plan.sort !== 'judges-warrant' || plan.about !== stay.person.booking || acknowledgedMs === null) return false
        const id = instrumentIdOf(parseSha256(sha256), 1)
        const hadTime = acknowledgedMs <= time.nowMs() - secondsToMatch * 1000 && deskWeather.goodSinceMs() <= acknowledgedMs
        return hadTime && !matched.has(id) && !proposed.has(id)
      }),
    noticeBegun: notices.begun,
    noticeArrived: notices.arrived,
    served: (id: BookingId, kinds: readonly string[]) => duties.served(id, kinds),
    telephoned: (id: BookingId, notice: NoticeId) => notices.telephoned(id, notice),
    finish: async (): Promise<void> => {
      notices.finish()
      for (const stay of stays.values()) {
        const id = ids.get(stay.person.booking)
        if (stay.untold === 0 && id !== undefined) checkGate(stay, notices.known(id))
      }
      for (const paper of papers.values()) await finishPaper(paper, store(), findings)
      for (const says of audit(kept)) findings.say('audit', null, says)
    },
    counts: () => ({ entries, papers: papers.size, duties: duties.count(), attempts: notices.count(), heard: notices.heard() }),
  }
}

const finishPaper = async (
  { plan, id, sha256, acknowledgedMs, state }: TrackedPaper,
  store: SimulatedStore,
  findings: Findings,
): Promise<void> => {
  if (acknowledgedMs === null) return
  const there = await store.kept(parseSha256(sha256))
  if (there === null || Buffer.compare(there, plan.bytes) !== 0)
    findings.say('paper-lost', plan.about, 'the bytes of an acknowledged paper are not there any more')
  if (state === 'waiting') findings.say('paper-not-read', plan.about, `the paper ${id} was never read`)
}
