// What a new paper makes owed once more, though an earlier paper's copy was served: each paper is served and answered for itself. Pure.
import type { PaperId } from './document/paper.ts'
import type { Duty } from './duty/duty.ts'
import { liveInstruments } from './log/booking-record.ts'
import type { BookingRecord, MatchedInstrument } from './log/booking-record.ts'
import type { LetterId } from './log/entry.ts'

/** Papers that ask something; what only rides along, such as the I-200 behind a detainer, is served with them. */
const asking = (record: BookingRecord): readonly MatchedInstrument[] =>
  liveInstruments(record).filter((each) => each.instrument.asks.length > 0)

type ToPerson = 'copy-to-person' | 'notice-to-person'

/** Papers of which the person was handed such a letter, or is with one of these. */
const handedOver = (record: BookingRecord, kind: ToPerson, now: readonly LetterId[]): ReadonlySet<PaperId> =>
  new Set(
    record.letters.flatMap((letter) => {
      if (letter.kind !== kind || (letter.served === null && !now.includes(letter.id))) return []
      return record.instruments.filter((each) => each.instrument.id === letter.instrument).map((each) => each.paper)
    }),
  )

/** True if the person was served with a copy of every paper that asks something; false as long as one is left. */
export const servedWithCopies = (record: BookingRecord): boolean =>
  asking(record).length === 0 ? handedOver(record, 'copy-to-person', []).size > 0 : handedOverWith(record, 'copy-to-person', [])

/** True if with these letters the person has such a letter about every paper that asks something; one about another paper serves none. */
export const handedOverWith = (record: BookingRecord, kind: ToPerson, letters: readonly LetterId[]): boolean => {
  const handed = handedOver(record, kind, letters)
  return asking(record).every((each) => handed.has(each.paper))
}

/** The duty to answer is owed for the papers that command an answer, and for no others. */
const subpoenas = (record: BookingRecord): readonly MatchedInstrument[] =>
  liveInstruments(record).filter((each) => each.instrument.asks.includes('answer-subpoena'))

/** True if with this letter every paper that commands an answer has had its own; a letter about another paper answers none of them. */
export const answeredWith = (record: BookingRecord, letter: LetterId): boolean => {
  const answered = new Set(
    record.letters
      .filter((each) => each.kind === 'answer-to-requester' && (each.id === letter || each.sent !== null))
      .map((each) => each.instrument),
  )
  return subpoenas(record).every((each) => answered.has(each.instrument.id))
}

const papersBehind: Readonly<Record<string, (record: BookingRecord) => readonly MatchedInstrument[]>> = {
  'serve-copy': asking,
  'advise-of-rights': asking,
  'answer-requester': subpoenas,
}

/**
 * Duties settled before the last of their papers came; if the law still asks for them, they are opened anew. By the order of the log: a
 * machine's clock that ran ahead and was set right again would put the paper after the proof, or the proof after the paper.
 */
export const settledBeforeLastPaper = (record: BookingRecord): readonly Duty[] =>
  record.duties.filter(({ name, settledSeq }) => {
    const papers = papersBehind[name]?.(record) ?? []
    return settledSeq !== null && papers.some(({ matchedSeq }) => matchedSeq > settledSeq)
  })
