// A mailbox that requests come to, as the desk sees it: each mail is given over with its papers until it is settled.
import type { Instant } from '../../time/instant.ts'
import type { DeliveryReport } from './delivery-report.ts'

export type MailPaper = {
  readonly fileName: string
  /** Up to the limit; the rest of a larger file is not read. */
  readonly bytes: Uint8Array
  readonly bytesSent: number
}

export type ArrivedMail = {
  /** Names the mail in its mailbox as long as it lies there. */
  readonly id: string
  /** As the mail says, which anybody can write; null if it says nothing. */
  readonly from: string | null
  /** When the mailbox took it. */
  readonly receivedAt: Instant
  /** Its attachments; without any, the words of the mail itself. Empty for what a machine wrote without an attachment. */
  readonly papers: readonly MailPaper[]
  /** What a mail server tells of a mail of ours. */
  readonly report: DeliveryReport | null
}

export type Mailbox = {
  /** Mails that are not yet settled, oldest first, some at a time; a mail comes again until it is settled, after a crash too. */
  readonly poll: () => Promise<readonly ArrivedMail[]>
  /** The desk has it on record: the mail is put into a folder of its own, never deleted. */
  readonly settle: (id: string) => Promise<void>
  readonly close: () => Promise<void>
}
