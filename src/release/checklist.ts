// The jail's own steps between the open gate and the door. They run beside; none of them closes the gate, and none waits for ICE.
import type { Instant } from '../time/instant.ts'

export const checkSteps = ['identity', 'orders', 'property'] as const
export type CheckStep = (typeof checkSteps)[number]

/** The last word on one step. `clear: false`: something was found; it is a matter for a supervisor, and keeps nobody by itself. */
export type Check = {
  readonly step: CheckStep
  readonly clear: boolean
  readonly at: Instant
  readonly by: string
  readonly note: string | null
}

/** The steps not yet done, in their order. */
export const checksOpen = (checks: readonly Check[]): readonly CheckStep[] =>
  checkSteps.filter((step) => !checks.some((check) => check.step === step && check.clear))
