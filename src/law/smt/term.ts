// Terms of SMT-LIB 2 as text, with the constants folded away so that what is sent to the solver stays short.

/** A term of sort Bool, Int or a bit vector, written in SMT-LIB 2.6. */
export type Term = string

export const yes: Term = 'true'
export const no: Term = 'false'

export const and = (...of: readonly Term[]): Term => {
  const parts = [...new Set(of)].filter((term) => term !== yes)
  if (parts.includes(no)) return no
  return parts.length === 0 ? yes : parts.length === 1 ? (parts[0] ?? yes) : `(and ${parts.join(' ')})`
}

export const or = (...of: readonly Term[]): Term => {
  const parts = [...new Set(of)].filter((term) => term !== no)
  if (parts.includes(yes)) return yes
  return parts.length === 0 ? no : parts.length === 1 ? (parts[0] ?? no) : `(or ${parts.join(' ')})`
}

export const not = (term: Term): Term => (term === yes ? no : term === no ? yes : `(not ${term})`)

export const same = (a: Term, b: Term): Term => `(= ${a} ${b})`

/** At least `n` of the terms hold. */
export const atLeast = (n: number, of: readonly Term[]): Term => {
  const parts = of.filter((term) => term !== no)
  if (n <= 0) return yes
  if (parts.length < n) return no
  return n === 1 ? or(...parts) : `((_ at-least ${n}) ${parts.join(' ')})`
}

export const atMost = (n: number, of: readonly Term[]): Term => {
  const parts = of.filter((term) => term !== no)
  return parts.length <= n ? yes : `((_ at-most ${n}) ${parts.join(' ')})`
}

export const bits = (value: number, width: number): Term => `#b${value.toString(2).padStart(width, '0')}`

/** A name of several words, so that solvers always write it between bars. */
export const named = (...parts: readonly (string | number)[]): Term => `|${parts.join(' ').replaceAll('|', '/')}|`

/** A name that stands for the body. Told as an equation, which is worked into clauses once; a macro would be so in every question anew. */
export const define = (name: Term, body: Term): string => `(declare-const ${name} Bool)\n(assert (= ${name} ${body}))`
export const assertion = (term: Term): string => `(assert ${term})`

type Expression = string | readonly Expression[]

/** The pairs of a `(get-value ...)` reply: each name with its value as SMT-LIB writes it. */
export const valuesIn = (reply: string): ReadonlyMap<Term, Term> => {
  const [pairs] = expressionsIn(reply)
  const found = new Map<Term, Term>()
  if (typeof pairs === 'string' || pairs === undefined) throw new TypeError(`not a reply with values: ${reply.slice(0, 200)}`)
  for (const [name, value] of pairs) if (typeof name === 'string' && value !== undefined) found.set(name, written(value))
  return found
}

const written = (value: Expression): Term => (typeof value === 'string' ? value : `(${value.map(written).join(' ')})`)

/** A bit vector, or a Boolean as 1 and 0. */
export const numberOf = (value: Term | undefined): number => {
  if (value === undefined) return 0
  if (value === yes || value === no) return value === yes ? 1 : 0
  if (value.startsWith('#b')) return Number.parseInt(value.slice(2), 2)
  return value.startsWith('#x') ? Number.parseInt(value.slice(2), 16) : Number(value)
}

const expressionsIn = (text: string): readonly Expression[] => {
  const tokens = text.match(/\(|\)|\|[^|]*\||[^\s()]+/g) ?? []
  const stack: Expression[][] = [[]]
  for (const token of tokens) {
    if (token === '(') stack.push([])
    else if (token === ')') {
      const done = stack.pop() ?? []
      stack.at(-1)?.push(done)
    } else stack.at(-1)?.push(token)
  }
  return stack[0] ?? []
}
