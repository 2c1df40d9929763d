// The steps of reading a paper, each done whole in one process: a page looked at, the places to look at again, those places, the sum.
import { deflateSync, inflateSync } from 'node:zlib'
import { noteOf } from '../../document/paper.ts'
import { draftInstruments, settleInstruments } from '../../instrument/read-instruments.ts'
import { lookAgain } from './second-look.ts'
import type { CourtRoster } from '../../instrument/court-roster.ts'
import type { DraftField } from '../../instrument/draft.ts'
import type { Page } from '../../document/paper.ts'
import type { Reading } from '../../instrument/instrument.ts'
import type { SecondReading } from '../../instrument/settle.ts'
import type { Raster } from './raster.ts'
import type { Sight } from './words-by-sight.ts'
import type { Source } from './open-paper.ts'

/** A page that was looked at; `packed` is the picture without its rules, for a second look. null: read from the file's own text. */
export type SeenPage = { readonly page: Page; readonly packed: Packed | null }
export type Packed = { readonly width: number; readonly height: number; readonly gray: Uint8Array }
/** The places of one page that are to be read again. */
export type Places = { readonly page: number; readonly fields: readonly DraftField[] }
/** What was read at each of them, in their order; a page that failed is not among them. */
export type PlacesRead = { readonly page: number; readonly readings: readonly (readonly SecondReading[])[] }

export const seePage = async (source: Source, index: number, sight: () => Promise<Sight>): Promise<SeenPage> => {
  const { page, unruled } = await source.look(index, sight)
  return { page, packed: page.source === 'ocr' ? pack(unruled) : null }
}

/** Kept packed: a hundred pages wait in the memory of the desk until it is known which are looked at again. */
const pack = (raster: Raster): Packed => ({ ...raster, gray: deflateSync(raster.gray, { level: 1 }) })
const unpack = (packed: Packed): Raster => ({
  ...packed,
  gray: new Uint8Array(inflateSync(packed.gray, { maxOutputLength: packed.width * packed.height })),
})

/** The places to see again; none where all was read from the file's own text, for a second look would only repeat it: then the sum. */
export const placesToSeeAgain = (pages: readonly Page[], pageCount: number, roster?: CourtRoster): PlacesOrReading => {
  const drafts = draftInstruments(pages, pageCount, roster)
  const fields = drafts.drafts.filter((draft) => !draft.byText).flatMap((draft) => [...draft.fields, ...draft.unread])
  const places = [...Map.groupBy(fields, (field) => field.page)].map(([page, ofPage]) => ({ page, fields: ofPage }))
  return places.length > 0
    ? { places, reading: null }
    : {
        places,
        reading: withNotes(
          settleInstruments(drafts, () => []),
          pages,
        ),
      }
}
export type PlacesOrReading = { readonly places: readonly Places[]; readonly reading: Reading | null }

const withNotes = (reading: Reading, pages: readonly Page[]): Reading => ({ ...reading, pages: pages.map(noteOf) })

export const seeAgain = async ({ page, fields }: Places, packed: Packed, sight: Sight, alive: () => void): Promise<PlacesRead> => ({
  page,
  readings: await lookAgain(unpack(packed), fields, sight, alive),
})

export const sumUp = (
  pages: readonly Page[],
  pageCount: number,
  places: readonly Places[],
  again: readonly PlacesRead[],
  roster?: CourtRoster,
): Reading => {
  const found = new Map<string, readonly SecondReading[]>()
  for (const { page, readings } of again) {
    const fields = places.find((each) => each.page === page)?.fields ?? []
    for (const [index, field] of fields.entries()) found.set(keyOf(page, field), readings[index] ?? [])
  }
  return withNotes(
    settleInstruments(draftInstruments(pages, pageCount, roster), (page, field) => found.get(keyOf(page, field)) ?? []),
    pages,
  )
}

const keyOf = (page: number, field: DraftField): string => `${page} ${field.field} ${field.box.join(' ')}`
