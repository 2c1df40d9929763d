// The simulated twin of the jail's records: exports put in by hand of a story or test, settled in memory.
import type { CustodyMapping } from '../../custody/csv-mapping.ts'
import { readCustodyCsv } from '../../custody/read-csv.ts'
import { problemText } from './jail-records.ts'
import type { JailRecords } from './jail-records.ts'

export type SimulatedJailRecords = JailRecords & {
  readonly put: (name: string, text: string) => void
  readonly done: () => readonly string[]
  /** Name of a delivery that had problems -> the text beside it. */
  readonly problems: () => ReadonlyMap<string, string>
}

export const simulateJailRecords = (mapping: CustodyMapping): SimulatedJailRecords => {
  const waiting = new Map<string, string>()
  const done: string[] = []
  const problems = new Map<string, string>()
  return {
    put: (name, text) => void waiting.set(name, text),
    done: () => [...done],
    problems: () => new Map(problems),
    poll: async () => [...waiting].map(([name, text]) => ({ name, ...readCustodyCsv(text, mapping) })),
    settle: async (delivery, refusals) => {
      const clean = delivery.problems.length === 0 && refusals.length === 0
      const taken = clean ? new Set(done) : problems
      let name = delivery.name
      for (let count = 2; taken.has(name); count += 1) name = `${delivery.name.replace(/\.csv$/i, '')}-${count}.csv`
      if (clean) done.push(name)
      else problems.set(name, problemText(delivery, refusals))
      waiting.delete(delivery.name)
    },
  }
}
