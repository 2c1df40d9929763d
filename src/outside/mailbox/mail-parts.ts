// The parts of a mail: which are papers, which the words, and which the report of a mail server.
import type { MessageStructureObject } from 'imapflow'

export type Leaf = {
  /** The part's number within the mail, `2.1`. */
  readonly part: string
  /** Lower case, `application/pdf`. */
  readonly type: string
  readonly fileName: string
  /** As the server counts it; base64 is taken off. */
  readonly bytesAbout: number
  readonly inline: boolean
}

export type MailPlan = {
  readonly attachments: readonly Leaf[]
  readonly words: Leaf | null
  /** `message/delivery-status`, and the head of the mail that it is about. */
  readonly status: Leaf | null
  readonly returned: Leaf | null
}

const partsMax = 50

/** All parts that hold something, in order, those of enclosed mails too. */
export const leavesOf = (node: MessageStructureObject): readonly Leaf[] => walk(node).slice(0, partsMax)

const walk = (node: MessageStructureObject): readonly Leaf[] => {
  const type = node.type.toLowerCase()
  // Of a mail that came back only the head is wanted; of one that was passed on, its attachments.
  const within = (node.childNodes ?? []).flatMap(walk)
  if (type.startsWith('multipart/')) return within
  return [leafOf(node, type), ...within]
}

const leafOf = (node: MessageStructureObject, type: string): Leaf => {
  const name = node.dispositionParameters?.['filename'] ?? node.parameters?.['name'] ?? `part-${node.part ?? '1'}`
  const size = node.size ?? 0
  return {
    part: node.part ?? '1',
    type,
    fileName: name
      .replaceAll(/[\p{Cc}/\\]/gu, ' ')
      .trim()
      .slice(0, 200),
    bytesAbout: node.encoding?.toLowerCase() === 'base64' ? Math.floor((size * 3) / 4.1) : size,
    inline: node.disposition?.toLowerCase() !== 'attachment' && node.id !== undefined,
  }
}

const noPapers = /^(text\/|message\/|application\/(pkcs7-signature|x-pkcs7-signature|pgp-signature))/
/** A picture within the words of a mail that is smaller than this is somebody's coat of arms and no photograph of a paper. */
const pictureBytesMin = 60_000

export const planOf = (leaves: readonly Leaf[]): MailPlan => {
  const status = leaves.find(({ type }) => type === 'message/delivery-status') ?? null
  const isPaper = ({ type, inline, bytesAbout }: Leaf): boolean =>
    !noPapers.test(type) && !(inline && type.startsWith('image/') && bytesAbout < pictureBytesMin)
  return {
    attachments: status ? [] : leaves.filter(isPaper),
    words: leaves.find(({ type }) => type === 'text/plain') ?? leaves.find(({ type }) => type === 'text/html') ?? null,
    status,
    returned: status ? (leaves.find(({ type }) => type === 'text/rfc822-headers' || type === 'message/rfc822') ?? null) : null,
  }
}
