// Each field's place read again alone, cut out of the page without its lines: by the other engine, and doubled by the larger network.
import { allowedCharacters } from '../../instrument/field-value.ts'
import { crop, picture, resize } from './straighten.ts'
import type { DraftField } from '../../instrument/draft.ts'
import type { Raster } from './raster.ts'
import { passes } from '../../instrument/settle.ts'
import type { SecondReading } from '../../instrument/settle.ts'
import type { Sight } from './words-by-sight.ts'

/** Values by which a person is found: these are always read a third time, others when two readings leave a doubt. */
const thrice: ReadonlySet<string> = new Set(['subjectName', 'dateOfBirth', 'fileNumber'])

/** Second readings of places of one page, in their order. `alive` is called after each. */
export const lookAgain = async (
  raster: Raster,
  fields: readonly DraftField[],
  sight: Sight,
  alive: () => void = () => undefined,
): Promise<readonly (readonly SecondReading[])[]> =>
  Promise.all(
    fields.map(async (field) => {
      const seen = await readings(raster, field, sight)
      alive()
      return seen
    }),
  )

/** By the other engine, then by the large network if there is a doubt or much hangs on it; without that engine twice by the network. */
export const readings = async (raster: Raster, field: DraftField, sight: Sight): Promise<readonly SecondReading[]> => {
  const zone = zoneOf(raster, field)
  const allowed = allowedCharacters[field.type]
  const other = field.lines === 1 ? await sight.other(tightZoneOf(raster, field), allowed) : null
  const byOther = other === null ? null : { words: other.text === '' ? [] : other.text.split(' '), confidence: other.confidence }
  if (byOther !== null && !thrice.has(field.field) && passes(field, [byOther])) return [byOther]
  const large = await readPlace(await resize(zone, zone.width * 2, zone.height * 2), allowed, field.lines, sight)
  if (byOther !== null) return [byOther, large]
  if (!thrice.has(field.field) && passes(field, [large])) return [large]
  return [large, await readPlace(await thickened(zone), '', field.lines, sight)]
}

const readPlace = async (raster: Raster, allowed: string, lines: number, sight: Sight): Promise<SecondReading> => {
  const words = await sight.line(raster, allowed, lines)
  const solid = words.filter((word) => /[\p{L}\p{N}]/u.test(word.text))
  if (solid.length === 0) return { words: [], confidence: 0 }
  return { words: solid.map((word) => word.text), confidence: Math.min(...solid.map((word) => word.confidence)) }
}

/** Pixels left and right of the words: the colon of the label stands close by. */
const sideMargin = 5

/** The words with a margin of a third of a line, on white. */
export const zoneOf = (raster: Raster, field: DraftField): Raster => {
  const [x, y, width, height] = field.box
  const margin = Math.max(5, Math.round((height * raster.height * 0.3) / field.lines))
  const frame = {
    left: Math.floor(x * raster.width) - sideMargin,
    top: Math.floor(y * raster.height) - margin,
    width: Math.ceil(width * raster.width) + sideMargin * 2,
    height: Math.ceil(height * raster.height) + margin * 2,
  }
  const cut = crop(raster, frame)
  return crop(cut, { left: -12, top: -12, width: cut.width + 24, height: cut.height + 24 })
}

/** The words with no more white around them than the other engine's training lines had. */
const tightZoneOf = (raster: Raster, field: DraftField): Raster => {
  const [x, y, width, height] = field.box
  const margin = Math.max(3, Math.round(height * raster.height * 0.12))
  return crop(raster, {
    left: Math.floor(x * raster.width) - sideMargin,
    top: Math.floor(y * raster.height) - margin,
    width: Math.ceil(width * raster.width) + sideMargin * 2,
    height: Math.ceil(height * raster.height) + margin * 2,
  })
}

/** Thin strokes are the reader's worst enemy: another look at the same place with the strokes widened and smoothed. */
const thickened = async (zone: Raster): Promise<Raster> => {
  const { data: pixels, info } = await picture(zone)
    .resize(Math.round(zone.width * 1.6), Math.round(zone.height * 1.6), { fit: 'fill', kernel: 'lanczos3' })
    .blur(1.1)
    .linear(1.3, -60)
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, gray: new Uint8Array(pixels) }
}
