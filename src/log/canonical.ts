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
      return JSON.stringify(value.toWellFormed())
    case 'boolean':
      return value ? 'true' : 'false'
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`[${value}] has no canonical JSON`)
      return JSON.stringify(value)
    case 'object':
      if (value === null) return 'null'
      return Array.isArray(value) ? `[${value.map(canonical).join(',')}]` : canonicalObject(value)
    default:
      throw new TypeError(`a ${typeof value} has no canonical JSON`)
  }
}

const canonicalObject = (value: object): string => {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError(`an object of class ${value.constructor.name} has no canonical JSON`)
  }
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]: [string, unknown]): [string, unknown] => [key.toWellFormed(), member])
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  for (const [at, [key]] of members.entries()) {
    if (key === members[at + 1]?.[0]) throw new TypeError(`the key [${key}] stands twice`)
  }
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`
}
