// A process caught in an endless loop ends after the one that started it was killed.
import { fork, spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

it('a reader in an endless loop ends with the desk', { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'releasedesk-end-'))
  const reader = join(folder, 'reader.mjs')
  const desk = join(folder, 'desk.mjs')
  const watched = new URL('end-with-desk.ts', import.meta.url).href
  // The loop begins once the thread runs, as a file is read long after a reader was started.
  await writeFile(
    reader,
    `import { endWithDesk } from '${watched}'\nendWithDesk()\nsetTimeout(() => { process.send(process.pid); for (;;); }, 1500)\n`,
  )
  await writeFile(
    desk,
    `import { fork } from 'node:child_process'\nfork(${JSON.stringify(reader)}).on('message', (pid) => process.send(pid))\nsetInterval(() => {}, 1000)\n`,
  )
  const parent = fork(desk, { execArgv: [] })
  const pid = await new Promise<number>((resolve) => parent.once('message', (told) => resolve(Number(told))))
  try {
    await wait(3_000)
    expect(isAlive(pid)).toBe(true)
    parent.kill('SIGKILL')
    for (let tries = 0; tries < 100 && isAlive(pid); tries += 1) await wait(200)
    expect(isAlive(pid)).toBe(false)
  } finally {
    parent.kill('SIGKILL')
    if (isAlive(pid)) spawn('kill', ['-9', String(pid)])
    await rm(folder, { recursive: true, force: true })
  }
})
