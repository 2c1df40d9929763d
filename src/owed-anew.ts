// What a new paper makes owed once more, though an earlier paper's copy was served: each paper is served and answered for itself. Pure.
import type { Duty } from './duty/duty.ts'
import { liveInstruments } from './log/booking-record.ts'
import type { BookingRecord, MatchedInstrument } from './log/booking-record.ts'

/** Papers that ask something; what only rides along, such as the I-200 behind a detainer, is served with them. */
const asking = (record: BookingRecord): readonly MatchedInstrument[] =>
  liveInstruments(record).filter((each) => each.instrument.asks.length > 0)

/** True if the person was served with a copy of every paper that asks something; false as long as one is left. */
export const servedWithCopies = (record: BookingRecord): boolean => {
  const served = new Set(
    record.letters.flatMap((letter) => {
      if (letter.kind !== 'copy-to-person' || letter.served === null) return []
      return record.instruments.filter((each) => each.instrument.id === letter.instrument).map((each) => each.paper)
    }),
  )
  const papers = new Set(asking(record).map((each) => each.paper))
  return papers.size === 0 ? served.size > 0 : [...papers].every((paper) => served.has(paper))
}

const owedForEachPaper = ['serve-copy', 'advise-of-rights', 'answer-requester']

/** Duties settled before the last paper came; if the law still asks for them, they are opened anew. */
export const settledBeforeLastPaper = (record: BookingRecord): readonly Duty[] => {
  const last = asking(record)
    .map((each) => each.matchedAt)
    .toSorted()
    .at(-1)
  if (last === undefined) return []
  return record.duties.filter(({ name, state }) => owedForEachPaper.includes(name) && 'at' in state && state.at < last)
}
