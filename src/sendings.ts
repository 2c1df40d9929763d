// What is under way on the lines, in memory: each sending runs by itself, so many at a time on a kind of line, none waits for another.
import type { Outside } from './outside/outside.ts'
import type { NoticeChannel } from './release/notice.ts'

/** How many at the same time; a kind of line that is not named takes one. */
export type AtOnce = Readonly<Partial<Record<NoticeChannel, number>>>

export type Sendings = {
  /**
   * Starts the job when its line has room. Comes back when the job has said that it has begun, or has ended, or has to wait for
   * room: so whatever is looked at next sees that it has begun. A job never throws: what fails goes to `failed`.
   */
  readonly start: (channel: NoticeChannel, job: Job, failed: (failure: unknown) => void) => Promise<void>
  /** Jobs that have not ended, waiting or running. */
  readonly count: () => number
  /** Resolves when nothing is under way any more. */
  readonly idle: () => Promise<void>
}

type Job = (begun: () => void) => Promise<void>

/** `ended` is called after each job: its line has room, and what came of it may be due. */
export const createSendings = (atOnce: AtOnce, ended: () => void = () => undefined): Sendings => {
  const waiting = new Map<NoticeChannel, (() => Promise<void>)[]>()
  const running = new Map<NoticeChannel, number>()
  const whenIdle: (() => void)[] = []
  let count = 0
  const next = (channel: NoticeChannel): void => {
    const busy = running.get(channel) ?? 0
    if (busy >= (atOnce[channel] ?? 1)) return
    const job = waiting.get(channel)?.shift()
    if (!job) return
    running.set(channel, busy + 1)
    void job().finally(() => {
      running.set(channel, (running.get(channel) ?? 1) - 1)
      count -= 1
      if (count === 0) for (const told of whenIdle.splice(0)) told()
      next(channel)
      ended()
    })
  }
  return {
    start: (channel, job, failed) =>
      new Promise((begun) => {
        count += 1
        const queue = waiting.get(channel) ?? []
        waiting.set(channel, queue)
        queue.push(() => job(begun).catch(failed).finally(begun))
        next(channel)
        if (queue.length > 0) begun()
      }),
    count: () => count,
    idle: () => (count === 0 ? Promise.resolve() : new Promise((resolve) => whenIdle.push(resolve))),
  }
}

const hands = new WeakMap<Outside, Set<string>>()

/**
 * The rows of work that this very program has in hand. An attempt found begun and in nobody's hand was cut off by a stop. Kept by
 * outside: a desk that starts anew has a new one.
 */
export const inHand = (outside: Outside): Set<string> => {
  const known = hands.get(outside) ?? new Set()
  hands.set(outside, known)
  return known
}
