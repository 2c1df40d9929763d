// A line of the simulated world: it takes time, fails in the ways that lines fail, and tells the auditor what truly arrived.
import { assertPermit } from '../src/determination/permit.ts'
import type { NoticeLine, NoticeMessage } from '../src/outside/outside.ts'
import type { AttemptOutcome } from '../src/release/notice.ts'
import type { Draw } from './draw.ts'
import { minuteMs } from './stay-plan.ts'
import type { WorldTime } from './time.ts'

export const lineStates = ['up', 'busy', 'no-answer', 'cut', 'down', 'slow', 'answer-lost', 'breaks'] as const
export type LineState = (typeof lineStates)[number]
export type LineChannel = 'fax' | 'email' | 'webhook'

export type Witness = {
  /** The line was touched: from here on something may go out. */
  readonly begun: (channel: LineChannel, message: NoticeMessage) => void
  /** The other side has it, whole or in part. */
  readonly arrived: (channel: LineChannel, message: NoticeMessage, whole: boolean) => void
}

export type WorldLine = NoticeLine & {
  readonly numbers: readonly string[]
  /** `to`: only that number is so; without it the whole line. */
  readonly setState: (state: LineState, to?: string) => void
  /** Since when the number of it that has been well longest has been so; Infinity if none is. */
  readonly wellSinceMs: () => number
}

type LineParts = {
  readonly channel: LineChannel
  readonly numbers: readonly string[]
  /** The line knows afterwards what became of a message, as a fax server does. */
  readonly remembers: boolean
}

type Course = {
  readonly ms: number
  readonly arrives: 'whole' | 'part' | 'not'
  readonly outcome: AttemptOutcome | 'throws'
}

/** How one attempt goes in each state of the line. `answer-lost`: it arrived, and we are not told; `breaks`: it may have. */
const courseIn = (state: LineState, channel: LineChannel, draw: Draw): Course => {
  const callMs = channel === 'fax' ? draw.between(40_000, 90_000) : draw.between(200, 2_000)
  const failed = (ms: number, reason: string): Course => ({
    ms,
    arrives: 'not',
    outcome: { kind: 'failed', reason, permanent: false },
  })
  switch (state) {
    case 'up':
      return { ms: callMs, arrives: 'whole', outcome: { kind: 'sent', serverAnswer: 'taken' } }
    case 'slow':
      return {
        ms: draw.between(5, 25) * minuteMs,
        arrives: 'whole',
        outcome: { kind: 'sent', serverAnswer: 'taken' },
      }
    case 'busy':
      return failed(15_000, 'Busy signal detected')
    case 'no-answer':
      return failed(60_000, 'No answer from remote')
    case 'down':
      return failed(1_500, channel === 'fax' ? 'No local dialtone' : 'connect ECONNREFUSED')
    case 'cut':
      return {
        ms: callMs / 2,
        arrives: draw.pick(['part', 'whole', 'not']),
        outcome: { kind: 'unknown', reason: 'the line was cut' },
      }
    case 'answer-lost':
      return {
        ms: callMs,
        arrives: 'whole',
        outcome: { kind: 'unknown', reason: 'no answer to the last page' },
      }
    case 'breaks':
      return { ms: callMs, arrives: draw.pick(['whole', 'not']), outcome: 'throws' }
    default:
      return state satisfies never
  }
}

export const worldLine = ({ channel, numbers, remembers }: LineParts, time: WorldTime, draw: Draw, witness: Witness): WorldLine => {
  const states = new Map<string, LineState>()
  const changes = new Map<string, number>()
  const stateOf = (to: string): LineState => states.get(to) ?? 'up'
  const jobs = new Map<string, AttemptOutcome | { readonly kind: 'under-way' }>()
  const send: NoticeLine['send'] = async (permit, message) => {
    assertPermit(permit)
    const course = courseIn(stateOf(message.to), channel, draw)
    witness.begun(channel, message)
    jobs.set(message.messageId, { kind: 'under-way' })
    const unheard: AttemptOutcome = { kind: 'unknown', reason: 'the line broke' }
    // On the schedule and not in the program: what was handed over arrives though the program dies.
    time.after(course.ms - 1, () => {
      if (course.arrives !== 'not') witness.arrived(channel, message, course.arrives === 'whole')
      jobs.set(message.messageId, course.outcome === 'throws' ? unheard : course.outcome)
    })
    await time.wait(course.ms)
    if (course.outcome === 'throws') throw new Error('the line broke')
    return course.outcome
  }
  return {
    channel,
    numbers,
    send,
    ...(remembers
      ? {
          settle: async (messageId: string) => jobs.get(messageId) ?? { kind: 'never-heard' as const },
        }
      : {}),
    wellSinceMs: () => Math.min(Infinity, ...numbers.flatMap((to) => (stateOf(to) === 'up' ? [changes.get(to) ?? 0] : []))),
    setState: (next, to) => {
      for (const each of to === undefined ? numbers : [to]) {
        if (stateOf(each) !== next) changes.set(each, time.nowMs())
        states.set(each, next)
      }
    },
  }
}
