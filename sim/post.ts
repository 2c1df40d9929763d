// The papers that reach the desk: written by requesters, brought by the fax server or the mail until the desk has acknowledged them.
import { receive } from '../src/intake-to-release.ts'
import type { Channel } from '../src/document/paper.ts'
import { civilDateOf, fromEpochMs, parseZone } from '../src/time/instant.ts'
import type { Draw } from './draw.ts'
import type { Jail, Stay } from './jail.ts'
import { drawSort, paperOf } from './request-plan.ts'
import type { PaperPlan, PaperSort } from './request-plan.ts'
import type { RunningDesk } from './running-desk.ts'
import { dayMs, hourMs } from './stay-plan.ts'
import type { WorldTime } from './time.ts'

export type PostWatch = {
  readonly sent: (plan: PaperPlan) => void
  /** The desk has said that it has the paper. */
  readonly acknowledged: (plan: PaperPlan, paper: string) => void
}

export type Post = {
  readonly open: (papersADay: number) => void
  readonly close: () => void
  readonly send: (sort: PaperSort, stay: Stay) => void
  /** Papers that were acknowledged and are lost: the fax server and the mailbox still have them. */
  readonly bringAgain: (plans: readonly PaperPlan[]) => void
  readonly count: () => number
}

type Needs = {
  readonly time: WorldTime
  readonly draw: Draw
  readonly desk: RunningDesk
  readonly jail: () => Jail
  readonly watch: PostWatch
}

const zone = parseZone('America/Denver')

export const post = ({ time, draw, desk, jail, watch }: Needs): Post => {
  let count = 0
  let isOpen = true
  const bring = (plan: PaperPlan): void => {
    const channel = draw.pick<Channel>(['fax', 'email', 'inbox'])
    desk.bring({
      run: async (its) => {
        const { bytes } = plan
        const { paper } = await receive(its, {
          bytes,
          bytesSent: bytes.length,
          fileName: 'paper',
          channel,
          from: null,
          actor: { kind: 'desk' },
        })
        return paper
      },
      done: (paper) => watch.acknowledged(plan, String(paper)),
      refused: () => true,
      againAfterMs: 10_000,
    })
  }
  const send = (sort: PaperSort, stay: Stay): void => {
    count += 1
    stay.papers += 1
    const day = civilDateOf(fromEpochMs(time.nowMs()), zone)
    const plan = paperOf(sort, stay.person, count, day, draw)
    watch.sent(plan)
    bring(plan)
    // The same sheet once more, hours later: somebody was not sure that it arrived.
    if (draw.chance(0.08)) time.after(draw.wide(0.02, 30) * hourMs, () => bring(plan))
    // The requester takes it back.
    if (sort === 'detainer' && draw.chance(0.08)) time.after(draw.wide(0.5, 60) * hourMs, () => isOpen && send('cancellation', stay))
  }
  const sendOne = (): void => {
    const sort = drawSort(draw)
    const stay = draw.chance(0.7) ? jail().lately() : jail().anybody()
    if (stay === null) return
    send(sort, stay)
  }
  const next = (papersADay: number): void =>
    time.after((-Math.log(1 - draw.share()) * dayMs) / papersADay, () => {
      if (!isOpen) return
      sendOne()
      next(papersADay)
    })
  return { open: next, close: () => void (isOpen = false), send, bringAgain: (plans) => plans.forEach(bring), count: () => count }
}
