// Each field's place read again alone, cut out of the page without its rules: by the line reader, the other engine, tesseract.
import { allowedCharacters } from '../../instrument/field-value.ts'
import { bestLetters } from './spell.ts'
import { crop, picture, resize } from './straighten.ts'
import { cutLine, grown, inkedPart, withoutTwins, zoneOf } from './places.ts'
import { joined, weigh } from './weigh.ts'
import { passes } from '../../instrument/settle.ts'
import type { Box } from '../../document/paper.ts'
import type { DraftField, LineOfField } from '../../instrument/draft.ts'
import type { Raster } from './raster.ts'
import type { SecondReading } from '../../instrument/settle.ts'
import type { Sight } from './words-by-sight.ts'
import type { Said } from './weigh.ts'
import type { Steps } from './spell.ts'

/** Values by which a person is found: these are always read by every engine, others when there is a doubt. */
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

/**
 * By the line reader and the other engine, then by tesseract's large network if there is a doubt or much hangs on it; without the other
 * engine twice by tesseract.
 */
export const readings = async (raster: Raster, field: DraftField, sight: Sight): Promise<readonly SecondReading[]> => {
  const parts = field.value.value === '' ? inkedPart(raster, field) : withoutTwins(field.parts.map((part) => grown(raster, part)))
  if (parts.length === 0) return []
  const own = await byOwn(raster, parts, sight)
  const looks = [await byNetwork(raster, parts, thickened, sight)]
  const [first] = looks
  if (first === undefined || first === null) return field.value.value === '' ? [] : byTesseractAlone(raster, field, sight)
  const weighed = (large: readonly Said[] | null): readonly SecondReading[] => {
    const steps = looks.filter((look) => look !== null)
    const lines = parts.map((part, at) => ({
      own: own[at] ?? [],
      steps: steps.flatMap((look) => look[at] ?? []),
      said: [...(own[at]?.length === 0 ? [part] : []), ...(large === null ? [] : [large[at] ?? nothing])].filter(({ text }) => text !== ''),
    }))
    const spellings = joined(lines.map((line) => weigh(field, line)))
    const [network] = steps
    return [
      ...(network === undefined ? [] : [readingOf(network.map((one) => bestLetters(one, allowedCharacters[field.type])))]),
      ...(large === null ? [] : [readingOf(large)]),
      { words: (spellings[0]?.text ?? '').split(' '), confidence: 0, spellings },
    ]
  }
  const isThrice = thrice.has(field.field)
  const once = weighed(null)
  if (!isThrice && passes(field, once)) return once
  looks.push(await byNetwork(raster, parts, plainly, sight))
  const twice = weighed(null)
  if (!isThrice && passes(field, twice)) return twice
  const large = await Promise.all(parts.map((part) => byLarge(raster, part, allowedCharacters[field.type], sight)))
  const all = weighed(large)
  if (passes(field, all)) return all
  looks.push(await byNetwork(raster, parts, narrowed, sight))
  return weighed(large)
}

const nothing: Said = { text: '', confidence: 0 }

const readingOf = (lines: readonly Said[]): SecondReading => ({
  words: lines.flatMap(({ text }) => (text === '' ? [] : text.split(' '))),
  confidence: Math.min(...lines.map(({ confidence }) => confidence)),
})

type Look = (raster: Raster, box: Box) => Promise<Raster>

const byNetwork = async (raster: Raster, parts: readonly LineOfField[], look: Look, sight: Sight): Promise<readonly Steps[] | null> => {
  const seen: Steps[] = []
  for (const { box } of parts) {
    const steps = await sight.other(await look(raster, box))
    if (steps === null) return null
    seen.push(steps)
  }
  return seen
}

/** Two looks by the network of our own, with the letters as they are and a little wider; none where it is not to be had. */
const byOwn = async (raster: Raster, parts: readonly LineOfField[], sight: Sight): Promise<readonly (readonly Steps[])[]> => {
  const seen: Steps[][] = []
  for (const { box } of parts) {
    const [x0, y0] = [box[0] * raster.width, box[1] * raster.height]
    const bounds = { x0, y0, x1: x0 + box[2] * raster.width, y1: y0 + box[3] * raster.height }
    const steps = [await sight.ofLine(raster, bounds, 1), await sight.ofLine(raster, bounds, 1.12)]
    seen.push(steps.flatMap((one) => one ?? []))
  }
  return seen
}

const byLarge = async (raster: Raster, { box }: LineOfField, allowed: string, sight: Sight): Promise<Said> => {
  const zone = cutLine(raster, box, 0.25)
  const framed = crop(zone, { left: -10, top: -10, width: zone.width + 20, height: zone.height + 20 })
  const { words, confidence } = await readPlace(await resize(framed, framed.width * 2, framed.height * 2), allowed, 1, sight)
  return { text: words.join(' '), confidence }
}

type Place = { readonly words: readonly string[]; readonly confidence: number }

const readPlace = async (raster: Raster, allowed: string, lines: number, sight: Sight): Promise<Place> => {
  const words = await sight.line(raster, allowed, lines)
  const solid = words.filter((word) => /[\p{L}\p{N}]/u.test(word.text))
  if (solid.length === 0) return { words: [], confidence: 0 }
  return { words: solid.map((word) => word.text), confidence: Math.min(...solid.map((word) => word.confidence)) }
}

/** Where the network is not to be had each place is read twice by tesseract. */
const byTesseractAlone = async (raster: Raster, field: DraftField, sight: Sight): Promise<readonly SecondReading[]> => {
  const zone = zoneOf(raster, field)
  const large = await readPlace(await resize(zone, zone.width * 2, zone.height * 2), allowedCharacters[field.type], field.lines, sight)
  if (!thrice.has(field.field) && passes(field, [large])) return [large]
  return [large, await readPlace(await smoothed(zone), '', field.lines, sight)]
}

// Three looks at one line, chosen on the tuned part: their mistakes are least alike. Thin strokes are the reader's worst enemy.

/** Strokes a pixel wider, then smoothed. */
const thickened: Look = async (raster, box) => raw(picture(wider(cutLine(raster, box, 0.12))).blur(0.8))
const plainly: Look = async (raster, box) => cutLine(raster, box, 0.25)
const narrowed: Look = async (raster, box) => {
  const line = cutLine(raster, box, 0.12)
  return resize(line, Math.max(1, Math.round(line.width * 0.85)), line.height)
}

/** Each pixel as dark as the darkest of itself, its left and its upper neighbour. */
const wider = ({ width, height, gray }: Raster): Raster => {
  const dark = Uint8Array.from(gray)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x
      const left = x > 0 ? (gray[at - 1] ?? 255) : 255
      const above = y > 0 ? (gray[at - width] ?? 255) : 255
      dark[at] = Math.min(gray[at] ?? 255, left, above)
    }
  }
  return { width, height, gray: dark }
}

/** Another look for tesseract with the strokes widened and smoothed. */
const smoothed = (zone: Raster): Promise<Raster> =>
  raw(
    picture(zone)
      .resize(Math.round(zone.width * 1.6), Math.round(zone.height * 1.6), { fit: 'fill', kernel: 'lanczos3' })
      .blur(1.1)
      .linear(1.3, -60),
  )

const raw = async (drawn: ReturnType<typeof picture>): Promise<Raster> => {
  const { data: pixels, info } = await drawn.toColourspace('b-w').raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, gray: new Uint8Array(pixels) }
}
