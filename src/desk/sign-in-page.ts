// Signing in and out with the local account; after several wrong passwords the desk makes one wait.
import { z } from 'zod'
import { DeskError } from '../errors.ts'
import { minutesBetween } from '../time/instant.ts'
import type { Instant } from '../time/instant.ts'
import type { App, DeskParts } from './desk-parts.ts'
import { barePage } from './bare-page.ts'
import { html, nothing, textOf } from './markup.ts'
import type { Html } from './markup.ts'

const formParser = z.object({ name: z.string().trim().max(200), password: z.string().max(1000), next: z.string().optional() })

const failuresMax = 5
const waitMinutes = 5

export const signInRoutes = (app: App, { desk, options, sessions }: DeskParts): void => {
  const failures = new Map<string, { readonly count: number; readonly last: Instant }>()
  app.get('/sign-in', async (request, reply) => {
    const { next } = z.object({ next: z.string().optional() }).parse(request.query)
    return reply.type('text/html').send(await textOf(signInPage(desk.agency.facility, next ?? '/inbox', null)))
  })
  app.post('/sign-in', async (request, reply) => {
    sessions.checkOrigin(request)
    const form = formParser.safeParse(request.body)
    if (!form.success) throw new DeskError('input-invalid', 'Name or password is missing.')
    const { name, password } = form.data
    const next = safeNext(form.data.next)
    const now = desk.outside.clock.now()
    const before = failures.get(name)
    const waits = before && before.count >= failuresMax && minutesBetween(before.last, now) < waitMinutes
    if (waits) {
      return reply
        .code(429)
        .type('text/html')
        .send(
          await textOf(signInPage(desk.agency.facility, next, `Too many wrong passwords. Wait ${waitMinutes} minutes, then try again.`)),
        )
    }
    if (!(await options.accounts.verify(name, password))) {
      if (failures.size > 1000) failures.clear()
      failures.set(name, { count: (before?.count ?? 0) + 1, last: now })
      return reply
        .code(401)
        .type('text/html')
        .send(await textOf(signInPage(desk.agency.facility, next, 'Name or password is wrong.')))
    }
    failures.delete(name)
    sessions.begin(reply, name)
    return reply.redirect(next, 303)
  })
  app.post('/sign-out', async (request, reply) => {
    sessions.checkOrigin(request)
    sessions.end(request, reply)
    return reply.redirect('/sign-in', 303)
  })
}

/** Only a path of this desk; `//elsewhere` is not one. */
const safeNext = (next: string | undefined): string => (next !== undefined && /^\/(?![/\\])/.test(next) ? next : '/inbox')

const signInPage = (facility: string, next: string, wrong: string | null): Html =>
  barePage(
    'Sign in',
    facility,
    html`<h1>Sign in</h1>
      ${
        wrong === null
          ? nothing
          : html`<div class="usa-alert usa-alert--error usa-alert--slim" role="alert">
              <div class="usa-alert__body"><p class="usa-alert__text">${wrong}</p></div>
            </div>`
      }
      <form method="post" action="/sign-in" class="usa-form">
        <input type="hidden" name="next" value="${next}" />
        <label class="usa-label" for="name">Name</label>
        <input class="usa-input" id="name" name="name" autocomplete="username" required autofocus />
        <label class="usa-label" for="password">Password</label>
        <input class="usa-input" id="password" name="password" type="password" autocomplete="current-password" required />
        <button class="usa-button" type="submit">Sign in</button>
      </form>
      <p>Every act at this desk is recorded with the name that did it.</p>`,
  )
