// The auditor: its own account of the world and of what the lines delivered, held against what the desk shows.
import type { BookingId, CustodyEvent } from '../src/custody/booking.ts'
import type { InstrumentId } from '../src/instrument/instrument.ts'
import { isBookingId } from '../src/log/booking-record.ts'
import type { Logged, Subject } from '../src/log/entry.ts'
import { instrumentIdOf, paperIdOf, parseSha256 } from '../src/log/ids.ts'
import type { SimulatedStore } from '../src/outside/store/simulated.ts'
import { audit } from '../src/report/audit.ts'
import { createHash } from 'node:crypto'
import { dutyWatch } from './duty-watch.ts'
import type { Findings } from './findings.ts'
import type { Stay } from './jail.ts'
import { noticeWatch } from './notice-watch.ts'
import type { Case } from './notice-case.ts'
import type { NoticeWatch } from './notice-watch.ts'
import type { PaperPlan } from './request-plan.ts'
import { servedWatch } from './served-watch.ts'
import type { ServedWatch } from './served-watch.ts'
import { follow, newStay } from './stay-account.ts'
import { minuteMs } from './stay-plan.ts'
import { finishPaper, instrumentsOf } from './tracked-paper.ts'
import type { TrackedPaper } from './tracked-paper.ts'
import { twiceWatch } from './twice-watch.ts'
import type { TwiceWatch } from './twice-watch.ts'
import type { WorldTime } from './time.ts'
import type { Weather } from './weather.ts'

type Needs = {
  readonly time: WorldTime
  readonly findings: Findings
  readonly store: () => SimulatedStore
  readonly allowsNotices: boolean
  readonly until: 'confirmed' | 'acknowledged'
  readonly deskWeather: Weather
  readonly lineWeather: Pick<Weather, 'goodSinceMs'>
}

const minutesToRead = 20
/** From the receipt of a judge's warrant until it keeps the person, when all is well. */
const secondsToMatch = 45
export class Auditor {
  readonly #needs: Needs

  constructor(needs: Needs) {
    this.#needs = needs
    this.#notices = noticeWatch(needs)
    this.#twice = twiceWatch((_subject, says) => needs.findings.say('said-twice', null, says))
    this.#duties = dutyWatch({
      ...needs,
      numberOf: this.#numberOf,
      leftAt: (owner) => this.#stays.get(this.#numberOf(owner) ?? '')?.told.left?.at ?? null,
      logIsAhead: () => this.#recordedAt > needs.time.clock.now(),
      commands: (owner) => (isBookingId(owner) ? this.#commandsTo(owner) : []),
      requests: (owner) => (isBookingId(owner) ? this.#requestsTo(owner) : []),
    })
    this.#served = servedWatch({ ...needs, duties: this.#duties })
  }

  readonly #stays = new Map<string, Stay>()
  readonly #ids = new Map<string, BookingId>()

  readonly #numbers = new Map<BookingId, string>()
  readonly #pending = new Map<string, { readonly stay: Stay; readonly event: CustodyEvent }>()

  readonly #papers = new Map<string, TrackedPaper>()
  readonly #instruments = new Map<InstrumentId, { readonly paper: TrackedPaper; readonly index: number }>()

  readonly #proposed = new Set<InstrumentId>()
  readonly #matched = new Map<InstrumentId, BookingId>()

  readonly #erred = new Set<string>()
  readonly #kept: Logged[] = []

  #entries = 0
  #recordedAt = ''

  readonly #numberOf = (owner: Subject): string | null => (isBookingId(owner) ? (this.#numbers.get(owner) ?? null) : null)

  /** Papers that command an answer about this person. */
  readonly #commandsTo = (id: BookingId): readonly InstrumentId[] =>
    [...(this.#notices.known(id)?.live ?? [])].filter(([, { lawForm }]) => lawForm === 'grand-jury-subpoena').map(([each]) => each)

  /** Papers that ask something about this person, each with all its instruments. */
  readonly #requestsTo = (id: BookingId): readonly (readonly InstrumentId[])[] =>
    [...(this.#notices.known(id)?.live ?? [])].flatMap(([each, { asks }]) => {
      const paper = this.#instruments.get(each)?.paper
      return asks.length > 0 && paper !== undefined ? [instrumentsOf(paper)] : []
    })

  readonly #twice: TwiceWatch
  readonly #notices: NoticeWatch
  readonly #duties: ReturnType<typeof dutyWatch>
  readonly #served: ServedWatch

  readonly #caseOf = (id: BookingId): Case | null => {
    const stay = this.#stays.get(this.#numbers.get(id) ?? '')
    return stay === undefined ? null : this.#notices.caseOf(id, stay)
  }

  /** The gate as the desk shows it, against what the world says of this person. */
  readonly #checkGate = (stay: Stay, its: Case | undefined): void => {
    const { booking } = stay.person
    const shown = this.#needs.store().peek('booking', booking)
    const { told } = stay
    const keptBy = its !== undefined && this.#notices.isKept(its)
    const wanted = told.left !== null ? 'left' : told.freeSince === null ? 'held' : keptBy ? 'kept' : 'open'
    if (shown?.state === wanted) {
      if (wanted === 'open' && shown.at !== told.freeSince)
        this.#needs.findings.say('eligible-since', booking, `the desk says free since ${shown.at}; it was ${told.freeSince ?? ''}`)
      return
    }
    const rule = wanted === 'open' ? 'over-detention' : wanted === 'kept' ? 'judge-passed-over' : 'gate-wrong'
    this.#needs.findings.say(rule, booking, `the gate is shown ${shown?.state ?? 'nowhere'} and should be ${wanted}`)
  }

  readonly #lookAtPaper = (paper: TrackedPaper): void => {
    const since = Math.max(paper.acknowledgedMs ?? Infinity, this.#needs.deskWeather.goodSinceMs())
    const wait = since === Infinity ? minutesToRead : (since - this.#needs.time.nowMs()) / minuteMs + minutesToRead
    if (wait > 0) {
      if (paper.state === 'waiting' || this.#isUnmatched(paper))
        this.#needs.time.after((wait + 0.1) * minuteMs, () => this.#lookAtPaper(paper))
      return
    }
    if (paper.state === 'waiting')
      this.#needs.findings.say('paper-not-read', paper.plan.about, `a paper was acknowledged and lies unread for ${minutesToRead} minutes`)
    else if (this.#isUnmatched(paper))
      this.#needs.findings.say(
        'paper-not-matched',
        paper.plan.about,
        `a paper (${paper.plan.sort}) about this person in custody is matched to nobody and proposed to nobody`,
      )
  }

  readonly #isUnmatched = ({ plan, sha256, state }: TrackedPaper): boolean => {
    const stay = plan.about === null ? undefined : this.#stays.get(plan.about)
    if (!plan.certain || state !== 'read' || stay === undefined || stay.happened.left !== null || !this.#ids.has(stay.person.booking))
      return false
    const id = instrumentIdOf(parseSha256(sha256), 1)
    return !this.#matched.has(id) && !this.#proposed.has(id)
  }

  readonly #sawMatch = (logged: Extract<Logged, { kind: 'instrument-matched' }>): void => {
    const id = logged.subjects.find(isBookingId)
    const { instrument } = logged.public
    const known = this.#instruments.get(instrument)
    const its = id === undefined ? null : this.#caseOf(id)
    const truth = known?.paper.plan.instruments[known.index]
    if (id === undefined || its === null || known === undefined) return
    this.#matched.set(instrument, id)
    if (known.paper.plan.about !== its.stay.person.booking && !this.#erred.has(`${instrument} ${id}`))
      this.#needs.findings.say(
        'matched-wrong',
        its.stay.person.booking,
        `a paper (${known.paper.plan.sort}) about ${known.paper.plan.about ?? 'nobody'} was matched to this person`,
      )
    if (known.paper.plan.sort === 'cancellation')
      for (const [each, live] of its.live) if (live.asks.includes('hold-past-release')) its.live.delete(each)
    if (truth !== undefined) its.live.set(instrument, truth)
    this.#notices.settle(its)
    this.#served.matched(id, its, instrument, known.paper)
  }

  readonly #sawCustody = (logged: Extract<Logged, { kind: 'custody-event' }>): void => {
    const id = logged.subjects.find(isBookingId)
    const mine = this.#pending.get(logged.private?.event.eventId ?? '')
    if (id === undefined) return
    if (mine === undefined)
      return this.#needs.findings.say('event-invented', this.#numberOf(id), 'an event is on record that did not happen, or is there twice')
    this.#pending.delete(mine.event.eventId ?? '')
    if (!this.#numbers.has(id)) this.#know(mine.stay.person.booking, id)
    follow(mine.stay.told, mine.event)
    // Papers that came before the person are to be found now.
    if (mine.event.event === 'booked' && mine.stay.papers > 0)
      for (const paper of this.#papers.values())
        if (paper.plan.about === mine.stay.person.booking)
          this.#needs.time.after((minutesToRead + 1) * minuteMs, () => this.#lookAtPaper(paper))
  }

  readonly #see = (logged: Logged): void => {
    this.#entries += 1
    this.#twice.see(logged)
    const id = logged.subjects.find(isBookingId)
    switch (logged.kind) {
      case 'custody-event':
        this.#sawCustody(logged)
        break
      case 'instrument-matched':
        this.#sawMatch(logged)
        break
      case 'instrument-withdrawn': {
        const its = id === undefined ? null : this.#caseOf(id)
        its?.live.delete(logged.public.instrument)
        if (its) this.#notices.settle(its)
        break
      }
      case 'match-proposed':
        if (logged.public.candidates > 0) this.#proposed.add(logged.public.instrument)
        break
      case 'paper-read':
      case 'paper-unreadable':
        for (const subject of logged.subjects) {
          const paper = this.#papers.get(subject)
          if (paper !== undefined) paper.state = logged.kind === 'paper-read' ? 'read' : 'unreadable'
        }
        break
      default:
        this.#duties.see(logged)
        if (id !== undefined) this.#notices.see(logged, id)
    }
    if (logged.kind === 'gate-opened' || logged.kind === 'gate-closed')
      for (const says of audit([logged])) this.#needs.findings.say('audit', this.#numberOf(id ?? 'desk'), says)
    else if (logged.kind !== 'custody-event') this.#kept.push(logged)
  }

  readonly coming = (stay: Stay): void => void this.#stays.set(stay.person.booking, stay)

  #since: (readonly [Stay, CustodyEvent])[] | null = null

  readonly happens = (stay: Stay, event: CustodyEvent): void => {
    this.#pending.set(event.eventId ?? '', { stay, event })
    this.#since?.push([stay, event])
  }

  /** The entries of one commit, durable and shown. */
  readonly durable = (logged: readonly Logged[]): void => {
    for (const each of logged) this.#see(each)
    const recordedAt = logged.at(-1)?.recordedAt ?? this.#recordedAt
    if (recordedAt < this.#recordedAt) this.#needs.findings.say('log-time', null, "the log's own time goes back")
    this.#recordedAt = recordedAt
    const touched = new Set<BookingId>()
    for (const { subjects } of logged) for (const subject of subjects) if (isBookingId(subject)) touched.add(subject)
    for (const id of touched) {
      const stay = this.#stays.get(this.#numbers.get(id) ?? '')
      if (stay === undefined) continue
      const its = this.#notices.known(id)
      if (its !== undefined) this.#notices.settle(its)
      this.#checkGate(stay, its)
      if (stay.told.left !== null && its === undefined && stay.papers === 0) this.#stays.delete(stay.person.booking)
    }
  }

  readonly acknowledged = (stay: Stay, event: CustodyEvent): void => {
    if (!this.#pending.has(event.eventId ?? '')) return
    this.#needs.findings.say('event-lost', stay.person.booking, `the event ${event.event} was acknowledged and is not on record`)
  }

  readonly sentPaper = (plan: PaperPlan): void => {
    const sha256 = createHash('sha256').update(plan.bytes).digest('hex')
    const paper: TrackedPaper = {
      plan,
      id: paperIdOf(parseSha256(sha256)),
      sha256,
      acknowledgedMs: null,
      state: 'waiting',
    }
    this.#papers.set(paper.id, paper)
    for (const index of plan.instruments.keys()) this.#instruments.set(instrumentIdOf(parseSha256(sha256), index + 1), { paper, index })
  }

  readonly acknowledgedPaper = (paperId: string): void => {
    const paper = this.#papers.get(paperId)
    if (paper === undefined) return this.#needs.findings.say('paper-unknown', null, 'the desk acknowledged a paper that nobody sent')
    paper.acknowledgedMs ??= this.#needs.time.nowMs()
    if (this.#needs.store().peek('paper', paper.id) === null)
      this.#needs.findings.say('paper-lost', paper.plan.about, 'a paper was acknowledged and is not on record')
    void this.#needs
      .store()
      .kept(parseSha256(paper.sha256))
      .then((bytes) => {
        if (bytes === null) this.#needs.findings.say('paper-lost', paper.plan.about, 'a paper was acknowledged before its bytes were kept')
      })
    this.#needs.time.after((minutesToRead + 1) * minuteMs, () => this.#lookAtPaper(paper))
  }

  readonly trueBooking = (instrument: InstrumentId): BookingId | null =>
    this.#ids.get(this.#instruments.get(instrument)?.paper.plan.about ?? '') ?? null

  readonly isIn = (id: BookingId): boolean => this.#stays.get(this.#numbers.get(id) ?? '')?.happened.left === null

  readonly erred = (instrument: InstrumentId, id: BookingId): void => {
    const known = this.#instruments.get(instrument)
    // Those of the same paper are confirmed with it.
    for (const index of known?.paper.plan.instruments.keys() ?? [])
      this.#erred.add(`${instrumentIdOf(parseSha256(known?.paper.sha256 ?? ''), index + 1)} ${id}`)
  }

  /** True if the person may go: the desk shows no judge's paper that keeps. */
  readonly letsGo = (stay: Stay): boolean => {
    const id = this.#ids.get(stay.person.booking)
    const its = id === undefined ? undefined : this.#notices.known(id)
    return its === undefined || !this.#notices.isKept(its)
  }

  /** A judge's warrant that the desk had time to read and match, and did not. */
  readonly warrantWaits = (stay: Stay): boolean =>
    [...this.#papers.values()].some(({ plan, sha256, acknowledgedMs }) => {
      if (plan.sort !== 'judges-warrant' || plan.about !== stay.person.booking || acknowledgedMs === null) return false
      const id = instrumentIdOf(parseSha256(sha256), 1)
      const hadTime =
        // What struck the reader at the very millisecond of the acknowledgment was no good weather.
        acknowledgedMs <= this.#needs.time.nowMs() - secondsToMatch * 1000 && this.#needs.deskWeather.goodSinceMs() < acknowledgedMs
      return hadTime && !this.#matched.has(id) && !this.#proposed.has(id)
    })

  readonly noticeBegun: NoticeWatch['begun'] = (...told) => this.#notices.begun(...told)

  readonly noticeArrived: NoticeWatch['arrived'] = (...told) => this.#notices.arrived(...told)

  readonly answered = (owner: Subject) => this.#duties.answered(owner)

  readonly served = (id: BookingId, kinds: readonly string[]) => this.#duties.served(id, kinds)

  readonly gaveByHand: NoticeWatch['gaveByHand'] = (...told) => this.#notices.gaveByHand(...told)

  readonly noticeOf: NoticeWatch['noticeOf'] = (messageId) => this.#notices.noticeOf(messageId)

  readonly codeTaken: NoticeWatch['codeTaken'] = (notice) => this.#notices.codeTaken(notice)

  readonly finish = async (): Promise<void> => {
    this.#notices.finish()
    for (const stay of this.#stays.values()) {
      const id = this.#ids.get(stay.person.booking)
      if (stay.untold === 0 && id !== undefined) this.#checkGate(stay, this.#notices.known(id))
    }
    for (const paper of this.#papers.values()) await finishPaper(paper, this.#needs.store(), this.#needs.findings)
    for (const says of audit(this.#kept)) this.#needs.findings.say('audit', null, says)
  }

  /**
   * Remembers where the account stands; what comes back takes it there again, when the desk is restored from a backup of now, and says
   * which papers the desk acknowledged since and has no more. `#since`: what has happened after the mark.
   */
  readonly mark = (): (() => readonly PaperPlan[]) => {
    const stays = [...this.#stays].map(([number, stay]) => ({ number, stay, told: { ...stay.told, causes: [...stay.told.causes] } }))
    const states = new Map([...this.#papers].map(([id, { state }]) => [id, state]))
    const saved = { ids: [...this.#ids], pending: [...this.#pending], proposed: [...this.#proposed], matched: [...this.#matched] }
    const [kept, entries] = [this.#kept.length, this.#entries]
    const rewinds = [this.#duties.mark(), this.#twice.mark(), this.#notices.mark()]
    const since: (readonly [Stay, CustodyEvent])[] = []
    this.#since = since
    return () => {
      this.#since = null
      for (const each of [this.#ids, this.#numbers, this.#pending, this.#proposed, this.#matched]) each.clear()
      for (const [booking, id] of saved.ids) this.#know(booking, id)
      for (const [id, each] of saved.pending) this.#pending.set(id, each)
      for (const each of saved.proposed) this.#proposed.add(each)
      for (const [instrument, id] of saved.matched) this.#matched.set(instrument, id)
      this.#kept.length = kept
      this.#entries = entries
      this.#recordedAt = ''
      for (const [stay, event] of since) {
        Object.assign(stay.told, newStay())
        this.#stays.set(stay.person.booking, stay)
        this.#pending.set(event.eventId ?? '', { stay, event })
      }
      for (const { number, stay, told } of stays) {
        Object.assign(stay.told, told)
        this.#stays.set(number, stay)
      }
      for (const rewind of rewinds) rewind()
      return this.#forgetPapers(states)
    }
  }

  readonly #forgetPapers = (states: ReadonlyMap<string, TrackedPaper['state']>): readonly PaperPlan[] => {
    const lost: PaperPlan[] = []
    for (const paper of this.#papers.values()) {
      paper.state = states.get(paper.id) ?? 'waiting'
      if (paper.acknowledgedMs === null) continue
      if (this.#needs.store().peek('paper', paper.id) === null) {
        paper.acknowledgedMs = null
        lost.push(paper.plan)
      } else this.#needs.time.after((minutesToRead + 1) * minuteMs, () => this.#lookAtPaper(paper))
    }
    return lost
  }

  readonly #know = (booking: string, id: BookingId): void => {
    this.#ids.set(booking, id)
    this.#numbers.set(id, booking)
  }

  readonly counts = () => ({
    entries: this.#entries,
    papers: this.#papers.size,
    duties: this.#duties.count(),
    attempts: this.#notices.count(),
    heard: this.#notices.heard(),
    ...this.#notices.onLines(),
  })
}

export const auditor = (needs: Needs): Auditor => new Auditor(needs)
