// The desk's pages and API as one application: headers, sign-in, forms, errors, and the screens. It listens nowhere by itself.
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import fastifyStatic from '@fastify/static'
import fastify from 'fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { DeskError } from '../errors.ts'
import type { Desk } from '../desk-work.ts'
import { aboutRoutes } from './about-page.ts'
import { ackRoutes } from './ack-page.ts'
import { apiRoutes } from './api.ts'
import { bookingRoutes } from './bookings-page.ts'
import { clocksRoutes } from './clocks-page.ts'
import { custodyImportRoutes } from './custody-import-page.ts'
import { courtsRoutes } from './courts-page.ts'
import type { DeskOptions } from './desk-options.ts'
import type { App, DeskParts } from './desk-parts.ts'
import { dutiesRoutes } from './duties-page.ts'
import { asDeskError, errorScreen, partsOf } from './error-page.ts'
import { inboxRoutes } from './inbox-page.ts'
import { lawRoutes } from './law-page.ts'
import { liveRoutes } from './live.ts'
import { pictureRoutes } from './page-pictures.ts'
import { paperActs } from './paper-acts.ts'
import { paperRoutes } from './paper-page.ts'
import { personActs } from './person-acts.ts'
import { personRoutes } from './person-page.ts'
import { releaseRoutes } from './release-page.ts'
import { reportRoutes } from './report-page.ts'
import { requestRoutes } from './request-page.ts'
import { openSessions, sampleAccount } from './sessions.ts'
import { reviewRoutes } from './review-page.ts'
import { signInRoutes } from './sign-in-page.ts'

/** Bytes; papers have their own limit, this is for forms and JSON. */
const bodyBytesMax = 4 * 1024 * 1024

/** `logger`: a pino logger, or false. Its lines carry method, path without query, status and time; no body, no name. */
export const buildDesk = (desk: Desk, options: DeskOptions, logger = false): FastifyInstance => {
  const app = fastify({
    bodyLimit: bodyBytesMax,
    forceCloseConnections: true,
    trustProxy: 'loopback',
    genReqId: () => desk.outside.chance.hex(6),
    logger: logger ? { serializers: { req: (request) => ({ method: request.method, path: request.url.split('?')[0] }) } } : false,
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.decorateRequest('session', null)
  const parts: DeskParts = { desk, options, sessions: openSessions(desk, options) }
  setHeaders(app)
  setErrors(app, parts)
  app.register(cookie, { secret: options.sessionSecret })
  app.register(formbody, { bodyLimit: bodyBytesMax })
  app.register(multipart)
  app.register(fastifyStatic, { root: join(import.meta.dirname, 'assets'), prefix: '/static/', decorateReply: false, maxAge: '1h' })
  app.register(fastifyStatic, { root: uswdsFolder(), prefix: '/static/uswds/', decorateReply: false, maxAge: '7d', immutable: true })
  app.register(async (open) => signInRoutes(open, parts))
  app.register(async (open) => ackRoutes(open, parts))
  app.register(async (api) => apiRoutes(api, parts))
  app.register(async (behind) => {
    guard(behind, parts)
    for (const routes of screens) routes(behind, parts)
  })
  return app
}

const screens = [
  liveRoutes,
  pictureRoutes,
  inboxRoutes,
  requestRoutes,
  paperRoutes,
  reviewRoutes,
  paperActs,
  releaseRoutes,
  bookingRoutes,
  custodyImportRoutes,
  personRoutes,
  personActs,
  dutiesRoutes,
  clocksRoutes,
  reportRoutes,
  lawRoutes,
  courtsRoutes,
  aboutRoutes,
] as const

/** `.../dist/css/uswds.min.css` -> `.../dist`; the package may lie above this folder. */
const uswdsFolder = (): string => fileURLToPath(new URL('..', import.meta.resolve('@uswds/uswds/css/uswds.min.css')))

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const setHeaders = (app: App): void => {
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', contentSecurityPolicy)
    reply.header('x-content-type-options', 'nosniff')
    reply.header('x-frame-options', 'DENY')
    reply.header('referrer-policy', 'same-origin')
    reply.header('cross-origin-opener-policy', 'same-origin')
    reply.header('permissions-policy', 'camera=(), microphone=(), geolocation=()')
    // Screens show people in custody: nothing of them stays in the cache of a desk that many share.
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
}

const setErrors = (app: App, parts: DeskParts): void => {
  const answer = async (request: FastifyRequest, reply: FastifyReply, failure: unknown): Promise<FastifyReply> => {
    const error = asDeskError(failure, request.id)
    if (error.code === 'desk-failed') {
      parts.options.onFailure?.(request.id, failure)
      request.log.error({ reference: request.id, name: failure instanceof Error ? failure.name : 'unknown' }, 'request failed')
    }
    if (request.url.startsWith('/api/') || request.url === '/healthz') return reply.code(error.http).send(partsOf(error))
    if (error.code === 'sign-in-needed' && request.method === 'GET')
      return reply.redirect(`/sign-in?next=${encodeURIComponent(request.url)}`, 303)
    return reply
      .code(error.http)
      .type('text/html; charset=utf-8')
      .send(await errorScreen(parts, request, error))
  }
  app.setErrorHandler((failure, request, reply) => answer(request, reply, failure))
  app.setNotFoundHandler((request, reply) => {
    request.session = parts.sessions.of(request)
    return answer(request, reply, new DeskError('record-unknown', 'There is no page at this address.'))
  })
}

const tokenParser = z.looseObject({ token: z.string() })

/** Who is not signed in sees nothing; a form that no page of ours carried does nothing. */
const guard = (app: App, { options, sessions }: DeskParts): void => {
  app.addHook('onRequest', async (request, reply) => {
    request.session = sessions.of(request)
    if (request.session === null && options.sample && request.method === 'GET') request.session = sessions.begin(reply, sampleAccount)
    if (request.session === null) throw new DeskError('sign-in-needed', 'Nobody is signed in, or the shift is over.')
    if (request.method !== 'GET' && request.method !== 'HEAD') sessions.checkOrigin(request)
  })
  app.addHook('preHandler', async (request) => {
    if (request.method === 'GET' || request.method === 'HEAD' || request.session === null) return
    // Files come as a stream; their route looks for the token itself, before it keeps anything.
    if (request.isMultipart()) return
    const body = tokenParser.safeParse(request.body)
    sessions.checkToken(request.session, body.success ? body.data.token : null)
  })
}
