// Papers by the API: a raw body or a multipart form; the bytes are kept before anything is answered.
import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { paperOf } from '../desk-work.ts'
import type { Channel } from '../document/paper.ts'
import { DeskError } from '../errors.ts'
import { paperBytesMax, receive } from '../intake-to-release.ts'
import { parsePaperId } from '../log/ids.ts'
import { apiActor } from './api-actor.ts'
import { pathId } from './desk-parts.ts'
import type { App, DeskParts } from './desk-parts.ts'
import { partsOf } from './error-page.ts'
import { paperRow } from './row-shapes.ts'
import { cleanFileName, isCut, takeIn } from './upload.ts'
import type { Uploaded } from './upload.ts'

export const errorShape = z.object({ code: z.string(), happened: z.string(), notDone: z.string(), doNow: z.string() })
const receivedShape = z.object({ paper: z.string(), receipt: z.enum(['first', 'again']) })

const papersSay = [
  'Send the file as the body with its Content-Type, and its name (percent-encoded) as X-File-Name; or one file as multipart/form-data.',
  `The bytes are kept before the answer comes. Above ${paperBytesMax} bytes the first part is kept and the answer is 413.`,
  'The same bytes again are the same paper, received again.',
].join(' ')

export const apiPaperRoutes = (app: App, parts: DeskParts): void => {
  papersIn(app, parts)
  papersOut(app, parts)
}

const papersIn = (app: App, { desk }: DeskParts): void => {
  // A paper may be of any type: nothing is parsed here, the bytes are read as they stream by.
  app.removeContentTypeParser(['application/json', 'text/plain', 'application/x-www-form-urlencoded'])
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
  app.register(async (scope) => {
    const typed = scope.withTypeProvider<ZodTypeProvider>()
    typed.post(
      '/api/v1/papers',
      {
        schema: {
          tags: ['papers'],
          summary: 'Receives a paper',
          description: papersSay,
          consumes: ['application/pdf', 'image/tiff', 'image/png', 'image/jpeg', 'application/octet-stream', 'multipart/form-data'],
          headers: z.looseObject({
            'x-file-name': z.string().max(600).optional().describe('percent-encoded'),
            'x-from': z.string().max(200).optional().describe('who sent it, for example a fax number'),
            'x-channel': z.enum(['fax', 'email', 'api', 'command']).optional(),
          }),
          response: { 201: receivedShape, 413: receivedShape.extend(errorShape.shape) },
        },
      },
      async (request, reply) => {
        const { name, ...uploaded } = await bodyOf(request)
        const fileName = cleanFileName(name ?? decodedName(request.headers['x-file-name']))
        const channel: Channel = request.headers['x-channel'] ?? 'api'
        const received = await receive(desk, {
          ...uploaded,
          fileName,
          channel,
          from: request.headers['x-from'] ?? null,
          actor: apiActor(request),
        })
        if (isCut(uploaded)) {
          const error = new DeskError(
            'paper-too-large',
            `The paper [${fileName}] has ${uploaded.bytesSent} bytes or more; the limit is ${paperBytesMax}.`,
          )
          return reply
            .code(413)
            .header('connection', 'close')
            .send({ ...received, ...partsOf(error) })
        }
        return reply.code(201).send(received)
      },
    )
  })
}

const papersOut = (app: App, { desk }: DeskParts): void => {
  app.withTypeProvider<ZodTypeProvider>().get(
    '/api/v1/papers',
    {
      schema: {
        tags: ['papers'],
        summary: 'Papers, newest first',
        querystring: z.object({
          state: z.enum(['waiting', 'read', 'unreadable']).optional(),
          limit: z.coerce.number().int().min(1).max(1000).default(200),
          offset: z.coerce.number().int().min(0).default(0),
        }),
      },
    },
    async ({ query }) => {
      const { state, limit, offset } = query
      const rows = await desk.outside.store.rows('paper', { ...(state === undefined ? {} : { state }), limit, offset })
      return { papers: rows.map((row) => paperRow(row)) }
    },
  )
  app.get(
    '/api/v1/papers/:id',
    { schema: { tags: ['papers'], summary: 'A paper: its state, its instruments, its matches, its letters' } },
    async (request) => {
      const { facts: _facts, ...record } = await paperOf(desk, pathId(request, 'id', parsePaperId))
      return record
    },
  )
}

type Sent = Uploaded & { readonly name: string | undefined }

const bodyOf = async (request: FastifyRequest): Promise<Sent> => {
  if (request.isMultipart()) {
    const part = await request.file({ limits: { fileSize: Number.MAX_SAFE_INTEGER, files: 1 } })
    if (part === undefined) throw new DeskError('input-invalid', 'The form carries no file.')
    return { ...(await takeIn(part.file, null)), name: part.filename }
  }
  const body: unknown = request.body ?? Readable.from([])
  if (!(body instanceof Readable)) throw new DeskError('input-invalid', 'The body cannot be read as a file.')
  const told = Number(request.headers['content-length'] ?? Number.NaN)
  return { ...(await takeIn(body, Number.isFinite(told) ? told : null)), name: undefined }
}

const decodedName = (header: string | undefined): string | undefined => {
  try {
    return header === undefined ? undefined : decodeURIComponent(header)
  } catch {
    return header
  }
}
