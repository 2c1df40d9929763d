// One run of the program on one machine: the outside as that run sees it, which can fail at any call, and die at any of them.
import type { Agency } from '../src/agency.ts'
import type { Desk } from '../src/desk-work.ts'
import { DeskError } from '../src/errors.ts'
import type { NoticeLine, Outside, Store } from '../src/outside/outside.ts'

/** The calls to the outside at which a run can be struck. */
export const steps = ['read-record', 'commit', 'keep', 'fetch', 'read-paper', 'typeset', 'send', 'send-letter'] as const
export type Step = (typeof steps)[number]

/**
 * How a call goes wrong. `failed`: nothing happened, an error came back. `failed-though-done`: it happened, an error came back.
 * `died` and `died-though-done`: the program is gone; whoever waits for it waits for ever.
 */
export const harms = ['failed', 'failed-though-done', 'died', 'died-though-done'] as const
export type Harm = (typeof harms)[number]

/** Strikes at the n-th call from now, or at the n-th of one step. */
export type Strike = { readonly step: Step | null; calls: number; readonly harm: Harm }

export type Machine = {
  readonly desk: Desk
  readonly alive: () => boolean
  /** Ends the run without a word: no call of it returns any more. */
  readonly kill: () => void
  readonly arm: (strike: Strike) => void
  readonly armed: () => boolean
  /** While full, nothing can be written. */
  readonly fillDisk: (full: boolean) => void
  readonly calls: () => number
}

/** Each its own: one that all share would remember whoever waits for it, and the whole world around, as long as the program runs. */
const never = (): Promise<never> => new Promise(() => undefined)

const errors: Readonly<Record<Step, () => Error>> = {
  'read-record': () => new DeskError('database-lost', 'The simulated database did not answer.'),
  commit: () => new DeskError('database-lost', 'The simulated database did not answer.'),
  keep: () => new Error('ENOSPC: no space left on device'),
  fetch: () => new Error('EIO: i/o error'),
  'read-paper': () => new DeskError('paper-reader-stopped', 'The simulated reader was stopped.'),
  typeset: () => new Error('the simulated typesetter crashed'),
  send: () => new Error('the simulated line broke'),
  'send-letter': () => new Error('the simulated mail server hung up'),
}

/** `also`: what else this desk knows at its start. */
export const machine = (outside: Outside, agency: Agency, onDeath: () => void, also: Pick<Desk, 'restoredAt'> = {}): Machine => {
  let alive = true
  let calls = 0
  let diskFull = false
  const strikes: Strike[] = []
  const kill = (): void => {
    if (!alive) return
    alive = false
    onDeath()
  }
  const struckAt = (step: Step): Harm | null => {
    for (const strike of strikes) {
      if (strike.step !== null && strike.step !== step) continue
      strike.calls -= 1
      if (strike.calls > 0) continue
      strikes.splice(strikes.indexOf(strike), 1)
      return strike.harm
    }
    return diskFull && (step === 'commit' || step === 'keep') ? 'failed' : null
  }
  const struck = async <T>(step: Step, harm: Harm, call: () => Promise<T>): Promise<T> => {
    if (harm === 'failed') throw errors[step]()
    if (harm === 'died') {
      kill()
      return never()
    }
    await call()
    if (harm === 'failed-though-done') throw errors[step]()
    kill()
    return never()
  }
  /** A call of a dead run does nothing and never returns; so does the answer to a call that outlived it. */
  const guard = <T>(step: Step, call: () => Promise<T>): Promise<T> => {
    if (!alive) return never()
    calls += 1
    const harm = strikes.length > 0 || diskFull ? struckAt(step) : null
    return harm === null ? call() : struck(step, harm, call)
  }
  const outliving = async <T>(step: Step, call: () => Promise<T>): Promise<T> => {
    try {
      const answer = await guard(step, call)
      return alive ? answer : await never()
    } catch (error) {
      if (!alive) return never()
      throw error
    }
  }
  return {
    desk: { agency, ...also, outside: guarded(outside, guard, outliving) },
    alive: () => alive,
    kill,
    arm: (strike) => void strikes.push(strike),
    armed: () => strikes.length > 0 || diskFull,
    fillDisk: (full) => {
      diskFull = full
    },
    calls: () => calls,
  }
}

type Guard = <T>(step: Step, call: () => Promise<T>) => Promise<T>

const guarded = (outside: Outside, guard: Guard, outliving: Guard): Outside => ({
  clock: outside.clock,
  chance: outside.chance,
  store: guardedStore(outside.store, guard),
  pageReader: {
    ...outside.pageReader,
    read: (bytes, signal) => outliving('read-paper', () => outside.pageReader.read(bytes, signal)),
  },
  noticeLines: outside.noticeLines.map((line) => guardedLine(line, guard, outliving)),
  letterLine:
    outside.letterLine === null
      ? null
      : {
          send: (
            (line) => (letter) =>
              outliving('send-letter', () => line.send(letter))
          )(outside.letterLine),
        },
  typesetter: { pdf: (letter) => guard('typeset', () => outside.typesetter.pdf(letter)) },
})

const guardedLine = (line: NoticeLine, guard: Guard, outliving: Guard): NoticeLine => {
  const { settle } = line
  return {
    ...line,
    send: (permit, message) => outliving('send', () => line.send(permit, message)),
    ...(settle === undefined ? {} : { settle: (messageId) => guard('send', () => settle(messageId)) }),
  }
}

const guardedStore = (store: Store, guard: Guard): Store => ({
  commit: (entries, expect) => guard('commit', () => store.commit(entries, expect)),
  entriesOf: (subject) => guard('read-record', () => store.entriesOf(subject)),
  entriesAfter: (after, limit) => guard('read-record', () => store.entriesAfter(after, limit)),
  lastSeq: () => guard('read-record', () => store.lastSeq()),
  rows: (table, query) => guard('read-record', () => store.rows(table, query)),
  row: (table, key) => guard('read-record', () => store.row(table, key)),
  count: (table, query) => guard('read-record', () => store.count(table, query)),
  rebuild: () => guard('commit', () => store.rebuild()),
  verify: () => guard('read-record', () => store.verify()),
  erasePrivate: (seq, because) => guard('commit', () => store.erasePrivate(seq, because)),
  changes: (listener) => store.changes(listener),
  keep: (bytes) => guard('keep', () => store.keep(bytes)),
  kept: (sha256) => guard('fetch', () => store.kept(sha256)),
  close: () => store.close(),
})
