// One paper as the auditor follows it: what it truly is, when the desk acknowledged it, and that its bytes are there at the end.
import type { InstrumentId } from '../src/instrument/instrument.ts'
import { instrumentIdOf, parseSha256 } from '../src/log/ids.ts'
import type { SimulatedStore } from '../src/outside/store/simulated.ts'
import type { Findings } from './findings.ts'
import type { PaperPlan } from './request-plan.ts'

export type TrackedPaper = {
  readonly plan: PaperPlan
  readonly id: string
  readonly sha256: string
  acknowledgedMs: number | null
  state: 'waiting' | 'read' | 'unreadable'
}

export const finishPaper = async (
  { plan, id, sha256, acknowledgedMs, state }: TrackedPaper,
  store: SimulatedStore,
  findings: Findings,
): Promise<void> => {
  if (acknowledgedMs === null) return
  const there = await store.kept(parseSha256(sha256))
  if (there === null || Buffer.compare(there, plan.bytes) !== 0)
    findings.say('paper-lost', plan.about, 'the bytes of an acknowledged paper are not there any more')
  if (state === 'waiting') findings.say('paper-not-read', plan.about, `the paper ${id} was never read`)
}

/** The instruments of a paper, as the desk will name them. */
export const instrumentsOf = ({ plan, sha256 }: TrackedPaper): readonly InstrumentId[] =>
  [...plan.instruments.keys()].map((index) => instrumentIdOf(parseSha256(sha256), index + 1))
