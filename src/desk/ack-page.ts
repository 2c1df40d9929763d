// The page at which whoever has a notice gives its code back: without signing in, and without being told anything but thanks.
import { z } from 'zod'
import { acknowledgeByCode } from '../notice-acts.ts'
import { minutesBetween } from '../time/instant.ts'
import type { Instant } from '../time/instant.ts'
import type { App, DeskParts } from './desk-parts.ts'
import { barePage } from './bare-page.ts'
import { html, textOf } from './markup.ts'
import type { Html } from './markup.ts'

const formParser = z.object({ code: z.string().max(40), name: z.string().trim().max(100).optional() })

/** From one address, and from all together, in ten minutes. 2^40 codes, a thousand looked at: a guess fits once in a hundred years. */
const triesMax = { fromOne: 10, fromAll: 200 }
const windowMinutes = 10

export const ackRoutes = (app: App, { desk }: DeskParts): void => {
  const allow = limiter()
  app.get('/ack', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(await textOf(ackPage(desk.agency.facility, desk.agency.phone, 'asks'))),
  )
  app.post('/ack', { schema: { hide: true } }, async (request, reply) => {
    const page = async (state: State, code: number) =>
      reply
        .code(code)
        .type('text/html; charset=utf-8')
        .send(await textOf(ackPage(desk.agency.facility, desk.agency.phone, state)))
    if (!allow(request.ip, desk.outside.clock.now())) return page('too-many', 429)
    const form = formParser.safeParse(request.body)
    // The same answer to a right code, a wrong one and none.
    if (form.success) await acknowledgeByCode(desk, form.data.code, form.data.name === '' ? null : (form.data.name ?? null))
    return page('thanks', 200)
  })
}

/** In memory only: a restart forgets, which costs a guesser more than it gives. */
const limiter = (): ((address: string, now: Instant) => boolean) => {
  let began: Instant | null = null
  const tries = new Map<string, number>()
  let all = 0
  return (address, now) => {
    if (began === null || Math.abs(minutesBetween(began, now)) >= windowMinutes) {
      began = now
      tries.clear()
      all = 0
    }
    const own = (tries.get(address) ?? 0) + 1
    tries.set(address, own)
    all += 1
    return own <= triesMax.fromOne && all <= triesMax.fromAll
  }
}

type State = 'asks' | 'thanks' | 'too-many'

const ackPage = (facility: string, phone: string, state: State): Html =>
  barePage(
    'Confirm a notice',
    facility,
    html`${
      state === 'thanks'
        ? html`<h1>Thank you</h1>
            <p role="status">What you sent has been taken. There is nothing more to do here.</p>
            <p><a class="usa-link" href="/ack">Confirm another notice</a></p>`
        : state === 'too-many'
          ? html`<h1>Too many tries</h1>
              <p role="alert">Wait ${windowMinutes} minutes, or call ${phone}.</p>`
          : html`<h1>Confirm a notice</h1>
              <p>The code stands at the foot of the notice. Giving it back says that a person has read it, and nothing else.</p>
              <form method="post" action="/ack" class="usa-form">
                <label class="usa-label" for="code">Code</label>
                <input
                  class="usa-input"
                  id="code"
                  name="code"
                  required
                  maxlength="40"
                  autocomplete="off"
                  autocapitalize="characters"
                  spellcheck="false"
                />
                <label class="usa-label" for="name">Your name and office <span class="usa-hint">(optional)</span></label>
                <input class="usa-input" id="name" name="name" maxlength="100" autocomplete="off" />
                <button class="usa-button" type="submit">Confirm</button>
              </form>`
    }`,
  )
