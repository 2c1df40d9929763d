// Checks a whole store: the chain, the private parts, the columns and links that repeat the envelopes, the rows, the kept papers.
import { checkBody, checkLink, chainStart } from '../../log/chain.ts'
import { isEnvelope } from '../../log/envelope.ts'
import type { ChainTail, Sealed } from '../../log/chain.ts'
import { canonical } from '../../log/canonical.ts'
import { openAll } from './tables.ts'
import type { DeskTables } from './tables.ts'
import type { Papers } from './papers.ts'
import type { RowsOf } from './desk-store.ts'
import { ownedRows, withText } from './sealing.ts'
import { allSealed } from './reading.ts'
import { subjectBatches } from './writing.ts'
import type { Writing } from './writing.ts'

/** Follows a log entry by entry; what it found is asked for at the end. */
export const logChecker = () => {
  const findings: string[] = []
  const withoutBody = new Set<number>()
  const erased = new Set<number>()
  const papers = new Set<string>()
  let tail: ChainTail = chainStart
  return {
    next: (sealed: Sealed): void => {
      const checked = checkLink(tail, sealed)
      findings.push(...checked.findings)
      tail = checked.tail
      if (checked.told === null) return
      const { seq, kind, commitment, public: told } = checked.told
      if (seq !== sealed.seq) findings.push(`entry ${sealed.seq}: its envelope says seq ${seq}`)
      const wrong = checkBody(commitment, sealed)
      if (wrong !== null) findings.push(`entry ${seq}: ${wrong}`)
      if (commitment !== null && sealed.body === null) withoutBody.add(seq)
      if (kind === 'private-erased' && typeof told['seq'] === 'number') erased.add(told['seq'])
      if ((kind === 'paper-received' || kind === 'letter-written') && typeof told['sha256'] === 'string') papers.add(told['sha256'])
    },
    tail: () => tail,
    /** Hashes of the papers and letters that the entries name. */
    papers: (): ReadonlySet<string> => papers,
    findings: (): readonly string[] => [
      ...findings,
      ...[...withoutBody].filter((seq) => !erased.has(seq)).map((seq) => `entry ${seq}: its private part is missing and was not erased`),
      ...[...erased].filter((seq) => !withoutBody.has(seq)).map((seq) => `entry ${seq}: its private part is there though it was erased`),
    ],
  }
}

export const checkPapers = async (named: ReadonlySet<string>, papers: Papers): Promise<readonly string[]> => {
  const findings: string[] = []
  for (const sha256 of await papers.keptHashes()) {
    const bytes = await papers.kept(sha256).catch(() => 'damaged' as const)
    if (bytes === 'damaged') findings.push(`kept paper ${sha256}: its bytes are not what was received`)
  }
  const there = new Set<string>(await papers.keptHashes())
  return [...findings, ...[...named].filter((sha256) => !there.has(sha256)).map((sha256) => `kept paper ${sha256}: it is missing`)]
}

export const verifyPostgres = async (
  tx: Writing,
  { rowsOf, papers }: { readonly rowsOf: RowsOf; readonly papers: Papers },
): Promise<readonly string[]> => {
  const log = logChecker()
  for await (const sealed of allSealed(tx)) log.next(sealed)
  return [
    ...log.findings(),
    ...(await checkColumns(tx)),
    ...(log.findings().length === 0 ? await checkRows(tx, rowsOf) : ['the tables were not compared, because the log does not verify']),
    ...(await checkPapers(log.papers(), papers)),
  ]
}

/** The columns and links beside the envelope repeat it for queries; what they say must be what it says. */
const checkColumns = async (tx: Writing): Promise<readonly string[]> => {
  const findings: string[] = []
  for (let after = 0; ;) {
    const entries = await tx.selectFrom('desk.entry').selectAll().where('seq', '>', after).orderBy('seq').limit(1000).execute()
    const last = entries.at(-1)
    if (last === undefined) return findings
    const links = await tx.selectFrom('desk.entry_subject').selectAll().where('seq', '>', after).where('seq', '<=', last.seq).execute()
    findings.push(
      ...compareColumns(
        entries,
        Map.groupBy(links, ({ seq }) => seq),
      ),
    )
    after = last.seq
  }
}

const compareColumns = (
  entries: readonly DeskTables['desk.entry'][],
  links: ReadonlyMap<number, readonly { readonly subject: string }[]>,
): readonly string[] => {
  const findings: string[] = []
  for (const entry of entries) {
    const envelope = parseJson(entry.envelope)
    if (!isEnvelope(envelope)) continue
    const { kind, occurredAt, recordedAt, previous, commitment, subjects } = envelope
    const told = canonical([kind, occurredAt, recordedAt, previous, commitment])
    const columns = canonical([entry.kind, entry.occurred_at, entry.recorded_at, entry.previous, entry.commitment])
    if (told !== columns) findings.push(`entry ${entry.seq}: its columns differ from its envelope`)
    if (canonical(subjects.toSorted()) !== canonical((links.get(entry.seq) ?? []).map(({ subject }) => subject).toSorted())) {
      findings.push(`entry ${entry.seq}: it is linked to other subjects than its envelope names`)
    }
  }
  return findings
}

const checkRows = async (tx: Writing, rowsOf: RowsOf): Promise<readonly string[]> => {
  const findings: string[] = []
  const shown = new Set<string>()
  const name = (row: { readonly table: string; readonly key: string }): string => `row ${row.table}/${row.key}`
  for await (const subjects of subjectBatches(tx)) {
    const there = new Map<string, string>()
    for (const row of await tx.selectFrom('desk.row').selectAll().where('subject', 'in', subjects).execute()) {
      const { table_name: table, ...rest } = row
      there.set(name({ table, key: rest.key }), canonical({ table, ...rest }))
    }
    for (const subject of subjects) {
      for (const row of ownedRows(rowsOf, subject, openAll(await sealedOf(tx, subject))).map(withText)) {
        const found = there.get(name(row))
        if (found === undefined) findings.push(`${name(row)}: it is missing`)
        else if (found !== canonical(row)) findings.push(`${name(row)}: it differs from what the entries say`)
        there.delete(name(row))
        shown.add(subject)
      }
    }
    findings.push(...[...there.keys()].map((row) => `${row}: no entry says it`))
  }
  const orphans = await tx
    .selectFrom('desk.row as r')
    .select(['r.table_name as table', 'r.key'])
    .leftJoin('desk.entry_subject as s', 's.subject', 'r.subject')
    .where('s.seq', 'is', null)
    .execute()
  return [...findings, ...orphans.map((row) => `${name(row)}: no entry says it`)]
}

const sealedOf = (tx: Writing, subject: string) =>
  tx
    .selectFrom('desk.entry_subject as s')
    .innerJoin('desk.entry as e', 'e.seq', 's.seq')
    .leftJoin('desk.entry_private as p', 'p.seq', 's.seq')
    .select(['e.seq', 'e.envelope', 'e.hash', 'p.salt', 'p.body'])
    .where('s.subject', '=', subject)
    .orderBy('s.seq')
    .execute()

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
