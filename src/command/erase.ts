// `releasedesk erase SEQ... --because REASON`: erases the private part of entries; the chain stays whole and says who erased what when.
import { existsSync } from 'node:fs'
import { DeskError } from '../errors.ts'
import { erasureReasons } from '../log/entry.ts'
import { rowsOf, rowsVersion } from '../log/rows.ts'
import { realChance } from '../outside/chance/real.ts'
import { realClock } from '../outside/clock/real.ts'
import { openStore } from '../outside/store/open-store.ts'
import { json, optionsOf } from './command.ts'
import type { Command } from './command.ts'
import { dataFolderOf } from './data-folder.ts'

export const eraseCommand: Command = {
  usage: `erase SEQ... --because ${erasureReasons.join('|')} [--data DIR] [--json]`,
  does: 'erases the private part of entries of a stopped desk; their envelopes, and so the chain, stay',
  run: async (words, { out, env }) => {
    const { values, positionals } = optionsOf(words, { json: { type: 'boolean' }, data: { type: 'string' }, because: { type: 'string' } })
    const because = erasureReasons.find((reason) => reason === values.because)
    if (because === undefined)
      throw new DeskError('input-invalid', `The reason [${values.because ?? ''}] is none of ${erasureReasons.join(', ')}.`)
    const seqs = positionals.map(Number)
    if (seqs.length === 0 || seqs.some((seq) => !Number.isInteger(seq) || seq < 1))
      throw new DeskError('input-invalid', 'Name the entries by their numbers.')
    const dir = dataFolderOf(values.data, env)
    if (!existsSync(dir)) throw new DeskError('file-not-found', `There is no data folder [${dir}].`)
    const store = await openStore({
      dir,
      databaseUrl: env['DATABASE_URL'],
      clock: realClock(),
      chance: realChance(),
      rowsOf,
      rowsVersion,
      log: () => undefined,
    })
    try {
      for (const seq of seqs) await store.erasePrivate(seq, because)
      const findings = await store.verify()
      out(
        values.json
          ? json({ erased: seqs, findings })
          : `${seqs.length} private parts erased; ${findings.length === 0 ? 'the log verifies' : findings.join('; ')}`,
      )
      return findings.length === 0 ? 0 : 1
    } finally {
      await store.close()
    }
  },
}
