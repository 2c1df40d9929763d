// Faxes that come in, as the desk takes them: each is given over again until it is settled, and marked if its call was cut.
import type { Instant } from '../../time/instant.ts'
import type { FaxServer, ReceivedFax } from './fax-server.ts'
import { parseTransferLog } from './transfer-log.ts'
import type { Call } from './transfer-log.ts'

export type ArrivedFax = {
  readonly name: string
  /** Up to the limit; the rest of a larger file is not read. */
  readonly bytes: Uint8Array
  readonly bytesSent: number
  /** How the sender's machine named itself, and the number the telephone company gave; either can be forged. Null if neither is known. */
  readonly from: string | null
  readonly receivedAt: Instant | null
  /**
   * Why the call ended before the sender was done: the file looks whole and is not (T.30 tells the receiver's log only). Null if the
   * log calls it whole, or is not shown.
   */
  readonly cut: string | null
}

export type FaxInlet = {
  /** Faxes whose call is over and that are not yet settled, oldest first; after a restart of the desk all that the server holds. */
  readonly poll: () => Promise<readonly ArrivedFax[]>
  /** The desk has it on record; it is deleted at the server if that was asked for. */
  readonly settle: (name: string) => Promise<void>
}

type InletParts = {
  readonly server: FaxServer
  readonly bytesMax: number
  /** Needs the server's administrative password. */
  readonly removes: boolean
  /** Faxes from before are left alone: what a server held when the desk was first connected. */
  readonly since?: Instant
}

/** The line of the log follows the file within a second or so; a file is given over without it after so many looks. */
const looksForLog = 3

export const createFaxInlet = ({ server, bytesMax, removes, since }: InletParts): FaxInlet => {
  const settled = new Set<string>()
  const looks = new Map<string, number>()
  const keyOf = (fax: ReceivedFax): string => `${fax.name} ${fax.bytes} ${fax.receivedAt}`
  const keys = new Map<string, string>()
  return {
    poll: async () => {
      const there = (await server.received()).filter((fax) => !fax.arriving && fax.bytes > 0)
      forgetGone(settled, there.map(keyOf))
      const fresh = there.filter((fax) => !settled.has(keyOf(fax)) && !isBefore(fax.receivedAt, since))
      if (fresh.length === 0) return []
      const text = await server.transferLog()
      const calls = text === null ? null : parseTransferLog(text)
      const arrived: ArrivedFax[] = []
      const failures: unknown[] = []
      for (const fax of fresh.toSorted((a, b) => ((a.receivedAt ?? '') < (b.receivedAt ?? '') ? -1 : 1))) {
        const call = calls?.findLast((each) => each.kind === 'RECV' && each.file === fax.name)
        const seen = (looks.get(keyOf(fax)) ?? 0) + 1
        looks.set(keyOf(fax), seen)
        if (calls !== null && !call && seen < looksForLog) continue
        keys.set(fax.name, keyOf(fax))
        await taken(server, fax, call, bytesMax).then(
          (each) => arrived.push(each),
          (error: unknown) => failures.push(error),
        )
      }
      // One that the server does not let us read holds up no other.
      if (arrived.length === 0 && failures.length > 0) throw failures[0]
      return arrived
    },
    settle: async (name) => {
      const key = keys.get(name)
      if (key === undefined) return
      settled.add(key)
      looks.delete(key)
      if (removes) await server.remove(name)
    },
  }
}

const taken = async (server: FaxServer, fax: ReceivedFax, call: Call | undefined, bytesMax: number): Promise<ArrivedFax> => {
  const names = [fax.sender, call?.callerNumber ?? ''].filter((name) => name !== '')
  return {
    name: fax.name,
    bytes: await server.retrieve(fax.name, bytesMax),
    bytesSent: fax.bytes,
    from: names.length === 0 ? null : names.join(', '),
    receivedAt: fax.receivedAt,
    cut: call === undefined || call.reason === '' ? null : call.reason,
  }
}

const isBefore = (at: Instant | null, since: Instant | undefined): boolean => at !== null && since !== undefined && at < since

/** Names come again when the server counts anew; what it no longer holds is not remembered. */
const forgetGone = (settled: Set<string>, there: readonly string[]): void => {
  const still = new Set(there)
  for (const key of settled) if (!still.has(key)) settled.delete(key)
}
