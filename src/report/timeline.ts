// The minutes of one booking or paper, computed from log entries only: what happened, when, by what line, with what lead.
import type { Entry, Logged } from '../log/entry.ts'
import { lateCauseWords } from '../release/late.ts'
import { formatClock, formatMinute, formatWithOffset, minutesBetween } from '../time/instant.ts'
import type { Instant, Zone } from '../time/instant.ts'

/** What a story may tell (specs/story.md). */
export const storyKinds = [
  'received',
  'read',
  'matched',
  'match-needs-person',
  'determined',
  'duty-opened',
  'duty-done',
  'duty-missed',
  'notice-sent',
  'notice-failed',
  'notice-acknowledged',
  'notice-returned',
  'escalated',
  'letter-written',
  'copy-served',
  'gate-opened',
  'released',
  'checkpoint',
] as const
/** Shown on the person's page beside those. */
const pageKinds = [
  'gate-closed',
  'custody-event',
  'notice-opened',
  'notice-withdrawn',
  'fields-accepted',
  'value-checked',
  'match-refused',
  'instrument-withdrawn',
  'fact-attested',
  'duty-overtaken',
  'clock-alarm',
  'letter-sent',
  'release-checked',
  'person-to-tell-named',
  'person-told',
] as const
export type TimelineKind = (typeof storyKinds)[number] | (typeof pageKinds)[number]

export type TimelineLine = {
  /** The entry it tells of. */
  readonly seq: number
  /** ISO 8601 with the facility's offset. */
  readonly at: string
  readonly what: TimelineKind
  /** One plain sentence. */
  readonly says: string
  /** When it was put on record, if that was another minute. */
  readonly recordedAt?: string
  readonly by?: string
  readonly to?: string
  readonly channel?: string
  readonly confirmed?: boolean
  /** `release`, or `correction` of an earlier notice. */
  readonly about?: string
  readonly leadMinutes?: number | null
  readonly late?: boolean
  readonly repeat?: boolean
  /** Why it came late; only where `late`. */
  readonly lateBecause?: string
  readonly because?: string
  readonly duty?: string
}

type Told = Omit<TimelineLine, 'seq' | 'at' | 'recordedAt' | 'by'>

/** What an id stands for: the duty's name, the notice's subject. */
type Names = ReadonlyMap<string, string>

/** In order of the moments they tell of. */
export const timelineOf = (entries: readonly Logged[], zone: Zone): readonly TimelineLine[] => {
  const left = entries.findLast((entry) => entry.kind === 'custody-event' && entry.public.event === 'released')?.occurredAt ?? null
  const names: Names = new Map<string, string>(
    entries.flatMap((entry): readonly (readonly [string, string])[] => {
      if (entry.kind === 'duty-opened') return [[entry.public.duty, entry.public.name] as const]
      return entry.kind === 'notice-opened' ? [[entry.public.notice, entry.public.about] as const] : []
    }),
  )
  return entries
    .flatMap((entry) => {
      const told = tell(entry, left, names, zone)
      return told ? [{ entry, told }] : []
    })
    .toSorted((a, b) => compare(a.entry.occurredAt, b.entry.occurredAt) || a.entry.seq - b.entry.seq)
    .map(({ entry, told }) => ({
      seq: entry.seq,
      ...told,
      at: formatWithOffset(entry.occurredAt, zone),
      by: actorOf(entry),
      ...(minutesBetween(entry.occurredAt, entry.recordedAt) >= 1 ? { recordedAt: formatWithOffset(entry.recordedAt, zone) } : {}),
    }))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** `bond-posted` -> `bond posted`: codes are for machines. */
const plain = (code: string): string => code.replaceAll('-', ' ')

const actorOf = ({ actor }: Entry): string =>
  actor.kind === 'person' ? actor.account : actor.kind === 'jail-records' ? `jail records (${actor.source})` : 'desk'

const tell = (entry: Logged, left: Instant | null, names: Names, zone: Zone): Told | null => {
  switch (entry.kind) {
    case 'paper-received':
      return {
        what: 'received',
        channel: entry.public.channel,
        says: `Paper received by ${entry.public.channel}${entry.public.receipt === 'again' ? ', the same bytes again' : ''}.`,
      }
    case 'paper-read':
      return {
        what: 'read',
        says: `Read: ${entry.public.instruments.map((each) => each.form ?? each.kind).join(' and ') || 'no instrument found'}.`,
      }
    case 'paper-unreadable':
      return { what: 'read', says: `Could not be read (${entry.public.code}); the paper is kept.`, because: entry.public.code }
    case 'fields-accepted':
      return { what: 'fields-accepted', says: `Values of the paper accepted: ${entry.public.fields.join(', ') || 'as read'}.` }
    case 'value-checked':
      return { what: 'value-checked', says: `One of two people has checked a value of the paper: ${entry.public.name}.` }
    case 'match-proposed':
      return entry.public.candidates === 0
        ? null
        : { what: 'match-needs-person', says: `${entry.public.candidates} in custody may be the person named; a person decides.` }
    case 'instrument-matched':
      return {
        what: 'matched',
        says: entry.public.certainty === 'certain' ? 'Matched to the booking: certain.' : 'Matched to the booking by a person.',
        because: (entry.private?.because ?? []).map((reason) => reason.says).join('; ') || entry.public.reasons.join(', '),
      }
    case 'match-refused':
      return { what: 'match-refused', says: 'A person decided that the paper is not about this booking.' }
    case 'instrument-withdrawn':
      return { what: 'instrument-withdrawn', says: `The request no longer stands: ${entry.public.because}.`, because: entry.public.because }
    case 'custody-event':
      return entry.public.event === 'released'
        ? { what: 'released', says: 'Released: left through the door.' }
        : { what: 'custody-event', says: `Jail record: ${plain(entry.public.event)}.`, because: entry.public.event }
    case 'determined':
      return {
        what: 'determined',
        says: `The law was applied: hold ${entry.public.answers['hold-past-release']}, notice ${entry.public.answers['notify-of-release']}.`,
        because: entry.public.citations.join('; '),
      }
    default:
      return tellDuties(entry, names, zone) ?? tellClock(entry, zone) ?? tellGate(entry, left, names)
  }
}

const tellDuties = (entry: Logged, names: Names, zone: Zone): Told | null => {
  const named = (duty: string) => names.get(duty) ?? duty
  switch (entry.kind) {
    case 'duty-opened': {
      const by = entry.public.by === null ? (entry.public.byWords ?? 'no fixed moment') : `by ${formatClock(entry.public.by, zone)}`
      return {
        what: 'duty-opened',
        duty: entry.public.name,
        to: entry.public.to,
        says: `Duty: ${plain(entry.public.name)} (${by}).`,
        because: entry.public.citation,
      }
    }
    case 'duty-done':
      return {
        what: 'duty-done',
        duty: named(entry.public.duty),
        late: entry.public.late,
        says: `Done${entry.public.late ? ', late' : ''}: ${plain(named(entry.public.duty))}.`,
        because: entry.private?.proof ?? '',
      }
    case 'duty-missed':
      return { what: 'duty-missed', duty: named(entry.public.duty), says: `Missed: ${plain(named(entry.public.duty))}.` }
    case 'duty-overtaken':
      return {
        what: 'duty-overtaken',
        duty: named(entry.public.duty),
        says: `Overtaken: ${plain(named(entry.public.duty))}.`,
        because: entry.public.because,
      }
    case 'letter-written':
      return { what: 'letter-written', says: `Letter written: ${plain(entry.public.letterKind)} (${entry.public.language}).` }
    case 'letter-sent':
      return { what: 'letter-sent', channel: entry.public.channel, says: `Letter sent by ${entry.public.channel}.` }
    case 'copy-served':
      return {
        what: 'copy-served',
        to: 'subject',
        says: `Served on the person (${entry.public.language}): ${entry.private?.how ?? '[erased]'}.`,
      }
    case 'fact-attested':
      return { what: 'fact-attested', says: `Attested by a person: ${entry.public.fact}.` }
    default:
      return tellDoor(entry)
  }
}

const tellDoor = (entry: Logged): Told | null => {
  switch (entry.kind) {
    case 'release-checked':
      return {
        what: 'release-checked',
        says: entry.public.clear
          ? `Check of ${entry.public.step}: clear.`
          : `Check of ${entry.public.step}: something was found${entry.private?.note ? `, ${entry.private.note}` : ''}.`,
      }
    case 'person-to-tell-named':
      return {
        what: 'person-to-tell-named',
        says:
          entry.public.role === 'nobody'
            ? 'The person wants nobody else told.'
            : `The person named whom to tell: ${plain(entry.public.role)}.`,
      }
    case 'person-told':
      return { what: 'person-told', says: `Copies sent to ${entry.private?.to ?? '[erased]'}: ${entry.private?.proof ?? '[erased]'}.` }
    default:
      return null
  }
}

const tellClock = (entry: Logged, zone: Zone): Told | null => {
  if (entry.kind !== 'clock-alarm') return null
  const { mark, name, due } = entry.public
  return { what: 'clock-alarm', says: `${mark} % of the time is gone: ${plain(name)}, until ${formatMinute(due, zone)}.` }
}

const tellGate = (entry: Logged, left: Instant | null, names: Names): Told | null => {
  switch (entry.kind) {
    case 'gate-opened':
      return { what: 'gate-opened', says: `May leave: ${plain(entry.public.cause)}.`, because: entry.public.cause }
    case 'gate-closed':
      return {
        what: 'gate-closed',
        says: closedSays(entry),
        because: (entry.private?.basis ?? []).map((each) => each.says).join('; ') || entry.public.because,
      }
    default:
      return tellNotice(entry, left, names)
  }
}

const tellNotice = (entry: Logged, left: Instant | null, names: Names): Told | null => {
  switch (entry.kind) {
    case 'notice-opened':
      return {
        what: 'notice-opened',
        to: entry.public.to,
        says: `Notice of ${entry.public.about} due to ${entry.public.to.toUpperCase()}.`,
      }
    case 'notice-attempt-begun':
      return null
    case 'notice-attempt-ended':
      return tellAttempt(entry, left, names.get(entry.public.notice) ?? 'release')
    case 'notice-returned':
      return {
        what: 'notice-returned',
        to: 'ice',
        confirmed: false,
        says: `A notice that had been taken came back: ${entry.private?.reason ?? '[erased]'}.`,
        because: entry.private?.reason ?? '[erased]',
      }
    case 'notice-acknowledged':
      return {
        what: 'notice-acknowledged',
        to: 'ice',
        channel: entry.public.how,
        confirmed: true,
        says:
          `The notice was acknowledged with its code (${plain(entry.public.how)})` +
          `${entry.private?.by ? ` by ${entry.private.by}` : ''}.`,
      }
    case 'notice-withdrawn':
      return {
        what: 'notice-withdrawn',
        says: `Notice withdrawn before it went out: ${entry.public.because}.`,
        because: entry.public.because,
      }
    case 'escalated':
      return { what: 'escalated', to: entry.public.level, says: entry.private?.says ?? entry.public.about, because: entry.public.about }
    default:
      return null
  }
}

const tellAttempt = (entry: Extract<Logged, { kind: 'notice-attempt-ended' }>, left: Instant | null, about: string): Told => {
  const { channel, late, repeat, outcome, lateBecause } = entry.public
  const how = entry.private?.outcome
  const answer = how ? (how.kind === 'sent' ? how.serverAnswer : how.reason) : outcome
  const noun = about === 'correction' ? 'Correction of the notice' : 'Notice'
  const lead = left === null || about === 'correction' ? null : Math.floor(minutesBetween(entry.occurredAt, left))
  const why = lateBecause ? lateCauseWords[lateBecause] : null
  const marks = `${late ? `, late${why === null ? '' : ` (${why})`}` : ''}${repeat ? ', a repeat' : ''}`
  const told = {
    to: 'ice',
    channel,
    about,
    late,
    repeat,
    because: why === null ? answer : `late: ${why}; ${answer}`,
    ...(why === null ? {} : { lateBecause: why }),
  }
  if (outcome === 'sent') {
    return { what: 'notice-sent', ...told, confirmed: true, leadMinutes: lead, says: `${noun} sent by ${channel}${marks}: ${answer}.` }
  }
  const parts = entry.public.pages ? ` after ${entry.public.pages.confirmed} of ${entry.public.pages.of} pages` : ''
  return { what: 'notice-failed', ...told, confirmed: false, says: `${noun} not confirmed by ${channel}${parts}: ${answer}.` }
}

const closedSays = (entry: Extract<Logged, { kind: 'gate-closed' }>): string => {
  switch (entry.public.because) {
    case 'lawful-basis':
      return 'Lawfully kept on a named basis.'
    case 'no-longer-eligible':
      return 'No longer eligible for release.'
    case 'left':
      return 'The stay has ended.'
    default:
      return entry.public.because satisfies never
  }
}
