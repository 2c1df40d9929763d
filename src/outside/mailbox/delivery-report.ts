// What a mail server says became of a mail of ours (RFC 3464), and to which message of ours it belongs.

export type DeliveryReport = {
  /** As the desk named its message, without brackets and domain. */
  readonly messageId: string
  /** returned: it did not arrive and will not. delayed: still being tried. arrived: the other side's server has it. */
  readonly kind: 'returned' | 'delayed' | 'arrived'
  readonly reason: string
}

const reasonMax = 300

/**
 * Reads the text of a `message/delivery-status` part and the head of the mail that came back. Null if it is no report, or belongs to
 * no message of ours. The envelope's own number (RFC 3461 ENVID), which we give, counts before the head, which servers shorten.
 */
export const parseDeliveryReport = (status: string, returnedHead: string): DeliveryReport | null => {
  const fields = fieldsOf(status)
  const action = fields.get('action')?.toLowerCase()
  const kind = action === undefined ? undefined : kinds[action]
  const messageId = ownId(fields.get('original-envelope-id') ?? '') ?? ownId(fieldsOf(returnedHead).get('message-id') ?? '')
  if (kind === undefined || messageId === null) return null
  const words = [fields.get('status'), fields.get('diagnostic-code')].filter((word) => word !== undefined).join(' ')
  return { messageId, kind, reason: (words === '' ? 'the mail server gave no reason' : words).slice(0, reasonMax) }
}

/** For servers that write a letter instead: who sent it is nobody, and our number stands somewhere in it. */
export const reportInWords = (text: string): DeliveryReport | null => {
  const messageId = ownId(/message-id:\s*(<[^>]+>)/i.exec(text)?.[1] ?? '')
  const reason = /^.*\b5\d\d[ -].*$/m.exec(text)?.[0]?.trim() ?? 'the mail came back'
  return messageId === null ? null : { messageId, kind: 'returned', reason: reason.slice(0, reasonMax) }
}

const kinds: Readonly<Record<string, DeliveryReport['kind']>> = {
  failed: 'returned',
  delayed: 'delayed',
  delivered: 'arrived',
  relayed: 'arrived',
  expanded: 'arrived',
}

/** `<n_3f9c.1@jail.example>`: notices and letters of ours. */
const ownId = (text: string): string | null => /^<?([a-z]+_[0-9a-z]+(?:\.\d+)?)(?:@[^>]*)?>?$/.exec(text.trim())?.[1] ?? null

/** The first of each name wins; folded lines are joined (RFC 5322). */
const fieldsOf = (text: string): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  for (const line of text.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const [, name = '', value = ''] = /^([A-Za-z-]+):\s*(.*)$/.exec(line) ?? []
    const key = name.toLowerCase()
    if (key !== '' && !found.has(key)) found.set(key, value.trim())
  }
  return found
}
