// The kinds of fact: each with its words and a question that a deputy can answer.
import type { Action } from './action.ts'

type Asked = {
  readonly question: string
  readonly words: string
  /** To learn it, the person must be asked what this action names; where the law bars that, the question is never put. */
  readonly needsAsking?: Action
}
export type ScalarFact =
  | (Asked & { readonly kind: 'yes-no' })
  | (Asked & { readonly kind: 'choice'; readonly values: readonly string[] })
  | (Asked & { readonly kind: 'moment' })
  | (Asked & { readonly kind: 'date' })
  | (Asked & { readonly kind: 'text' })
  | (Asked & { readonly kind: 'number' })
export type WordsFact = Asked & { readonly kind: 'words'; readonly values: readonly string[] }
export type ListFact = Asked & { readonly kind: 'list'; readonly fields: Readonly<Record<string, ScalarFact>> }
export type Fact = ScalarFact | WordsFact | ListFact

export const yesNo = (words: string, question: string): ScalarFact => ({ kind: 'yes-no', words, question })
export const choice = (words: string, question: string, values: readonly string[]): ScalarFact => ({
  kind: 'choice',
  words,
  question,
  values,
})
export const moment = (words: string, question: string): ScalarFact => ({ kind: 'moment', words, question })
export const date = (words: string, question: string): ScalarFact => ({ kind: 'date', words, question })
export const number = (words: string, question: string): ScalarFact => ({ kind: 'number', words, question })
export const text = (words: string, question: string): ScalarFact => ({ kind: 'text', words, question })
