// The jail of the world: people are booked, become free to leave, are kept after all, go to the door; and its own system tells the desk.
import { recordCustody } from '../src/acts.ts'
import type { CustodyEvent, CustodyEventKind } from '../src/custody/booking.ts'
import type { Draw } from './draw.ts'
import type { Setting } from './options.ts'
import type { Errand, RunningDesk } from './running-desk.ts'
import { courtHold, follow, immigrationHold, newStay } from './stay-account.ts'
import type { StayAccount } from './stay-account.ts'
import { bookedEvent, custodyEvent, dayMs, endings, hourMs, minuteMs, personOf, stayDays } from './stay-plan.ts'
import type { Ending, Person } from './stay-plan.ts'
import type { WorldTime } from './time.ts'

export type Stay = {
  readonly person: Person
  /** What happened in the world; `told`: what of it is durable at the desk. */
  readonly happened: StayAccount
  readonly told: StayAccount
  events: number
  /** Events that happened and are not acknowledged yet. */
  untold: number
  /** Papers about this person that were sent. */
  papers: number
  place: number
}

export type JailWatch = {
  /** Somebody will be booked next. */
  readonly coming: (stay: Stay) => void
  /** Before the desk hears of it. */
  readonly happens: (stay: Stay, event: CustodyEvent) => void
  /** The desk has acknowledged the event. */
  readonly told: (stay: Stay, event: CustodyEvent) => void
  readonly refused: (stay: Stay, event: CustodyEvent, error: unknown) => void
  /** Somebody stands at the door whom the jail's own record lets go; true: the gate lets the person out. */
  readonly atTheDoor: (stay: Stay) => boolean
}

type Needs = {
  readonly time: WorldTime
  readonly draw: Draw
  readonly desk: RunningDesk
  readonly watch: JailWatch
  readonly beforeBooking: (stay: Stay, bookedMs: number) => void
  readonly beforeTheDoor: (stay: Stay, doorMs: number) => void
  /** Somebody about to leave will not, from that moment on. */
  readonly beforeAChange: (stay: Stay, changeMs: number) => void
  readonly setting: Pick<Setting, 'stayDaysMax' | 'lateChange'>
}

const bySystem = { actor: { kind: 'jail-records', source: 'simulated' } } as const

export class Jail {
  readonly #needs: Needs

  constructor(needs: Needs) {
    this.#needs = needs
    this.#steps = stepsOf(needs, this.#happen, () => {
      this.#releases += 1
    })
  }

  readonly #cells: Stay[] = []
  #booked = 0

  #releases = 0
  #told = 0

  #isOpen = true

  readonly #leave = (stay: Stay): void => {
    const last = this.#cells.pop()
    if (last === undefined || last === stay) return
    this.#cells[stay.place] = last
    last.place = stay.place
  }

  readonly #happen = (stay: Stay, kind: CustodyEventKind, also: Partial<CustodyEvent> = {}): void => {
    stay.events += 1
    this.#tell(stay, custodyEvent(stay.person.booking, kind, this.#needs.time.nowMs(), stay.events, also))
  }

  readonly #tell = (stay: Stay, event: CustodyEvent): void => {
    const wasInside = stay.happened.left === null
    follow(stay.happened, event)
    if (wasInside && stay.happened.left !== null) this.#leave(stay)
    stay.untold += 1
    this.#needs.watch.happens(stay, event)
    this.#needs.desk.tell(this.#errandOf(stay, event))
  }

  readonly #errandOf = (stay: Stay, event: CustodyEvent): Errand => ({
    run: (its) => recordCustody(its, event, bySystem),
    done: () => {
      stay.untold -= 1
      this.#told += 1
      this.#since?.push([stay, event])
      this.#needs.watch.told(stay, event)
    },
    refused: (error) => {
      if (!isRefusal(error)) return true
      stay.untold -= 1
      this.#needs.watch.refused(stay, event, error)
      return false
    },
    againAfterMs: 10_000,
  })

  #since: (readonly [Stay, CustodyEvent])[] | null = null

  /** Remembers what is acknowledged from here on; what comes back tells it again, as the jail's system does when it is asked to. */
  readonly mark = (): (() => void) => {
    const since: (readonly [Stay, CustodyEvent])[] = []
    this.#since = since
    return () => {
      this.#since = null
      for (const [stay] of since) stay.untold += 1
      this.#needs.desk.tellAgain(since.map(([stay, event]) => this.#errandOf(stay, event)))
    }
  }

  readonly #steps: ReturnType<typeof stepsOf>

  readonly #coming = (): Stay => {
    this.#booked += 1
    const person = personOf(`B${String(this.#booked).padStart(6, '0')}`, this.#needs.draw)
    const stay: Stay = {
      person,
      happened: newStay(),
      told: newStay(),
      events: 0,
      untold: 0,
      papers: 0,
      place: -1,
    }
    this.#needs.watch.coming(stay)
    return stay
  }

  /** `agoMs`: booked so long before the run begins. */
  readonly #book = (stay: Stay, stayMs: number, agoMs = 0): void => {
    const bookedMs = Math.round(this.#needs.time.nowMs() - agoMs)
    stay.place = this.#cells.length
    this.#cells.push(stay)
    this.#tell(stay, bookedEvent(stay.person, bookedMs, this.#needs.draw))
    this.#steps.plan(stay, bookedMs + stayMs)
  }

  readonly #nextBooking = (bookingsADay: number): void => {
    const stay = this.#coming()
    const inMs = (-Math.log(1 - this.#needs.draw.share()) * dayMs) / bookingsADay
    this.#needs.beforeBooking(stay, this.#needs.time.nowMs() + inMs)
    this.#needs.time.after(inMs, () => {
      if (!this.#isOpen) return
      this.#book(stay, stayDays(this.#needs.draw, this.#needs.setting.stayDaysMax) * dayMs)
      this.#nextBooking(bookingsADay)
    })
  }

  /** Fills the cells as they are on any day, and begins to book. */
  readonly open = (bookingsADay: number): void => {
    for (let ago = 180; ago > 0; ago -= 1 / bookingsADay) {
      const days = stayDays(this.#needs.draw, this.#needs.setting.stayDaysMax)
      if (days > ago) this.#book(this.#coming(), days * dayMs, ago * dayMs)
    }
    this.#nextBooking(bookingsADay)
  }

  readonly close = (): void => {
    this.#isOpen = false
  }

  readonly anybody = (): Stay | null => (this.#cells.length === 0 ? null : this.#needs.draw.pick(this.#cells))

  readonly lately = (): Stay | null => this.#cells.at(-this.#needs.draw.whole(1, Math.min(40, this.#cells.length))) ?? null

  readonly inside = (): readonly Stay[] => this.#cells

  readonly releases = () => this.#releases

  readonly told = () => this.#told
}

export const jail = (needs: Needs): Jail => new Jail(needs)

/** An answer that says no, as against one that says later. */
const isRefusal = (error: unknown): boolean =>
  error instanceof Error && 'http' in error && typeof error.http === 'number' && error.http < 500

/** Where stays are short, changes come while the notice is still on its way. */
const changeMs = (nowMs: number, doorMs: number, { stayDaysMax }: Needs['setting'], draw: Draw): number => {
  const soon = stayDaysMax !== null && draw.chance(0.5)
  const later = draw.chance(0.4) ? doorMs - minuteMs : draw.between(nowMs, doorMs)
  return soon ? nowMs + draw.wide(0.05, 12) * minuteMs : later
}

const lateChangesOf = ({ happened: { causes } }: Stay) =>
  [
    ['bond-revoked', causes.includes('bond-posted') ? 6 : 1],
    ['release-cancelled', 1],
    ['charge-added', 1],
    ['hold-placed', 1],
    ['ice-hold', 1],
    ['died', 1],
    ['transferred', 1],
  ] as const

type Happen = (stay: Stay, kind: CustodyEventKind, also?: Partial<CustodyEvent>) => void

/** The way out of the jail, with all that comes between. */
const stepsOf = ({ time, draw, watch, beforeTheDoor, beforeAChange, setting }: Needs, happen: Happen, released: () => void) => {
  const isIn = (stay: Stay): boolean => stay.happened.left === null
  const plan = (stay: Stay, endMs: number): void => {
    const ending = draw.weighted(endings)
    const spanMs = endMs - time.nowMs()
    if (draw.chance(0.3)) time.plan(time.nowMs() + spanMs * draw.share(), () => isIn(stay) && happen(stay, 'bond-set', { bondAmount: 500 }))
    if (draw.chance(0.03)) {
      const basis = draw.chance(0.5) ? courtHold : immigrationHold
      time.plan(time.nowMs() + spanMs * draw.share(), () => isIn(stay) && happen(stay, 'hold-placed', { basis }))
      if (basis === courtHold) time.plan(endMs + draw.between(-12, 24) * hourMs, () => lift(stay))
    }
    time.plan(endMs, () => end(stay, ending))
  }
  const lift = (stay: Stay): void => {
    if (!isIn(stay) || stay.happened.holds === 0) return
    happen(stay, 'hold-lifted', { basis: courtHold })
    if (stay.happened.freeSince !== null) toTheDoor(stay)
  }
  const end = (stay: Stay, ending: Ending): void => {
    if (!isIn(stay)) return
    happen(stay, ending)
    if (ending === 'transferred' || ending === 'died') return
    if (stay.happened.freeSince !== null) toTheDoor(stay)
  }
  const toTheDoor = (stay: Stay): void => {
    const doorMs = time.nowMs() + draw.wide(0.3, 9) * hourMs
    const since = stay.happened.freeSince
    beforeTheDoor(stay, doorMs)
    // People with papers have eventful hours here: that is what is to be tried.
    if (draw.chance(stay.papers > 0 ? setting.lateChange : 0.03)) {
      const atMs = changeMs(time.nowMs(), doorMs, setting, draw)
      beforeAChange(stay, atMs)
      time.plan(atMs, () => isIn(stay) && stay.happened.freeSince === since && lateChange(stay))
    }
    time.plan(doorMs, () => isIn(stay) && stay.happened.freeSince === since && door(stay))
  }
  const lateChange = (stay: Stay): void => {
    const kind = draw.weighted(lateChangesOf(stay))
    if (kind === 'died' || kind === 'transferred') return happen(stay, kind)
    if (kind === 'ice-hold') return happen(stay, 'hold-placed', { basis: immigrationHold })
    if (kind === 'hold-placed') {
      happen(stay, 'hold-placed', { basis: courtHold })
      time.after(draw.wide(0.2, 60) * hourMs, () => lift(stay))
      return
    }
    happen(stay, kind, kind === 'charge-added' ? { charge: { level: 'felony', category: 'fraud', stage: 'charged' } } : {})
    if (stay.happened.freeSince === null) time.after(draw.wide(0.05, 72) * hourMs, () => end(stay, 'recognizance'))
  }
  const door = (stay: Stay): void => {
    if (watch.atTheDoor(stay)) {
      happen(stay, 'released')
      released()
      return
    }
    // A judge's paper keeps the person: the marshals come.
    time.after(draw.wide(1, 40) * hourMs, () => isIn(stay) && happen(stay, 'transferred'))
  }
  return { plan }
}
