// What every fax server must do for the desk: queue under our name, tell how it ended, take back, hand over what it received.
import { afterEach, describe, expect, it } from 'vitest'
import type { FaxJob, FaxServer } from './fax-server.ts'

export type FaxBench = {
  readonly server: FaxServer
  /** A number where a machine takes the page, and one that is busy. */
  readonly takes: string
  readonly busy: string
  readonly tiff: Uint8Array
  /** Lets somebody else send the desk a fax; gives its name at the server. */
  readonly sendToDesk: () => Promise<string>
  /** Between two looks; milliseconds. */
  readonly pollMs: number
  readonly patienceMs: number
  readonly close: () => Promise<void>
}

export const faxServerConformance = (name: string, open: () => Promise<FaxBench>, newTag: () => string, timeoutMs = 20_000): void => {
  describe(`a fax server, ${name}`, { timeout: timeoutMs }, () => {
    const opened: FaxBench[] = []
    afterEach(async () => {
      for (const bench of opened.splice(0)) await bench.close()
    })
    const bench = async (): Promise<FaxBench> => {
      const next = await open()
      opened.push(next)
      return next
    }

    it('queues a job under our name, dials, and says that the page was confirmed and by whom', async () => {
      const at = await bench()
      const tag = newTag()
      expect((await at.server.jobs()).some((job) => job.tag === tag)).toBe(false)
      const id = await at.server.submit({ tag, number: at.takes, tiff: at.tiff, minutesMax: 10 })
      const job = await endOf(at, tag)
      expect(job).toMatchObject({ id, tag, state: 'D', pages: 1, pagesConfirmed: 1, dials: 1 })
      expect(await at.server.remoteId(job.call)).toBe('FIELD OFFICE 0111')
      expect(await at.server.transferLog()).toContain(tag)
    })

    it('says in its own words why a call failed', async () => {
      const at = await bench()
      const tag = newTag()
      await at.server.submit({ tag, number: at.busy, tiff: at.tiff, minutesMax: 10 })
      const job = await endOf(at, tag)
      expect(job).toMatchObject({ state: 'F', pagesConfirmed: 0, tries: 0 })
      expect(job.status).toMatch(/busy signal/i)
    })

    it('takes a job back; one that is over stays as it ended', async () => {
      const at = await bench()
      const tag = newTag()
      const id = await at.server.submit({ tag, number: at.takes, tiff: at.tiff, minutesMax: 10 })
      await at.server.takeBack(id)
      const job = await endOf(at, tag)
      expect(job).toMatchObject({ state: 'F', pagesConfirmed: 0 })
      await at.server.takeBack(id)
      expect((await at.server.jobs()).find((each) => each.tag === tag)).toEqual(job)
    })

    it('hands over what it received, byte for byte, and removes it when told to', async () => {
      const at = await bench()
      const name = await at.sendToDesk()
      const fax = (await at.server.received()).find((each) => each.name === name)
      expect(fax).toMatchObject({ arriving: false, pages: 1 })
      const bytes = await at.server.retrieve(name, 1024 * 1024)
      expect(bytes.length).toBe(fax?.bytes)
      expect([...bytes.subarray(0, 2)]).toEqual([0x49, 0x49])
      expect((await at.server.retrieve(name, 10)).length).toBe(10)
      await at.server.remove(name)
      expect((await at.server.received()).some((each) => each.name === name)).toBe(false)
    })
  })
}

const endOf = async ({ server, pollMs, patienceMs }: FaxBench, tag: string): Promise<FaxJob> => {
  for (let waited = 0; waited <= patienceMs; waited += pollMs) {
    const job = (await server.jobs()).find((each) => each.tag === tag)
    if (job && (job.state === 'D' || job.state === 'F')) return job
    await new Promise((resolve) => setTimeout(resolve, pollMs))
  }
  throw new Error(`the job [${tag}] did not end`)
}
