// The commands on a law that is sound, and on the same law with one rule too many, which both must find and show the smallest case of.
import { describe, expect, it } from 'vitest'
import { says } from '../../law/rule.ts'
import type { Place } from '../../law/place.ts'
import { placeOf, places } from '../../law/places/registry.ts'
import type { Command } from '../command.ts'
import { checkCommandOn } from './check.ts'
import { proveCommandOn } from './prove.ts'

const fail = (): never => {
  throw new Error('no federal law')
}
const federal = placeOf('us') ?? fail()

/** A rule that says the opposite of one that stands, with nothing to order the two. */
const contradicted = (place: Place): Place => {
  const rule = place.rules.find(({ answers }) =>
    answers.some(({ answer, actions }) => answer === 'no-authority' && actions.includes('arrest-on-administrative-warrant')),
  )
  if (rule === undefined) throw new Error('no rule bars the arrest')
  const opposite = { ...rule, id: 'us/seeded', answers: [says('may', 'arrest-on-administrative-warrant')], over: [], examples: [] }
  return { ...place, rules: [...place.rules, opposite] }
}

const run = async (command: Command, ...words: readonly string[]) => {
  const lines: string[] = []
  const status = await command.run(words, { out: (line) => lines.push(line), note: () => undefined, env: {} })
  return { status, lines }
}

describe('the federal law', () => {
  const broken = [contradicted(federal), ...places.filter(({ id }) => id !== 'us')]

  it('is found without fault by law check', async () => {
    const { status, lines } = await run(checkCommandOn(places), '--place', 'us')
    expect(lines[0]).toMatch(/^us: nothing found, in \d+ cells$/)
    expect(status).toBe(0)
  }, 120_000)

  it('with a contradiction put in is not: the smallest case is shown', async () => {
    const { status, lines } = await run(checkCommandOn(broken), '--place', 'us', '--json')
    expect(status).toBe(1)
    const found: unknown = JSON.parse(lines.join('\n'))
    expect(found).toMatchObject({ sound: false })
    expect(lines.join('\n')).toContain('us/seeded')
    expect(lines.join('\n')).toMatch(/"kind": ?"conflict"/)
  }, 120_000)

  it('is proved by law prove, by both methods', async () => {
    const { status, lines } = await run(proveCommandOn(places), '--place', 'us')
    expect(lines.filter((line) => line.startsWith('FAILED'))).toEqual([])
    expect(lines.at(-1)).toMatch(/all proved by both methods/)
    expect(status).toBe(0)
  }, 300_000)

  it('with a contradiction put in is not: the theorem fails by both, with the case', async () => {
    const { status, lines } = await run(proveCommandOn(broken), '--place', 'us')
    expect(status).toBe(1)
    const failed = lines.findIndex((line) => line.startsWith('FAILED  general/no-contradiction'))
    const fault = lines.slice(failed, failed + 6).join('\n')
    expect(fault).toContain('enumeration, us, arrest-on-administrative-warrant is conflict in this case:')
    expect(fault).toContain('smt, us, arrest-on-administrative-warrant is conflict in this case:')
    expect(fault).toContain('"place":"us"')
  }, 300_000)
})
