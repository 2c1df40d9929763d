// One thing that nobody could look up here: what a person must check on the official site, and what to change if it is so.
import type { Action } from '../action.ts'

export type OpenCheck = {
  readonly id: string
  /** The question, in a sentence. */
  readonly what: string
  /** The official site, named, and what to look for there. */
  readonly where: string
  readonly whyItMatters: string
  /** What is applied until someone has looked. Never a longer custody. */
  readonly untilThen: string
  /** What to change in the encoded law for each answer. */
  readonly ifSo: string
  readonly touches: readonly Action[]
  /** Rules and watched items that rest on it. */
  readonly rules: readonly string[]
}
