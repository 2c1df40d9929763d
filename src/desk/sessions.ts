// Who is signed in: a signed cookie that lasts a shift, and a token that every form carries so that no other site can act.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { DeskError } from '../errors.ts'
import { epochMs, minutesBetween, fromEpochMs } from '../time/instant.ts'
import type { Desk } from '../desk-work.ts'
import type { DeskOptions, Session } from './desk-options.ts'

export const sampleAccount = 'R. Alvarez (sample)'
const cookieName = 'desk-session'
/** A long shift; after it one signs in again. */
const sessionMinutesMax = 14 * 60

export type Sessions = {
  /** The session of a request; null if there is none that holds. */
  readonly of: (request: FastifyRequest) => Session | null
  readonly begin: (reply: FastifyReply, account: string) => Session
  readonly end: (request: FastifyRequest, reply: FastifyReply) => void
  /** Throws form-not-ours unless the request comes from a page of ours. */
  readonly checkOrigin: (request: FastifyRequest) => void
  /** Throws form-not-ours unless the token is this session's. */
  readonly checkToken: (session: Session, token: unknown) => void
}

export const openSessions = (desk: Desk, options: DeskOptions): Sessions => {
  const ended = new Set<string>()
  const tokenOf = (id: string): string => createHmac('sha256', options.sessionSecret).update(`form\n${id}`).digest('hex')
  return {
    of: (request) => {
      const unsigned = request.unsignCookie(request.cookies[cookieName] ?? '')
      if (!unsigned.valid) return null
      const [id, begun, account] = unsigned.value.split('.')
      if (id === undefined || begun === undefined || account === undefined || ended.has(id)) return null
      const age = minutesBetween(fromEpochMs(Number(begun)), desk.outside.clock.now())
      if (!(age < sessionMinutesMax)) return null
      return { id, account: Buffer.from(account, 'base64url').toString('utf8'), token: tokenOf(id) }
    },
    begin: (reply, account) => {
      const id = desk.outside.chance.hex(16)
      const value = [id, epochMs(desk.outside.clock.now()), Buffer.from(account, 'utf8').toString('base64url')].join('.')
      reply.setCookie(cookieName, value, {
        path: '/',
        httpOnly: true,
        sameSite: 'strict',
        signed: true,
        secure: reply.request.protocol === 'https',
      })
      return { id, account, token: tokenOf(id) }
    },
    end: (request, reply) => {
      const unsigned = request.unsignCookie(request.cookies[cookieName] ?? '')
      const id = unsigned.valid ? unsigned.value.split('.')[0] : undefined
      if (id !== undefined) ended.add(id)
      reply.clearCookie(cookieName, { path: '/' })
    },
    checkOrigin: (request) => {
      const site = request.headers['sec-fetch-site']
      const { origin } = request.headers
      // A proxy of the agency may speak TLS for us: the host must agree, the scheme may not.
      const own = origin === undefined || hostOf(origin) === request.host
      if (!own || (site !== undefined && site !== 'same-origin')) throw notOurs()
    },
    checkToken: (session, token) => {
      if (typeof token !== 'string' || !sameText(token, session.token)) throw notOurs()
    },
  }
}

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null)

const notOurs = (): DeskError => new DeskError('form-not-ours', 'The form did not come from a page of this desk that you have open.')

/** Compares without telling by its time how far two texts agree. */
export const sameText = (a: string, b: string): boolean => {
  const [left, right] = [a, b].map((text) => createHmac('sha256', 'compare').update(text).digest())
  return left !== undefined && right !== undefined && timingSafeEqual(left, right)
}
