// Rows in the order of moment and key, where any one comes and goes at little cost: short runs of neighbours, one behind the other.

/** What a shelf sorts by. */
export type Placed = { readonly at: string; readonly key: string }

export type Shelf<Item extends Placed> = {
  readonly add: (item: Item) => void
  /** Takes the item away; nothing happens if it is not there. */
  readonly drop: (item: Item) => void
  /** Puts `after` in the place of `before`, which has the same moment and key; nothing happens if that is not there. */
  readonly exchange: (before: Item, after: Item) => void
  readonly first: () => Item | undefined
  /** At most `most` of those before the moment, the oldest first. */
  readonly oldest: (most: number, before?: string) => Item[]
  /** At most `most` of those before the moment, the newest first. */
  readonly newest: (most: number, before?: string) => Item[]
}

/** A run that grows beyond this is cut in two. */
const runMax = 128

export const shelf = <Item extends Placed>(): Shelf<Item> => {
  /** None of them empty. */
  const runs: Item[][] = []
  /** The last run that begins at or before the item; the first one if none does. */
  const runFor = (item: Placed): number => Math.max(0, countWhile(runs.length, (at) => byMoment(runs[at]?.[0] ?? item, item) <= 0) - 1)
  const placeIn = (run: readonly Item[], item: Placed): number => {
    const last = run.at(-1)
    // Most of what comes is the newest.
    if (last === undefined || byMoment(last, item) < 0) return run.length
    return countWhile(run.length, (at) => byMoment(run[at] ?? item, item) < 0)
  }
  /** How many of the run lie before the moment. */
  const upTo = (run: readonly Item[], before: string | undefined): number =>
    before === undefined || (run.at(-1)?.at ?? '') < before ? run.length : countWhile(run.length, (at) => (run[at]?.at ?? '') < before)
  return {
    add: (item) => {
      const last = runs.at(-1)?.at(-1)
      const at = last === undefined || byMoment(last, item) < 0 ? runs.length - 1 : runFor(item)
      const run = runs[at]
      if (run === undefined) {
        runs.push([item])
        return
      }
      run.splice(placeIn(run, item), 0, item)
      if (run.length > runMax) runs.splice(at + 1, 0, run.splice(run.length >> 1))
    },
    drop: (item) => {
      const at = runFor(item)
      const run = runs[at]
      if (run === undefined) return
      const place = placeIn(run, item)
      if (run[place] !== item) return
      run.splice(place, 1)
      if (run.length === 0) runs.splice(at, 1)
    },
    exchange: (before, after) => {
      const run = runs[runFor(before)] ?? []
      const place = placeIn(run, before)
      if (run[place] === before) run[place] = after
    },
    first: () => runs[0]?.[0],
    oldest: (most, before) => {
      const found: Item[] = []
      for (const run of runs) {
        const end = Math.min(upTo(run, before), most - found.length)
        for (let at = 0; at < end; at += 1) push(found, run[at])
        if (end < run.length) break
      }
      return found
    },
    newest: (most, before) => {
      const found: Item[] = []
      for (let index = runs.length - 1; index >= 0 && found.length < most; index -= 1) {
        const run = runs[index] ?? []
        for (let at = upTo(run, before) - 1; at >= 0 && found.length < most; at -= 1) push(found, run[at])
      }
      return found
    },
  }
}

const push = <Item>(list: Item[], item: Item | undefined): void => {
  if (item !== undefined) list.push(item)
}

/** How many indexes from 0 on hold, where those that hold come first. */
const countWhile = (length: number, holds: (at: number) => boolean): number => {
  let from = 0
  let to = length
  while (from < to) {
    const middle = (from + to) >>> 1
    if (holds(middle)) from = middle + 1
    else to = middle
  }
  return from
}

export const byMoment = (a: Placed, b: Placed): number => compare(a.at, b.at) || compare(a.key, b.key)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
