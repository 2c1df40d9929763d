// The inlets that the desk polls: the fax server, the mailbox, the drop folder of a scanner, and the folder of the jail's own exports.
import { readFile } from 'node:fs/promises'
import { recordCustody } from '../acts.ts'
import type { Agency } from '../agency.ts'
import { parseCustodyMapping } from '../custody/csv-mapping.ts'
import type { Desk } from '../desk-work.ts'
import { DeskError } from '../errors.ts'
import { paperBytesMax, receive } from '../intake-to-release.ts'
import { openDropFolder } from '../outside/drop-folder/real.ts'
import type { DropFolder } from '../outside/drop-folder/drop-folder.ts'
import type { FaxServer } from '../outside/fax/fax-server.ts'
import { createFaxInlet } from '../outside/fax/inlet.ts'
import type { FaxInlet } from '../outside/fax/inlet.ts'
import { openJailFolder } from '../outside/jail-records/real.ts'
import type { Mailbox } from '../outside/mailbox/mailbox.ts'
import { openMailbox } from '../outside/mailbox/real.ts'
import type { JailRecords, Refusal } from '../outside/jail-records/jail-records.ts'
import { recordReturned } from '../send-notice.ts'
import { plusMs } from '../time/instant.ts'
import { compareFaxLog } from './compare-fax-log.ts'
import { faxServerOf } from './fax-server.ts'
import { receiveOnce } from './receive-once.ts'
import { allEntries } from './report.ts'

const pollMs = 2_000
const comparePollMs = 6 * 60 * 60_000
/** Mail servers shut out who asks too often. */
const mailboxPollMs = 10_000

export type Inlets = { readonly stop: () => Promise<void> }

/** Opens the inlets that agency.yaml names and polls them; a failure of one is logged by kind, once, and tried again. */
export const startInlets = async (desk: Desk, agency: Agency, log: (line: string) => void): Promise<Inlets> => {
  const stopping = new AbortController()
  const loops: Promise<void>[] = []
  const closing: (() => Promise<void>)[] = []
  if (agency.dropFolder !== undefined) {
    const folder = await openDropFolder(agency.dropFolder, paperBytesMax)
    loops.push(repeat(desk, () => takePapers(desk, folder), 'drop folder', log, stopping.signal))
  }
  const faxServer = faxServerOf(agency)
  if (faxServer && agency.fax?.receive) {
    const { deleteReceived, receiveSince } = agency.fax
    const inlet = createFaxInlet({
      server: faxServer,
      bytesMax: paperBytesMax,
      removes: deleteReceived,
      ...(receiveSince === undefined ? {} : { since: receiveSince }),
    })
    loops.push(repeat(desk, () => takeFaxes(desk, inlet), 'fax server', log, stopping.signal))
  }
  if (faxServer) loops.push(repeat(desk, () => compareLog(desk, faxServer, log), 'fax log', log, stopping.signal, comparePollMs))
  if (agency.mail?.imap !== undefined) {
    const { imap, folder } = agency.mail
    const mailbox = openMailbox({ imap, folder, bytesMax: paperBytesMax })
    closing.push(mailbox.close)
    loops.push(repeat(desk, () => takeMails(desk, mailbox), 'mailbox', log, stopping.signal, mailboxPollMs))
  }
  if (agency.jailRecords !== undefined) {
    const records = await openJailFolder(agency.jailRecords.folder, parseCustodyMapping(await readFile(agency.jailRecords.mapping, 'utf8')))
    loops.push(repeat(desk, () => takeEvents(desk, records), 'jail records', log, stopping.signal))
  }
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all(loops)
      for (const close of closing) await close()
    },
  }
}

const repeat = async (
  desk: Desk,
  work: () => Promise<void>,
  what: string,
  log: (line: string) => void,
  stopping: AbortSignal,
  everyMs = pollMs,
): Promise<void> => {
  let told = ''
  const tell = (state: string): void => {
    if (state !== told) log(`${what}: ${state === '' ? 'works again' : state}`)
    told = state
  }
  while (!stopping.aborted) {
    try {
      await work()
      tell('')
    } catch (error) {
      tell(error instanceof DeskError ? error.code : error instanceof Error ? error.name : 'failed')
    }
    await desk.outside.clock.until(plusMs(desk.outside.clock.now(), everyMs), stopping)
  }
}

/** The file leaves the folder only when the paper is on record. */
export const takePapers = async (desk: Desk, folder: DropFolder): Promise<void> => {
  for (const { name, bytes, bytesSent } of await folder.poll()) {
    await receive(desk, { bytes, bytesSent, fileName: name, channel: 'drop-folder', from: null, actor: { kind: 'desk' } })
    await folder.settle(name)
  }
}

/** The fax server keeps it until it is on record; a fax that was cut says so wherever its name is shown. */
export const takeFaxes = async (desk: Desk, inlet: FaxInlet): Promise<void> => {
  for (const { name, bytes, bytesSent, from, receivedAt, cut } of await inlet.poll()) {
    const fileName = cut === null ? name : `${name} (the call was cut: ${cut}; something is missing)`
    const at = receivedAt === null ? {} : { at: receivedAt }
    await receiveOnce(desk, { bytes, bytesSent, fileName, channel: 'fax', from, actor: { kind: 'desk' }, ...at })
    await inlet.settle(name)
  }
}

/** Four times a day; ids of notices only, for the program's log names nobody. */
const compareLog = async (desk: Desk, server: FaxServer, log: (line: string) => void): Promise<void> => {
  const findings = await compareFaxLog(server, await allEntries(desk.outside.store), desk.outside.clock.now())
  for (const { kind, messageId } of findings ?? []) log(`fax log: ${kind} ${messageId}`)
}

/** Each attachment is a paper; a mail that came back is put on record at the notice it belongs to. */
export const takeMails = async (desk: Desk, mailbox: Mailbox): Promise<void> => {
  for (const { id, from, receivedAt, papers, report } of await mailbox.poll()) {
    for (const paper of papers) await receiveOnce(desk, { ...paper, channel: 'email', from, actor: { kind: 'desk' }, at: receivedAt })
    if (report?.kind === 'returned') await recordReturned(desk, report.messageId, report.reason)
    await mailbox.settle(id)
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
