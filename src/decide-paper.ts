// What follows for a request that concerns nobody matched in custody: its own determination and duties, as entries. Pure.
import { agencyFacts, digestOf, alarmEntries, dutyEntry, provisional, publicPart } from './decide.ts'
import type { DecideContext } from './decide.ts'
import { caseFileParser } from './determination/case-file.ts'
import { caseOf } from './determination/case-of.ts'
import { determine } from './determination/determine.ts'
import { dutiesAfter, dutiesMissed } from './duty/duty.ts'
import type { PaperId } from './document/paper.ts'
import type { InstrumentKind } from './instrument/instrument.ts'
import { alarmClocksOfPaper } from './log/clocks.ts'
import type { Entry, Logged } from './log/entry.ts'
import { parseDeterminationId } from './log/ids.ts'
import { foldPaper } from './log/paper-record.ts'
import type { InstrumentStanding, PaperRecord } from './log/paper-record.ts'
import type { Instant } from './time/instant.ts'

/** Kinds that are answered even when nobody in custody matches: the request itself needs an answer. */
const answeredAlone: readonly InstrumentKind[] = [
  'administrative-subpoena',
  'court-subpoena',
  'grand-jury-subpoena',
  'court-order',
  'writ',
  'search-warrant',
  'interview-request',
  'information-request',
]

/** The entries that follow for the paper itself after `fresh`. */
export const paperConsequences = (
  paper: PaperId,
  before: readonly Logged[],
  fresh: readonly Entry[],
  context: DecideContext,
): readonly Entry[] => {
  const entries: Entry[] = []
  for (let round = 0; round < 10; round += 1) {
    const record = foldPaper(paper, [
      ...before,
      ...provisional(
        [...fresh, ...entries].filter((entry) => entry.subjects.includes(paper)),
        before,
        context.now,
      ),
    ])
    if (!record) return entries
    const next = [determined(record, context), duties(record, context.now)].find((found) => found.length > 0)
    if (!next) return entries
    entries.push(...next)
  }
  throw new Error(`the steps for paper ${paper} did not come to rest`)
}

const alone = (record: PaperRecord): readonly InstrumentStanding[] =>
  record.instruments.filter((each) => each.withdrawn === null && each.match.kind === 'none' && answeredAlone.includes(each.instrument.kind))

const determined = (record: PaperRecord, { agency, now, newId }: DecideContext): readonly Entry[] => {
  const own = alone(record)
  const first = record.receipts[0]
  if (own.length === 0 || !first) return []
  const file = caseFileParser.parse(
    caseOf({
      place: agency.place,
      zone: agency.zone,
      at: now,
      papers: own.map((each) => ({ instrument: each.instrument, receivedAt: first.at, channel: first.channel })),
      booking: null,
      servedWithCopy: null,
      agency: agencyFacts(agency),
      attested: record.facts,
    }),
  )
  const determination = determine(file)
  const factsHash = digestOf({ ...file, at: null, version: determination.law.version })
  if (record.standing?.factsHash === factsHash) return []
  return [
    {
      kind: 'determined',
      subjects: [record.id],
      occurredAt: now,
      actor: { kind: 'desk' },
      public: { id: parseDeterminationId(newId('t')), instruments: own.map((each) => each.id), ...publicPart(determination) },
      private: { caseFile: file, determination, factsHash },
    },
  ]
}

const duties = (record: PaperRecord, now: Instant): readonly Entry[] => {
  const { standing } = record
  const asked = alone(record).length > 0 ? (standing?.determination.duties ?? []) : []
  const changes = [...dutiesAfter(record.id, record.duties, asked), ...dutiesMissed(record.duties, now)]
  const logged = record.duties.filter((duty) => duty.state.kind === 'open' && duty.name === 'log-request')
  return [
    ...changes.map((change) => dutyEntry(record.id, change, standing, now)),
    ...logged.map((duty): Entry => ({
      kind: 'duty-done',
      subjects: [record.id],
      occurredAt: now,
      actor: { kind: 'desk' },
      public: { duty: duty.id, late: false },
      private: { proof: 'recorded in the log' },
    })),
    // Those of what changes just now wait for the next look.
    ...(changes.length > 0 ? [] : alarmEntries(record.id, alarmClocksOfPaper(record), record.alarms, now)),
  ]
}
