// Canonical JSON (RFC 8785): one value has exactly one text, so that a hash of the text is a hash of the value.

/**
 * The RFC 8785 text of a JSON value: no white space, keys in UTF-16 order, numbers as ECMAScript prints them.
 * Properties that are undefined are left out, as JSON does. A lone surrogate (half of a character, left where a text was
 * cut) becomes U+FFFD: it has no UTF-8 form, and refusing it would lose the entry that carries it.
 * Throws TypeError for what JSON cannot say: NaN, infinities, undefined in a list, dates, maps, functions, big integers.
 */
export const canonical = (value: unknown): string => {
  switch (typeof value) {
    case 'string':
      return text(value)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`[${value}] has no canonical JSON`)
      return JSON.stringify(value)
    case 'object':
      if (value === null) return 'null'
      return Array.isArray(value) ? canonicalList(value) : canonicalObject(value)
    default:
      throw new TypeError(`a ${typeof value} has no canonical JSON`)
  }
}

/** Whether `text` is the canonical one of `value`, which was read from it: says what `canonical(value) === text` says. */
export const isCanonical = (text: string, value: unknown): boolean =>
  // Keys in order and no half characters: then the language's own writer, which is quicker, writes as RFC 8785 does.
  isInOrder(value) && !text.includes(halfCharacter) ? JSON.stringify(value) === text : canonical(value) === text

/** As JSON writes one that stands alone. */
const halfCharacter = String.raw`\ud`

const isInOrder = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) return value.every(isInOrder)
  if (!isPlain(value)) return false
  let before = ''
  for (const name of Object.keys(value)) {
    if (name < before || !isInOrder(value[name])) return false
    before = name
  }
  return true
}

/** Every entry passes here several times: what needs no escape is not looked at twice. */
const text = (value: string): string => (plain.test(value) ? `"${value}"` : JSON.stringify(value.toWellFormed()))

const plain = /^[ !#-[\]-~]*$/

const canonicalList = (list: readonly unknown[]): string => {
  let written = '['
  for (let at = 0; at < list.length; at += 1) written += at === 0 ? canonical(list[at]) : `,${canonical(list[at])}`
  return `${written}]`
}

const canonicalObject = (value: object): string => {
  const members = membersOf(value)
  const names = sorted(Object.keys(members))
  let written = ''
  for (const name of names) {
    const member = members[name]
    if (member === undefined) continue
    const label = labelOf(name)
    if (label === null) return canonicalMended(members)
    written += written === '' ? label : `,${label}`
    written += canonical(member)
  }
  return `{${written}}`
}

/** Throws TypeError for what is no plain object. */
const membersOf = (value: object): Readonly<Record<string, unknown>> => {
  if (isPlain(value)) return value
  throw new TypeError(`an object of class ${value.constructor.name} has no canonical JSON`)
}

const isPlain = (value: object): value is Readonly<Record<string, unknown>> => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** A key as it is written, with its colon; null for one with half characters. The same few hundred keys come again and again. */
const labelOf = (name: string): string | null => {
  const before = labels.get(name)
  if (before !== undefined) return before
  if (!name.isWellFormed()) return null
  if (labels.size >= labelsMax) labels.clear()
  const fresh = `${text(name)}:`
  labels.set(name, fresh)
  return fresh
}

const labels = new Map<string, string>()
const labelsMax = 2000

/** By UTF-16 code units, as the RFC asks. Small objects are nearly in order; the large ones have the same few dozen lists of names. */
const sorted = (names: string[]): readonly string[] => {
  if (names.length <= fewNames) return sort(names)
  const list = names.join(separator)
  const before = orders.get(list)
  if (before !== undefined && before.length === names.length) return before
  const fresh = sort(names)
  if (fresh.some((name) => name.includes(separator))) return fresh
  if (orders.size >= ordersMax) orders.clear()
  orders.set(list, fresh)
  return fresh
}

const fewNames = 6
/** Of two lists of as many names, none of them with it, only equal ones are one text. */
const separator = '\n'
const orders = new Map<string, readonly string[]>()
const ordersMax = 500

const sort = (names: string[]): readonly string[] => {
  for (let at = 1; at < names.length; at += 1) {
    const name = names[at] ?? ''
    let free = at
    for (; free > 0 && (names[free - 1] ?? '') > name; free -= 1) names[free] = names[free - 1] ?? ''
    names[free] = name
  }
  return names
}

/** Keys with half characters: two may become one. */
const canonicalMended = (members: Readonly<Record<string, unknown>>): string => {
  const mended = new Map<string, unknown>()
  for (const [key, member] of Object.entries(members)) {
    if (member === undefined) continue
    const name = key.toWellFormed()
    if (mended.has(name)) throw new TypeError(`the key [${name}] stands twice`)
    mended.set(name, member)
  }
  return `{${[...mended.keys()]
    .toSorted()
    .map((name) => `${text(name)}:${canonical(mended.get(name))}`)
    .join(',')}}`
}

/**
 * What the canonical text of a value says, frozen all the way down, and the text: equal to `JSON.parse(canonical(value))`, keys in the
 * same order, without the text being read again, and made on one way through the value. Entries are handed from one reader to the next,
 * and what one of them changed would be a false record. Throws as `canonical`.
 */
export const settled = (value: unknown): { readonly value: unknown; readonly text: string } => {
  written = ''
  const copy = settle(value)
  const text = written
  written = ''
  return { value: copy, text }
}

/** The text of the value that is being settled, as far as it goes. */
let written = ''

const settle = (value: unknown): unknown => {
  switch (typeof value) {
    case 'string': {
      if (plain.test(value)) {
        written += `"${value}"`
        return value
      }
      const whole = value.toWellFormed()
      written += JSON.stringify(whole)
      return whole
    }
    case 'boolean':
      written += value ? 'true' : 'false'
      return value
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`[${value}] has no canonical JSON`)
      written += JSON.stringify(value)
      return value === 0 ? 0 : value
    case 'object':
      if (value === null) {
        written += 'null'
        return null
      }
      return Array.isArray(value) ? settleList(value) : settleObject(value)
    default:
      throw new TypeError(`a ${typeof value} has no canonical JSON`)
  }
}

const settleList = (list: readonly unknown[]): unknown => {
  const copy: unknown[] = []
  written += '['
  for (let at = 0; at < list.length; at += 1) {
    if (at > 0) written += ','
    copy.push(settle(list[at]))
  }
  written += ']'
  return Object.freeze(copy)
}

const settleObject = (value: object): unknown => {
  const members = membersOf(value)
  const names = sorted(Object.keys(members))
  const copy: Record<string, unknown> = {}
  const before = written
  let between = '{'
  for (const name of names) {
    const member = members[name]
    if (member === undefined) continue
    const label = labelOf(name)
    // Such keys are rare enough to take the long way.
    if (label === null || name === '__proto__') {
      const text = canonical(value)
      written = before + text
      return frozen(JSON.parse(text))
    }
    written += between + label
    between = ','
    copy[name] = settle(member)
  }
  written += between === '{' ? '{}' : '}'
  return Object.freeze(copy)
}

/** Whether two values have one canonical text. What has none is the same as nothing but itself. */
export const saysSame = (one: unknown, other: unknown): boolean => {
  if (one === other) return true
  if (typeof one === 'string') return typeof other === 'string' && one.toWellFormed() === other.toWellFormed()
  if (typeof one !== 'object' || one === null || typeof other !== 'object' || other === null) return false
  if (isList(one)) return isList(other) && one.length === other.length && one.every((each, at) => saysSame(each, other[at]))
  return !isList(other) && isPlain(one) && isPlain(other) && haveSameMembers(one, other)
}

type Members = Readonly<Record<string, unknown>>

const haveSameMembers = (one: Members, other: Members): boolean => {
  let more = 0
  for (const name of Object.keys(one)) {
    const member = one[name]
    if (member === undefined) continue
    if (labelOf(name) === null) return canonical(one) === canonical(other)
    if (!Object.hasOwn(other, name) || !saysSame(member, other[name])) return false
    more += 1
  }
  for (const name of Object.keys(other)) if (other[name] !== undefined) more -= 1
  return more === 0
}

const isList = (value: object): value is readonly unknown[] => Array.isArray(value)

/** Frozen all the way down, and given back. */
export const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) {
    for (const member of Object.values(value)) frozen(member)
    Object.freeze(value)
  }
  return value
}
