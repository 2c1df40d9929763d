// The auditor: its own account of the log, against the promises. It reads entries only and shares no code with what it checks.
import type { Logged } from '../log/entry.ts'

/** Findings in plain words; empty when every promise holds. */
export const audit = (entries: readonly Logged[]): readonly string[] => [
  ...unpermittedNotices(entries),
  ...silentRepeats(entries),
  ...unmarkedLateness(entries),
  ...lostPapers(entries),
  ...closedGates(entries),
]

/** Every attempt rests on a determination on record before it, whose answer is must or may. */
const unpermittedNotices = (entries: readonly Logged[]): readonly string[] => {
  const answers = new Map<string, { seq: number; answer: string }>()
  const findings: string[] = []
  for (const entry of entries) {
    if (entry.kind === 'determined') answers.set(entry.public.id, { seq: entry.seq, answer: entry.public.answers['notify-of-release'] })
    if (entry.kind !== 'notice-attempt-begun') continue
    const permit = answers.get(entry.public.permittedBy)
    if (!permit || permit.seq >= entry.seq || (permit.answer !== 'must' && permit.answer !== 'may')) {
      findings.push(`entry ${entry.seq}: a notice was tried that no determination on record permits`)
    }
  }
  return findings
}

/** After an attempt whose end is unknown, or a sending, every further attempt of the same notice says that it is a repeat. */
const silentRepeats = (entries: readonly Logged[]): readonly string[] => {
  const mayHaveArrived = new Set<string>()
  const findings: string[] = []
  for (const entry of entries) {
    if (entry.kind === 'notice-attempt-begun' && mayHaveArrived.has(entry.public.notice) && !entry.public.repeat) {
      findings.push(`entry ${entry.seq}: a notice that may have arrived was tried again without being marked a repeat`)
    }
    if (entry.kind === 'notice-attempt-ended' && entry.public.outcome !== 'failed') mayHaveArrived.add(entry.public.notice)
  }
  return findings
}

/** A notice of release that arrived after the door is marked late, with its cause. */
const unmarkedLateness = (entries: readonly Logged[]): readonly string[] => {
  const left = new Map<string, string>()
  const releases = new Set<string>()
  return entries.flatMap((entry) => {
    const booking = entry.subjects[0] ?? ''
    if (entry.kind === 'custody-event' && entry.public.event === 'released') left.set(booking, entry.occurredAt)
    if (entry.kind === 'notice-opened' && entry.public.about === 'release') releases.add(entry.public.notice)
    if (entry.kind !== 'notice-attempt-ended' || entry.public.outcome !== 'sent' || !releases.has(entry.public.notice)) return []
    const { late, lateBecause } = entry.public
    const afterDoor = entry.occurredAt > (left.get(booking) ?? entry.occurredAt)
    return afterDoor && (!late || lateBecause === null)
      ? [`entry ${entry.seq}: a notice came after the door and is not marked late with its cause`]
      : []
  })
}

/** Every paper received was read or is said to be unreadable, unless it came in just now. */
const lostPapers = (entries: readonly Logged[]): readonly string[] => {
  const settled = new Set(
    entries.flatMap((entry) => (entry.kind === 'paper-read' || entry.kind === 'paper-unreadable' ? entry.subjects : [])),
  )
  const last = entries.at(-1)?.recordedAt
  return entries.flatMap((entry) =>
    entry.kind === 'paper-received' && entry.recordedAt !== last && !entry.subjects.some((subject) => settled.has(subject))
      ? [`entry ${entry.seq}: a paper was received and never read`]
      : [],
  )
}

/** A gate is closed to an eligible person only with a basis named, in the same entry. */
const closedGates = (entries: readonly Logged[]): readonly string[] =>
  entries.flatMap((entry) =>
    entry.kind === 'gate-closed' && entry.public.because === 'lawful-basis' && entry.private !== null && entry.private.basis.length === 0
      ? [`entry ${entry.seq}: a person was kept without a named basis`]
      : entry.kind === 'gate-opened' && entry.public.heldMinutes > 0
        ? [
            `entry ${entry.seq}: the gate was shown closed for ${entry.public.heldMinutes} minutes after the person was known to be eligible`,
          ]
        : [],
  )
