// A reader caught in a file without end must not outlive the desk that would have stopped it: a thread of its own looks.
import process from 'node:process'
import { Worker } from 'node:worker_threads'

/** How often is looked, ms. */
const lookMs = 2_000

/** In words of its own: it runs beside whatever the reader is caught in, and needs nothing that is loaded there. */
const watch = `
  const { workerData } = require('node:worker_threads')
  setInterval(() => { if (process.ppid !== workerData) process.kill(process.pid, 'SIGKILL') }, ${lookMs})
`

/** From here on this process ends, even in the middle of an endless loop, within seconds after the one that started it. */
export const endWithDesk = (): void =>
  new Worker(watch, { eval: true, workerData: process.ppid, resourceLimits: { maxOldGenerationSizeMb: 8 } }).unref()
