// The z3 solver, compiled to WebAssembly. The only place that imports it.
import { init, killThreads } from 'z3-solver'
import type { Prover } from './prover.ts'

export type ProverOptions = {
  /** For one question; beyond it the answer is `unknown`, which proves nothing. */
  readonly questionMsMax: number
}

const textBytesMax = 8 * 1024 * 1024

/**
 * One solver; conversations on it must not overlap. The package's own `eval_smtlib2_string` lays the text on a stack that is taken
 * down before the solver's thread has read it, so that long texts arrive garbled: ours stands in memory of its own until answered.
 */
export const startProver = async ({ questionMsMax }: ProverOptions): Promise<Prover> => {
  const started = await init()
  const { Z3 } = started
  const machine: unknown = started.em
  if (!isMachine(machine)) throw new TypeError('this build of z3 has not the entry points that we call')
  Z3.global_param_set('timeout', String(questionMsMax))
  const configuration = Z3.mk_config()
  const context = Z3.mk_context(configuration)
  Z3.del_config(configuration)
  // Taken once, at the start: it lies in the first piece of memory, which never moves and of which our view stays good.
  const place = machine._malloc(textBytesMax)
  const memory = machine.HEAPU8
  return {
    tell: async (smtLib) => {
      const bytes = new TextEncoder().encode(smtLib)
      if (bytes.length >= textBytesMax) throw new TypeError(`a question of ${bytes.length} bytes is too long for the solver`)
      memory.set(bytes, place)
      memory[place + bytes.length] = 0
      const reply = String(await machine.async_call(machine._async_Z3_eval_smtlib2_string, context, place))
      if (reply.includes('(error')) throw new TypeError(`z3 does not take the question: ${reply.slice(0, 500)}`)
      return reply
    },
    close: async () => {
      Z3.del_context(context)
      await killThreads(machine)
    },
  }
}

/** What we use of the compiled module under the package's wrapper. */
type Machine = {
  readonly _malloc: (bytes: number) => number
  readonly HEAPU8: Uint8Array
  readonly async_call: (call: (...args: readonly unknown[]) => void, ...args: readonly unknown[]) => Promise<unknown>
  readonly _async_Z3_eval_smtlib2_string: (...args: readonly unknown[]) => void
}

const isMachine = (machine: unknown): machine is Machine =>
  typeof machine === 'object' &&
  machine !== null &&
  'HEAPU8' in machine &&
  machine.HEAPU8 instanceof Uint8Array &&
  ['_malloc', 'async_call', '_async_Z3_eval_smtlib2_string'].every(
    (name) => name in machine && typeof Reflect.get(machine, name) === 'function',
  )
