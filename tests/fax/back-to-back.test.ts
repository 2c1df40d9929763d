// Two real T.30 machines on a broken line: what the sender believes, what the receiver has, and what the desk makes of it.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { faxSheet } from '../../src/outside/fax/fax-sheet.ts'
import { outcomeOfJob } from '../../src/outside/fax/outcome.ts'
import { joinTiff } from '../../src/outside/paper-maker/join-tiff.ts'
import { openTypesetter } from '../../src/outside/typesetter/real.ts'
import { lacks } from '../system-tool.ts'

const sideParser = z.object({
  side: z.enum(['sender', 'receiver']),
  ended: z.boolean(),
  code: z.number(),
  says: z.string(),
  answered: z.boolean(),
  pagesSent: z.number(),
  pagesReceived: z.number(),
  remoteId: z.string(),
  bitRate: z.number(),
  ecm: z.boolean(),
  badRows: z.number(),
  rows: z.number(),
})
type Fault = 'none' | 'nobody' | 'silent' | 'noise' | 'confirmation-lost'

let folder = ''
const pages = 3
beforeAll(async () => {
  if (lacks('gcc') || lacks('libspandsp-dev')) return
  folder = mkdtempSync(join(tmpdir(), 'back-to-back-'))
  const source = fileURLToPath(new URL('back-to-back.c', import.meta.url))
  execFileSync('gcc', ['-O2', '-Wall', '-o', join(folder, 'back-to-back'), source, '-lspandsp', '-ltiff', '-lm'])
  const sheet = faxSheet(await openTypesetter(), { name: 'Example County Sheriff', phone: '(303) 555-0100' })
  const text = Array.from({ length: 24 }, (_, line) => `Line ${line} of a notice that a bad line must not turn into another.`).join('\n')
  const notice = await sheet({ to: '3035550111', subject: 'Release notice', text, messageId: 'n_1.1' })
  writeFileSync(join(folder, 'send.tif'), joinTiff(Array.from({ length: pages }, () => notice)))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const call = (fault: Fault, { ecm = true, a = 0, b = 0, seed = 1 } = {}) => {
  const received = join(folder, 'receive.tif')
  rmSync(received, { force: true })
  const args = [join(folder, 'send.tif'), received, ecm ? '1' : '0', fault, String(a), String(b), String(seed)]
  const [sender, receiver] = execFileSync(join(folder, 'back-to-back'), args, { encoding: 'utf8', timeout: 120_000 })
    .trim()
    .split('\n')
    .map((line) => sideParser.parse(JSON.parse(line)))
  if (!sender || !receiver) throw new Error('two machines')
  const ended = {
    id: '1',
    call: '1',
    pages,
    pagesConfirmed: sender.pagesSent,
    tries: sender.answered ? 1 : 0,
    status: sender.says,
  } as const
  const remoteId = sender.remoteId === '' ? null : sender.remoteId
  return { sender, receiver, outcome: outcomeOfJob({ ...ended, state: sender.code === 0 ? 'D' : 'F' }, remoteId, true) }
}

describe.skipIf(lacks('gcc') || lacks('libspandsp-dev'))('two fax machines (needs gcc, libspandsp-dev)', () => {
  it('a good line: every page confirmed, by name', () => {
    const { sender, receiver, outcome } = call('none')
    expect([sender.code, sender.pagesSent, receiver.pagesReceived, receiver.badRows]).toEqual([0, pages, pages, 0])
    expect(receiver.remoteId).toBe('COUNTY JAIL')
    expect(outcome).toMatchObject({ kind: 'sent', fax: { pages, remoteId: 'FIELD OFFICE 0111' } })
  })

  it('nobody answers: a failure, and nothing went out', () => {
    const { sender, outcome } = call('nobody')
    expect([sender.code, sender.pagesSent]).toEqual([2, 0])
    expect(outcome).toMatchObject({ kind: 'failed', permanent: false })
  })

  it('the line falls silent in the first page: nothing confirmed, and the desk does not say that nothing arrived', () => {
    const { sender, receiver, outcome } = call('silent', { a: 12 })
    expect([sender.code, sender.pagesSent]).toEqual([21, 0])
    expect(receiver.code).not.toBe(0)
    expect(outcome.kind).toBe('unknown')
  })

  it('the line falls silent in the second page: one of three', () => {
    const { sender, outcome } = call('silent', { a: 36 })
    expect(sender.code).toBe(21)
    expect(outcome).toMatchObject({ kind: 'partial', pagesConfirmed: sender.pagesSent, pages })
    expect(sender.pagesSent).toBeGreaterThan(0)
  })

  it('the last confirmation is lost: the receiver has all three, the sender believes two; never told as a plain failure', () => {
    const { sender, receiver, outcome } = call('confirmation-lost', { a: pages })
    expect([sender.code, sender.pagesSent, receiver.pagesReceived]).toEqual([21, pages - 1, pages])
    expect(outcome).toMatchObject({ kind: 'partial', pagesConfirmed: pages - 1, pages })
  })

  it('bursts of noise: with error correction confirmed is legible, without it confirmed is not', () => {
    const corrected = call('noise', { a: 3, b: 0.02 })
    expect([corrected.outcome.kind, corrected.receiver.badRows, corrected.receiver.ecm]).toEqual(['sent', 0, true])
    const plain = call('noise', { ecm: false, a: 3, b: 0.02 })
    expect(plain.outcome.kind).toBe('sent')
    expect(plain.receiver.badRows).toBeGreaterThan(0)
  })

  it('whatever the line does, the desk claims no more and no less than what arrived', () => {
    const kinds = new Set<string>()
    for (let seed = 1; seed <= 24; seed += 1) {
      const fault: Fault = seed % 3 === 0 ? 'silent' : 'noise'
      const shape = { ecm: seed % 2 === 0, a: fault === 'silent' ? 3 + seed * 2 : 1 + (seed % 5), b: 0.02 * (1 + (seed % 9)), seed }
      const { outcome, receiver } = call(fault, shape)
      kinds.add(outcome.kind)
      const told = JSON.stringify({ shape, outcome, receiver })
      if (outcome.kind === 'sent') expect(receiver.pagesReceived, told).toBe(pages)
      if (outcome.kind === 'failed') expect(receiver.pagesReceived, told).toBe(0)
      if (outcome.kind === 'partial') expect(receiver.pagesReceived, told).toBeGreaterThanOrEqual(outcome.pagesConfirmed)
    }
    expect([...kinds].toSorted()).toEqual(expect.arrayContaining(['partial', 'sent', 'unknown']))
  }, 300_000)
})
