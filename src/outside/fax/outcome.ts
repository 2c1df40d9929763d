// How a fax job ended, in the desk's words: sent, failed, partial, or unknown because the page may have arrived.
import type { AttemptOutcome } from '../../release/notice.ts'
import type { FailureCause } from '../../release/cause.ts'
import type { FaxJob } from './fax-server.ts'

type Ended = Pick<FaxJob, 'state' | 'pages' | 'pagesConfirmed' | 'tries' | 'status' | 'call' | 'id'>

/**
 * What HylaFAX writes when a call ended before the first scan line of a page (T.30 phases A and B), and its own refusals. All other
 * ends of an answered call came after: what the other machine keeps of the page then, nobody here can know.
 */
const beforeThePage: readonly (readonly [FailureCause, RegExp])[] = [
  ['busy', /busy signal/i],
  ['no-answer', /no answer|no carrier|ringback detected|ring detected/i],
  ['no-line', /^reject|dial ?tone|invalid dialing|check modem|modem .*(not registered|wedged)/i],
  ['refused', /blacklisted|RSPREC|COMREC error in transmit phase B|no T\.4 receiver|wanted fax/i],
  [
    'other',
    /no DIS|DTC received|DCS not recognized|no receiver protocol|failure to train|receive silence|message carrier|reading document|V\.34/i,
  ],
]

/** Trying the same number again cannot help. */
const forGood = /invalid dialing|blacklisted|no T\.4 receiver/i

/** Given up before its time: the lists do not tell whether a call was under way then. */
const takenBack = /job aborted|kill time expired/i

/**
 * The outcome of a job that is done or has failed; `remoteId` as the other machine named itself. `dialled`: a call of it may have
 * been under way when it was taken back.
 */
export const outcomeOfJob = (job: Ended, remoteId: string | null, dialled: boolean): AttemptOutcome => {
  const { pages, pagesConfirmed } = job
  if (job.state === 'D') {
    const other = remoteId === null ? 'did not name itself' : `is "${remoteId}"`
    const serverAnswer = `job ${job.id} done, ${pagesOf(pagesConfirmed, pages)} confirmed, the other machine ${other}, call ${job.call}`
    return { kind: 'sent', serverAnswer, fax: { pages: pagesConfirmed, remoteId } }
  }
  const reason = job.status === '' ? 'the fax server gave no reason' : job.status
  if (pagesConfirmed > 0 && pagesConfirmed < pages) return { kind: 'partial', reason, pagesConfirmed, pages }
  if (takenBack.test(reason) && pagesConfirmed === 0)
    return dialled
      ? { kind: 'unknown', reason: `${reason}; a call was under way and the page may have arrived` }
      : { kind: 'failed', reason: `${reason}: it was not dialled in time`, permanent: false, cause: 'no-line' }
  const [cause] = beforeThePage.find(([, said]) => said.test(reason)) ?? []
  if (pagesConfirmed === 0 && (job.tries === 0 || cause !== undefined))
    return { kind: 'failed', reason, permanent: forGood.test(reason), cause: cause ?? 'other' }
  return { kind: 'unknown', reason: `${reason}; the call was answered and the page may have arrived` }
}

const pagesOf = (confirmed: number, pages: number): string => `${confirmed} of ${pages} ${pages === 1 ? 'page' : 'pages'}`
