// The one schedule of a simulated world: what happens at which millisecond; at the same one, in the order in which it was planned.

export type Agenda = {
  readonly plan: (atMs: number, happens: () => void) => void
  /** Takes what comes first; null if nothing is planned. */
  readonly next: () => Planned | null
  /** The millisecond of what comes first. */
  readonly nextMs: () => number | null
}

export type Planned = {
  readonly atMs: number
  readonly order: number
  readonly happens: () => void
}

/** A binary heap; what is planned sinks or rises into a hole, so that nothing is made but the plan itself. */
export const agenda = (): Agenda => {
  const heap: Planned[] = []
  let order = 0
  const rise = (what: Planned): void => {
    let at = heap.length
    heap.push(what)
    while (at > 0) {
      const above = (at - 1) >> 1
      const there = heap[above]
      if (there === undefined || isBefore(there, what)) break
      heap[at] = there
      at = above
    }
    heap[at] = what
  }
  const sink = (what: Planned): void => {
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      let first = heap[below]
      const right = heap[below + 1]
      if (first === undefined) break
      if (right !== undefined && isBefore(right, first)) {
        first = right
        below += 1
      }
      if (isBefore(what, first)) break
      heap[at] = first
      at = below
    }
    heap[at] = what
  }
  return {
    plan: (atMs, happens) => {
      rise({ atMs, order, happens })
      order += 1
    },
    next: () => {
      const first = heap[0] ?? null
      const last = heap.pop()
      if (last !== undefined && heap.length > 0) sink(last)
      return first
    },
    nextMs: () => heap[0]?.atMs ?? null,
  }
}

const isBefore = (a: Planned, b: Planned): boolean => a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order)
