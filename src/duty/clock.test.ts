// Clocks as values: how far they are, which marks they have reached, what is told once and never twice.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { epochMs, formatWithOffset, parseInstant, parseZone, plusMinutes, plusMs } from '../time/instant.ts'
import type { Instant } from '../time/instant.ts'
import { alarmMarks, alarmsDue, clockIdOf, clockStage, markMoment, nearestFirst, nextAlarm, percentGone } from './clock.ts'
import type { Clock, ClockAlarm } from './clock.ts'
import { clockOfDuty, termsOf } from './duty-clock.ts'
import { isDutyId } from './duty.ts'
import type { Duty } from './duty.ts'
import { askedHoldClock, holdReadings } from './hold-clock.ts'
import { releaseDuties, withReleaseDuties } from './release-duties.ts'

const noon = parseInstant('2026-11-20T12:00:00-07:00')
const denver = parseZone('America/Denver')

const clock = (minutes: number | null, more: Partial<Clock> = {}): Clock => ({
  id: clockIdOf(`b_1_${minutes ?? 'words'}`),
  subject: 'b_1',
  kind: 'duty',
  name: 'serve-copy',
  to: 'subject',
  says: 'Serve a copy.',
  atEnd: null,
  citation: 'D.R.M.C. 28-253',
  start: { at: noon, event: 'custody.eligibleAt' },
  opensAt: null,
  due: minutes === null ? null : plusMinutes(noon, minutes),
  byWords: minutes === null ? 'promptly' : null,
  readings: [],
  end: { kind: 'running' },
  ...more,
})

describe('a clock', () => {
  it('runs, is half gone, three quarters, nine tenths, over: each from its very minute', () => {
    const six = clock(360)
    const at = (minutes: number): string => clockStage(six, plusMinutes(noon, minutes))
    expect([0, 179, 180, 269, 270, 323, 324, 360].map(at)).toEqual([
      'running',
      'running',
      'half',
      'half',
      'three-quarters',
      'three-quarters',
      'nine-tenths',
      'nine-tenths',
    ])
    expect(clockStage(six, plusMs(plusMinutes(noon, 360), 1))).toBe('passed')
  })

  it('without a moment says the law’s word and measures nothing', () => {
    expect(clockStage(clock(null), noon)).toBe('by-words')
    expect(percentGone(clock(null), noon)).toBeNull()
    expect(alarmsDue([clock(null)], [], plusMinutes(noon, 1e6))).toEqual([])
  })

  it('stands still once it is stopped', () => {
    const stopped = clock(100, { end: { kind: 'stopped', at: plusMinutes(noon, 40), because: 'done', late: false } })
    expect(percentGone(stopped, plusMinutes(noon, 90))).toBe(40)
    expect(clockStage(stopped, plusMinutes(noon, 900))).toBe('stopped')
    expect(nextAlarm([stopped], [])).toBeNull()
  })

  it('that is due at once has no marks, and is over after that moment', () => {
    expect(nextAlarm([clock(0)], [])).toBeNull()
    expect(clockStage(clock(0), noon)).toBe('nine-tenths')
    expect(clockStage(clock(0), plusMs(noon, 1))).toBe('passed')
  })

  it('nearest end first, those with a word only at the end, stopped ones not at all', () => {
    const done = clock(5, { end: { kind: 'stopped', at: noon, because: 'done', late: false } })
    expect(nearestFirst([clock(null), clock(90), done, clock(30)]).map(({ due }) => due)).toEqual([
      plusMinutes(noon, 30),
      plusMinutes(noon, 90),
      null,
    ])
  })
})

describe('alarms', () => {
  it('come at 50, 75 and 90 percent, each once, whenever somebody looks, and never after the end', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.array(fc.integer({ min: 0, max: 6000 * 60_000 }), { minLength: 1, maxLength: 30 }),
        (minutes, looks) => {
          const one = clock(minutes)
          const end = plusMinutes(noon, minutes)
          let told: readonly ClockAlarm[] = []
          for (const look of looks.toSorted((a, b) => a - b)) {
            const now = plusMs(noon, look)
            const before = told.length
            const reached = alarmMarks.filter((mark) => (look / (minutes * 60_000)) * 100 >= mark).at(-1)
            told = [...told, ...alarmsDue([one], told, now)]
            const highest = told.at(-1)?.mark
            if (now > end) expect(told.length).toBe(before)
            else expect(highest).toBe(reached)
            expect(alarmsDue([one], told, now)).toEqual([])
          }
          expect(new Set(told.map(({ mark }) => mark)).size).toBe(told.length)
        },
      ),
      { seed: 5, numRuns: 300 },
    )
  })

  it('the next look falls exactly on the mark: then the alarm is due, a millisecond before it is not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 100_000 }), (ms) => {
        const one = clock(1, { due: plusMs(noon, ms) })
        let told: readonly ClockAlarm[] = []
        for (const mark of alarmMarks) {
          const at = nextAlarm([one], told)
          if (at === null) throw new Error('no mark is left')
          expect(percentGone(one, at)).toBeGreaterThanOrEqual(alarmsDue([one], told, at)[0]?.mark ?? 100)
          expect(alarmsDue([one], told, plusMs(at, -1)).map((alarm) => alarm.mark)).not.toContain(mark)
          told = [...told, ...alarmsDue([one], told, at)]
          if (told.at(-1)?.mark === 90) break
        }
        expect(told.at(-1)?.mark).toBe(90)
        expect(nextAlarm([one], told)).toBeNull()
      }),
      { seed: 6, numRuns: 300 },
    )
  })

  it('are given anew when the end has moved', () => {
    const first = alarmsDue([clock(100)], [], plusMinutes(noon, 60))
    expect(first.map(({ mark }) => mark)).toEqual([50])
    const moved = clock(100, { due: plusMinutes(noon, 110) })
    expect(alarmsDue([moved], first, plusMinutes(noon, 60)).map(({ due }) => due)).toEqual([plusMinutes(noon, 110)])
  })

  it('marks lie between start and end, in order', () => {
    const moments = alarmMarks.map((mark) => epochMs(markMoment(clock(360), mark) ?? noon) - epochMs(noon))
    expect(moments).toEqual([180, 270, 324].map((minutes) => minutes * 60_000))
  })
})

describe('the 48 hours of a detainer', () => {
  const fridayBeforeHoliday = parseInstant('2026-02-13T17:00:00-07:00')
  const dues = (form: string, from: Instant): readonly string[] =>
    holdReadings(form, from, denver).map(({ due }) => formatWithOffset(due, denver))

  it('are counted through by the form, and without Saturdays, Sundays and holidays by the regulation; the earlier first', () => {
    expect(dues('I-247A', fridayBeforeHoliday)).toEqual(['2026-02-15T17:00:00-07:00', '2026-02-18T17:00:00-07:00'])
    expect(holdReadings('I-247A', fridayBeforeHoliday, denver)[1]?.notes.join()).toMatch(/02-14.*Saturday.*02-16.*Washington/)
  })

  it('are one and the same count on the forms before 2015', () => {
    expect(dues('I-247', fridayBeforeHoliday)).toEqual(['2026-02-18T17:00:00-07:00'])
  })

  it('are hours that pass, not hours of the dial, and the dial is told where it differs', () => {
    const [form] = holdReadings('I-247A', parseInstant('2026-10-31T12:00:00-06:00'), denver)
    expect(form && formatWithOffset(form.due, denver)).toBe('2026-11-02T11:00:00-07:00')
    expect(form?.notes.join()).toContain('2026-11-02 12:00')
    expect(holdReadings('I-247A', parseInstant('2026-10-31T12:00:00-07:00'), parseZone('America/Phoenix'))[0]?.notes).toEqual([])
  })

  it('do not run where the law of the place forbids the hold, and say by what law', () => {
    const answer = {
      answer: 'must-not' as const,
      because: [{ rule: 'r', citation: 'C.R.S. 24-76.6-102(2)', layer: 'state-statute' as const, text: '', verified: 'yes' as const }],
      defeated: [],
      until: null,
      explanation: 'The jail must not hold.',
    }
    const made = askedHoldClock({ subject: 'b_1', instrument: 'i_1', form: 'I-247A', from: noon, answer, left: null, keeps: false }, denver)
    expect(made.end).toEqual({ kind: 'never-ran', because: 'The jail must not hold.', citation: 'C.R.S. 24-76.6-102(2)' })
    expect(alarmsDue([made], [], plusMinutes(noon, 47 * 60))).toEqual([])
  })
})

describe('the six hours of C.R.S. 16-4-102(2)', () => {
  const asked = (cause: 'bond-posted' | 'recognizance' | 'dismissed', minutes: number, place = 'us-co-denver') =>
    releaseDuties(place, noon, cause, plusMinutes(noon, minutes))

  it('run for everybody freed on bond or recognizance, from the moment the gate opened', () => {
    for (const cause of ['bond-posted', 'recognizance'] as const) {
      const [duty, ...more] = asked(cause, 0)
      expect(more).toEqual([])
      expect(duty).toMatchObject({ duty: 'release-without-delay', by: '2026-11-20T18:00:00-07:00', citation: 'C.R.S. 16-4-102(2)' })
      expect(duty?.start).toEqual({ at: '2026-11-20T12:00:00-07:00', event: 'custody.eligibleAt' })
    }
  })

  it('do not run for other causes, nor before the statute, nor where it is not the law', () => {
    expect(asked('dismissed', 0)).toEqual([])
    expect(asked('bond-posted', 0, 'us')).toEqual([])
    expect(asked('bond-posted', 0, 'nowhere')).toEqual([])
    expect(
      releaseDuties('us-co-denver', parseInstant('2019-11-20T12:00:00-07:00'), 'bond-posted', parseInstant('2019-11-20T19:00:00-07:00')),
    ).toEqual([])
  })

  it('once over, the reason is owed by the end of the day on which the release became late, whenever one looks', () => {
    const looks = [361, 24 * 60, 10_000].map((minutes) => asked('bond-posted', minutes).map(({ duty, by }) => [duty, by]))
    for (const seen of looks)
      expect(seen).toEqual([
        ['release-without-delay', '2026-11-20T18:00:00-07:00'],
        ['document-late-release', '2026-11-20T23:59:00-07:00'],
      ])
    expect(asked('bond-posted', 360)).toHaveLength(1)
  })

  it('over a change of clocks are six hours that pass', () => {
    const [duty] = releaseDuties(
      'us-co-denver',
      parseInstant('2026-10-31T23:00:00-06:00'),
      'bond-posted',
      parseInstant('2026-10-31T23:00:00-06:00'),
    )
    expect(duty?.by).toBe('2026-11-01T04:00:00-07:00')
  })

  it('of somebody with papers keep the words of the case and run from the gate', () => {
    const [release] = asked('bond-posted', 0)
    if (release === undefined) throw new Error('no duty')
    const ofCase = { ...release, by: '2026-11-20T15:00:00-07:00', citation: 'C.R.S. 16-4-102(2); another' }
    expect(withReleaseDuties([ofCase], [release])).toEqual([{ ...release, citation: 'C.R.S. 16-4-102(2); another' }])
    expect(withReleaseDuties([], [release])).toEqual([release])
  })
})

describe('the clock of a duty', () => {
  const id = 'd_b_1_release-without-delay_custodian'
  const duty = (state: Duty['state']): Omit<Duty, 'settledSeq'> => {
    const [legal] = releaseDuties('us-co-denver', noon, 'bond-posted', noon)
    if (legal === undefined || !isDutyId(id)) throw new Error('no duty')
    return {
      id,
      name: legal.duty,
      to: legal.to,
      by: parseInstant(legal.by ?? ''),
      byWords: legal.byWords,
      citation: legal.citation,
      says: legal.says,
      instrument: null,
      openedAt: plusMinutes(noon, 3),
      terms: termsOf(legal),
      state,
    }
  }

  it('starts with the event that the law counts from, not with our entry', () => {
    expect(clockOfDuty('b_1', duty({ kind: 'open' })).start).toEqual({ at: noon, event: 'custody.eligibleAt' })
    expect(clockOfDuty('b_1', duty({ kind: 'open' })).atEnd).toMatch(/told the reason/)
  })

  it('runs on when it is missed, and stops when it is done, late or not', () => {
    const seven = plusMinutes(noon, 420)
    expect(clockStage(clockOfDuty('b_1', duty({ kind: 'missed', at: seven })), seven)).toBe('passed')
    expect(clockOfDuty('b_1', duty({ kind: 'done', at: seven, late: true, proof: 'the person left' })).end).toMatchObject({ late: true })
  })
})
