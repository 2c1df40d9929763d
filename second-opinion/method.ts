// The order of thought that every reading here follows, and what an unknown does at each step.
import type { AnswerKind } from '../src/law/answer.ts'
import { either } from './matter.ts'
import type { Reading } from './matter.ts'

/** A bar, whether it reaches the case, and whether its own words leave the case out for a person to decide. */
export type Bar = { readonly so: Reading; readonly answer: 'must-not' | 'no-authority'; readonly doubted?: Reading }

export type Thought = {
  /** What makes it a duty: a court's command. */
  readonly commanded?: Reading
  /** What allows it: a court's paper, a consent, a request that the law honours. */
  readonly allowed?: Reading
  /** What only a person can read. */
  readonly asks?: Reading
  /** Strongest first. */
  readonly bars?: readonly Bar[]
  /** If none of these speaks: silent, or the duty that is lifted. */
  readonly otherwise: AnswerKind
}

/**
 * 1. What is shown to open the action opens it; what might open what a bar closes goes to a person: an unknown never opens by itself.
 * 2. A question for a person goes before a bar.
 * 3. A bar stands. What is unknown and could at most become a question does not lift it.
 * 4. What might bar, or might be a question, goes to a person.
 */
export const conclude = (thought: Thought): AnswerKind => {
  const { commanded = 'no', allowed = 'no', asks = 'no', bars = [], otherwise } = thought
  if (commanded !== 'no') return commanded === 'yes' ? 'must' : 'needs-human'
  if (allowed !== 'no') return allowed === 'yes' ? 'may' : 'needs-human'
  if (asks === 'yes') return 'needs-human'
  const standing = bars.find(({ so, doubted }) => so === 'yes' && doubted !== 'yes')
  if (standing !== undefined) return standing.answer
  return either(asks, ...bars.map(({ so }) => so)) === 'no' ? otherwise : 'needs-human'
}
