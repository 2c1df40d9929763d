// Who acts through the API: the signed-in person, or another system that bears the desk's token.
import type { FastifyRequest } from 'fastify'
import type { Actor } from '../log/entry.ts'

export const apiActor = (request: FastifyRequest): Actor =>
  request.session === null ? { kind: 'jail-records', source: 'api' } : { kind: 'person', account: request.session.account }
