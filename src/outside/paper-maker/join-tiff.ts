// Joins TIFF files of one page each into one of many, by moving whole files behind one another and mending their offsets (TIFF 6.0).

const bytesOfType: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8 }
const stripOffsets = 273

/** Each part must be little-endian, as sharp writes them. */
export const joinTiff = (parts: readonly Uint8Array[]): Uint8Array => {
  const starts: number[] = []
  let size = 0
  for (const part of parts) {
    starts.push(size)
    size += part.length + (part.length % 2)
  }
  const joined = new Uint8Array(size)
  const view = new DataView(joined.buffer)
  let link = 4
  for (const [index, part] of parts.entries()) {
    const start = starts[index] ?? 0
    if (part[0] !== 0x49 || part[1] !== 0x49) throw new RangeError(`part ${index + 1} is no little-endian TIFF`)
    joined.set(part, start)
    const directory = start + new DataView(part.buffer, part.byteOffset).getUint32(4, true)
    if (index > 0) view.setUint32(link, directory, true)
    link = mend(view, directory, start)
  }
  return joined
}

/** Shifts every offset of a directory by `start`; gives the place of its link to the next. */
const mend = (view: DataView, directory: number, start: number): number => {
  const entries = view.getUint16(directory, true)
  for (let entry = 0; entry < entries; entry += 1) {
    const at = directory + 2 + entry * 12
    const size = (bytesOfType[view.getUint16(at + 2, true)] ?? 1) * view.getUint32(at + 4, true)
    if (size > 4) view.setUint32(at + 8, view.getUint32(at + 8, true) + start, true)
    if (view.getUint16(at, true) === stripOffsets) shiftStrips(view, at, start, size)
  }
  return directory + 2 + entries * 12
}

const shiftStrips = (view: DataView, at: number, start: number, size: number): void => {
  const wide = view.getUint16(at + 2, true) === 4
  const from = size > 4 ? view.getUint32(at + 8, true) : at + 8
  for (let strip = 0; strip < view.getUint32(at + 4, true); strip += 1) {
    if (wide) view.setUint32(from + strip * 4, view.getUint32(from + strip * 4, true) + start, true)
    else view.setUint16(from + strip * 2, view.getUint16(from + strip * 2, true) + start, true)
  }
}
