// The notices of one booking as its entries tell: opened, tried, ended, returned, acknowledged, withdrawn, told to the desk.
import { causeOf } from '../release/cause.ts'
import { planned } from '../release/ladder.ts'
import { ladderRulesDefault } from '../release/notice.ts'
import type { Attempt, AttemptOutcome, Notice, NoticeState } from '../release/notice.ts'
import type { EntryOf, Logged, NoticeId } from './entry.ts'

type Unplanned = Omit<Notice, 'nextAt'>

/** The notices after one more entry. What comes next of each is planned by the caller, once, after the last one. */
export const noticesAfter = (before: readonly Notice[], entry: Logged): readonly Notice[] => {
  const change = (id: NoticeId, next: (notice: Notice) => Unplanned) =>
    before.map((notice) => (notice.id === id ? { ...next(notice), nextAt: null } : notice))
  switch (entry.kind) {
    case 'notice-opened':
      return [...before, { ...opened(entry), nextAt: null }]
    case 'notice-attempt-begun': {
      const { attempt: number, channel, repeat, rung = channel } = entry.public
      const begun: Attempt = { number, channel, rung, to: entry.private?.to ?? '', begunAt: entry.occurredAt, repeat, ended: null }
      return change(entry.public.notice, (notice) => settled({ ...notice, attempts: [...notice.attempts, begun] }))
    }
    case 'notice-attempt-ended': {
      const outcome = entry.private?.outcome ?? erasedOutcome(entry)
      const cause = entry.public.cause === undefined ? causeOf(outcome) : entry.public.cause
      return change(entry.public.notice, (notice) =>
        settled(withEnd(notice, entry.public.attempt, { at: entry.occurredAt, seq: entry.seq, outcome, cause, late: entry.public.late })),
      )
    }
    case 'notice-returned': {
      const outcome: AttemptOutcome = { kind: 'failed', reason: entry.private?.reason ?? '[erased]', permanent: true, cause: 'refused' }
      return change(entry.public.notice, (notice) =>
        settled(withEnd(notice, entry.public.attempt, { at: entry.occurredAt, seq: entry.seq, outcome, cause: 'refused', late: false })),
      )
    }
    case 'notice-acknowledged':
      return change(entry.public.notice, (notice) =>
        settled({ ...notice, acknowledged: { at: entry.occurredAt, how: entry.public.how, by: entry.private?.by ?? null } }),
      )
    case 'notice-withdrawn':
      return change(entry.public.notice, (notice) => ({ ...notice, state: 'withdrawn' }))
    case 'escalated':
      return entry.public.notice === null ? before : change(entry.public.notice, (notice) => toldOf(notice, entry))
    default:
      return before
  }
}

const opened = (entry: Logged<EntryOf<'notice-opened'>>): Unplanned => ({
  id: entry.public.notice,
  to: entry.public.to,
  about: entry.public.about,
  instrument: entry.public.instrument,
  permittedBy: entry.public.permittedBy,
  openedAt: entry.occurredAt,
  certainAt: entry.public.certainAt ?? entry.occurredAt,
  sendBy: entry.public.sendBy,
  text: entry.private?.text ?? '',
  code: entry.private?.code ?? null,
  addresses: entry.private?.address ?? {},
  rules: entry.public.ladder ?? ladderRulesDefault,
  attempts: [],
  acknowledged: null,
  state: 'waiting',
  escalations: 0,
  told: null,
  forecastTold: false,
  stands: true,
  mayBeKnown: entry.public.mayBeKnown ?? false,
})

const withEnd = (notice: Notice, number: number, ended: NonNullable<Attempt['ended']>): Unplanned => ({
  ...notice,
  attempts: notice.attempts.map((attempt) => (attempt.number === number ? { ...attempt, ended } : attempt)),
})

/** The notice when the attempt of that number will have ended so, with an entry still to come, and what comes next of it. */
export const noticeWithEnd = (notice: Notice, number: number, ended: Omit<NonNullable<Attempt['ended']>, 'seq'>): Notice =>
  planned(settled(withEnd(notice, number, { ...ended, seq: Infinity })))

/** What is withdrawn stays so, whatever an attempt that was under way comes to. */
const settled = (notice: Unplanned): Unplanned => {
  const taken = notice.acknowledged !== null || notice.attempts.some(({ ended }) => ended?.outcome.kind === 'sent')
  const underWay = notice.attempts.some(({ ended }) => ended === null)
  const state: NoticeState = notice.state === 'withdrawn' ? 'withdrawn' : taken ? 'sent' : underWay ? 'sending' : 'waiting'
  return { ...notice, state }
}

/** What the desk is told of a notice; the names stand in the log. */
export const notDelivered = 'notice-not-delivered'
export const noticeLate = 'notice-late'
export const noticeHardlyInTime = 'notice-hardly-in-time'

const toldOf = (notice: Notice, entry: Logged<EntryOf<'escalated'>>): Unplanned => {
  const { about, level } = entry.public
  if (about === noticeHardlyInTime) return { ...notice, forecastTold: true }
  const late = about === noticeLate || level === 'supervisor' || (notice.told?.late ?? false)
  return { ...notice, escalations: notice.escalations + 1, told: { at: entry.occurredAt, late } }
}

const erasedOutcome = ({ public: { outcome: kind, pages } }: Logged<EntryOf<'notice-attempt-ended'>>): AttemptOutcome => {
  switch (kind) {
    case 'sent':
      return { kind, serverAnswer: '[erased]' }
    case 'failed':
      return { kind, reason: '[erased]', permanent: false }
    case 'partial':
      return { kind, reason: '[erased]', pagesConfirmed: pages?.confirmed ?? 0, pages: pages?.of ?? 0 }
    case 'unknown':
      return { kind, reason: '[erased]' }
    default:
      return kind satisfies never
  }
}
