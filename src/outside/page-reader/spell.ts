// What a network's scores of one line say of whole spellings: how likely a given one is, and which are likeliest.

/** Natural logarithms of the network's scores, step by step along the line, one for each of `letters`; the first, '', is nothing. */
export type Steps = { readonly letters: readonly string[]; readonly count: number; readonly scores: Float32Array }

/** log(exp(a) + exp(b)) */
const plus = (a: number, b: number): number => {
  if (a === Number.NEGATIVE_INFINITY) return b
  if (b === Number.NEGATIVE_INFINITY) return a
  return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b))
}
const never = Number.NEGATIVE_INFINITY

/** The same where some letters count as nothing: spaces and marks that may stand anywhere in a number. */
export const ignoring = (steps: Steps, ignored: string): Steps => {
  if (ignored === '') return steps
  const { letters, count } = steps
  const width = letters.length
  const out = letters.flatMap((letter, index) => (letter !== '' && ignored.includes(letter) ? [index] : []))
  const scores = Float32Array.from(steps.scores)
  for (let from = 0; from < count * width; from += width) {
    for (const index of out) {
      scores[from] = plus(scores[from] ?? never, scores[from + index] ?? never)
      scores[from + index] = never
    }
  }
  return { letters, count, scores }
}

/** How likely the line says exactly this, over all ways to lay its letters out along the line (CTC); natural logarithm. */
export const likelihood = ({ letters, count, scores }: Steps, text: string): number => {
  const width = letters.length
  const places = [0]
  for (const letter of text) {
    const index = letters.indexOf(letter)
    if (index < 0) return never
    places.push(index, 0)
  }
  let now = new Float64Array(places.length).fill(never)
  let next = new Float64Array(places.length)
  now[0] = scores[0] ?? never
  if (places.length > 1) now[1] = scores[places[1] ?? 0] ?? never
  for (let step = 1; step < count; step += 1) {
    for (let at = 0; at < places.length; at += 1) {
      let sum = now[at] ?? never
      if (at > 0) sum = plus(sum, now[at - 1] ?? never)
      if (at > 1 && places[at] !== 0 && places[at] !== places[at - 2]) sum = plus(sum, now[at - 2] ?? never)
      next[at] = sum + (scores[step * width + (places[at] ?? 0)] ?? never)
    }
    ;[now, next] = [next, now]
  }
  return plus(now[places.length - 1] ?? never, places.length > 1 ? (now[places.length - 2] ?? never) : never)
}

/** At which step each letter of a text is seen best, on the likeliest way to lay them out along the line; null where there is no way. */
export const placesOf = ({ letters, count, scores }: Steps, text: string): readonly number[] | null => {
  const states = [0]
  for (const letter of text) {
    const index = letters.indexOf(letter)
    if (index < 0) return null
    states.push(index, 0)
  }
  const wide = states.length
  const score = (step: number, at: number): number => scores[step * letters.length + (states[at] ?? 0)] ?? never
  let now = new Float64Array(wide).fill(never)
  now[0] = score(0, 0)
  now[1] = score(0, 1)
  const came = new Uint8Array(count * wide)
  for (let step = 1; step < count; step += 1) {
    const next = new Float64Array(wide)
    for (let at = 0; at < wide; at += 1) {
      let [best, from] = [now[at] ?? never, 0]
      if (at > 0 && (now[at - 1] ?? never) > best) [best, from] = [now[at - 1] ?? never, 1]
      if (at > 1 && states[at] !== 0 && states[at] !== states[at - 2] && (now[at - 2] ?? never) > best)
        [best, from] = [now[at - 2] ?? never, 2]
      next[at] = best + score(step, at)
      came[step * wide + at] = from
    }
    now = next
  }
  let at = (now[wide - 1] ?? never) >= (now[wide - 2] ?? never) ? wide - 1 : wide - 2
  if ((now[at] ?? never) === never) return null
  const places = new Int32Array(text.length).fill(-1)
  for (let step = count - 1; step >= 0; step -= 1) {
    const letter = (at - 1) / 2
    if (at % 2 === 1 && ((places[letter] ?? -1) < 0 || score(step, at) > score(places[letter] ?? 0, at))) places[letter] = step
    at -= came[step * wide + at] ?? 0
  }
  return [...places]
}

/** Each row of places names the letters that may stand at each. */
export type Rows = readonly (readonly string[])[]

type Beginning = { readonly text: string; readonly last: number; readonly rows: readonly number[]; ended: number; open: number }
const scoreOf = (beginning: Beginning): number => plus(beginning.ended, beginning.open)

/** Scores below this are not followed: a letter that the network finds so unlikely at a step stands there in no reading of ours. */
const followedMin = -10

/** The likeliest spellings, best first; with `rows` only those that fill one of them whole. */
export const likeliest = (steps: Steps, rows: Rows | null, beams: number): readonly string[] => {
  const { letters, count, scores } = steps
  const width = letters.length
  const all = rows === null ? [] : rows.map((_, index) => index)
  let kept: readonly Beginning[] = [{ text: '', last: 0, rows: all, ended: 0, open: never }]
  for (let step = 0; step < count; step += 1) {
    const from = step * width
    const seen = letters.flatMap((_, index) => (index > 0 && (scores[from + index] ?? never) > followedMin ? [index] : []))
    const found = new Map<string, Beginning>()
    const at = (text: string, last: number, of: readonly number[]): Beginning => {
      const known = found.get(text)
      if (known !== undefined) return known
      const fresh: Beginning = { text, last, rows: of, ended: never, open: never }
      found.set(text, fresh)
      return fresh
    }
    for (const before of kept) {
      const still = at(before.text, before.last, before.rows)
      still.ended = plus(still.ended, scoreOf(before) + (scores[from] ?? never))
      if (before.last > 0) still.open = plus(still.open, before.open + (scores[from + before.last] ?? never))
      for (const index of seen) {
        const letter = letters[index] ?? ''
        if (letter === ' ' && (before.text === '' || before.text.endsWith(' '))) continue
        const fit = rows === null ? all : before.rows.filter((row) => rows[row]?.[before.text.length]?.includes(letter) === true)
        if (rows !== null && fit.length === 0) continue
        const longer = at(before.text + letter, index, fit)
        const soFar = index === before.last ? before.ended : scoreOf(before)
        longer.open = plus(longer.open, soFar + (scores[from + index] ?? never))
      }
    }
    kept = [...found.values()].toSorted((a, b) => scoreOf(b) - scoreOf(a)).slice(0, beams)
  }
  const whole = rows === null ? kept : kept.filter((one) => one.rows.some((row) => rows[row]?.length === one.text.length))
  return whole.map(({ text }) => text.trim()).filter((text) => text !== '')
}

/** `confidence` 0 to 1: of the least sure letter, spaces aside. */
export type SeenLine = { readonly text: string; readonly confidence: number }
/** The best letter of every step among those allowed ('' for all); repeats are one letter, nothing between two makes them two. */
export const bestLetters = ({ letters, count, scores }: Steps, allowed: string): SeenLine => {
  const may = letters.flatMap((letter, index) =>
    letter === '' || letter === ' ' || allowed === '' || allowed.includes(letter) ? [index] : [],
  )
  let text = ''
  let confidence = 1
  let before = -1
  for (let step = 0; step < count; step += 1) {
    const from = step * letters.length
    let best = 0
    for (const index of may) if ((scores[from + index] ?? -1e9) > (scores[from + best] ?? -1e9)) best = index
    const letter = letters[best] ?? ''
    if (letter !== '' && best !== before) {
      text += letter
      if (letter !== ' ') confidence = Math.min(confidence, Math.exp(scores[from + best] ?? -1e9))
    }
    before = best
  }
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return { text: line, confidence: line === '' ? 0 : confidence }
}
