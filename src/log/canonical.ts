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

/** Every entry passes here several times: what needs no escape is not looked at twice. */
const text = (value: string): string => (plain.test(value) ? `"${value}"` : JSON.stringify(value.toWellFormed()))

const plain = /^[ !#-[\]-~]*$/

const canonicalList = (list: readonly unknown[]): string => {
  let written = '['
  for (let at = 0; at < list.length; at += 1) written += at === 0 ? canonical(list[at]) : `,${canonical(list[at])}`
  return `${written}]`
}

const canonicalObject = (value: object): string => {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError(`an object of class ${value.constructor.name} has no canonical JSON`)
  }
  const members: Readonly<Record<string, unknown>> = { ...value }
  const names = Object.keys(members)
  if (!names.every(isWellFormed)) return canonicalMended(members)
  sort(names)
  let written = ''
  for (const name of names) {
    const member = members[name]
    if (member !== undefined) written += `${written === '' ? '' : ','}${text(name)}:${canonical(member)}`
  }
  return `{${written}}`
}

const isWellFormed = (name: string): boolean => name.isWellFormed()

/** By UTF-16 code units, as the RFC asks; objects have few members, and most of ours are nearly in order. */
const sort = (names: string[]): void => {
  for (let at = 1; at < names.length; at += 1) {
    const name = names[at] ?? ''
    let free = at
    for (; free > 0 && (names[free - 1] ?? '') > name; free -= 1) names[free] = names[free - 1] ?? ''
    names[free] = name
  }
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
