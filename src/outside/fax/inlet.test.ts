// Faxes that come in: none before its call is over, none lost, none twice, a cut one marked.
import { afterEach, describe, expect, it } from 'vitest'
import { parseInstant } from '../../time/instant.ts'
import { createFaxInlet } from './inlet.ts'
import { createHylafax } from './real.ts'
import { openSimulatedHfaxd } from './simulated.ts'
import type { HeldFax, SimulatedHfaxd } from './simulated.ts'

const opened: SimulatedHfaxd[] = []
afterEach(async () => {
  for (const hfaxd of opened.splice(0)) await hfaxd.close()
})

const bytesMax = 64
const bench = async (more: { readonly removes?: boolean; readonly since?: string } = {}) => {
  const hfaxd = await openSimulatedHfaxd()
  opened.push(hfaxd)
  const server = createHylafax({ server: '127.0.0.1', port: hfaxd.port, user: 'desk', timeoutMs: 2000 }, { from: 'JAIL' })
  const again = () =>
    createFaxInlet({
      server,
      bytesMax,
      removes: more.removes ?? false,
      ...(more.since === undefined ? {} : { since: parseInstant(more.since) }),
    })
  return { hfaxd, inlet: again(), again }
}
const fax = (number: number, more: Partial<HeldFax> = {}): HeldFax => ({
  name: `fax00000000${number}.tif`,
  tiff: new Uint8Array([0x49, 0x49, 42, number]),
  sender: 'ICE ERO',
  caller: '3035550111',
  at: `2026/11/22 08.1${number}.20`,
  ...more,
})

describe('faxes that come in', () => {
  it('are given over when their call is over, with sender and moment, again until they are settled', async () => {
    const { hfaxd, inlet } = await bench()
    hfaxd.holds(fax(1, { arriving: true }))
    expect(await inlet.poll()).toEqual([])
    hfaxd.holds(fax(1))
    const [first] = await inlet.poll()
    expect(first).toMatchObject({
      name: 'fax000000001.tif',
      from: 'ICE ERO, 3035550111',
      receivedAt: '2026-11-22T08:11:20.000Z',
      cut: null,
    })
    expect([...(first?.bytes ?? [])]).toEqual([0x49, 0x49, 42, 1])
    expect(await inlet.poll()).toHaveLength(1)
    await inlet.settle('fax000000001.tif')
    expect(await inlet.poll()).toEqual([])
    hfaxd.holds(fax(2))
    expect((await inlet.poll()).map(({ name }) => name)).toEqual(['fax000000002.tif'])
  })

  it('come oldest first, and all again to a desk that was started anew', async () => {
    const { hfaxd, inlet, again } = await bench()
    for (const number of [3, 1, 2]) hfaxd.holds(fax(number))
    for (const { name } of await inlet.poll()) await inlet.settle(name)
    expect((await again().poll()).map(({ name }) => name)).toEqual(['fax000000001.tif', 'fax000000002.tif', 'fax000000003.tif'])
  })

  it('are told as cut when the log of calls says so, and are waited for until it speaks, but not for ever', async () => {
    const { hfaxd, inlet } = await bench()
    hfaxd.holds(fax(1, { reason: 'T.30 T2 timeout, expected signal not received' }))
    expect((await inlet.poll())[0]?.cut).toContain('T2 timeout')
    await inlet.settle('fax000000001.tif')
    hfaxd.holds(fax(2, { arriving: true }))
    hfaxd.finishes('fax000000002.tif')
    const looks = [await inlet.poll(), await inlet.poll(), await inlet.poll()]
    expect(looks.map((each) => each.length)).toEqual([0, 0, 1])
    expect(looks[2]?.[0]?.cut).toBeNull()
    hfaxd.showsLog(false)
    hfaxd.holds(fax(3, { reason: 'cut' }))
    expect((await inlet.poll()).find(({ name }) => name.includes('3'))?.cut).toBeNull()
  })

  it('are read only up to the limit, and their size is told', async () => {
    const { hfaxd, inlet } = await bench()
    hfaxd.holds(fax(1, { tiff: new Uint8Array(1000) }))
    expect(await inlet.poll()).toMatchObject([{ bytesSent: 1000 }])
    expect((await inlet.poll())[0]?.bytes).toHaveLength(bytesMax)
  })

  it('are deleted at the server once they are settled, only if that was asked for', async () => {
    for (const removes of [true, false]) {
      const { hfaxd, inlet } = await bench({ removes })
      hfaxd.holds(fax(1))
      for (const { name } of await inlet.poll()) await inlet.settle(name)
      expect(hfaxd.held()).toEqual(removes ? [] : ['fax000000001.tif'])
    }
  })

  it('from before the desk was connected are left where they are', async () => {
    const { hfaxd, inlet } = await bench({ since: '2026-11-22T08:12:00Z' })
    hfaxd.holds(fax(1))
    hfaxd.holds(fax(2))
    expect((await inlet.poll()).map(({ name }) => name)).toEqual(['fax000000002.tif'])
  })

  it('under a name that leads elsewhere are never asked for', async () => {
    const { hfaxd, inlet } = await bench()
    hfaxd.holds(fax(1, { name: '../etc/passwd' }))
    expect(await inlet.poll()).toEqual([])
  })
})
