// A mail server that is none: as much of IMAP (RFC 3501, MOVE) as the desk uses, over mails that are given part by part.
import { createServer } from 'node:net'
import type { Socket } from 'node:net'

export type SimulatedPart = {
  readonly type: string
  readonly content: string | Uint8Array
  readonly fileName?: string
  readonly inline?: boolean
  /** Of a message/rfc822: the parts of the mail within. */
  readonly within?: readonly SimulatedPart[]
}
export type SimulatedMail = {
  readonly from: string | null
  readonly subject: string
  readonly parts: readonly SimulatedPart[]
  /** `22-Nov-2026 08:11:20 +0000` */
  readonly date?: string
  readonly autoSubmitted?: string
}

export type SimulatedImap = {
  readonly url: string
  readonly deliver: (mail: SimulatedMail) => void
  /** UIDs in the folder. */
  readonly holds: (folder: string) => readonly number[]
  /** The next command that begins so is answered by hanging up, after it was carried out or before. */
  readonly hangUpAt: (command: string, when: 'before' | 'after') => void
  readonly connections: () => number
  readonly close: () => Promise<void>
}

type Held = { readonly uid: number; readonly mail: SimulatedMail }

export const openSimulatedImap = async (): Promise<SimulatedImap> => {
  const folders = new Map<string, Held[]>([['INBOX', []]])
  const open = new Set<Socket>()
  let nextUid = 1
  let connections = 0
  let hang: { readonly command: string; readonly when: 'before' | 'after' } | null = null
  const server = createServer((socket) => {
    connections += 1
    open.add(socket)
    socket.on('error', () => undefined)
    socket.once('close', () => open.delete(socket))
    socket.write('* OK [CAPABILITY IMAP4rev1 MOVE UIDPLUS SASL-IR AUTH=PLAIN] ready\r\n')
    let kept = ''
    socket.on('data', (piece: Buffer) => {
      kept += piece.toString('latin1')
      const lines = kept.split('\r\n')
      kept = lines.pop() ?? ''
      for (const line of lines) {
        const [tag = '', ...words] = line.split(' ')
        const command = words.join(' ')
        const hangs = hang !== null && command.startsWith(hang.command) ? hang : null
        if (hangs) hang = null
        if (hangs?.when === 'before') return void socket.destroy()
        const answer = answerTo(command, folders)
        if (hangs?.when === 'after') return void socket.destroy()
        socket.write(`${answer.map((each) => `* ${each}\r\n`).join('')}${tag} ${refused(command, folders) ?? 'OK done'}\r\n`, 'latin1')
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  return {
    url: `imap://desk:p%40ss@127.0.0.1:${port}`,
    deliver: (mail) => {
      folders.get('INBOX')?.push({ uid: nextUid, mail })
      nextUid += 1
    },
    holds: (folder) => (folders.get(folder) ?? []).map(({ uid }) => uid),
    hangUpAt: (command, when) => {
      hang = { command, when }
    },
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

const folderOf = (command: string): string => /"([^"]*)"\s*$/.exec(command)?.[1] ?? command.split(' ').at(-1) ?? ''

/** A move into a folder that is not there. */
const refused = (command: string, folders: ReadonlyMap<string, unknown>): string | null =>
  command.startsWith('UID MOVE') && !folders.has(folderOf(command)) ? 'NO [TRYCREATE] no such folder' : null

const answerTo = (command: string, folders: Map<string, Held[]>): readonly string[] => {
  const inbox = folders.get('INBOX') ?? []
  if (command.startsWith('CAPABILITY')) return ['CAPABILITY IMAP4rev1 MOVE UIDPLUS SASL-IR AUTH=PLAIN']
  if (command.startsWith('NAMESPACE')) return ['NAMESPACE (("" "/")) NIL NIL']
  if (command === 'LIST "" ""') return ['LIST (\\Noselect) "/" ""']
  if (command.startsWith('LIST') || command.startsWith('LSUB'))
    return [...folders.keys()].map((name) => `LIST (\\HasNoChildren) "/" "${name}"`)
  if (command.startsWith('SELECT'))
    return [`${inbox.length} EXISTS`, '0 RECENT', 'OK [UIDVALIDITY 7] valid', 'OK [UIDNEXT 999] next', 'FLAGS ()']
  if (command.startsWith('UID SEARCH')) return [`SEARCH ${inbox.map(({ uid }) => uid).join(' ')}`.trim()]
  if (command.startsWith('CREATE')) {
    folders.set(folderOf(command), [])
    return []
  }
  if (command.startsWith('UID MOVE')) {
    const uid = Number(command.split(' ')[2])
    const at = inbox.findIndex((each) => each.uid === uid)
    const into = folders.get(folderOf(command))
    if (at < 0 || !into) return []
    into.push(...inbox.splice(at, 1))
    return [`OK [COPYUID 7 ${uid} ${uid}] moved`, `${at + 1} EXPUNGE`]
  }
  if (command.startsWith('UID FETCH')) return fetched(command, inbox)
  return []
}

const fetched = (command: string, inbox: readonly Held[]): readonly string[] => {
  const wanted = new Set((command.split(' ')[2] ?? '').split(',').flatMap(rangeOf))
  const sections = [...command.matchAll(/BODY\.PEEK\[([\dA-Z.]+)\](?:<(\d+)\.(\d+)>)?/g)]
  return inbox.flatMap(({ uid, mail }, index) => {
    if (!wanted.has(uid)) return []
    if (sections.length === 0) return [`${index + 1} FETCH (${overview(uid, mail)})`]
    const answers = sections.map(([, path = '', from, most]) => {
      const whole = contentOf(mail, path)
      const piece = from === undefined ? whole : whole.slice(Number(from), Number(from) + Number(most))
      return `BODY[${path}]${from === undefined ? '' : `<${from}>`} ${literal(piece)}`
    })
    return [`${index + 1} FETCH (UID ${uid} RFC822.SIZE 10000000 ${answers.join(' ')})`]
  })
}

/** `2.1`, `2.MIME`; the only part of a mail that has one is its TEXT, and the head of the mail tells what it is. */
const contentOf = (mail: SimulatedMail, path: string): string => {
  const number = path.replace(/\.?(MIME|TEXT|HEADER)$/, '')
  const part = partAt(mail.parts, number === '' ? '1' : number)
  return /MIME$|HEADER$/.test(path) ? mimeHead(part) : encoded(part)
}

const rangeOf = (text: string): readonly number[] => {
  const [first = 0, last = first] = text.split(':').map(Number)
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}

const overview = (uid: number, mail: SimulatedMail): string => {
  const [name = '', host = ''] = (mail.from ?? '').split('@')
  const from = mail.from === null ? 'NIL' : `((NIL NIL "${name}" "${host}"))`
  const head = mail.autoSubmitted === undefined ? '\r\n' : `Auto-Submitted: ${mail.autoSubmitted}\r\n\r\n`
  return [
    `UID ${uid} INTERNALDATE "${mail.date ?? '22-Nov-2026 08:11:20 +0000'}"`,
    `ENVELOPE (NIL "${mail.subject}" ${from} NIL NIL NIL NIL NIL NIL "<x@y>")`,
    `BODYSTRUCTURE ${structure(mail.parts)}`,
    `BODY[HEADER.FIELDS (AUTO-SUBMITTED)] ${literal(head)}`,
  ].join(' ')
}

const structure = (parts: readonly SimulatedPart[]): string =>
  parts.length === 1 && parts[0] ? partStructure(parts[0]) : `(${parts.map(partStructure).join('')} "MIXED" ("BOUNDARY" "b") NIL NIL NIL)`

const partStructure = (part: SimulatedPart): string => {
  const [type = '', subtype = ''] = part.type.toUpperCase().split('/')
  const size = encoded(part).length
  const name = part.fileName === undefined ? 'NIL' : `("NAME" "${part.fileName}")`
  const how = part.inline ? 'INLINE' : 'ATTACHMENT'
  const disposition = part.fileName === undefined ? 'NIL' : `("${how}" ("FILENAME" "${part.fileName}"))`
  const id = part.inline ? '"<picture@mail>"' : 'NIL'
  const basic = `"${type}" "${subtype}" ${name} ${id} NIL "${encodingOf(part)}" ${size}`
  if (part.within) return `(${basic} (NIL "within" NIL NIL NIL NIL NIL NIL NIL NIL) ${structure(part.within)} 9 NIL ${disposition} NIL NIL)`
  return type === 'TEXT' ? `(${basic} 3 NIL ${disposition} NIL NIL)` : `(${basic} NIL ${disposition} NIL NIL)`
}

const encodingOf = (part: SimulatedPart): string => (typeof part.content === 'string' ? '8BIT' : 'BASE64')
const encoded = (part: SimulatedPart): string =>
  typeof part.content === 'string'
    ? Buffer.from(part.content, 'utf8').toString('latin1')
    : Buffer.from(part.content)
        .toString('base64')
        .replaceAll(/(.{76})/g, '$1\r\n')
const mimeHead = (part: SimulatedPart): string => `Content-Type: ${part.type}\r\nContent-Transfer-Encoding: ${encodingOf(part)}\r\n\r\n`
const literal = (text: string): string => `{${text.length}}\r\n${text}`

/** `2.1`: the first part of the mail within the second part. */
const partAt = (parts: readonly SimulatedPart[], path: string): SimulatedPart => {
  const [first = '1', ...rest] = path.split('.')
  const part = parts[Number(first) - 1]
  if (!part) throw new RangeError(`no part ${path}`)
  return rest.length > 0 && part.within ? partAt(part.within, rest.join('.')) : part
}
