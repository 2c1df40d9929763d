// The program that the kill test kills: opens a desk's store, commits without end, and tells each seq once it is acknowledged.
import { realChance } from '../chance/real.ts'
import { realClock } from '../clock/real.ts'
import { openStore } from './open-store.ts'
import { idOf, received, testRows } from './sample-entries.ts'

const [dir = ''] = process.argv.slice(2)
const store = await openStore({ dir, clock: realClock(), chance: realChance(), rowsOf: testRows })
await store.keep(new Uint8Array())
const loop = async (name: string): Promise<never> => {
  for (let n = 0; ; n += 1) {
    const logged = await store.commit([received(idOf(`${name}${n % 5}`), `${n}.pdf`), received(idOf(`${name}x`), `${n}.pdf`)])
    process.stdout.write(logged.map(({ seq }) => `${seq}\n`).join(''))
  }
}
await Promise.all([loop('a'), loop('b')])
