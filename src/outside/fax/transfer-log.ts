// HylaFAX's log of calls (xferfaxlog, one tab-separated line a call), read and compared with what the desk has on record.
import type { AttemptOutcome } from '../../release/notice.ts'

export type Call = {
  readonly kind: 'SEND' | 'RECV'
  /** To the minute, in the server's own zone, as written: `11/22/26 08:10`. */
  readonly at: string
  readonly call: string
  readonly job: string
  /** Of a received fax: its file below recvq/; empty otherwise. */
  readonly file: string
  readonly tag: string
  readonly number: string
  /** How the other machine named itself. */
  readonly remoteId: string
  readonly pages: number
  /** Why the call failed; empty if it did not. */
  readonly reason: string
  /** What the telephone company said of the caller. */
  readonly callerNumber: string
}

/** Lines of other kinds (CALL, UNSENT, PAGE) and what is no line of the log are passed over. */
export const parseTransferLog = (text: string): readonly Call[] => text.split(/\r?\n/).flatMap((line) => callOf(line) ?? [])

const callOf = (line: string): Call | null => {
  const fields = line.split('\t').map((field) => field.replace(/^"(.*)"$/, '$1'))
  const [at = '', kind = '', call = '', , fileOrJob = '', tag = '', , number = '', remoteId = '', , pages = '', , , reason = ''] = fields
  if ((kind !== 'SEND' && kind !== 'RECV') || !/^\d\d\/\d\d\/\d\d \d\d:\d\d$/.test(at) || fields.length < 14) return null
  const received = kind === 'RECV'
  return {
    kind,
    at,
    call,
    job: received ? '' : fileOrJob,
    file: received ? fileOrJob.replace(/^recvq\//, '') : '',
    tag,
    number,
    remoteId: remoteId.trim(),
    pages: /^\d+$/.test(pages) ? Number(pages) : 0,
    reason,
    callerNumber: (fields[15] ?? '').replace(/^<NONE>$/, '').trim(),
  }
}

/** An attempt of the desk by fax, as it is on record. */
export type FaxAttempt = { readonly messageId: string; readonly outcome: AttemptOutcome | null }

export type Finding =
  /** A call in our name that the desk has no attempt for. */
  | { readonly kind: 'call-not-on-record'; readonly messageId: string; readonly call: Call }
  /** The desk believes that pages went out, and the log has no call that carried any. */
  | { readonly kind: 'no-such-call'; readonly messageId: string; readonly outcome: AttemptOutcome['kind'] }
  /** Both know it, and say different things. */
  | {
      readonly kind: 'told-differently'
      readonly messageId: string
      readonly outcome: AttemptOutcome['kind'] | 'no end'
      readonly call: Call
    }

/** Our messages are tagged so; other users of the fax server tag otherwise or not at all. */
const ours = /^n_[0-9a-z]+\.\d+$/

/**
 * What the log and the record do not say alike: each night's proof that no notice left unseen and none is believed sent that never
 * was. A busy signal that is on record as failed is no finding; a failure that the log calls a success is one.
 */
export const reconcileFaxes = (calls: readonly Call[], attempts: readonly FaxAttempt[]): readonly Finding[] => {
  const sent = calls.filter((call) => call.kind === 'SEND' && ours.test(call.tag))
  const known = new Map(attempts.map((attempt) => [attempt.messageId, attempt]))
  const lastOf = new Map(sent.map((call) => [call.tag, call]))
  const found: Finding[] = []
  for (const [messageId, call] of lastOf) {
    const attempt = known.get(messageId)
    if (!attempt) found.push({ kind: 'call-not-on-record', messageId, call })
    else if (!agree(call, attempt.outcome))
      found.push({ kind: 'told-differently', messageId, outcome: attempt.outcome?.kind ?? 'no end', call })
  }
  for (const { messageId, outcome } of attempts)
    if (outcome && (outcome.kind === 'sent' || outcome.kind === 'partial') && !lastOf.has(messageId))
      found.push({ kind: 'no-such-call', messageId, outcome: outcome.kind })
  return found
}

const agree = (call: Call, outcome: AttemptOutcome | null): boolean => {
  switch (outcome?.kind) {
    case undefined:
      return false
    case 'sent':
      return call.reason === '' && call.pages >= (outcome.fax?.pages ?? 0)
    case 'partial':
      return call.reason !== '' && call.pages === outcome.pagesConfirmed
    case 'failed':
      return call.reason !== ''
    case 'unknown':
      return true
    default:
      return outcome satisfies never
  }
}
