// One reader of the benchmark: makes a case, reads it as the desk's own reader does, and sends back what it found and what it cost.
import process from 'node:process'
import { z } from 'zod'
import { caseOf, makeCase } from './cases.ts'
import { openReaderHere } from '../../src/outside/page-reader/read-here.ts'
import type { Outcome } from './score.ts'

const orderParser = z.object({ part: z.enum(['tuned', 'untouched']), number: z.number() })

const reader = openReaderHere()

const readCase = async (order: z.infer<typeof orderParser>): Promise<Outcome> => {
  const each = caseOf(order.part, order.number)
  const made = await makeCase(each)
  const [cpu, from] = [process.cpuUsage(), performance.now()]
  const spent = () => {
    const { user, system } = process.cpuUsage(cpu)
    return { cpuSeconds: (user + system) / 1e6, wallSeconds: (performance.now() - from) / 1000 }
  }
  const common = { case: each, papers: made.papers, pageCount: made.pageCount }
  try {
    const { reading } = await reader.read(made.bytes)
    return { ...common, reading, ...spent() }
  } catch (error) {
    return { ...common, reading: null, ...spent(), error: String(error) }
  }
}

process.on('message', (message) => {
  void readCase(orderParser.parse(message)).then((outcome) => process.send?.(outcome))
})
process.on('disconnect', () => process.exit(0))
