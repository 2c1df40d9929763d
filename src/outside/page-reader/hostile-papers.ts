// Papers made to break a reader, for tests: cut off, endless, bloated, lying about their size.
import { deflateRawSync, deflateSync } from 'node:zlib'

const text = (value: string): Uint8Array => new TextEncoder().encode(value)
const join = (parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts))

/** One small white strip, shared by `count` page directories. */
export const endlessTiff = (count: number): Uint8Array => {
  const directoryBytes = 2 + 9 * 12 + 4
  const strip = new Uint8Array(16 * 2)
  const from = 8 + strip.length
  const bytes = new Uint8Array(from + count * directoryBytes)
  const view = new DataView(bytes.buffer)
  bytes.set([0x49, 0x49, 0x2a, 0])
  view.setUint32(4, from, true)
  for (let page = 0; page < count; page += 1) {
    const at = from + page * directoryBytes
    view.setUint16(at, 9, true)
    const entries = [
      [256, 4, 16],
      [257, 4, 16],
      [258, 3, 1],
      [259, 3, 1],
      [262, 3, 0],
      [273, 4, 8],
      [277, 3, 1],
      [278, 4, 16],
      [279, 4, strip.length],
    ] as const
    for (const [index, [tag, type, value]] of entries.entries()) {
      view.setUint16(at + 2 + index * 12, tag, true)
      view.setUint16(at + 4 + index * 12, type, true)
      view.setUint32(at + 6 + index * 12, 1, true)
      if (type === 3) view.setUint16(at + 10 + index * 12, value, true)
      else view.setUint32(at + 10 + index * 12, value, true)
    }
    view.setUint32(at + directoryBytes - 4, page === count - 1 ? 0 : at + directoryBytes, true)
  }
  return bytes
}

/** A TIFF whose second page points back to the first. */
export const loopingTiff = (): Uint8Array => {
  const bytes = endlessTiff(2)
  new DataView(bytes.buffer).setUint32(bytes.length - 4, 40, true)
  return bytes
}

/** A PDF of one page with the given content stream, already packed, and media box. */
export const pdfOf = (packed: Uint8Array, filters: string, box = '[0 0 612 792]'): Uint8Array => {
  const parts: Uint8Array[] = [text('%PDF-1.7\n')]
  const offsets: number[] = []
  const size = (): number => parts.reduce((sum, part) => sum + part.length, 0)
  const object = (body: readonly Uint8Array[]): void => {
    offsets.push(size())
    parts.push(text(`${offsets.length} 0 obj\n`), ...body, text('\nendobj\n'))
  }
  object([text('<</Type/Catalog/Pages 2 0 R>>')])
  object([text('<</Type/Pages/Kids[3 0 R]/Count 1>>')])
  object([
    text(
      `<</Type/Page/Parent 2 0 R/MediaBox${box}/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>`,
    ),
  ])
  object([text(`<</Length ${packed.length}/Filter[${filters}]>>stream\n`), packed, text('\nendstream')])
  const start = size()
  const places = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  parts.push(text(`xref\n0 5\n0000000000 65535 f \n${places}trailer<</Size 5/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`))
  return join(parts)
}

/** Five gigabytes of page content in a few kilobytes: packed twice. */
export const bombPdf = (): Uint8Array => {
  const block = new Uint8Array(64 * 1024 * 1024).fill(0x20)
  const once = deflateRawSync(block)
  // One zlib stream of many equal blocks: the same packed block again and again, without its end mark, then an end.
  const open = deflateRawSync(block, { finishFlush: 2 })
  const stream = join([
    Uint8Array.from([0x78, 0x9c]),
    ...Array.from({ length: 79 }, () => new Uint8Array(open)),
    new Uint8Array(once),
    new Uint8Array(4),
  ])
  return pdfOf(new Uint8Array(deflateSync(stream)), '/FlateDecode/FlateDecode')
}

export const lockedPdf = (): Uint8Array => {
  const plain = Buffer.from(pdfOf(text(' '), '')).toString('latin1')
  const key = '00'.repeat(32)
  return Uint8Array.from(
    Buffer.from(
      plain.replace('/Root 1 0 R', `/Root 1 0 R/ID[<00><00>]/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44/O<${key}>/U<${key}>>>`),
      'latin1',
    ),
  )
}

/** A PNG that says it is 60,000 pixels square. */
export const hugePng = (): Uint8Array => {
  const header = Buffer.alloc(25)
  header.writeUInt32BE(13, 0)
  header.write('IHDR', 4, 'latin1')
  header.writeUInt32BE(60_000, 8)
  header.writeUInt32BE(60_000, 12)
  header[16] = 1
  header.writeUInt32BE(crc(header.subarray(4, 21)), 21)
  return join([Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), header])
}

const crc = (bytes: Uint8Array): number => {
  let value = 0xffff_ffff
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb8_8320 : value >>> 1
  }
  return (value ^ 0xffff_ffff) >>> 0
}
