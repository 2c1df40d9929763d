// Tells open pages that something changed (Server-Sent Events); the page then fetches itself again. No records travel here.
import { plusMinutes } from '../time/instant.ts'
import type { App, DeskParts } from './desk-parts.ts'
import { visitOf } from './desk-parts.ts'

/** Open streams at once; a page beyond that still works, it only has to be loaded by hand. */
const streamsMax = 200

export const liveRoutes = (app: App, parts: DeskParts): void => {
  const { store, clock } = parts.desk.outside
  const open = new Set<() => void>()
  app.addHook('preClose', async () => {
    for (const end of open) end()
  })
  app.get('/events', { schema: { hide: true } }, async (request, reply) => {
    visitOf(parts, request)
    if (open.size >= streamsMax) return reply.code(503).header('retry-after', '60').send()
    reply.hijack()
    const { raw } = reply
    raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-accel-buffering': 'no',
    })
    raw.write('retry: 2000\n\n')
    const stopped = new AbortController()
    const unsubscribe = store.changes((seq) => raw.write(`event: change\ndata: ${seq}\n\n`))
    const end = (): void => {
      if (!open.delete(end)) return
      stopped.abort()
      unsubscribe()
      raw.end()
    }
    open.add(end)
    request.raw.on('close', end)
    raw.on('error', end)
    void beat(() => raw.write(': still here\n\n'), clock, stopped.signal)
    return reply
  })
}

/** A sign of life twice a minute, so that a dead connection is found and proxies keep it open. */
const beat = async (send: () => void, clock: DeskParts['desk']['outside']['clock'], signal: AbortSignal): Promise<void> => {
  while (!signal.aborted) {
    await clock.until(plusMinutes(clock.now(), 0.5), signal)
    if (!signal.aborted) send()
  }
}
