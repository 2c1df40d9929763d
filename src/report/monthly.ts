// Counts by month, computed from the public envelopes of log entries alone: no private part is read, so erasure changes no figure.
import type { InstrumentKind } from '../instrument/instrument.ts'
import type { Entry, Logged, Subject } from '../log/entry.ts'
import { overDetention } from '../log/over-detention.ts'
import type { OverDetention } from '../log/over-detention.ts'
import { minutesBetween, monthOf } from '../time/instant.ts'
import type { Instant, Zone } from '../time/instant.ts'

export type MonthlyColumn = { readonly key: string; readonly title: string; readonly unit?: string; readonly says: string }

export const monthlyColumns = [
  { key: 'papersReceived', title: 'Papers received', says: 'Receipts of papers by any channel; the same bytes again count again.' },
  { key: 'papersUnreadable', title: 'Papers unreadable', says: 'Papers that were kept but could not be read.' },
  { key: 'detainers', title: 'Detainers', says: 'Immigration detainers (I-247, I-247A, I-247D) read.' },
  { key: 'notificationRequests', title: 'Notification requests', says: 'Requests for notice or transfer (I-247N, I-247G, I-247X) read.' },
  { key: 'administrativeWarrants', title: 'Administrative warrants', says: 'I-200, I-205, I-203: no judge signed.' },
  { key: 'judicialPapers', title: 'Court papers', says: 'Warrants, writs, orders and subpoenas of a court.' },
  {
    key: 'signerNotEstablished',
    title: 'Court papers, signer open',
    says: 'Papers in the form of a court’s warrant, writ, order or subpoena of which the reader did not establish who signed.',
  },
  { key: 'administrativeSubpoenas', title: 'Administrative subpoenas', says: 'I-138 and other agency subpoenas.' },
  {
    key: 'otherRequests',
    title: 'Interview and information requests',
    says: 'Letters, mails and telephone calls asking for interviews or records.',
  },
  { key: 'peopleMatched', title: 'People matched', says: 'Bookings to which at least one paper was matched for the first time.' },
  { key: 'holdsDeclined', title: 'Holds declined', says: 'Bookings whose first answer to hold past release was must-not or no-authority.' },
  { key: 'holdsOnJudicialWarrant', title: 'Kept on a named basis', says: 'Bookings kept past eligibility on a named lawful basis.' },
  { key: 'toCounsel', title: 'Questions to counsel', says: 'Determinations that put at least one question to counsel.' },
  { key: 'noticesSent', title: 'Notices sent', says: 'Notices that the other side’s machine took and did not send back.' },
  { key: 'noticesLate', title: 'of these late', says: 'Sent after the agency’s target or after the person left.' },
  { key: 'noticesNotSent', title: 'Notices not delivered', says: 'Opened in the month and neither sent nor withdrawn.' },
  { key: 'leadMinutesMedian', title: 'Median lead', unit: 'min', says: 'Minutes from the sent notice to the door, for people who left.' },
  {
    key: 'leadMinutesShort',
    title: 'Short lead',
    unit: 'min',
    says: 'The lead that nine of ten notices of the month had or exceeded; negative: after the door.',
  },
  {
    key: 'noticesAfterDoor',
    title: 'Notices after the door',
    says: 'First sent after the person had left; each is marked late with its cause.',
  },
  { key: 'noticesAcknowledged', title: 'Notices acknowledged', says: 'Notices whose code came back from a person there.' },
  { key: 'corrections', title: 'Corrections opened', says: 'A release that had been told did not come about.' },
  {
    key: 'triesFailed',
    title: 'Tries not confirmed',
    says: 'Attempts that failed, were cut, came back, or of which nobody knows the end.',
  },
  { key: 'copiesServed', title: 'Copies served', says: 'Servings of copies and notices on the person.' },
  { key: 'lettersSent', title: 'Letters sent', says: 'Answers to requesters and referrals that left the desk.' },
  { key: 'releases', title: 'Releases with a request on file', says: 'People who left with at least one matched paper.' },
  {
    key: 'heldMinutes',
    title: 'Minutes held past eligibility',
    unit: 'min',
    says: 'Minutes a person was known eligible and the gate not shown open.',
  },
  {
    key: 'releasesPastHours',
    title: 'Releases past the hours of the law',
    says: 'People who left after the number of hours that the law gives for the release, where it gives one.',
  },
  {
    key: 'overMinutes',
    title: 'Minutes past the hours of the law',
    unit: 'min',
    says: 'From the end of those hours to the door, all together.',
  },
  { key: 'dutiesMissed', title: 'Duties missed', says: 'Duties whose moment passed undone.' },
] as const satisfies readonly MonthlyColumn[]

type Key = (typeof monthlyColumns)[number]['key']
export type MonthlyRow = { readonly month: string } & Readonly<Record<Key, number | null>>

type Counts = Record<Exclude<Key, 'leadMinutesMedian' | 'leadMinutesShort' | 'noticesNotSent'>, number>
type Month = { readonly counts: Counts; readonly leads: number[]; readonly opened: Set<string> }

/** One row a month in which something happened, oldest first. Entries in log order. */
export const monthlyCounts = (entries: readonly Logged[], zone: Zone): readonly MonthlyRow[] => {
  const months = new Map<string, Month>()
  const monthAt = (at: Instant): Month => {
    const key = monthOf(at, zone)
    const found = months.get(key) ?? { counts: emptyCounts(), leads: [], opened: new Set() }
    months.set(key, found)
    return found
  }
  const people = bookingsWithPapers(entries)
  const isSent = sentOf(entries)
  const settled = new Set(
    entries.flatMap((entry) =>
      (entry.kind === 'notice-attempt-ended' && isSent(entry)) || entry.kind === 'notice-withdrawn' ? [entry.public.notice] : [],
    ),
  )
  const seen = new Set<string>()
  const releases = new Set(
    entries.flatMap((entry) => (entry.kind === 'notice-opened' && entry.public.about === 'release' ? [entry.public.notice] : [])),
  )
  for (const entry of entries) {
    const month = monthAt(entry.occurredAt)
    for (const key of keysOf(entry, people, seen, isSent)) month.counts[key] += 1
    if (entry.kind === 'gate-opened') month.counts.heldMinutes += entry.public.heldMinutes
    if (entry.kind === 'notice-opened' && !settled.has(entry.public.notice)) month.opened.add(entry.public.notice)
    if (entry.kind === 'notice-attempt-ended' && isSent(entry)) {
      const left = people.left.get(entry.subjects[0] ?? 'desk')
      // The lead of a notice is that of its first sending; a correction has none.
      if (left !== undefined && releases.has(entry.public.notice) && first(seen, `lead ${entry.public.notice}`)) {
        const lead = Math.floor(minutesBetween(entry.occurredAt, left))
        month.leads.push(lead)
        if (lead < 0) month.counts.noticesAfterDoor += 1
      }
    }
  }
  for (const { leftAt, overMinutes } of doorsOf(entries)) {
    if (leftAt === null || overMinutes === null || overMinutes === 0) continue
    monthAt(leftAt).counts.releasesPastHours += 1
    monthAt(leftAt).counts.overMinutes += overMinutes
  }
  return [...months]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, { counts, leads, opened }]) => ({
      month,
      ...counts,
      noticesNotSent: opened.size,
      leadMinutesMedian: median(leads),
      leadMinutesShort: tenth(leads),
    }))
    .filter((row) => Object.entries(row).some(([key, value]) => key !== 'month' && typeof value === 'number' && value > 0))
}

type AttemptEnd = Extract<Logged, { kind: 'notice-attempt-ended' }>

/** Mail that was taken and came back reached nobody: it is a try that failed, whatever was known of it at first. */
const sentOf = (entries: readonly Logged[]): ((end: AttemptEnd) => boolean) => {
  const attempts = entries.flatMap((entry) => (entry.kind === 'notice-returned' ? [`${entry.public.notice} ${entry.public.attempt}`] : []))
  const returned = new Set(attempts)
  return ({ public: { outcome, notice, attempt } }) => outcome === 'sent' && !returned.has(`${notice} ${attempt}`)
}

/** How each booking that has ended, or has not, stood to the hours of the law. */
const doorsOf = (entries: readonly Logged[]): readonly OverDetention[] => {
  const last = entries.at(-1)?.recordedAt
  if (last === undefined) return []
  const telling = entries.filter((entry) => ['gate-opened', 'gate-closed', 'duty-opened', 'custody-event'].includes(entry.kind))
  const bookings = Map.groupBy(
    telling.flatMap((entry) => bookingsOf(entry).map((booking) => ({ booking, entry }))),
    ({ booking }) => booking,
  )
  return [...bookings.values()].flatMap(
    (about) =>
      overDetention(
        about.map(({ entry }) => entry),
        last,
      ) ?? [],
  )
}

const emptyCounts = (): Counts => ({
  papersReceived: 0,
  papersUnreadable: 0,
  detainers: 0,
  notificationRequests: 0,
  administrativeWarrants: 0,
  judicialPapers: 0,
  signerNotEstablished: 0,
  administrativeSubpoenas: 0,
  otherRequests: 0,
  peopleMatched: 0,
  holdsDeclined: 0,
  holdsOnJudicialWarrant: 0,
  toCounsel: 0,
  noticesSent: 0,
  noticesLate: 0,
  noticesAfterDoor: 0,
  noticesAcknowledged: 0,
  corrections: 0,
  triesFailed: 0,
  copiesServed: 0,
  lettersSent: 0,
  releases: 0,
  heldMinutes: 0,
  releasesPastHours: 0,
  overMinutes: 0,
  dutiesMissed: 0,
})

type People = { readonly withPapers: ReadonlySet<Subject>; readonly left: ReadonlyMap<Subject, Instant> }

const bookingsWithPapers = (entries: readonly Logged[]): People => ({
  withPapers: new Set(entries.flatMap((entry) => (entry.kind === 'instrument-matched' ? bookingsOf(entry) : []))),
  left: new Map(
    entries.flatMap((entry) =>
      entry.kind === 'custody-event' && entry.public.event === 'released'
        ? bookingsOf(entry).map((subject) => [subject, entry.occurredAt] as const)
        : [],
    ),
  ),
})

const bookingsOf = (entry: Entry): readonly Subject[] => entry.subjects.filter((subject) => subject.startsWith('b_'))

const keysOf = (entry: Logged, people: People, seen: Set<string>, isSent: (end: AttemptEnd) => boolean): readonly (keyof Counts)[] => {
  switch (entry.kind) {
    case 'paper-received':
      return ['papersReceived']
    case 'paper-unreadable':
      return ['papersUnreadable']
    case 'paper-read':
      return entry.public.instruments.flatMap((each): readonly (keyof Counts)[] => {
        const columns = columnOf[each.kind]
        const open = each.signer === 'unsigned' || each.signer === 'illegible' || each.signer === 'immigration-officer'
        return columns.includes('judicialPapers') && open ? ['signerNotEstablished'] : columns
      })
    case 'instrument-matched':
      return bookingsOf(entry).flatMap((subject) => (first(seen, `matched ${subject}`) ? ['peopleMatched' as const] : []))
    case 'determined': {
      const counsel = entry.public.counsel > 0 ? (['toCounsel'] as const) : []
      const hold = entry.public.answers['hold-past-release']
      const isPerson = bookingsOf(entry).length > 0
      const declined = isPerson && first(seen, `hold ${entry.subjects[0] ?? ''}`) && (hold === 'must-not' || hold === 'no-authority')
      return declined ? [...counsel, 'holdsDeclined'] : counsel
    }
    case 'gate-closed':
      return entry.public.because === 'lawful-basis' && first(seen, `kept ${entry.subjects[0] ?? ''}`) ? ['holdsOnJudicialWarrant'] : []
    case 'notice-opened':
      return entry.public.about === 'correction' ? ['corrections'] : []
    case 'notice-attempt-ended':
      if (!isSent(entry)) return ['triesFailed']
      // Sent again for want of an acknowledgment is no second notice.
      if (!first(seen, `sent ${entry.public.notice}`)) return []
      return entry.public.late ? ['noticesSent', 'noticesLate'] : ['noticesSent']
    case 'notice-acknowledged':
      return ['noticesAcknowledged']
    case 'copy-served':
      return ['copiesServed']
    case 'letter-sent':
      return ['lettersSent']
    case 'duty-missed':
      return ['dutiesMissed']
    case 'custody-event':
      return entry.public.event === 'released' && bookingsOf(entry).some((subject) => people.withPapers.has(subject)) ? ['releases'] : []
    default:
      return []
  }
}

const first = (seen: Set<string>, key: string): boolean => {
  if (seen.has(key)) return false
  seen.add(key)
  return true
}

const columnOf: Readonly<Record<InstrumentKind, readonly (keyof Counts)[]>> = {
  detainer: ['detainers'],
  'notification-request': ['notificationRequests'],
  'transfer-request': ['notificationRequests'],
  'administrative-warrant': ['administrativeWarrants'],
  'removal-warrant': ['administrativeWarrants'],
  'detention-order': ['administrativeWarrants'],
  'custody-notice': [],
  'notice-to-appear': [],
  'administrative-subpoena': ['administrativeSubpoenas'],
  'arrest-warrant': ['judicialPapers'],
  'search-warrant': ['judicialPapers'],
  'court-subpoena': ['judicialPapers'],
  'grand-jury-subpoena': ['judicialPapers'],
  'court-order': ['judicialPapers'],
  writ: ['judicialPapers'],
  'interview-request': ['otherRequests'],
  'information-request': ['otherRequests'],
  'u-visa-certification': [],
  'cover-sheet': [],
  other: [],
}

const median = (values: readonly number[]): number | null => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle]
  const lower = sorted[middle - 1]
  if (upper === undefined) return null
  return sorted.length % 2 === 1 || lower === undefined ? upper : Math.floor((lower + upper) / 2)
}

/** The tenth smallest of a hundred: nine of ten are as long or longer. */
const tenth = (values: readonly number[]): number | null => values.toSorted((a, b) => a - b)[Math.ceil(values.length / 10) - 1] ?? null

/** RFC 4180, with a header line of the columns' keys; an absent figure is an empty cell. */
export const monthlyCsv = (rows: readonly MonthlyRow[]): string => {
  const keys = monthlyColumns.map((column) => column.key)
  const lines = rows.map((row) => [row.month, ...keys.map((key) => row[key] ?? '')].join(','))
  return `${[['month', ...keys].join(','), ...lines].join('\r\n')}\r\n`
}
