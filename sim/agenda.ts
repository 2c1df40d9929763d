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

/** A binary heap. */
export const agenda = (): Agenda => {
  const heap: Planned[] = []
  let order = 0
  const before = (one: number, other: number): boolean => {
    const [a, b] = [heap[one], heap[other]]
    return a !== undefined && b !== undefined && (a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order))
  }
  const swap = (one: number, other: number): void => {
    const [a, b] = [heap[one], heap[other]]
    if (a === undefined || b === undefined) return
    heap[one] = b
    heap[other] = a
  }
  const sink = (): void => {
    for (let at = 0; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2]
      let first = before(left, at) ? left : at
      if (before(right, first)) first = right
      if (first === at) return
      swap(at, first)
      at = first
    }
  }
  return {
    plan: (atMs, happens) => {
      heap.push({ atMs, order, happens })
      order += 1
      for (let at = heap.length - 1; at > 0;) {
        const above = (at - 1) >> 1
        if (!before(at, above)) break
        swap(at, above)
        at = above
      }
    },
    next: () => {
      const first = heap[0] ?? null
      const last = heap.pop()
      if (last !== undefined && heap.length > 0) {
        heap[0] = last
        sink()
      }
      return first
    },
    nextMs: () => heap[0]?.atMs ?? null,
  }
}
