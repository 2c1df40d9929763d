// The office that gets the notices: now and then somebody there reads one and gives its code back, at the page or by telephone.
import { acknowledgeByCode, recordCall } from '../src/notice-acts.ts'
import type { BookingId } from '../src/custody/booking.ts'
import type { NoticeId } from '../src/log/entry.ts'
import type { NoticeMessage } from '../src/outside/outside.ts'
import type { Draw } from './draw.ts'
import type { RunningDesk } from './running-desk.ts'
import { minuteMs } from './stay-plan.ts'
import type { WorldTime } from './time.ts'

type Needs = {
  readonly time: WorldTime
  readonly draw: Draw
  readonly desk: RunningDesk
  readonly knows: {
    /** Which notice of whom a message was; null if the auditor has not heard of it. */
    readonly noticeOf: (messageId: string) => { readonly booking: BookingId; readonly notice: NoticeId } | null
    /** The code was given back, and the desk has said that it has heard it. */
    readonly codeTaken: (notice: NoticeId) => void
  }
}

export type Office = { readonly reads: (message: NoticeMessage) => void }

const deputy = { actor: { kind: 'person', account: 'deputy' } } as const
const shareOfRead = 0.4

export const office = ({ time, draw, desk, knows }: Needs): Office => {
  const give = (code: string, messageId: string): void => {
    const known = knows.noticeOf(messageId)
    if (known === null) return
    const { booking, notice } = known
    const byTelephone = draw.chance(0.4)
    let tries = 0
    desk.bring({
      run: (its) =>
        byTelephone
          ? recordCall(its, booking, notice, { result: 'spoke', spokeTo: 'the duty officer', code }, deputy)
          : acknowledgeByCode(its, code.toLowerCase().replace('-', ' '), 'the duty officer'),
      done: () => knows.codeTaken(notice),
      refused: () => {
        tries += 1
        return tries < 4
      },
      againAfterMs: 2 * minuteMs,
    })
  }
  return {
    reads: ({ messageId, text }) => {
      const code = /the code ([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(text)?.[1]
      if (code === undefined || !draw.chance(shareOfRead)) return
      time.after(draw.wide(0.5, 300) * minuteMs, () => give(code, messageId))
    },
  }
}
