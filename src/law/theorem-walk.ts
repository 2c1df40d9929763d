// Two machines that hear the same papers, side by side: every pair of states that any number of papers can bring them into.
import type { ListPath, Row } from './facts.ts'
import type { Move } from './tables/closure.ts'
import type { Papers } from './tables/example.ts'
import type { Machine } from './theorem-automaton.ts'

export type Walk = {
  /** Pairs in the order in which they are met, those of few papers first. */
  readonly size: number
  readonly left: (pair: number) => number
  readonly right: (pair: number) => number
  /** The fewest papers that lead there. */
  readonly papersTo: (pair: number) => Papers
}

export const walkOf = (left: Machine, right: Machine, kinds: readonly Move[]): Walk => {
  const lists = [...new Set([...left.lists, ...right.lists])]
  const met = new Map<number, number>()
  const pairs: { readonly left: number; readonly right: number; readonly from: number; readonly kind: number; readonly start: number }[] =
    []
  const meet = (one: number, other: number, from: number, kind: number, start: number): void => {
    const key = one * right.size + other
    if (met.has(key)) return
    met.set(key, pairs.length)
    pairs.push({ left: one, right: other, from, kind, start })
  }
  for (let start = 0; start < 2 ** lists.length; start += 1)
    meet(left.starts[among(left, lists, start)] ?? 0, right.starts[among(right, lists, start)] ?? 0, -1, -1, start)
  for (let pair = 0; pair < pairs.length; pair += 1) {
    const here = pairs[pair]
    if (here === undefined) break
    for (let kind = 0; kind < kinds.length; kind += 1) {
      const one = left.steps[here.left * kinds.length + kind] ?? here.left
      const other = right.steps[here.right * kinds.length + kind] ?? here.right
      meet(one, other, pair, kind, here.start)
    }
  }
  return {
    size: pairs.length,
    left: (pair) => pairs[pair]?.left ?? 0,
    right: (pair) => pairs[pair]?.right ?? 0,
    papersTo: (pair) => {
      const way: Move[] = []
      let here = pairs[pair]
      for (; here !== undefined && here.kind >= 0; here = pairs[here.from]) way.unshift(...kinds.slice(here.kind, here.kind + 1))
      return papersOf(lists, here?.start ?? 0, way)
    },
  }
}

/** Of the lists that are known, as bits, those of one machine in its own order. */
export const among = (machine: Machine, lists: readonly ListPath[], start: number): number =>
  machine.lists.reduce((bits, list, index) => bits | (((start >> lists.indexOf(list)) & 1) << index), 0)

export const papersOf = (lists: readonly ListPath[], start: number, way: readonly Move[]): Papers => {
  const papers = new Map<ListPath, Row[]>()
  for (const [index, list] of lists.entries()) if (((start >> index) & 1) === 1) papers.set(list, [])
  for (const { list, row } of way) papers.get(list)?.push(row)
  return papers
}
