// What every screen's routes are given: the app, the desk, its options, the sessions, and how a page is answered.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { DeskError } from '../errors.ts'
import type { Desk } from '../desk-work.ts'
import type { DeskOptions, Session, Visit } from './desk-options.ts'
import { afterAct } from './done.ts'
import type { Done } from './done.ts'
import { layout } from './layout.ts'
import type { Screen } from './layout.ts'
import type { Sessions } from './sessions.ts'

export type App = FastifyInstance
export type DeskParts = { readonly desk: Desk; readonly options: DeskOptions; readonly sessions: Sessions }

declare module 'fastify' {
  interface FastifyRequest {
    /** Set for every page behind the sign-in. */
    session: Session | null
  }
}

const didParser = z.object({ did: z.string().optional() })

/** Throws sign-in-needed: no page behind the sign-in is made without a session. */
export const visitOf = ({ desk, options }: DeskParts, request: FastifyRequest): Visit => {
  if (request.session === null) throw new DeskError('sign-in-needed', 'Nobody is signed in.')
  const did = didParser.safeParse(request.query)
  return {
    desk,
    options,
    session: request.session,
    now: desk.outside.clock.now(),
    path: request.url.split('?')[0] ?? '/',
    did: did.success ? (did.data.did ?? null) : null,
  }
}

/** A GET page: builds the screen and answers it in the frame. */
export const screenAt = (
  app: App,
  parts: DeskParts,
  path: string,
  build: (visit: Visit, request: FastifyRequest) => Promise<Screen>,
): void => {
  app.get(path, { schema: { hide: true } }, async (request, reply) => {
    const visit = visitOf(parts, request)
    return sendScreen(reply, visit, await build(visit, request))
  })
}

export const sendScreen = async (reply: FastifyReply, visit: Visit, screen: Screen): Promise<FastifyReply> =>
  reply.type('text/html; charset=utf-8').send(await layout(visit, screen))

/** What an act gives back: where to go, or the screen again with what is wrong in the form. */
export type Acted =
  | { readonly to: string; readonly done: Done; readonly at?: string; readonly with?: Readonly<Record<string, string>> }
  | { readonly again: Screen }

/** A form's POST. The token is checked in the app's hook; the act itself runs only after it. */
export const actAt = <T>(
  app: App,
  parts: DeskParts,
  path: string,
  form: z.ZodType<T>,
  act: (visit: Visit, values: T, request: FastifyRequest) => Promise<Acted>,
): void => {
  app.post(path, { schema: { hide: true } }, async (request, reply) => {
    const visit = visitOf(parts, request)
    const acted = await act(visit, parseForm(form, request.body), request)
    if ('again' in acted) return sendScreen(reply.code(422), visit, acted.again)
    return reply.redirect(afterAct(acted.to, acted.done, acted.at ?? null, acted.with), 303)
  })
}

/** Throws input-invalid, with each field that is wrong. */
export const parseForm = <T>(form: z.ZodType<T>, body: unknown): T => {
  const parsed = form.safeParse(body ?? {})
  if (parsed.success) return parsed.data
  const wrong = parsed.error.issues.map((issue) => `[${issue.path.join('.') || 'the form'}] ${issue.message}`).join('; ')
  throw new DeskError('input-invalid', `Something in the form cannot be used: ${wrong}.`)
}

/** One named value of the path, parsed; an id that is none names no record. */
export const pathId = <Id>(request: FastifyRequest, name: string, parse: (text: string) => Id): Id => {
  const params = z.record(z.string(), z.string()).parse(request.params)
  try {
    return parse(params[name] ?? '')
  } catch (error) {
    throw new DeskError('record-unknown', `There is no record [${params[name] ?? ''}].`, { cause: error })
  }
}

/** A field that may come once, several times or not at all. */
export const severalOf = <T extends string>(one: z.ZodType<T>) =>
  z
    .union([one, z.array(one)])
    .optional()
    .transform((value): readonly T[] => (value === undefined ? [] : typeof value === 'string' ? [value] : [...value]))
