// The inlets that the desk polls: the drop folder of a fax server or scanner, and the folder of the jail's own exports.
import { readFile } from 'node:fs/promises'
import { recordCustody } from '../acts.ts'
import type { Agency } from '../agency.ts'
import { parseCustodyMapping } from '../custody/csv-mapping.ts'
import type { Desk } from '../desk-work.ts'
import { DeskError } from '../errors.ts'
import { paperBytesMax, receive } from '../intake-to-release.ts'
import { openDropFolder } from '../outside/drop-folder/real.ts'
import type { DropFolder } from '../outside/drop-folder/drop-folder.ts'
import { openJailFolder } from '../outside/jail-records/real.ts'
import type { JailRecords, Refusal } from '../outside/jail-records/jail-records.ts'
import { plusMs } from '../time/instant.ts'

const pollMs = 2_000

export type Inlets = { readonly stop: () => Promise<void> }

/** Opens the inlets that agency.yaml names and polls them; a failure of one is logged by kind and tried again. */
export const startInlets = async (desk: Desk, agency: Agency, log: (line: string) => void): Promise<Inlets> => {
  const stopping = new AbortController()
  const loops: Promise<void>[] = []
  if (agency.dropFolder !== undefined) {
    const folder = await openDropFolder(agency.dropFolder, paperBytesMax)
    loops.push(repeat(desk, () => takePapers(desk, folder), 'drop folder', log, stopping.signal))
  }
  if (agency.jailRecords !== undefined) {
    const records = await openJailFolder(agency.jailRecords.folder, parseCustodyMapping(await readFile(agency.jailRecords.mapping, 'utf8')))
    loops.push(repeat(desk, () => takeEvents(desk, records), 'jail records', log, stopping.signal))
  }
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all(loops)
    },
  }
}

const repeat = async (
  desk: Desk,
  work: () => Promise<void>,
  what: string,
  log: (line: string) => void,
  stopping: AbortSignal,
): Promise<void> => {
  while (!stopping.aborted) {
    try {
      await work()
    } catch (error) {
      log(`${what}: ${error instanceof DeskError ? error.code : error instanceof Error ? error.name : 'failed'}`)
    }
    await desk.outside.clock.until(plusMs(desk.outside.clock.now(), pollMs), stopping)
  }
}

/** The file leaves the folder only when the paper is on record. */
export const takePapers = async (desk: Desk, folder: DropFolder): Promise<void> => {
  for (const { name, bytes, bytesSent } of await folder.poll()) {
    await receive(desk, { bytes, bytesSent, fileName: name, channel: 'drop-folder', from: null, actor: { kind: 'desk' } })
    await folder.settle(name)
  }
}

/** The export is put away only when each of its events is on record or refused with its reason. */
export const takeEvents = async (desk: Desk, records: JailRecords): Promise<void> => {
  for (const delivery of await records.poll()) {
    const refusals: Refusal[] = []
    for (const [index, event] of delivery.events.entries()) {
      try {
        await recordCustody(desk, event, { actor: { kind: 'jail-records', source: 'csv' } })
      } catch (error) {
        if (!(error instanceof DeskError) || error.http >= 500) throw error
        refusals.push({ line: delivery.lines[index] ?? 0, says: error.code })
      }
    }
    await records.settle(delivery, refusals)
  }
}
