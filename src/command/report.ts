// `releasedesk report KIND --from D --to D --out FILE`: a transparency report from the log; `report list` names the kinds.
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { extname, resolve } from 'node:path'
import { z } from 'zod'
import { DeskError } from '../errors.ts'
import type { Logged } from '../log/entry.ts'
import { rowsOf, rowsVersion } from '../log/rows.ts'
import { realChance } from '../outside/chance/real.ts'
import { realClock } from '../outside/clock/real.ts'
import type { Store } from '../outside/outside.ts'
import { openStore } from '../outside/store/open-store.ts'
import { monthlyColumns, monthlyCounts, monthlyCsv } from '../report/monthly.ts'
import type { MonthlyRow } from '../report/monthly.ts'
import { parseCivilDate } from '../time/instant.ts'
import { json, optionsOf } from './command.ts'
import type { Command } from './command.ts'
import { dataFolderOf, findRunning, readAgency } from './data-folder.ts'

const kinds = [{ kind: 'monthly', says: 'Counts by month: papers, people, answers, notices and their lead, letters, releases.' }]

export const reportCommand: Command = {
  usage: 'report KIND [--from DATE] [--to DATE] [--out FILE.csv|FILE.json] [--data DIR] [--json]; report list',
  does: 'writes a transparency report, computed from the log',
  run: async (words, { out, env }) => {
    const { values, positionals } = optionsOf(words, {
      json: { type: 'boolean' },
      data: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      out: { type: 'string' },
    })
    const [kind] = positionals
    if (kind === 'list') {
      out(values.json ? json(kinds) : kinds.map((each) => `${each.kind.padEnd(10)} ${each.says}`).join('\n'))
      return 0
    }
    if (kind !== 'monthly')
      throw new DeskError('input-invalid', `There is no report [${kind ?? ''}]; \`releasedesk report list\` names them.`)
    const within = rangeOf(values.from, values.to)
    const rows = (await rowsIn(dataFolderOf(values.data, env), env['DATABASE_URL'])).filter((row) => within(row.month))
    const text =
      values.out && extname(values.out) === '.json' ? json({ report: 'monthly', columns: monthlyColumns, rows }) : monthlyCsv(rows)
    if (values.out) await writeFile(resolve(values.out), text)
    if (values.json) out(json({ report: 'monthly', rows, ...(values.out ? { file: resolve(values.out) } : {}) }))
    else out(values.out ? `${rows.length} months written to ${resolve(values.out)}` : text.trimEnd())
    return 0
  },
}

const rangeOf = (from: string | undefined, to: string | undefined): ((month: string) => boolean) => {
  const first = from === undefined ? '0000-00' : monthOfDate(from)
  const last = to === undefined ? '9999-99' : monthOfDate(to)
  return (month) => month >= first && month <= last
}

const monthOfDate = (text: string): string => {
  try {
    return parseCivilDate(/^\d{4}-\d{2}$/.test(text) ? `${text}-01` : text).slice(0, 7)
  } catch {
    throw new DeskError('input-invalid', `[${text}] is not a date of the form 2017-08-31.`)
  }
}

const answerParser = z.object({ rows: z.array(z.custom<MonthlyRow>((row) => typeof row === 'object' && row !== null && 'month' in row)) })

const rowsIn = async (dir: string, databaseUrl: string | undefined): Promise<readonly MonthlyRow[]> => {
  const running = await findRunning(dir)
  if (running) {
    const answer = await fetch(`http://127.0.0.1:${running.port}/api/v1/report`, { headers: { authorization: `Bearer ${running.token}` } })
    return answerParser.parse(await answer.json()).rows
  }
  if (!existsSync(dir)) throw new DeskError('file-not-found', `There is no data folder [${dir}].`)
  const { zone } = await readAgency(dir)
  const store = await openStore({ dir, databaseUrl, clock: realClock(), chance: realChance(), rowsOf, rowsVersion, log: () => undefined })
  try {
    return monthlyCounts(await allEntries(store), zone)
  } finally {
    await store.close()
  }
}

/** All entries, read in pieces. */
export const allEntries = async (store: Pick<Store, 'entriesAfter'>): Promise<readonly Logged[]> => {
  const all: Logged[] = []
  for (;;) {
    const piece = await store.entriesAfter(all.at(-1)?.seq ?? 0, 5000)
    all.push(...piece)
    if (piece.length < 5000) return all
  }
}
