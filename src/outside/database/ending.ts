// Sees that the servers of this program go when it goes, also where nobody closed them.

type Stoppable = { readonly stop: () => Promise<void>; readonly tellToStop: () => void }

const servers = new Set<Stoppable>()
/** Exit status of a program that a signal ended, as shells count it: 128 and the signal's number. */
const statusOf = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const
type Signal = keyof typeof statusOf
const signals = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const satisfies readonly Signal[]

export const stopWithUs = (server: Stoppable): void => {
  if (servers.size === 0) {
    process.on('exit', onExit)
    for (const signal of signals) process.on(signal, onSignal)
  }
  servers.add(server)
}

export const stoppedBefore = (server: Stoppable): void => {
  if (!servers.delete(server) || servers.size > 0) return
  process.removeListener('exit', onExit)
  for (const signal of signals) process.removeListener(signal, onSignal)
}

const onExit = (): void => {
  for (const server of servers) server.tellToStop()
}

/** The desk's own listeners close the store, and with it the server; only where nobody else listens do we act on the signal. */
const onSignal = (signal: Signal): void => {
  if (process.listenerCount(signal) > 1) return
  void Promise.allSettled([...servers].map((server) => server.stop())).then(() => process.exit(statusOf[signal]))
}
