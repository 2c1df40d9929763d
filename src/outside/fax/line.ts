// The fax line of notices: one page, one dial, watched until the server says how it ended; found again after a restart.
import { assertPermit } from '../../determination/permit.ts'
import type { AttemptOutcome } from '../../release/notice.ts'
import { minutesBetween, plusMs } from '../../time/instant.ts'
import type { Instant } from '../../time/instant.ts'
import type { Clock, NoticeLine, NoticeMessage } from '../outside.ts'
import { FaxRefused, FaxUnreachable } from './fax-server.ts'
import type { FaxJob, FaxServer } from './fax-server.ts'
import { outcomeOfJob } from './outcome.ts'
import { parseTransferLog } from './transfer-log.ts'

export type FaxLineParts = {
  readonly server: FaxServer
  readonly clock: Clock
  /** The notice as a TIFF that a fax machine takes. */
  readonly sheet: (message: NoticeMessage) => Promise<Uint8Array>
  readonly limits?: Partial<FaxLineLimits>
}

export type FaxLineLimits = {
  /** Between two looks at the queue. */
  readonly pollMs: number
  /** A job that has not been dialled by then is taken back: another way must not wait behind a busy modem. */
  readonly dialMinutes: number
  /** A call that lasts longer is broken off. */
  readonly callMinutes: number
  /** After which a fax server that does not answer any more leaves it open what became of the job. */
  readonly silentMinutes: number
}
const usual: FaxLineLimits = { pollMs: 1000, dialMinutes: 2, callMinutes: 10, silentMinutes: 2 }

type Settled = Awaited<ReturnType<NonNullable<NoticeLine['settle']>>>

export type FaxLine = NoticeLine &
  Required<Pick<NoticeLine, 'settle' | 'cancel'>> & {
    /** The desk stops: what is being watched is let go, and found again by `settle`. */
    readonly close: () => void
  }

export const createFaxLine = ({ server, clock, sheet, limits }: FaxLineParts): FaxLine => {
  const closing = new AbortController()
  const line: Line = { server, clock, limits: { ...usual, ...limits }, closing: closing.signal, silentSince: new Map() }
  return {
    channel: 'fax',
    close: () => closing.abort(),
    send: async (permit, message) => {
      assertPermit(permit)
      const number = dialable(message.to)
      if (number === null)
        return { kind: 'failed', reason: `[${message.to}] is no telephone number: nothing was dialled`, permanent: true, cause: 'refused' }
      const tiff = await sheet(message).catch(() => null)
      if (tiff === null)
        return { kind: 'failed', reason: 'the page of the notice could not be made: nothing was dialled', permanent: false, cause: 'other' }
      const begun = await submit(line, { tag: message.messageId, number, tiff, minutesMax: Math.ceil(line.limits.callMinutes) })
      return begun === 'queued' ? follow(line, message.messageId) : begun
    },
    settle: (messageId) => settle(line, messageId),
    cancel: async (messageId) => {
      const job = await jobOf(line, messageId).catch(() => null)
      if (job && waits(job)) await server.takeBack(job.id).catch(() => undefined)
    },
  }
}

type Line = {
  readonly server: FaxServer
  readonly clock: Clock
  readonly limits: FaxLineLimits
  readonly closing: AbortSignal
  /** Since when the server has not answered the question after a message. */
  readonly silentSince: Map<string, Instant>
}

/** Digits with an optional + before them; what people write between them is left out. Null if it is no number. */
export const dialable = (written: string): string | null => {
  const plain = written.trim().replaceAll(/[\s().-]/g, '')
  return /^\+?\d{3,20}$/.test(plain) ? plain : null
}

/** A job on its way from one list to the other is in none for a moment. */
const looksBeforeMissing = 3
const active: readonly FaxJob['state'][] = ['T', 'P', 'S', 'B', 'W', 'R', '?']
const waits = (job: FaxJob): boolean => active.includes(job.state) && job.state !== 'R'
const pause = async ({ clock, limits, closing }: Line): Promise<void> => {
  await clock.until(plusMs(clock.now(), limits.pollMs), closing)
  if (closing.aborted) throw new Error('the desk stops; the fax server goes on and is asked at the next start')
}

/** The last job of that name: the server numbers them upwards. */
const jobOf = async ({ server }: Line, messageId: string): Promise<FaxJob | null> =>
  (await server.jobs()).filter((job) => job.tag === messageId).toSorted((a, b) => Number(b.id) - Number(a.id))[0] ?? null

const submit = async (line: Line, job: Parameters<FaxServer['submit']>[0]): Promise<'queued' | AttemptOutcome> => {
  try {
    await line.server.submit(job)
    return 'queued'
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'the fax server failed'
    if (error instanceof FaxRefused)
      return { kind: 'failed', reason: `the fax server refused the job: ${reason}`, permanent: false, cause: 'no-line' }
    if (error instanceof FaxUnreachable) return { kind: 'failed', reason, permanent: false, cause: 'no-line' }
    return 'queued'
  }
}

/** Looks until the job has ended. A job that was lost sight of is looked for in the log of calls before it is called unknown. */
const follow = async (line: Line, messageId: string): Promise<AttemptOutcome> => {
  const { clock, limits, server } = line
  const begunAt = clock.now()
  let seenAt = begunAt
  let calledAt: Instant | null = null
  let missed = 0
  let wasListed = false
  for (;;) {
    const now = clock.now()
    const looked = await jobOf(line, messageId).catch(() => 'silent' as const)
    if (looked === 'silent') {
      if (minutesBetween(seenAt, now) >= limits.silentMinutes)
        return { kind: 'unknown', reason: 'the fax server took the notice and does not answer any more; it may have been sent' }
    } else if (looked === null) {
      // Not in any list: the answer to the submission was lost, or somebody cleared the lists.
      missed += 1
      if (missed >= looksBeforeMissing) return lostSightOf(line, messageId, wasListed)
    } else {
      seenAt = now
      missed = 0
      wasListed = true
      if (!active.includes(looked.state)) return ended(line, looked, calledAt !== null)
      if (looked.state === 'R') calledAt ??= now
      const late =
        calledAt === null ? minutesBetween(begunAt, now) >= limits.dialMinutes : minutesBetween(calledAt, now) >= limits.callMinutes
      // Taken back or not, the next look tells how it ended.
      if (late) await server.takeBack(looked.id).catch(() => undefined)
    }
    await pause(line)
  }
}

const lostSightOf = async (line: Line, messageId: string, wasListed: boolean): Promise<AttemptOutcome> => {
  const became = await fromTheLog(line, messageId)
  if (became.kind === 'never-heard' && !wasListed)
    return { kind: 'failed', reason: 'the connection to the fax server broke before the job was queued', permanent: false, cause: 'cut' }
  return became.kind === 'never-heard' ? { kind: 'unknown', reason: 'somebody took the job out of the fax server’s lists' } : became
}

const ended = async ({ server }: Line, job: FaxJob, dialled: boolean): Promise<AttemptOutcome> =>
  outcomeOfJob(job, job.state === 'D' ? await server.remoteId(job.call).catch(() => null) : null, dialled)

/** What the log of calls says of a job in no list. Where it is not shown, the job may have been made and cleared away. */
const fromTheLog = async ({ server }: Line, messageId: string): Promise<AttemptOutcome | { readonly kind: 'never-heard' }> => {
  const text = await server.transferLog().catch(() => null)
  if (text === null)
    return { kind: 'unknown', reason: 'the fax server does not list the job and shows no log of its calls; it may have been sent' }
  const call = parseTransferLog(text).findLast((each) => each.kind === 'SEND' && each.tag === messageId)
  if (!call) return { kind: 'never-heard' }
  const state = call.reason === '' ? 'D' : 'F'
  const tries = call.pages > 0 || call.remoteId !== '' ? 1 : 0
  const job = { id: call.job, state, pages: call.pages, pagesConfirmed: call.pages, tries, call: call.call, status: call.reason } as const
  return outcomeOfJob(job, call.remoteId === '' ? null : call.remoteId, true)
}

/** After a restart: under way, ended, or never heard of. */
const settle = async (line: Line, messageId: string): Promise<Settled> => {
  const job = await jobOf(line, messageId).catch(() => 'silent' as const)
  if (job === 'silent') return silent(line, messageId)
  line.silentSince.delete(messageId)
  if (job) return active.includes(job.state) ? { kind: 'under-way' } : ended(line, job, true)
  return fromTheLog(line, messageId)
}

/** After a power cut the fax server may come up later than the desk: it is given its time before the end is called unknown. */
const silent = ({ clock, limits, silentSince }: Line, messageId: string): Settled => {
  const now = clock.now()
  const since = silentSince.get(messageId) ?? now
  silentSince.set(messageId, since)
  return minutesBetween(since, now) < limits.silentMinutes
    ? { kind: 'under-way' }
    : { kind: 'unknown', reason: 'the fax server does not answer; the notice may have been sent' }
}
