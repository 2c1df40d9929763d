// The API for other systems, /api/v1: papers in, custody events in, records and counts out; described at /api/openapi.json.
import swagger from '@fastify/swagger'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import type { FastifyRequest } from 'fastify'
import { DeskError } from '../errors.ts'
import { apiPaperRoutes } from './api-papers.ts'
import { apiRecordRoutes } from './api-records.ts'
import type { App, DeskParts } from './desk-parts.ts'
import { sameText } from './sessions.ts'

export const apiRoutes = async (app: App, parts: DeskParts): Promise<void> => {
  const { desk, options } = parts
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Releasedesk',
        version: options.version,
        description:
          'The release desk of a jail: papers and custody events in, records, notices and counts out. Times are ISO 8601 with offset.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
      security: [{ token: [] }],
      tags: [{ name: 'papers' }, { name: 'custody' }, { name: 'records' }, { name: 'desk' }],
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  app.get('/healthz', { schema: { hide: true } }, async () => ({ ok: true, lastSeq: await desk.outside.store.lastSeq() }))
  await app.register(async (behind) => {
    guardApi(behind, parts)
    await behind.register(async (papers) => apiPaperRoutes(papers, parts))
    await behind.register(async (records) => apiRecordRoutes(records, parts))
  })
}

/** A bearer token, or the session of a signed-in person whose page sends its token along. */
const guardApi = (app: App, { options, sessions }: DeskParts): void => {
  app.addHook('onRequest', async (request) => {
    if (bearsToken(request, options.apiToken)) return
    const session = sessions.of(request)
    if (session === null) throw new DeskError('sign-in-needed', 'The request carries neither the token of this desk nor a session.')
    request.session = session
    if (request.method === 'GET') return
    sessions.checkOrigin(request)
    sessions.checkToken(session, request.headers['x-desk-token'])
  })
}

const bearsToken = (request: FastifyRequest, token: string | null): boolean => {
  const { authorization } = request.headers
  return token !== null && token !== '' && authorization !== undefined && sameText(authorization, `Bearer ${token}`)
}
