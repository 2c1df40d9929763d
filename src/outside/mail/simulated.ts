// Lines that exist only in a simulation: fax and mail whose state a story or a test sets, and which remember what went out.
import { assertPermit } from '../../determination/permit.ts'
import type { AttemptOutcome, NoticeChannel } from '../../release/notice.ts'
import type { Clock, LetterLine, NoticeLine, NoticeMessage } from '../outside.ts'
import type { Instant } from '../../time/instant.ts'

/** `hangs`: the line takes the message and tells no end until its state changes, as a fax server does that dials for hours. */
export const lineStates = ['up', 'busy', 'no-answer', 'drops-mid-page', 'down', 'hangs'] as const
export type LineState = (typeof lineStates)[number]

export type Delivered = { readonly at: Instant; readonly message: NoticeMessage; readonly whole: boolean }

export type SimulatedLine = NoticeLine & {
  readonly setState: (state: LineState) => void
  /** What the other side's machine has, whole or in part. */
  readonly delivered: readonly Delivered[]
}

/** How each state ends an attempt; a cut page leaves it open what the other side has (T.30: no confirmation of the page). */
const outcomeIn = (state: LineState, channel: NoticeChannel): AttemptOutcome => {
  switch (state) {
    case 'up':
      return { kind: 'sent', serverAnswer: channel === 'fax' ? 'MCF, 1 page of 1, remote id ICE ERO' : '250 2.0.0 Ok: queued' }
    case 'busy':
      return { kind: 'failed', reason: 'Busy signal detected', permanent: false }
    case 'no-answer':
      return { kind: 'failed', reason: 'No answer from remote', permanent: false }
    case 'drops-mid-page':
      return { kind: 'unknown', reason: 'the line was cut before the page was confirmed' }
    case 'hangs':
    case 'down':
      return { kind: 'failed', reason: channel === 'fax' ? 'No local dialtone' : 'connect ECONNREFUSED', permanent: false }
    default:
      return state satisfies never
  }
}

export const createSimulatedLine = (channel: NoticeChannel, clock: Pick<Clock, 'now'>, first: LineState = 'up'): SimulatedLine => {
  let state = first
  const delivered: Delivered[] = []
  const hanging = new Map<string, { readonly message: NoticeMessage; readonly end: (outcome: AttemptOutcome) => void }>()
  const ended = new Map<string, AttemptOutcome>()
  const outcomeOf = (message: NoticeMessage): AttemptOutcome => {
    const outcome = outcomeIn(state, channel)
    ended.set(message.messageId, outcome)
    if (outcome.kind !== 'failed') delivered.push({ at: clock.now(), message, whole: outcome.kind === 'sent' })
    return outcome
  }
  return {
    channel,
    delivered,
    setState: (next) => {
      state = next
      if (next === 'hangs') return
      for (const [id, { message, end }] of hanging) {
        hanging.delete(id)
        end(outcomeOf(message))
      }
    },
    send: async (permit, message) => {
      assertPermit(permit)
      if (state !== 'hangs') return outcomeOf(message)
      return new Promise((end) => hanging.set(message.messageId, { message, end }))
    },
    cancel: async (messageId) => {
      const taken: AttemptOutcome = { kind: 'failed', reason: 'taken back before it was dialled', permanent: false }
      if (hanging.has(messageId)) ended.set(messageId, taken)
      hanging.get(messageId)?.end(taken)
      hanging.delete(messageId)
    },
    // A fax server remembers its jobs; a mail server tells nobody.
    ...(channel === 'fax'
      ? {
          settle: async (messageId: string) =>
            hanging.has(messageId) ? ({ kind: 'under-way' } as const) : (ended.get(messageId) ?? ({ kind: 'never-heard' } as const)),
        }
      : {}),
  }
}

/** Takes every letter. */
export const createSimulatedLetterLine = (): LetterLine & { readonly sent: readonly string[] } => {
  const sent: string[] = []
  return {
    sent,
    send: async ({ to, messageId }) => {
      sent.push(`${messageId} ${to}`)
      return { kind: 'sent', serverAnswer: '250 2.0.0 Ok: queued' }
    },
  }
}
