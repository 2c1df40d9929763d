// A fax server as the desk sees it: jobs to send that it queues and dials, and faxes that it received.
import type { Instant } from '../../time/instant.ts'

/** T not yet submitted, P pending, S asleep, B blocked by another call, W waiting, R running, D done, F failed, ? anything else. */
export const jobStates = ['T', 'P', 'S', 'B', 'W', 'R', 'D', 'F', '?'] as const
export type JobState = (typeof jobStates)[number]

export type FaxJob = {
  readonly id: string
  readonly state: JobState
  /** Our own key; comes back in every list and in the transfer log. */
  readonly tag: string
  readonly pagesConfirmed: number
  /** 0 as long as the server has not looked at the pages. */
  readonly pages: number
  readonly dials: number
  /** Calls that were answered by a machine. */
  readonly tries: number
  /** Names the call in the transfer log; empty before the first. */
  readonly call: string
  readonly status: string
}

export type NewFaxJob = {
  readonly tag: string
  /** Digits, a leading + allowed. */
  readonly number: string
  readonly tiff: Uint8Array
  /** Minutes after which the server itself gives the job up, also if the desk is not there any more to take it back. */
  readonly minutesMax: number
}

export type ReceivedFax = {
  readonly name: string
  readonly bytes: number
  readonly pages: number
  /** True while the call goes on. */
  readonly arriving: boolean
  /** How the sender's machine named itself (T.30 TSI); empty if it did not. */
  readonly sender: string
  /** When the call ended, to the second; null if the server's time cannot be read. */
  readonly receivedAt: Instant | null
}

/** The server did not take it, and says so: nothing is queued. */
export class FaxRefused extends Error {
  override readonly name = 'FaxRefused'
}

/** The server could not be reached before it was given anything: nothing is queued. */
export class FaxUnreachable extends Error {
  override readonly name = 'FaxUnreachable'
}

export type FaxServer = {
  /** Queues one job and gives its number. Throws FaxRefused or FaxUnreachable; any other error leaves open whether it is queued. */
  readonly submit: (job: NewFaxJob) => Promise<string>
  /** All jobs that the server still knows, waiting and ended. */
  readonly jobs: () => Promise<readonly FaxJob[]>
  /** Takes a job back; a call under way is broken off. */
  readonly takeBack: (id: string) => Promise<void>
  readonly received: () => Promise<readonly ReceivedFax[]>
  /** The TIFF, at most `bytesMax` of it. */
  readonly retrieve: (name: string, bytesMax: number) => Promise<Uint8Array>
  readonly remove: (name: string) => Promise<void>
  /** How the other machine named itself in a call; null if it did not, or the server does not show it. */
  readonly remoteId: (call: string) => Promise<string | null>
  /** One line a call; null if the server does not show its log. */
  readonly transferLog: () => Promise<string | null>
}
