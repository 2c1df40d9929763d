// The time for which a detainer asks, counted as its form says and as the regulation says, and whether it runs at all in this place.
import type { ActionAnswer } from '../law/answer.ts'
import { daysLeftOut, plusBusinessMinutes, plusWallMinutes } from '../time/court-days.ts'
import { formatMinute, plusMinutes } from '../time/instant.ts'
import type { Instant, Zone } from '../time/instant.ts'
import { clockIdOf } from './clock.ts'
import type { Clock, Reading } from './clock.ts'

const askedMinutes = 48 * 60
const regulation = '8 CFR 287.7(d)'
/** `Holidays` in the regulation are not defined there: those of the federal statute are taken. */
const calendar = 'us-federal'

/** Forms up to that of December 2012 leave out Saturdays, Sundays and holidays as the regulation does; from 2015 on they do not. */
const asTheRegulation = ['I-247', 'I-247 (12/12)', 'I-247 (earlier)']

/**
 * Both readings of the 48 hours, the first to end first. Hours pass evenly: over a change of clocks the dial shows an hour more or
 * less, and that reading is told too, because somebody at the desk will count on the dial.
 */
export const holdReadings = (form: string, from: Instant, zone: Zone): readonly Reading[] => {
  const flat = plusMinutes(from, askedMinutes)
  const onTheDial = plusWallMinutes(from, askedMinutes, zone)
  const business = plusBusinessMinutes(from, askedMinutes, calendar, zone)
  const leftOut = daysLeftOut(from, business, calendar, zone).map(({ on, because }) => `${on} left out: ${because}`)
  const byRegulation: Reading = {
    says: '48 hours without Saturdays, Sundays and holidays',
    citation: regulation,
    due: business,
    notes: leftOut,
  }
  if (asTheRegulation.includes(form)) return [{ ...byRegulation, citation: `Form ${form}; ${regulation}` }]
  const byForm: Reading = {
    says: '48 hours, counted through',
    citation: `Form ${form}`,
    due: flat,
    notes:
      flat === onTheDial
        ? []
        : [`the clocks change in between: forty-eight hours later by the dial it is ${formatMinute(onTheDial, zone)}`],
  }
  return [byForm, byRegulation].toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
}

export type AskedHold = {
  readonly subject: string
  readonly instrument: string
  readonly form: string
  /** When the person would otherwise be released. */
  readonly from: Instant
  readonly answer: ActionAnswer
  /** When the person left; null while in custody. */
  readonly left: Instant | null
  /** The detainer's time is what keeps the person now, and the law of the place names no other end. */
  readonly keeps: boolean
}

/** Runs only while it is the basis that keeps the person; otherwise it says why it never ran. */
export const askedHoldClock = ({ subject, instrument, form, from, answer, left, keeps }: AskedHold, zone: Zone): Clock => {
  const readings = holdReadings(form, from, zone)
  const first = readings[0]?.due ?? null
  const citation = answer.because.map((each) => each.citation)
  return {
    id: clockIdOf(`${subject}_asked-hold_${instrument}`),
    subject,
    kind: 'asked-hold',
    name: 'asked-hold',
    to: 'custodian',
    says: 'The detainer asks the jail to keep the person up to 48 hours after the release that was due.',
    atEnd: 'After that minute neither the form nor the regulation asks for anything more: nothing keeps the person on it.',
    citation: `Form ${form}; ${regulation}`,
    start: { at: from, event: 'custody.eligibleAt' },
    opensAt: null,
    due: first,
    byWords: null,
    readings,
    end: keeps
      ? left === null
        ? { kind: 'running' }
        : { kind: 'stopped', at: left, because: 'the person left', late: first !== null && left > first }
      : { kind: 'never-ran', because: answer.explanation, citation: [...new Set(citation)].join('; ') },
  }
}

/** A lawful basis that ends by itself at a moment the law names. */
export const keptClock = (
  subject: string,
  kept: {
    readonly since: Instant
    readonly until: Instant
    readonly says: string
    readonly citation: string
    /** Of a detainer that asks for the same time. */
    readonly readings: readonly Reading[]
  },
): Clock => ({
  id: clockIdOf(`${subject}_hold`),
  subject,
  kind: 'hold',
  name: 'hold',
  to: 'custodian',
  says: `The person is kept: ${kept.says}`,
  atEnd: 'The gate opens by itself: nothing keeps the person after that minute.',
  citation: kept.citation,
  start: { at: kept.since, event: 'custody.eligibleAt' },
  opensAt: null,
  due: kept.until,
  byWords: null,
  readings: kept.readings,
  end: { kind: 'running' },
})
