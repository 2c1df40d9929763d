// Pictures of a paper's pages and crops of them, made from the kept bytes; a few are kept in memory, for pages are looked at again.
import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import sharp from 'sharp'
import { paperOf } from '../desk-work.ts'
import type { Desk } from '../desk-work.ts'
import type { Box, PaperId } from '../document/paper.ts'
import { DeskError } from '../errors.ts'
import { parsePaperId } from '../log/ids.ts'
import { pathId, visitOf } from './desk-parts.ts'
import type { App, DeskParts } from './desk-parts.ts'

export const pictureWidths = [900, 1800] as const
const picturesKeptMax = 40

const widthParser = z.object({
  w: z.coerce
    .number()
    .pipe(z.union([z.literal(900), z.literal(1800)]))
    .default(900),
})
const share = z.coerce.number().min(0).max(1)
const cropParser = z.object({ page: z.coerce.number().int().min(1), x: share, y: share, w: share, h: share })

export const pictureRoutes = (app: App, parts: DeskParts): void => {
  const pictureOf = openPictures(parts.desk)
  app.get('/papers/:id/pages/:name', { schema: { hide: true } }, async (request, reply) => {
    visitOf(parts, request)
    const page = pathId(request, 'name', (name) => Number(/^(\d{1,5})\.png$/.exec(name)?.[1] ?? Number.NaN))
    const width = widthParser.parse(request.query).w
    const id = pathId(request, 'id', parsePaperId)
    return sendPicture(request, reply, `${id} ${page} ${width}`, async () => Buffer.from(await pictureOf(id, page, width)))
  })
  app.get('/papers/:id/crop.png', { schema: { hide: true } }, async (request, reply) => {
    visitOf(parts, request)
    const { page, ...box } = cropParser.parse(request.query)
    const id = pathId(request, 'id', parsePaperId)
    return sendPicture(request, reply, `${id} ${page} ${Object.values(box).join(' ')}`, async () =>
      crop(await pictureOf(id, page, 1800), [box.x, box.y, box.w, box.h]),
    )
  })
}

/** A page of a kept paper never changes: a browser that has its picture asks whether it may show it again, and need not be sent it. */
const sendPicture = async (
  request: FastifyRequest,
  reply: FastifyReply,
  name: string,
  make: () => Promise<Buffer>,
): Promise<FastifyReply> => {
  const mark = `"${createHash('sha256').update(`1 ${name}`).digest('hex').slice(0, 24)}"`
  const answer = reply.header('cache-control', 'private, no-cache').header('etag', mark)
  if (request.headers['if-none-match'] === mark) return answer.code(304).send()
  return answer.type('image/png').send(await make())
}

/** The address of the picture of one page, `widthPx` wide. */
export const pagePath = (paper: PaperId, page: number, widthPx: (typeof pictureWidths)[number]): string =>
  `/papers/${paper}/pages/${page}.png?w=${widthPx}`

/** The address of a crop that shows the box with a little of what stands around it. */
export const cropPath = (paper: PaperId, page: number, [x, y, w, h]: Box): string => {
  const [marginX, marginY] = [0.03, 0.012]
  const left = Math.max(0, x - marginX)
  const top = Math.max(0, y - marginY)
  const numbers = [left, top, Math.min(1 - left, w + x - left + marginX), Math.min(1 - top, h + y - top + marginY)].map((each) =>
    each.toFixed(4),
  )
  return `/papers/${paper}/crop.png?page=${page}&x=${numbers[0]}&y=${numbers[1]}&w=${numbers[2]}&h=${numbers[3]}`
}

const crop = async (png: Uint8Array, [x, y, w, h]: Box): Promise<Buffer> => {
  const image = sharp(png)
  const { width, height } = await image.metadata()
  const left = Math.min(width - 1, Math.floor(x * width))
  const top = Math.min(height - 1, Math.floor(y * height))
  const size = {
    width: Math.max(1, Math.min(width - left, Math.ceil(w * width))),
    height: Math.max(1, Math.min(height - top, Math.ceil(h * height))),
  }
  return image
    .extract({ left, top, ...size })
    .png()
    .toBuffer()
}

type PictureOf = (paper: PaperId, page: number, widthPx: number) => Promise<Uint8Array>

/** Several asking for the same page wait for one rendering. */
const openPictures = (desk: Desk): PictureOf => {
  const kept = new Map<string, Promise<Uint8Array>>()
  const render: PictureOf = async (id, page, widthPx) => {
    const record = await paperOf(desk, id)
    if (!Number.isInteger(page) || page < 1 || page > record.pages)
      throw new DeskError('record-unknown', `The paper [${id}] has no page [${page}] to show.`)
    const bytes = await desk.outside.store.kept(record.sha256)
    if (bytes === null) throw new DeskError('paper-damaged', `The kept file of the paper [${id}] is not there.`)
    const turned = record.pageNotes.find((note) => note.number === page)?.turned ?? 0
    return desk.outside.pageReader.picture(bytes, page, widthPx, turned)
  }
  return (id, page, widthPx) => {
    const key = `${id}:${page}:${widthPx}`
    const found = kept.get(key)
    if (found) {
      kept.delete(key)
      kept.set(key, found)
      return found
    }
    const made = render(id, page, widthPx)
    kept.set(key, made)
    made.catch(() => kept.delete(key))
    for (const oldest of kept.keys()) if (kept.size > picturesKeptMax) kept.delete(oldest)
    return made
  }
}
