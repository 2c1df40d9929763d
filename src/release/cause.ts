// Why an attempt failed, as far as the line told: the cause decides how soon it is tried again.
import type { AttemptOutcome } from './notice.ts'

/**
 * busy, no-answer: the other side's. cut: the call or the connection broke off on the way. no-line: our own line or server is not
 * there. refused: the other side will not have it (a wrong number, a mailbox that does not exist). not-set-up: no such line here.
 */
export const failureCauses = ['busy', 'no-answer', 'cut', 'no-line', 'refused', 'not-set-up', 'other'] as const
export type FailureCause = (typeof failureCauses)[number]

/** What fax servers and mail libraries write, in the order in which they are looked for (HylaFAX 7 status texts; SMTP replies). */
const words: readonly (readonly [FailureCause, RegExp])[] = [
  ['not-set-up', /no \w+ line is set up/i],
  ['busy', /\bbusy\b|user busy/i],
  ['no-answer', /no answer|ring detected without|no carrier|timed? ?out waiting/i],
  ['no-line', /dial ?tone|ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ETIMEDOUT|EAI_AGAIN|modem|is not there|locked/i],
  ['refused', /reject|refus|not in service|unknown user|unavailable mailbox/i],
  ['cut', /cut|drop|hang ?up|hung up|DCN|disconnect|RSPREC|COMREC|retransmission|ECONNRESET|reset/i],
]

/** The cause that the line named; else what its words say; null for an attempt that was taken. */
export const causeOf = (outcome: AttemptOutcome): FailureCause | null => {
  switch (outcome.kind) {
    case 'sent':
      return null
    case 'unknown':
    case 'partial':
      return 'cut'
    case 'failed':
      return outcome.cause ?? words.find(([, said]) => said.test(outcome.reason))?.[0] ?? (outcome.permanent ? 'refused' : 'other')
    default:
      return outcome satisfies never
  }
}
