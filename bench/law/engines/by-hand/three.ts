// Answers that may be unknown.

/** 0 no, 1 not known, 2 yes: so that `and` is the smallest and `or` the greatest. */
export type Three = number
export const and = (a: Three, b: Three): Three => (a < b ? a : b)
export const or = (a: Three, b: Three): Three => (a > b ? a : b)
export const not = (a: Three): Three => 2 - a
