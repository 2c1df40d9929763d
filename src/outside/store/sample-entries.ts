// Small entries and rows for the tests of the stores; invented people only.
import type { Sha256 } from '../../document/paper.ts'
import type { Entry, Subject } from '../../log/entry.ts'
import type { Instant } from '../../time/instant.ts'
import { instantParser } from '../../time/parse.ts'
import type { Row } from '../outside.ts'
import type { RowsOf } from './desk-store.ts'
import { sha256Parser, subjectParser } from './tables.ts'

export const moment: Instant = instantParser.parse('2016-12-20T13:30:00-07:00')
export const idOf = (text: string): Subject => subjectParser.parse(text)
/** The hash of no bytes, which each test's store keeps. */
export const emptyHash: Sha256 = sha256Parser.parse('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')

export const received = (subject: Subject, fileName: string, occurredAt: Instant = moment, sha256: Sha256 = emptyHash): Entry => ({
  kind: 'paper-received',
  subjects: [subject],
  occurredAt,
  actor: { kind: 'person', account: 'clerk' },
  public: { sha256, bytes: fileName.length, channel: 'inbox', receipt: 'first', truncated: false },
  private: { fileName, from: 'ROE, JANE' },
})

export const policy = (place: string, ...subjects: readonly Subject[]): Entry => ({
  kind: 'policy-set',
  subjects: subjects.length === 0 ? ['desk'] : subjects,
  occurredAt: moment,
  actor: { kind: 'desk' },
  public: { allowsNotices: true, place, zone: 'America/Denver' },
  private: null,
})

/** Rows of these tests: one paper a subject, one line of work an entry. A place named `refuse` makes it throw, `steal` breaks a rule. */
export const testRows: RowsOf = (subject, entries) => {
  const places = entries.flatMap((entry) => (entry.kind === 'policy-set' ? [entry.public.place] : []))
  if (places.includes('refuse')) throw new Error('no rows of this')
  const owner = places.includes('steal') ? idOf('somebody else') : subject
  const names = entries.flatMap((entry) => (entry.kind === 'paper-received' ? [entry.private?.fileName ?? 'erased'] : []))
  const last = entries.at(-1)
  if (last === undefined) return []
  const lines = entries.map((entry): Row => ({
    table: 'work',
    key: `w${entry.seq}/${subject}`,
    subject,
    at: entry.occurredAt,
    state: entry.kind,
    shows: { seq: entry.seq },
  }))
  const state = names.length > 1 ? 'many' : 'one'
  return [{ table: 'paper', key: `k/${subject}`, subject: owner, at: last.occurredAt, state, shows: { names, last: last.seq } }, ...lines]
}
