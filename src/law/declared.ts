// What looks like a fault of the encoded law and is none, each with the reason: silences, rules that always give way, facts not read.
import type { Action } from './action.ts'
import type { Condition } from './condition.ts'
import type { PlaceId } from './rule.ts'

/** Cases in which the law found is silent though a section speaks on the action in others. */
export type DeclaredGap = {
  /** Only when these places are checked; not in the places that lie in them. */
  readonly places: readonly PlaceId[]
  readonly actions: readonly Action[]
  readonly when: Condition
  readonly reason: string
}

/** A rule that fires and never decides: encoded so that every answer shows what it says and why it gives way. */
export type DeclaredYielding = { readonly rule: string; readonly reason: string }

/** Words of the vocabulary that no rule of any place reads yet. */
export type DeclaredUnread = { readonly facts: readonly string[]; readonly reason: string }

export type Declared = {
  readonly gaps: readonly DeclaredGap[]
  readonly yielding: readonly DeclaredYielding[]
  readonly unread: readonly DeclaredUnread[]
}

export const noneDeclared: Declared = { gaps: [], yielding: [], unread: [] }
