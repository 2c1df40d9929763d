// Which characters the shipped fonts can show: the cmap table of each face, read once (OpenType 1.9, cmap formats 4 and 12).

export type Coverage = (codePoint: number) => boolean

type Range = readonly [first: number, last: number]

/** The characters that at least one of the faces has a glyph for. Throws RangeError for bytes that are no TrueType font. */
export const coverageOf = (faces: readonly Uint8Array[]): Coverage => {
  const ranges = faces.flatMap(rangesOf)
  return (codePoint) => ranges.some(([first, last]) => first <= codePoint && codePoint <= last)
}

const rangesOf = (face: Uint8Array): readonly Range[] => {
  const view = new DataView(face.buffer, face.byteOffset, face.byteLength)
  const cmap = tableOffset(view, 'cmap')
  const found: Range[] = []
  for (let index = 0; index < view.getUint16(cmap + 2); index++) {
    const subtable = cmap + view.getUint32(cmap + 4 + index * 8 + 4)
    const format = view.getUint16(subtable)
    if (format === 4) found.push(...segmentRanges(view, subtable))
    if (format === 12) found.push(...groupRanges(view, subtable))
  }
  return found
}

const tableOffset = (view: DataView, wanted: string): number => {
  for (let index = 0; index < view.getUint16(4); index++) {
    const record = 12 + index * 16
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((at) => view.getUint8(record + at)))
    if (tag === wanted) return view.getUint32(record + 8)
  }
  throw new RangeError(`a font without table [${wanted}]`)
}

/** Format 4; a segment of glyph indices may hold gaps, so each of its characters is looked up. */
const segmentRanges = (view: DataView, at: number): readonly Range[] => {
  const segments = view.getUint16(at + 6) / 2
  const ends = at + 14
  const starts = ends + segments * 2 + 2
  const deltas = starts + segments * 2
  const offsets = deltas + segments * 2
  const found: Range[] = []
  for (let index = 0; index < segments; index++) {
    const first = view.getUint16(starts + index * 2)
    const last = view.getUint16(ends + index * 2)
    const offset = view.getUint16(offsets + index * 2)
    if (first === 0xffff) continue
    for (let code = first; code <= last; code++) {
      const glyph =
        offset === 0 ? code + view.getUint16(deltas + index * 2) : view.getUint16(offsets + index * 2 + offset + (code - first) * 2)
      if ((glyph & 0xffff) !== 0) found.push([code, code])
    }
  }
  return merged(found)
}

const groupRanges = (view: DataView, at: number): readonly Range[] =>
  Array.from({ length: view.getUint32(at + 12) }, (_, index): Range => {
    const group = at + 16 + index * 12
    return [view.getUint32(group), view.getUint32(group + 4)]
  })

const merged = (ranges: readonly Range[]): readonly Range[] => {
  const found: Range[] = []
  for (const [first, last] of ranges) {
    const before = found.at(-1)
    if (before !== undefined && before[1] + 1 === first) found[found.length - 1] = [before[0], last]
    else found.push([first, last])
  }
  return found
}
