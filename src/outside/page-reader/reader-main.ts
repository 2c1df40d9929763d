// A reader's own process: takes one order at a time from the desk, answers, and ends with the desk.
import process from 'node:process'
import { DeskError } from '../../errors.ts'
import { endWithDesk } from './end-with-desk.ts'
import { orderParser } from './orders.ts'
import { openReaderWork } from './reader-work.ts'
import { blindSight, openSight } from './words-by-sight.ts'
import type { Order, Reply } from './orders.ts'

endWithDesk()
const reader = openReaderWork(process.argv.includes('without-sight') ? blindSight : openSight)

const say = (reply: Reply): void => {
  process.send?.(reply)
}

const carryOut = async (order: Order): Promise<void> => {
  try {
    await reader.forget(order.forget)
    say({ kind: 'done', id: order.id, result: await reader.carryOut(order, () => say({ kind: 'alive', id: order.id })) })
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
