// Whose page is next: papers take turns at the workers by pages, so that a short paper never waits for a long one to end.

export type Turns<Worker> = {
  /** A paper joins the queue where those under way now stand. */
  readonly join: () => Party<Worker>
  readonly waiting: () => number
}
export type Party<Worker> = {
  /**
   * `weight` 1 for a page, 0 for what takes next to no time. Settles as `work` does; throws the signal's reason if it aborts before
   * the turn came.
   */
  readonly turn: <T>(weight: number, work: (worker: Worker) => Promise<T>, signal?: AbortSignal) => Promise<T>
}

/** `before`: turns its paper had asked for before this one; among equal tags the newer paper goes first. */
type Waiting<Worker> = {
  readonly tag: number
  readonly before: number
  readonly order: number
  readonly start: (worker: Worker) => Promise<void>
}

/**
 * Self-clocked fair queueing (Golestani 1994): each piece of work is tagged with the pages its paper will have had after it, counted from
 * the tag at work when the paper joined; the lowest tag goes first. A new paper of one page waits for the pages under way and one turn of
 * each paper before it; a long one among many short ones still gets every turn that is its own.
 */
export const takeTurns = <Worker>(workers: readonly Worker[]): Turns<Worker> => {
  const idle = [...workers]
  const waiting: Waiting<Worker>[] = []
  let now = 0
  let orders = 0
  const next = (): void => {
    while (idle.length > 0 && waiting.length > 0) {
      const first = waiting.reduce((best, one) => (isSooner(one, best) ? one : best))
      waiting.splice(waiting.indexOf(first), 1)
      const worker = idle.shift()
      if (worker === undefined) return
      now = Math.max(now, first.tag)
      void first.start(worker).finally(() => {
        idle.push(worker)
        next()
      })
    }
  }
  const join = (): Party<Worker> => {
    let reached = now
    let before = 0
    return {
      turn: (weight, work, signal) =>
        new Promise((resolve, reject) => {
          const tag = Math.max(now, reached) + weight
          reached = tag
          orders += 1
          const start = async (worker: Worker): Promise<void> => {
            try {
              signal?.throwIfAborted()
              resolve(await work(worker))
            } catch (error) {
              reject(error instanceof Error ? error : new Error('work failed', { cause: error }))
            }
          }
          waiting.push({ tag, before, order: orders, start })
          before += 1
          next()
        }),
    }
  }
  return { join, waiting: () => waiting.length }
}

const isSooner = <Worker>(one: Waiting<Worker>, than: Waiting<Worker>): boolean =>
  (one.tag - than.tag || one.before - than.before || one.order - than.order) < 0
