// The page directory of a TIFF, read without decoding a page: sizes, resolutions, and how many pages there are (TIFF 6.0, section 2).

/** `offset`: where the page's directory stands; `link`: where it names the next. */
export type TiffPage = {
  readonly width: number
  readonly height: number
  readonly across: number | null
  readonly down: number | null
  /** As tag 274 has it: 1 upright, 3 upside down, 6 and 8 lying on a side; 2, 4, 5, 7 mirrored. */
  readonly orientation: number
  readonly offset: number
  readonly link: number
}
/**
 * `pages` holds at most `pagesMax`; `count` goes on to a thousand times that, then stops. `looped`: the chain bites its tail;
 * `broken`: it points outside the file, as that of a transmission cut off does.
 */
export type TiffDirectory = {
  readonly pages: readonly TiffPage[]
  readonly count: number
  readonly looped: boolean
  readonly broken: boolean
}

const tags = { width: 256, height: 257, orientation: 274, across: 282, down: 283, unit: 296 } as const
const typeBytes: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8 }

/** Throws RangeError where not even the first page stands inside the file. */
export const readTiffDirectory = (bytes: Uint8Array, pagesMax: number): TiffDirectory => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const little = bytes[0] === 0x49
  const seen = new Set<number>()
  const pages: TiffPage[] = []
  let offset = view.getUint32(4, little)
  while (offset !== 0 && seen.size < pagesMax * 1000) {
    if (seen.has(offset)) return { pages, count: seen.size, looped: true, broken: false }
    try {
      const entries = view.getUint16(offset, little)
      const page = seen.size < pagesMax ? readPage(view, little, offset, entries) : null
      const next = view.getUint32(offset + 2 + entries * 12, little)
      if (page !== null) pages.push(page)
      seen.add(offset)
      offset = next
    } catch (error) {
      if (!(error instanceof RangeError) || seen.size === 0) throw error
      return { pages, count: seen.size, looped: false, broken: true }
    }
  }
  return { pages, count: seen.size, looped: false, broken: false }
}

const readPage = (view: DataView, little: boolean, offset: number, entries: number): TiffPage => {
  const values = new Map<number, number>()
  for (let entry = 0; entry < entries; entry += 1) {
    const at = offset + 2 + entry * 12
    const value = readValue(view, little, at)
    if (value !== null) values.set(view.getUint16(at, little), value)
  }
  const perInch = (value: number | undefined): number | null => {
    if (value === undefined || !Number.isFinite(value) || value <= 0) return null
    return values.get(tags.unit) === 3 ? value * 2.54 : value
  }
  return {
    offset,
    link: offset + 2 + entries * 12,
    width: values.get(tags.width) ?? 0,
    height: values.get(tags.height) ?? 0,
    orientation: values.get(tags.orientation) ?? 1,
    across: perInch(values.get(tags.across)),
    down: perInch(values.get(tags.down)),
  }
}

const readValue = (view: DataView, little: boolean, at: number): number | null => {
  const type = view.getUint16(at + 2, little)
  const count = view.getUint32(at + 4, little)
  const size = typeBytes[type]
  if (size === undefined || count !== 1) return null
  if (type === 3) return view.getUint16(at + 8, little)
  if (type === 4) return view.getUint32(at + 8, little)
  if (type !== 5) return null
  const place = view.getUint32(at + 8, little)
  if (place + 8 > view.byteLength) return null
  const divisor = view.getUint32(place + 4, little)
  return divisor === 0 ? null : view.getUint32(place, little) / divisor
}

/** A copy in which only this page is linked: a decoder would otherwise walk the whole chain again for every page. */
export const onlyPage = (bytes: Uint8Array, page: TiffPage): Uint8Array => {
  const copy = Uint8Array.from(bytes)
  const view = new DataView(copy.buffer)
  const little = copy[0] === 0x49
  view.setUint32(4, page.offset, little)
  view.setUint32(page.link, 0, little)
  return copy
}
