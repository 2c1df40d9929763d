// The lock of a data folder: held by the living, taken over from the dead, never from two at once.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { takeDeskLock } from './desk-lock.ts'
import { startOf } from './living.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'releasedesk-lock-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const path = (): string => join(dir, 'desk.lock')

describe('the lock of a data folder', () => {
  it('is held by one, and free when released', () => {
    const lock = takeDeskLock(dir)
    expect(() => takeDeskLock(dir)).toThrow(`A desk (process [${process.pid}]) already uses [${dir}].`)
    lock.release()
    takeDeskLock(dir).release()
    expect(readdirSync(dir)).toEqual([])
  })

  it('is taken over from a holder that was killed', () => {
    const gone = spawnSync(process.execPath, ['-e', '']).pid
    writeFileSync(path(), JSON.stringify({ pid: gone, started: 'then' }))
    takeDeskLock(dir).release()
  })

  it('is taken over where the number of the holder now belongs to another process', () => {
    writeFileSync(path(), JSON.stringify({ pid: process.ppid, started: 'another start' }))
    takeDeskLock(dir).release()
  })

  it('is respected where the number is that of the holder itself', () => {
    writeFileSync(path(), JSON.stringify({ pid: process.ppid, started: startOf(process.ppid) }))
    expect(() => takeDeskLock(dir)).toThrow('desk-running')
  })

  it.each([[''], ['{'], ['{"pid":"x"}']])('is taken over from a file that says nothing: %j', (text) => {
    writeFileSync(path(), text)
    takeDeskLock(dir).release()
  })

  it('leaves the lock of another alone when it is released late', () => {
    const lock = takeDeskLock(dir)
    writeFileSync(path(), 'of another')
    lock.release()
    expect(readFileSync(path(), 'utf8')).toBe('of another')
  })

  it('goes to one of many that start at once over a dead holder', async () => {
    writeFileSync(path(), JSON.stringify({ pid: 1, started: 'never' }))
    const program = `import { takeDeskLock } from ${JSON.stringify(join(import.meta.dirname, 'desk-lock.ts'))}
      try { takeDeskLock(${JSON.stringify(dir)}); console.log('taken'); setTimeout(() => {}, 60000) } catch (error) { console.log(error.code ?? error) }`
    const starts = Array.from({ length: 6 }, () =>
      spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'ignore'] }),
    )
    const told = await Promise.all(
      starts.map((child) => new Promise<string>((resolve) => child.stdout.once('data', (text: Buffer) => resolve(text.toString().trim())))),
    )
    for (const child of starts) child.kill('SIGKILL')
    expect(told.toSorted()).toEqual([...Array.from({ length: 5 }, () => 'desk-running'), 'taken'])
    expect(existsSync(path())).toBe(true)
  }, 30_000)
})
