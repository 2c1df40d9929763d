// States that say the same, now and after any further row, are one.
import type { Closure } from './closure.ts'

/**
 * For each state its class. `says`: what a state says now. No way leads back to a state but its own, so the states are taken from the
 * last to the first: a state joins the class of a successor that does the same, or one whose every move leads to the same classes.
 */
export const mergedStates = (closure: Closure, says: Int32Array): Int32Array => {
  const classes = new Int32Array(closure.size).fill(-1)
  const members: number[] = []
  const bySteps = new Map<string, number>()
  const targets: Int32Array[] = []
  for (const state of lastFirst(closure)) {
    const steps = Int32Array.from(closure.moves, (_, move) => {
      const next = closure.next(state, move)
      return next === state ? own : (classes[next] ?? own)
    })
    const joined = successorAlike(steps, says[state] ?? 0, targets, says, members)
    if (joined >= 0) {
      classes[state] = joined
      continue
    }
    const name = nameOf(says[state] ?? 0, steps)
    const known = bySteps.get(name)
    if (known !== undefined) {
      classes[state] = known
      continue
    }
    classes[state] = members.length
    bySteps.set(name, members.length)
    targets.push(steps)
    members.push(state)
  }
  return classes
}

/** The move leaves the state where it is. */
const own = -1

/** A class that some move leads to, and that the state would do in all respects the same as if it were of it; -1 if none. */
const successorAlike = (
  steps: Int32Array,
  saying: number,
  targets: readonly Int32Array[],
  says: Int32Array,
  members: readonly number[],
): number => {
  let tried = own
  for (const one of steps) {
    if (one === own || one === tried) continue
    tried = one
    if (says[members[one] ?? 0] !== saying) continue
    const other = targets[one]
    if (other !== undefined && steps.every((to, move) => (to === own ? one : to) === (other[move] === own ? one : other[move]))) return one
  }
  return -1
}

/** The states with every state after those it leads to. */
const lastFirst = (closure: Closure): Int32Array => {
  const order = new Int32Array(closure.size)
  const moveAt = new Int32Array(closure.size).fill(-1)
  let placed = 0
  for (let root = 0; root < closure.size; root += 1) {
    if (moveAt[root] !== -1) continue
    const path = [root]
    moveAt[root] = 0
    for (let state = path.at(-1); state !== undefined; state = path.at(-1)) {
      const move = moveAt[state] ?? 0
      if (move >= closure.moves.length) {
        order[placed] = state
        placed += 1
        path.pop()
        continue
      }
      moveAt[state] = move + 1
      const next = closure.next(state, move)
      if (moveAt[next] === -1) {
        moveAt[next] = 0
        path.push(next)
      }
    }
  }
  return order
}

const nameOf = (saying: number, steps: Int32Array): string => {
  let name = String.fromCharCode(saying & 0xffff, saying >>> 16)
  for (const to of steps) name += String.fromCharCode((to + 1) & 0xffff, (to + 1) >>> 16)
  return name
}
