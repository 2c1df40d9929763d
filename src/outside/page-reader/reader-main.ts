// The reader's own process: takes one order at a time from the desk, answers, and ends with the desk.
import { availableParallelism } from 'node:os'
import process from 'node:process'
import { DeskError } from '../../errors.ts'
import { orderParser } from './orders.ts'
import { firstPage } from './first-page.ts'
import { openSight } from './words-by-sight.ts'
import { drawPage, readPaper } from './read-paper.ts'
import type { Order, Reply } from './orders.ts'
import type { Room } from './read-paper.ts'
import type { Sight } from './words-by-sight.ts'

const side = Math.min(2, availableParallelism())
let opened: Promise<Sight> | null = null
const sight = (): Promise<Sight> => {
  opened ??= openSight(side)
  return opened
}

const say = (reply: Reply): void => {
  process.send?.(reply)
}

const roomFor = (order: Order): Room => {
  const from = performance.now()
  return { sight, side, elapsedMs: () => performance.now() - from, alive: () => say({ kind: 'alive', id: order.id }) }
}

const carryOut = async (order: Order): Promise<void> => {
  try {
    if (order.kind === 'warm') {
      const ready = await sight()
      const [page, line] = [firstPage(4), firstPage(1)]
      await Promise.all([ready.line(line, '', 1), ready.other(line, ''), ...Array.from({ length: side }, () => ready.page(page))])
      say({ kind: 'done', id: order.id, result: null })
      return
    }
    const room = roomFor(order)
    const result = order.kind === 'read' ? await readPaper(order.bytes, room) : await drawPage(order.bytes, order.page, order.widthPx, room)
    say({ kind: 'done', id: order.id, result })
  } catch (error) {
    const known = error instanceof DeskError
    const happened = known ? error.happened : `The reader failed (${error instanceof Error ? error.name : 'unknown error'}).`
    say({ kind: 'failed', id: order.id, code: known ? error.code : 'paper-reader-stopped', happened, ending: !known })
    // An unforeseen failure may have left pdfium or the page's memory in any state: a fresh process is cheaper than a doubt.
    if (!known) process.exit(1)
  }
}

process.on('message', (message) => {
  void carryOut(orderParser.parse(message))
})
process.on('disconnect', () => process.exit(0))
