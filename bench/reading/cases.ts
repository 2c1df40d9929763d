// The cases of the benchmark by number: which papers, at which level of damage; any prefix has all forms and levels in equal shares.
import { chanceOf, inventPerson, inventStyle, inventSurroundings, untouchedFrom } from './invented.ts'
import { courtPapers } from './wording/court-papers.ts'
import { custodyPapers } from './wording/custody-papers.ts'
import { detainers2015 } from './wording/detainer-2015.ts'
import { detainers2017 } from './wording/detainer-2017.ts'
import { detainersOlder } from './wording/detainer-older.ts'
import { officerWarrants } from './wording/officer-warrants.ts'
import { otherPapers } from './wording/other-papers.ts'
import { drawBlocks } from '../../src/outside/paper-maker/draw-blocks.ts'
import { drawAll, drawnToFax } from '../../src/outside/paper-maker/to-fax.ts'
import type { Chance, Part } from './invented.ts'
import type { FieldName } from '../../src/instrument/instrument.ts'
import type { Filling, Style } from '../../src/outside/paper-maker/blocks.ts'
import type { Drawn, FaxLevel, Strokes } from '../../src/outside/paper-maker/fax-damage.ts'
import type { Truth, Worded, Wording } from './worded.ts'

export const wordings: Readonly<Record<string, Wording>> = {
  ...detainers2017,
  ...detainers2015,
  ...detainersOlder,
  ...officerWarrants,
  ...custodyPapers,
  ...courtPapers,
  ...otherPapers,
}

/** Packets are drawn as often as a form is. */
const packets = [
  'packet: cover, detainer, warrant',
  'packet: two people',
  'packet: out of order',
  'packet: last page missing',
  'packet: sent twice',
] as const
type Packet = (typeof packets)[number]

export type Level = 'text' | FaxLevel
export const levels: readonly Level[] = ['text', 0, 1, 2, 3, 4]

export type Case = {
  readonly number: number
  readonly seed: number
  readonly part: Part
  readonly name: string
  readonly level: Level
  readonly resolution: 'fine' | 'standard'
  readonly strokes: Strokes
}
/** One paper of a case and the pages, counted from 1, on which it came. */
export type Placed = { readonly pages: readonly number[]; readonly truth: Truth }
export type MadeCase = { readonly bytes: Uint8Array; readonly pageCount: number; readonly papers: readonly Placed[] }

/** Names in an order without meaning, so that like forms do not follow one another. */
const order = (() => {
  const names = [...Object.keys(wordings), ...packets]
  const chance = chanceOf(4711)
  return names
    .map((name) => ({ name, at: chance.next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ name }) => name)
})()

export const caseOf = (part: Part, number: number): Case => {
  const seed = (part === 'untouched' ? untouchedFrom : 1_000) + number
  const round = Math.floor(number / order.length)
  const level = levels[(number + round) % levels.length] ?? 0
  const chance = chanceOf(seed * 7 + 1)
  return {
    number,
    seed,
    part,
    name: order[number % order.length] ?? '',
    level,
    resolution: (Math.floor(number / levels.length) + round) % 2 === 0 ? 'fine' : 'standard',
    strokes: chance.one(['thin', 'thick', 'plain']),
  }
}

type Made = { readonly worded: Worded; readonly pdf: Uint8Array }

/** One paper of its own style; `as` draws another person, office and style from the same case. */
const paper = async (each: Case, name: string, as: number, hand = false): Promise<Made> => {
  const wording = wordings[name]
  if (wording === undefined) throw new RangeError(`no wording [${name}]`)
  const chance = chanceOf(each.seed * 31 + as * 7919 + 5)
  const person = inventPerson(each.part, chanceOf(each.seed * 31 + Math.floor(as / 10) * 104_729))
  const worded = wording({ part: each.part, chance, person, around: inventSurroundings(each.part, chance), signed: chance.some(0.93) })
  const styles = [inventStyle(each.part, chance), ...[1, 2, 3, 4].map((at) => inventStyle(each.part, chanceOf(each.seed * 53 + as + at)))]
  const byHand = hand ? handwritten(worded, chance) : []
  const outside = each.level === 3 || each.level === 4
  const pdf = await drawnIn(styles, worded, {
    values: worded.values,
    ticked: worded.ticked,
    signed: worded.truth.signer !== 'unsigned',
    seed: each.seed + as,
    scrawled: byHand,
    ...(outside ? { tickGrown: 1.4, tickShift: [chance.int(-4, 4), chance.int(-4, 4)] as const } : {}),
  })
  return { pdf, worded: { ...worded, truth: { ...worded.truth, byHand } } }
}

/** In the first of the styles in which it fits its pages. */
const drawnIn = async ([style, ...others]: readonly Style[], worded: Worded, filling: Filling): Promise<Uint8Array> => {
  if (style === undefined) throw new RangeError('the paper fits its pages in no style')
  try {
    return await drawBlocks(worded.sheets, style, filling)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return drawnIn(others, worded, filling)
  }
}

const handwritten = (worded: Worded, chance: Chance): readonly FieldName[] => {
  const names = (['issuedOn', 'phone', 'dueOn'] as const).filter((name) => worded.truth.fields[name] !== undefined)
  return names.length === 0 ? [] : [chance.one(names)]
}

type Sheet = { readonly paper: number; readonly page: number }

const papersOf = async (each: Case, chance: Chance): Promise<{ readonly made: readonly Made[]; readonly sheets: readonly Sheet[] }> => {
  const all = (made: readonly Made[]): Sheet[] => made.flatMap(({ worded }, at) => worded.sheets.map((_, page) => ({ paper: at, page })))
  const detainers = ['I-247A (3/17)', 'I-247A (2025)', 'I-247D', 'I-247A (02/17)']
  const warrants = ['I-200 (09/16)', 'I-205']
  const packet = packets.find((name) => name === each.name)
  if (packet === undefined) {
    const made = [await paper(each, each.name, 1, chance.some(0.07))]
    // Notice pages are left out by half of the senders.
    const short = each.name.startsWith('I-247') && chance.some(0.6)
    return { made, sheets: short ? all(made).slice(0, 1) : all(made) }
  }
  const detainer = await paper(each, chance.one(detainers), 1)
  const warrant = await paper(each, chance.one(warrants), 2)
  return pack(each, packet, detainer, warrant, all, chance)
}

const pack = async (each: Case, packet: Packet, detainer: Made, warrant: Made, all: (made: readonly Made[]) => Sheet[], chance: Chance) => {
  switch (packet) {
    case 'packet: cover, detainer, warrant': {
      const made = [await paper(each, 'cover sheet', 3), detainer, warrant]
      return { made, sheets: all(made) }
    }
    case 'packet: two people': {
      const made = [
        detainer,
        await paper(each, 'I-200 (09/16)', 2),
        await paper(each, 'I-247A (3/17)', 11),
        await paper(each, 'I-200 (09/16)', 12),
      ]
      return { made, sheets: all(made).filter((sheet) => sheet.paper % 2 === 1 || sheet.page === 0) }
    }
    case 'packet: out of order': {
      const made = [detainer, warrant]
      return {
        made,
        sheets: all(made)
          .map((sheet) => ({ sheet, at: chance.next() }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ sheet }) => sheet),
      }
    }
    case 'packet: last page missing': {
      const made = [warrant, detainer]
      return { made, sheets: all(made).slice(0, -1) }
    }
    case 'packet: sent twice': {
      const made = [detainer, warrant, detainer]
      return { made, sheets: all(made).filter((sheet) => sheet.page === 0 || sheet.paper === 1) }
    }
    default: {
      const never: never = packet
      return never
    }
  }
}

/** The same case is the same bytes. */
export const makeCase = async (each: Case): Promise<MadeCase> => {
  const chance = chanceOf(each.seed * 13 + 3)
  const { made, sheets } = await papersOf(each, chance)
  const papers = made.flatMap(({ worded }, at) => {
    const pages = sheets.flatMap((sheet, index) => (sheet.paper === at ? [index + 1] : []))
    return pages.length === 0 ? [] : [{ pages, truth: worded.truth }]
  })
  if (each.level === 'text') {
    const only = made[0]
    if (made.length !== 1 || only === undefined) return { ...(await faxed(each, made, sheets, 0)), papers }
    return {
      bytes: only.pdf,
      pageCount: only.worded.sheets.length,
      papers: [{ pages: only.worded.sheets.map((_, at) => at + 1), truth: only.worded.truth }],
    }
  }
  return { ...(await faxed(each, made, sheets, each.level)), papers }
}

const faxed = async (each: Case, made: readonly Made[], sheets: readonly Sheet[], level: FaxLevel) => {
  const drawn = await Promise.all(made.map(({ pdf }) => drawAll(pdf, 408)))
  const pages = sheets.flatMap((sheet): readonly Drawn[] => {
    const page = drawn[sheet.paper]?.[sheet.page]
    return page === undefined ? [] : [page]
  })
  const line = level === 0 ? {} : { headerLine: '11/14/2026 09:41  FROM 303 555 0100  ICE ERO DENVER   P.{page}/{pages}' }
  const bytes = await drawnToFax(pages, { resolution: each.resolution, level, strokes: each.strokes, seed: each.seed, ...line })
  return { bytes, pageCount: pages.length }
}
