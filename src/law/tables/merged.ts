// States that say the same, now and after any further row, are one.
import type { Closure } from './closure.ts'
import { Interned } from './interned.ts'

/**
 * For each state its class. `says`: what a state says now. No way leads back to a state but its own, so the states are taken from the
 * last to the first: a state joins the class of a successor that does the same, or one whose every move leads to the same classes.
 */
export const mergedStates = (closure: Closure, says: Int32Array): Int32Array => {
  const classes = new Int32Array(closure.size).fill(-1)
  const members: number[] = []
  const bySteps = new Interned(closure.moves.length + 1)
  const named = new Int32Array(closure.moves.length + 1)
  const targets: Int32Array[] = []
  const many = closure.moves.length
  const steps = new Int32Array(many)
  for (const state of orderOf(closure)) {
    for (let move = 0; move < many; move += 1) {
      const next = closure.targets[state * many + move] ?? state
      steps[move] = next === state ? own : (classes[next] ?? own)
    }
    const joined = successorAlike(steps, says[state] ?? 0, targets, says, members)
    if (joined >= 0) {
      classes[state] = joined
      continue
    }
    named.set(steps)
    named[many] = says[state] ?? 0
    const one = bySteps.number(named)
    classes[state] = one
    if (one < members.length) continue
    targets.push(steps.slice())
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
    if (other !== undefined && leadsAlike(steps, other, one)) return one
  }
  return -1
}

const orders = new WeakMap<Closure, Int32Array>()
/** The same for every law that the papers are asked about. */
const orderOf = (closure: Closure): Int32Array => {
  const order = orders.get(closure) ?? lastFirst(closure)
  orders.set(closure, order)
  return order
}

const leadsAlike = (steps: Int32Array, others: Int32Array, one: number): boolean => {
  for (let move = 0; move < steps.length; move += 1) {
    const [to, other] = [steps[move] ?? own, others[move] ?? own]
    if ((to === own ? one : to) !== (other === own ? one : other)) return false
  }
  return true
}

/** The states with every state after those it leads to. */
const lastFirst = (closure: Closure): Int32Array => {
  const many = closure.moves.length
  const order = new Int32Array(closure.size)
  const moveAt = new Int32Array(closure.size).fill(-1)
  let placed = 0
  for (let root = 0; root < closure.size; root += 1) {
    if (moveAt[root] !== -1) continue
    const path = [root]
    moveAt[root] = 0
    for (let state = path.at(-1); state !== undefined; state = path.at(-1)) {
      const move = moveAt[state] ?? 0
      if (move >= many) {
        order[placed] = state
        placed += 1
        path.pop()
        continue
      }
      moveAt[state] = move + 1
      const next = closure.targets[state * many + move] ?? state
      if (moveAt[next] === -1) {
        moveAt[next] = 0
        path.push(next)
      }
    }
  }
  return order
}
