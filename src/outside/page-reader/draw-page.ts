// A page drawn for the clerk as the reader saw it: straight, square in its pixels and the right way up.
import { DeskError } from '../../errors.ts'
import { picture } from './straighten.ts'
import type { Source } from './open-paper.ts'
import type { Turn } from '../../document/paper.ts'

/** PNG, `widthPx` wide. */
export const drawPage = async (source: Source, index: number, widthPx: number, turned: Turn): Promise<Uint8Array> => {
  if (index < 0 || index >= source.count)
    throw new DeskError('record-unknown', `The paper has ${source.count} pages and no page ${index + 1}.`)
  const raster = await source.show(index, turned)
  return picture(raster)
    .resize({ width: Math.max(16, Math.min(3000, Math.round(widthPx))) })
    .png()
    .toBuffer()
}
