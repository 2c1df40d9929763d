// The table of one action: which rules are law when, and the verdict of every case, exact for any number of papers.
import type { Action } from '../action.ts'
import type { FactPath, Facts } from '../facts.ts'
import { weigh } from '../interpreter.ts'
import { tableOf } from '../place.ts'
import type { Rule } from '../rule.ts'
import { blockOf } from './block.ts'
import type { Block } from './block.ts'
import { emptyState, unknownState } from './automaton.ts'
import type { Automaton } from './automaton.ts'
import type { CaseRead } from './case-reader.ts'
import { enumerationOf } from './enumeration.ts'
import type { Ground } from './ground.ts'
import { dependsOnPerson, liveIn, selectingFacts } from './eras.ts'
import { readerOf } from './case-reader.ts'
import type { ActionTable, PreparedVerdict } from './table.ts'
import { verdictBookOf } from './verdicts.ts'
import type { VerdictBook } from './verdicts.ts'

/** A compiled action, as the parts of this folder see it. */
export type CompiledAction = ActionTable & {
  readonly ground: Ground
  readonly book: VerdictBook
  /** Facts whose moments choose versions of rules, beside the moment of the decision. */
  readonly selecting: readonly FactPath[]
  /** The block for a decision in that era, and the selecting facts in theirs (-1: unknown); null: left to the interpreter. */
  readonly blockAt: (era: number, selected: readonly number[]) => Block | null
  /** The verdict of a case that has been read. */
  readonly verdictAt: (read: CaseRead) => PreparedVerdict
}

export const actionTableOf = (ground: Ground, action: Action): CompiledAction => {
  const { place, calendar } = ground
  const { rules } = tableOf(place, action)
  const book = verdictBookOf(place, action)
  const selecting = selectingFacts(rules)
  const blockAt = blocksOf(ground, rules, selecting, book)
  const selectedIn = (facts: Facts): readonly number[] =>
    selecting.length === 0 ? none : selecting.map((path) => calendar.eraOfValue(facts.known[path]))
  const asked = (facts: Facts): PreparedVerdict => {
    const { fired, open } = weigh(place, facts, rules)
    return book.verdictFor(fired, open)
  }
  const verdictAt = (read: CaseRead): PreparedVerdict => {
    const block = blockAt(read.era, selectedIn(read.facts))
    return (block === null ? null : verdictIn(block, read)) ?? asked(read.facts)
  }
  const reader = readerOf(ground, rules)
  const all = enumerationOf(action, ground, book)
  return {
    action,
    ground,
    book,
    selecting,
    blockAt,
    verdictAt,
    verdictOf: (facts) => verdictAt(reader(facts)),
    each: (choice) => all.each(choice),
    get verdicts() {
      return all.verdicts
    },
    get cells() {
      return all.cells
    },
    get eras() {
      return all.eras
    },
    get cone() {
      return all.cone
    },
  }
}

const none: readonly number[] = []

/** The blocks of an action by their eras. Eras with the same live rules share one block. */
const blocksOf = (ground: Ground, rules: readonly Rule[], selecting: readonly FactPath[], book: VerdictBook): CompiledAction['blockAt'] => {
  const byLive = new Map<string, Block | null>()
  const byEra: (Block | null | undefined)[] = []
  const bySelected = new Map<string, Block | null>()
  const tabled = !dependsOnPerson(rules)
  const made = (era: number, selected: readonly number[]): Block | null => {
    if (!tabled) return null
    const live = liveIn(ground.place, rules, ground.calendar, era, new Map(selecting.map((path, index) => [path, selected[index] ?? -1])))
    const key = live.map((one) => `${one.live === 'yes' ? '' : '?'}${one.rule.id}`).join(' ')
    const known = byLive.get(key)
    if (known !== undefined) return known
    const block = blockOf(live, ground, book)
    byLive.set(key, block)
    return block
  }
  return (era, selected) => {
    if (selected.length === 0) return (byEra[era] ??= made(era, selected))
    const key = `${era} ${selected.join(' ')}`
    const known = bySelected.get(key)
    if (known !== undefined) return known
    const block = made(era, selected)
    bySelected.set(key, block)
    return block
  }
}

/** Null where a value was not foreseen, or where rows must be asked in the case and their states are many. */
const verdictIn = (block: Block, read: CaseRead): PreparedVerdict | null => {
  const { automata, listOf } = block
  const { additions } = block.scales
  let combination = 0
  for (let index = 0; index < additions.length; index += 1) {
    const addition = additions[index]
    const offset = addition?.offsets[read.classes[addition.reading] ?? -1]
    if (offset === undefined) return null
    combination += offset
  }
  const [first] = automata
  const states = first === undefined ? none : automata.length === 1 ? null : automata.map((one, index) => stateIn(one, read, listOf[index]))
  const joint = states === null && first !== undefined ? stateIn(first, read, listOf[0]) : block.jointOf(states ?? none)
  return block.verdictAt(joint, combination) ?? block.settle(states ?? [joint], combination)
}

const stateIn = (automaton: Automaton, { lists, facts }: CaseRead, list: number | undefined): number => {
  const rows = list === undefined ? undefined : lists[list]
  if (rows === undefined || rows.count < -1) return automaton.stateOf(facts)
  if (rows.count === -1) return unknownState
  let state = emptyState
  for (let index = 0; index < rows.count; index += 1) state = automaton.step(state, automaton.kindOf[rows.codes[index] ?? 0] ?? 0)
  return state
}
