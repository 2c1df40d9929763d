// The ladder of a notice, over generated lines that fail in every way: never fewer tries than VINE, never a rung that waits for another.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noticeWithEnd } from '../log/notice-record.ts'
import { parseDeterminationId, parseInstrumentId, parseNoticeId } from '../log/ids.ts'
import { minutesBetween, parseInstant, plusMinutes } from '../time/instant.ts'
import type { Instant } from '../time/instant.ts'
import { causeOf } from './cause.ts'
import { planned, stepsOf, tellAt, triesEndMinutes } from './ladder.ts'
import { ladderRulesDefault } from './notice.ts'
import type { AttemptOutcome, Notice } from './notice.ts'

const noon = parseInstant('2021-06-01T12:00:00-06:00')

const noticeTo = (addresses: Notice['addresses'], rules = ladderRulesDefault): Notice =>
  planned({
    id: parseNoticeId('n_1'),
    to: 'ice',
    about: 'release',
    instrument: parseInstrumentId('i_1'),
    permittedBy: parseDeterminationId('t_1'),
    openedAt: noon,
    certainAt: noon,
    sendBy: plusMinutes(noon, 5),
    text: '',
    code: null,
    addresses,
    rules,
    attempts: [],
    acknowledged: null,
    state: 'waiting',
    escalations: 0,
    told: null,
    forecastTold: false,
    stands: true,
    mayBeKnown: false,
  })

/** How one attempt goes: what comes of it after so many minutes. */
type Fate = { readonly minutes: number; readonly outcome: AttemptOutcome }

/** Runs the plan on its own, each attempt with the next fate; gives the minutes at which attempts began, by rung. */
const run = (start: Notice, fates: readonly Fate[], untilMinutes: number) => {
  let notice = start
  const begun: { readonly minute: number; readonly rung: string; readonly repeat: boolean }[] = []
  const ends: { readonly at: Instant; readonly number: number; readonly outcome: AttemptOutcome }[] = []
  for (let round = 0; round < 5000; round += 1) {
    const step = stepsOf(notice)
      .filter((each) => each.attempt === null)
      .toSorted((a, b) => (a.at < b.at ? -1 : 1))[0]
    const end = ends.toSorted((a, b) => (a.at < b.at ? -1 : 1))[0]
    if (end && (!step || end.at <= step.at)) {
      ends.splice(ends.indexOf(end), 1)
      notice = noticeWithEnd(notice, end.number, { at: end.at, outcome: end.outcome, cause: causeOf(end.outcome), late: false })
      continue
    }
    if (!step || minutesBetween(noon, step.at) > untilMinutes) return { begun, notice }
    const number = notice.attempts.length + 1
    const fate = fates[(number - 1) % fates.length] ?? { minutes: 0, outcome: failed('busy') }
    const repeat = notice.attempts.some((each) => each.ended === null || each.ended.outcome.kind !== 'failed')
    begun.push({ minute: minutesBetween(noon, step.at), rung: step.rung, repeat })
    const attempt = { number, channel: step.channel, rung: step.rung, to: step.to, begunAt: step.at, repeat, ended: null }
    notice = planned({ ...notice, state: notice.state === 'sent' ? 'sent' : 'sending', attempts: [...notice.attempts, attempt] })
    ends.push({ at: plusMinutes(step.at, fate.minutes), number, outcome: fate.outcome })
  }
  throw new Error('the ladder did not come to an end')
}

const failed = (reason: string): AttemptOutcome => ({ kind: 'failed', reason, permanent: reason === 'refused' })

const fates = fc.array(
  fc.record({
    minutes: fc.integer({ min: 0, max: 12 }),
    outcome: fc.constantFrom<AttemptOutcome>(
      failed('Busy signal detected'),
      failed('No answer from remote'),
      failed('No local dialtone'),
      failed('refused'),
      failed('no fax line is set up'),
      failed('something else'),
      { kind: 'unknown', reason: 'cut' },
      { kind: 'partial', reason: 'cut', pagesConfirmed: 1, pages: 2 },
    ),
  }),
  { minLength: 1, maxLength: 8 },
)
const addresses = fc.constantFrom<Notice['addresses']>(
  { fax: '1', email: 'a@b.example' },
  { fax: '1', fax2: '2', email: 'a@b.example', phone: '3' },
  { email: 'a@b.example' },
  { fax: '1' },
)
const runs = { numRuns: 25, seed: 20161220 }

describe('the ladder of a notice that nobody takes', () => {
  it('is never tried more rarely than VINE calls: every 30 minutes for 24 hours', () => {
    fc.assert(
      fc.property(addresses, fates, (to, fated) => {
        const { begun } = run(noticeTo(to), fated, 24 * 60)
        // From its first minute on: no half hour passes without a try beginning or one being under way.
        for (let minute = 30; minute <= 24 * 60; minute += 30) {
          const sofar = begun.filter((each) => each.minute <= minute).length
          expect(sofar, `after ${minute} minutes`).toBeGreaterThanOrEqual(minute / (30 + 12))
        }
        const gaps = begun.slice(1).map((each, index) => each.minute - (begun[index]?.minute ?? 0))
        expect(Math.max(0, ...gaps)).toBeLessThanOrEqual(30 + 12)
      }),
      runs,
    )
  })

  it('with tries that end at once begins at least 49 of them in 24 hours, as VINE does', () => {
    for (const reason of ['Busy signal detected', 'No answer from remote', 'No local dialtone', 'refused', 'no fax line is set up']) {
      const { begun } = run(noticeTo({ fax: '1' }), [{ minutes: 0, outcome: failed(reason) }], 24 * 60)
      expect(begun.length, reason).toBeGreaterThanOrEqual(49)
    }
  })

  it('starts the next rung when one has failed, or after the stated minutes if it tells no end, always within 15', () => {
    fc.assert(
      fc.property(fates, (fated) => {
        const { begun } = run(noticeTo({ fax: '1', fax2: '2', email: 'a@b.example' }), fated, 60)
        const first = (rung: string) => begun.find((each) => each.rung === rung)?.minute ?? Infinity
        expect(first('fax')).toBe(0)
        expect(first('fax2')).toBeLessThanOrEqual(5)
        expect(first('email')).toBeLessThanOrEqual(10)
      }),
      runs,
    )
  })

  it('marks whatever follows an attempt that is under way or may have arrived', () => {
    fc.assert(
      fc.property(addresses, fates, (to, fated) => {
        const { begun, notice } = run(noticeTo(to), fated, 240)
        for (const [index, each] of begun.entries()) {
          const earlier = notice.attempts.slice(0, index)
          const mayHave = earlier.some(
            (attempt) =>
              attempt.ended === null || minutesBetween(noon, attempt.ended.at) > each.minute || attempt.ended.outcome.kind !== 'failed',
          )
          if (mayHave) expect(each.repeat, `try ${index + 1}`).toBe(true)
        }
      }),
      runs,
    )
  })

  it('tries a cut call again at once, a busy one after 1, 2, 3 minutes', () => {
    const cut = run(noticeTo({ fax: '1' }), [{ minutes: 1, outcome: { kind: 'unknown', reason: 'cut' } }], 10)
    expect(cut.begun.map((each) => [each.minute, each.repeat])).toEqual([
      [0, false],
      [1, true],
      [3, true],
      [7, true],
    ])
    const busy = run(noticeTo({ fax: '1' }), [{ minutes: 0, outcome: failed('Busy signal detected') }], 7)
    expect(busy.begun.map((each) => each.minute)).toEqual([0, 1, 3, 6])
  })

  it('ends by itself after 72 hours', () => {
    const { begun } = run(noticeTo({ fax: '1' }), [{ minutes: 0, outcome: failed('refused') }], 10 * triesEndMinutes)
    expect(begun.at(-1)?.minute).toBeLessThanOrEqual(triesEndMinutes)
    expect(begun.at(-1)?.minute).toBeGreaterThan(triesEndMinutes - 121)
  })
})

describe('a notice that was taken', () => {
  const taken: Fate = { minutes: 1, outcome: { kind: 'sent', serverAnswer: 'MCF' } }

  it('goes out once, and no further rung is entered', () => {
    const { begun, notice } = run(noticeTo({ fax: '1', fax2: '2', email: 'a@b.example' }), [taken], 24 * 60)
    expect(begun).toEqual([{ minute: 0, rung: 'fax', repeat: false }])
    expect(notice.state).toBe('sent')
    expect(notice.nextAt).toBeNull()
  })

  it('goes again every two hours for a day, marked, where the agency wants it acknowledged; the code ends that', () => {
    const start = noticeTo({ fax: '1', email: 'a@b.example' }, { confirmMinutes: 5, until: 'acknowledged' })
    const { begun, notice } = run(start, [taken], 48 * 60)
    expect(begun.map((each) => each.minute)).toEqual([0, 121, 242, 363, 484, 605, 726, 847, 968, 1089, 1210, 1331])
    expect(begun.slice(1).every((each) => each.repeat && each.rung === 'fax')).toBe(true)
    const busy = { minutes: 0, outcome: failed('Busy signal detected') }
    const twiceBusy = run(start, [taken, busy, busy], 3 * 60)
    expect(twiceBusy.begun.map((each) => each.minute)).toEqual([0, 121, 122, 124])
    const acknowledged = {
      ...notice,
      attempts: notice.attempts.slice(0, 1),
      acknowledged: { at: noon, how: 'telephone' as const, by: null },
    }
    expect(stepsOf(acknowledged)).toEqual([])
    const onceSent = { ...notice, attempts: notice.attempts.slice(0, 1) }
    expect(stepsOf(onceSent)).toHaveLength(1)
    expect(stepsOf({ ...onceSent, stands: false }), 'what is no longer true is not said again').toEqual([])
  })
})

describe('the desk is told', () => {
  it('at once where no line can send it, and when the target has passed; then every half hour', () => {
    expect(tellAt(noticeTo({ phone: '3' }))).toBe(noon)
    const notice = noticeTo({ fax: '1' })
    expect(tellAt(notice)).toBe(plusMinutes(noon, 5))
    expect(tellAt({ ...notice, told: { at: noon, late: false } })).toBe(plusMinutes(noon, 5))
    expect(tellAt({ ...notice, told: { at: plusMinutes(noon, 5), late: true } })).toBe(plusMinutes(noon, 35))
    expect(tellAt({ ...notice, state: 'withdrawn' })).toBeNull()
  })
})
