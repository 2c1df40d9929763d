// The auditor's look at what is owed to the person: a request that is matched makes the jail owe a copy of it, each paper its own.
import type { BookingId } from '../src/custody/booking.ts'
import type { InstrumentId } from '../src/instrument/instrument.ts'
import type { DutyWatch } from './duty-watch.ts'
import type { Findings } from './findings.ts'
import type { Case } from './notice-case.ts'
import { asksForNotice } from './permission.ts'
import { minuteMs } from './stay-plan.ts'
import type { WorldTime } from './time.ts'
import { instrumentsOf } from './tracked-paper.ts'
import type { TrackedPaper } from './tracked-paper.ts'
import type { Weather } from './weather.ts'

type Needs = {
  readonly time: WorldTime
  readonly findings: Findings
  readonly deskWeather: Weather
  readonly duties: DutyWatch
}

export type ServedWatch = {
  /** An instrument was matched to this person. */
  readonly matched: (id: BookingId, its: Case, instrument: InstrumentId, paper: TrackedPaper) => void
}

/** The first day of the ordinance (D.R.M.C. 28-253): from then on a request is served on the person. */
const ordinance = '2017-08-31'
const owed = 'serve-copy'

export const servedWatch = ({ time, findings, deskWeather, duties }: Needs): ServedWatch => ({
  matched: (id, its, instrument, paper) => {
    if (time.clock.now() < `${ordinance}T12` || ![...its.live.values()].some(asksForNotice)) return
    time.after(minuteMs, () => {
      const wasWell = deskWeather.goodSinceMs() < time.nowMs() - minuteMs
      if (!wasWell || its.isGone || its.stay.happened.left !== null || ![...its.live.values()].some(asksForNotice)) return
      const say = (says: string): void => findings.say('duty-not-opened', its.stay.person.booking, says)
      if (!duties.has(id, owed)) return say('a request is on record and no duty to serve the person with it was opened')
      // A copy of one paper is none of another.
      const truth = its.live.get(instrument)
      if (truth === undefined || !asksForNotice(truth) || duties.runs(id, owed) || duties.handed(instrumentsOf(paper))) return
      say('a request is on record, the person has no copy of it, and no duty to hand one over runs')
    })
  },
})
