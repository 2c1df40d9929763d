// The jail's own system as the desk sees it: deliveries of custody events, each settled once its events are durable.
import type { CsvProblem } from '../../custody/read-csv.ts'
import type { CustodyEvent } from '../../custody/booking.ts'

/** One export. `name` is the file's; `lines` gives the line of each event, in the same order. */
export type Delivery = {
  readonly name: string
  readonly events: readonly CustodyEvent[]
  readonly lines: readonly number[]
  readonly problems: readonly CsvProblem[]
  readonly ignored: number
}

/** An event that the desk could not record, and why. */
export type Refusal = { readonly line: number; readonly says: string }

export type JailRecords = {
  /**
   * The deliveries that are complete and not yet settled, oldest first. A delivery comes again until it is settled: after a crash
   * between recording and settling its events come twice, with the same `eventId`, and are recorded once.
   */
  readonly poll: () => Promise<readonly Delivery[]>
  /** Puts a delivery away: with what was done, or, if anything was wrong with it, with the problems and a text that says what. */
  readonly settle: (delivery: Delivery, refusals: readonly Refusal[]) => Promise<void>
}

/** The text beside a delivery that had problems. It names lines and columns and repeats nothing of a person. */
export const problemText = ({ name, events, problems, ignored }: Delivery, refusals: readonly Refusal[]): string => {
  const all = [
    ...problems.map(({ line, column, says, lost }) => ({
      line,
      says: `${column === '' ? '' : `column ${column}: `}${says}${lost ? ' (line not recorded)' : ' (recorded without it)'}`,
    })),
    ...refusals.map(({ line, says }) => ({ line, says: `${says} (line not recorded)` })),
  ].toSorted((a, b) => a.line - b.line)
  return [
    `${name}: ${events.length - refusals.length} events recorded, ${ignored} lines passed over, ${all.length} problems.`,
    'Mend these lines, or the mapping, and drop the file again: events already recorded are not recorded twice.',
    '',
    ...all.map(({ line, says }) => `line ${line}: ${says}`),
    '',
  ].join('\n')
}
