// One line cut out of a page as the line reader takes it: with a little white about it, of one height.
import { crop, picture } from './straighten.ts'
import type { Raster } from './raster.ts'

/** Height in pixels of every line that the line reader sees. */
export const lineHeightPx = 40
/** Pixels along the line from one step of the line reader to the next. */
export const stepPx = 4

/** Pixels of the page. */
export type Bounds = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number }

/** The ink stands in `bounds` (pixels); a fifth of its height is left white above and below it. `stretched` widens the letters. */
export const linePicture = async (raster: Raster, { x0, y0, x1, y1 }: Bounds, stretched = 1): Promise<Raster> => {
  const margin = Math.max(2, Math.round((y1 - y0) * 0.2))
  const top = Math.floor(y0) - margin
  const left = Math.floor(x0) - sideMarginPx
  const cut = crop(raster, { left, top, width: Math.ceil(x1) + sideMarginPx - left, height: Math.ceil(y1) + margin - top })
  const width = Math.max(8, Math.round((cut.width * lineHeightPx * stretched) / cut.height))
  const pixels = await picture(cut).resize(width, lineHeightPx, { fit: 'fill', kernel: 'cubic' }).toColourspace('b-w').raw().toBuffer()
  return { width, height: lineHeightPx, gray: new Uint8Array(pixels) }
}
/** White left and right of the line, px of the page. */
export const sideMarginPx = 5
