// What a new paper makes owed once more, though an earlier paper's copy was served: each paper is served and answered for itself. Pure.
import type { PaperId } from './document/paper.ts'
import type { Duty } from './duty/duty.ts'
import { liveInstruments } from './log/booking-record.ts'
import type { BookingRecord, MatchedInstrument } from './log/booking-record.ts'
import type { LetterId, LetterKind } from './log/entry.ts'

/** Papers that ask something; what only rides along, such as the I-200 behind a detainer, is served with them. */
const asking = (record: BookingRecord): readonly MatchedInstrument[] =>
  liveInstruments(record).filter((each) => each.instrument.asks.length > 0)

/** The letter that does a duty to the person, when it is handed over. */
export const letterOfDuty: Readonly<Record<string, LetterKind>> = {
  'serve-copy': 'copy-to-person',
  'advise-of-rights': 'notice-to-person',
  'advise-in-writing': 'interview-advisement',
}

/** Of these each paper needs its own: one about another paper is none about it. */
const aboutEachPaper: readonly LetterKind[] = ['copy-to-person', 'notice-to-person']

/** True if such a duty is done only when the letters about every paper were handed over. */
export const needsLetterForEach = (duty: string): boolean => {
  const kind = letterOfDuty[duty]
  return kind !== undefined && aboutEachPaper.includes(kind)
}

/** Papers of which the person was handed such a letter, or is with one of these. */
const handedOver = (record: BookingRecord, kind: LetterKind, now: readonly LetterId[]): ReadonlySet<PaperId> =>
  new Set(
    record.letters.flatMap((letter) => {
      if (letter.kind !== kind || (letter.served === null && !now.includes(letter.id))) return []
      return record.instruments.filter((each) => each.instrument.id === letter.instrument).map((each) => each.paper)
    }),
  )

/** True if the person was served with a copy of every paper that asks something; false as long as one is left. */
export const servedWithCopies = (record: BookingRecord): boolean =>
  asking(record).length === 0 ? handedOver(record, 'copy-to-person', []).size > 0 : handedOverWith(record, 'copy-to-person', [])

/** True if with these letters the person has such a letter about every paper that asks something, where each needs its own. */
export const handedOverWith = (record: BookingRecord, kind: LetterKind, letters: readonly LetterId[]): boolean => {
  if (!aboutEachPaper.includes(kind)) return true
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
