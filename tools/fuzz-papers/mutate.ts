// One paper spoilt in one to four ways, by a seed: flipped bits, cut, spliced, lengths and sizes that lie, references that go in circles.
import { seeded } from '../../src/outside/paper-maker/seeded.ts'

type Chance = { readonly below: (count: number) => number; readonly oneOf: <T>(values: readonly [T, ...T[]]) => T }
type Spoil = (bytes: Uint8Array, chance: Chance, others: readonly Uint8Array[]) => Uint8Array

export type Mutant = { readonly bytes: Uint8Array; readonly how: string }

/** The same seed and the same papers give the same mutant. */
export const mutate = (papers: readonly [Uint8Array, ...Uint8Array[]], seed: number): Mutant => {
  const next = seeded(seed)
  const chance: Chance = {
    below: (count) => Math.floor(next() * Math.max(1, count)),
    oneOf: (values) => values[Math.floor(next() * values.length)] ?? values[0],
  }
  const which = chance.below(papers.length)
  let bytes = papers[which] ?? papers[0]
  const isPdf = Buffer.from(bytes.subarray(0, 8)).toString('latin1').startsWith('%PDF')
  const isTiff = bytes[0] === 0x49 && bytes[1] === 0x49
  const ways = [...general, ...(isPdf ? ofPdf : []), ...(isPdf ? ofPdf : []), ...(isTiff ? ofTiff : []), ...(isTiff ? ofTiff : [])]
  const did: string[] = []
  for (let times = 1 + chance.below(4); times > 0; times -= 1) {
    const way = ways[chance.below(ways.length)] ?? general[0]
    if (way === undefined) continue
    bytes = way[1](bytes, chance, papers)
    did.push(way[0])
  }
  return { bytes, how: `paper ${which}: ${did.join(', ')}` }
}

const copyOf = (bytes: Uint8Array): Uint8Array => Uint8Array.from(bytes)
const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts))

const flipBits: Spoil = (bytes, chance) => {
  const spoilt = copyOf(bytes)
  for (let flips = 1 + chance.below(64); flips > 0; flips -= 1) {
    const at = chance.below(chance.oneOf([spoilt.length, spoilt.length, Math.min(2048, spoilt.length)]))
    spoilt[at] = (spoilt[at] ?? 0) ^ (1 << chance.below(8))
  }
  return spoilt
}
const truncate: Spoil = (bytes, chance) => bytes.subarray(0, 1 + chance.below(bytes.length))
const dropPart: Spoil = (bytes, chance) => {
  const from = chance.below(bytes.length)
  return joined(bytes.subarray(0, from), bytes.subarray(from + 1 + chance.below(4096)))
}
const doublePart: Spoil = (bytes, chance) => {
  const from = chance.below(bytes.length)
  const part = bytes.subarray(from, from + 1 + chance.below(8192))
  return joined(bytes.subarray(0, from), ...Array.from({ length: 2 + chance.below(6) }, () => part), bytes.subarray(from))
}
const splice: Spoil = (bytes, chance, others) => {
  const other = others[chance.below(others.length)] ?? bytes
  const from = chance.below(other.length)
  const part = other.subarray(from, from + 16 + chance.below(16_384))
  const at = chance.below(bytes.length)
  return joined(bytes.subarray(0, at), part, bytes.subarray(at + chance.oneOf([0, part.length])))
}
const fill: Spoil = (bytes, chance) => {
  const from = chance.below(bytes.length)
  return copyOf(bytes).fill(chance.oneOf([0, 0xff, 0x20, 0x30]), from, from + 1 + chance.below(2048))
}
const general: readonly (readonly [string, Spoil])[] = [
  ['flip bits', flipBits],
  ['truncate', truncate],
  ['drop', dropPart],
  ['double', doublePart],
  ['splice', splice],
  ['fill', fill],
]

const hostileNumbers = [
  '-1',
  '0',
  '1',
  '65535',
  '65536',
  '2147483647',
  '-2147483648',
  '4294967295',
  '9999999999',
  '1e9',
  '0.0000001',
] as const

/** Replaces one number of a PDF that follows one of these names. */
const lie = (names: RegExp): Spoil => {
  return (bytes, chance) => {
    const text = Buffer.from(bytes).toString('latin1')
    const found = [...text.matchAll(names)]
    const hit = found[chance.below(found.length)]
    if (hit === undefined) return bytes
    const at = hit.index + hit[0].length
    const old = /^[\s[]*-?[\d.]+/.exec(text.slice(at, at + 24))?.[0] ?? ''
    const lead = /^[\s[]*/.exec(old)?.[0] ?? ' '
    return Uint8Array.from(
      Buffer.from(`${text.slice(0, at)}${lead} ${chance.oneOf(hostileNumbers)}${text.slice(at + old.length)}`, 'latin1'),
    )
  }
}
/** Lets a reference of a PDF point to any object: to its own parent, to itself, to none. */
const crossReference: Spoil = (bytes, chance) => {
  const text = Buffer.from(bytes).toString('latin1')
  const found = [...text.matchAll(/\b\d{1,6} 0 R\b/g)]
  const hit = found[chance.below(found.length)]
  if (hit === undefined) return bytes
  const to = `${chance.below(found.length + 4)} 0 R`
  return Uint8Array.from(Buffer.from(`${text.slice(0, hit.index)}${to}${text.slice(hit.index + hit[0].length)}`, 'latin1'))
}
/** A table of places that names itself as the one before it, or points anywhere. */
const loopTable: Spoil = (bytes, chance) => {
  const text = Buffer.from(bytes).toString('latin1')
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)
  if (start === null) return bytes
  const place = chance.oneOf([start[1] ?? '0', `${chance.below(bytes.length)}`, '0', '4294967295'])
  const looped = chance.oneOf([true, false])
    ? text.replace(/trailer\s*<</, (found) => `${found}/Prev ${place}`)
    : `${text.slice(0, start.index)}startxref\n${place}\n%%EOF\n`
  return Uint8Array.from(Buffer.from(looped, 'latin1'))
}
const deepen: Spoil = (bytes, chance) => {
  const text = Buffer.from(bytes).toString('latin1')
  const at = text.indexOf('<<', chance.below(text.length))
  if (at < 0) return bytes
  const depth = 200 + chance.below(20_000)
  const nest = chance.oneOf(['[', '<</A '] as const)
  return Uint8Array.from(Buffer.from(`${text.slice(0, at + 2)}/Deep ${nest.repeat(depth)}${text.slice(at + 2)}`, 'latin1'))
}
const ofPdf: readonly (readonly [string, Spoil])[] = [
  ['lying lengths', lie(/\/(?:Length\d?|Size|Count|First|N|Index|Prev|W)\b/g)],
  ['lying sizes', lie(/\/(?:MediaBox|BBox|Rect|CropBox|Width|Height|BitsPerComponent|Columns|Colors|Rotate|UserUnit)\b/g)],
  ['lying content', lie(/(?:\b(?:re|cm|Tf|Td|l|m)\s+)/g)],
  ['crossed references', crossReference],
  ['looped table', loopTable],
  ['deep nesting', deepen],
]

/** Changes the type, count or value of one entry of one page directory of a TIFF that is little-endian, or its link to the next. */
const lieInDirectory: Spoil = (bytes, chance) => {
  const spoilt = copyOf(bytes)
  const view = new DataView(spoilt.buffer)
  const directories: number[] = []
  try {
    for (let at = view.getUint32(4, true); at !== 0 && directories.length < 64;) {
      directories.push(at)
      at = view.getUint32(at + 2 + view.getUint16(at, true) * 12, true)
    }
    const directory = directories[chance.below(directories.length)] ?? 8
    const entries = view.getUint16(directory, true)
    const hostile = chance.oneOf([0, 1, 0x7fff_ffff, 0xffff_ffff, 0xffff, 0x1_0000, chance.below(spoilt.length), directory])
    const kind = chance.below(5)
    const entry = directory + 2 + chance.below(entries) * 12
    if (kind === 0) view.setUint32(directory + 2 + entries * 12, chance.oneOf([directory, directories[0] ?? 8, hostile]), true)
    else if (kind === 1) view.setUint16(entry + 2, chance.below(20), true)
    else if (kind === 2) view.setUint32(entry + 4, hostile, true)
    else if (kind === 3) view.setUint32(entry + 8, hostile, true)
    else view.setUint16(directory, chance.oneOf([0, 1, 0xffff, entries + 1]), true)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  return spoilt
}
const ofTiff: readonly (readonly [string, Spoil])[] = [
  ['lying directory', lieInDirectory],
  ['lying directory', lieInDirectory],
]
