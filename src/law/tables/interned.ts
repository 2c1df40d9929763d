// Rows of whole numbers, each numbered when it is first met: where there are too many for words as keys.

/** A hash table of rows of `width` 32-bit numbers. */
export class Interned {
  size = 0
  readonly width: number
  #rows: Int32Array<ArrayBuffer>
  #table = new Int32Array(1024).fill(-1)

  constructor(width: number) {
    this.width = width
    this.#rows = new Int32Array(width * 256)
  }

  /** The number of an equal row, or the next number. The row is copied. */
  number(row: Int32Array): number {
    const mask = this.#table.length - 1
    let at = hashOf(row, 0, this.width) & mask
    for (let found = this.#table[at] ?? -1; found >= 0; found = this.#table[at] ?? -1) {
      if (this.#isAt(found, row)) return found
      at = (at + 1) & mask
    }
    this.#table[at] = this.size
    if ((this.size + 1) * this.width > this.#rows.length) this.#rows = grown(this.#rows)
    this.#rows.set(row, this.size * this.width)
    this.size += 1
    if (this.size * 2 > this.#table.length) this.#rehash()
    return this.size - 1
  }

  #isAt(found: number, row: Int32Array): boolean {
    const start = found * this.width
    for (let column = 0; column < this.width; column += 1) if (this.#rows[start + column] !== row[column]) return false
    return true
  }

  #rehash(): void {
    this.#table = new Int32Array(this.#table.length * 4).fill(-1)
    const mask = this.#table.length - 1
    for (let one = 0; one < this.size; one += 1) {
      let at = hashOf(this.#rows, one * this.width, this.width) & mask
      while ((this.#table[at] ?? -1) >= 0) at = (at + 1) & mask
      this.#table[at] = one
    }
  }
}

const hashOf = (rows: Int32Array, start: number, width: number): number => {
  let mixed = 0
  for (let column = start; column < start + width; column += 1) {
    mixed = Math.imul(mixed ^ (rows[column] ?? 0), 0x9e3779b1)
    mixed ^= mixed >>> 15
  }
  mixed = Math.imul(mixed, 0x85ebca6b)
  return (mixed ^ (mixed >>> 13)) >>> 0
}

const grown = (rows: Int32Array): Int32Array<ArrayBuffer> => {
  const larger = new Int32Array(rows.length * 2)
  larger.set(rows)
  return larger
}
