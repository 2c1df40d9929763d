// What the desk and a reader's process say to each other; parsed on both sides.
import { z } from 'zod'
import { fileTypes, turns } from '../../document/paper.ts'
import type { CourtRoster } from '../../instrument/court-roster.ts'
import type { Turn } from '../../document/paper.ts'
import type { Packed, Places, PlacesRead, SeenPage } from './reading-steps.ts'
import type { Page } from '../../document/paper.ts'

/** A paper by number; its bytes only if this process has not been given them yet. */
type OfPaper = { readonly paper: number; readonly bytes: Uint8Array | null }

/** All pages that were looked at, and the courts that the agency keeps. */
type OfPages = { readonly pages: readonly Page[]; readonly count: number; readonly roster?: CourtRoster | undefined }

export type Work =
  /** Get ready: the first paper of the night should not wait for the reader to wake. */
  | { readonly kind: 'warm' }
  | ({ readonly kind: 'open' } & OfPaper)
  | ({ readonly kind: 'look'; readonly index: number } & OfPaper)
  | ({ readonly kind: 'places' } & OfPages)
  | { readonly kind: 'again'; readonly places: Places; readonly packed: Packed }
  | ({ readonly kind: 'sum'; readonly places: readonly Places[]; readonly again: readonly PlacesRead[] } & OfPages)
  | ({ readonly kind: 'draw'; readonly index: number; readonly widthPx: number; readonly turned: Turn } & OfPaper)
export type Order = Work & { readonly id: number; readonly forget: readonly number[] }

/** The desk is believed: only what it says itself is parsed here; what pages and places hold came from a process like this one. */
const passedOn = <T>() => z.custom<T>((value) => typeof value === 'object' && value !== null)
const base = { id: z.number(), forget: z.array(z.number()) }
const ofPaper = { paper: z.number(), bytes: z.instanceof(Uint8Array).nullable() }
const index = z.number().int().min(0)
const ofPages = { pages: z.array(passedOn<Page>()), count: z.number(), roster: passedOn<CourtRoster>().optional() }
const packed = z.object({ width: z.number(), height: z.number(), gray: z.instanceof(Uint8Array) })
export const orderParser: z.ZodType<Order> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('warm'), ...base }),
  z.object({ kind: z.literal('open'), ...base, ...ofPaper }),
  z.object({ kind: z.literal('look'), ...base, ...ofPaper, index }),
  z.object({ kind: z.literal('places'), ...base, ...ofPages }),
  z.object({ kind: z.literal('again'), ...base, places: passedOn<Places>(), packed }),
  z.object({ kind: z.literal('sum'), ...base, ...ofPages, places: z.array(passedOn<Places>()), again: z.array(passedOn<PlacesRead>()) }),
  z.object({ kind: z.literal('draw'), ...base, ...ofPaper, index, widthPx: z.number(), turned: z.literal(turns) }),
])

export const replyParser = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('alive'), id: z.number() }),
  z.object({ kind: z.literal('done'), id: z.number(), result: z.unknown() }),
  z.object({ kind: z.literal('failed'), id: z.number(), code: z.string(), happened: z.string(), ending: z.boolean() }),
])
export type Reply = z.infer<typeof replyParser>

/** A page's picture may be large; nothing a reader says is larger than this, and what is would be no answer of ours. */
const packedBytesMax = 64 * 1024 * 1024
export const openedParser = z.object({
  fileType: z.enum(fileTypes),
  count: z.number().int().min(1),
  problem: z.object({ code: z.string(), happened: z.string() }).nullable(),
})
export const seenParser: z.ZodType<SeenPage> = z.object({
  page: passedOn<Page>(),
  packed: packed.refine(({ gray }) => gray.length <= packedBytesMax).nullable(),
})
export const placesParser = z.object({ places: z.array(passedOn<Places>()), reading: z.unknown() })
export const againParser = passedOn<PlacesRead>()
