// The launcher that runs before any package is there: it finds a Node that can run the sources, and installs only what is not installed.
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
let clone = ''

/** A clone as git gives it, with a lockfile that names nothing and an `npm` that only tells that it was called. */
beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'rd-launcher-'))
  cpSync(join(root, 'bin'), join(clone, 'bin'), { recursive: true })
  writeFileSync(join(clone, 'package.json'), '{ "name": "clone", "type": "module" }')
  writeFileSync(join(clone, 'package-lock.json'), '{}')
  mkdirSync(join(clone, 'fake'))
  writeFileSync(join(clone, 'fake', 'npm'), '#!/bin/sh\necho "$@" >> "$NPM_CALLS"\nmkdir -p node_modules\nexit ${NPM_STATUS:-0}\n')
  chmodSync(join(clone, 'fake', 'npm'), 0o755)
})
afterEach(() => rmSync(clone, { recursive: true, force: true }))

const calls = (): string => (existsSync(join(clone, 'calls')) ? readFileSync(join(clone, 'calls'), 'utf8') : '')
const run = (script: string, env: Record<string, string> = {}) =>
  spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { ensurePackages, locateNode } from ${JSON.stringify(join(clone, 'bin', 'locate-node.mjs'))}\n${script}`,
    ],
    {
      encoding: 'utf8',
      cwd: clone,
      env: { PATH: `${join(clone, 'fake')}:/usr/bin:/bin`, NPM_CALLS: join(clone, 'calls'), ...env },
    },
  )
const stampOf = (lock: string): string => createHash('sha256').update(lock).digest('hex')

describe('locateNode', () => {
  it('finds a Node that can run the sources', () => {
    const found = run('process.stdout.write(locateNode())').stdout
    const version = spawnSync(found, ['--version'], { encoding: 'utf8' }).stdout
    expect(Number(/^v(\d+)\./.exec(version)?.[1])).toBeGreaterThanOrEqual(24)
  })

  it('takes the packaged one where the Node that runs is too old', () => {
    const name = `node-${process.platform}-${process.arch}`
    const folder = join(clone, 'node_modules', name)
    mkdirSync(join(folder, 'bin'), { recursive: true })
    writeFileSync(join(folder, 'package.json'), `{ "name": "${name}", "version": "24.0.0" }`)
    writeFileSync(join(folder, 'bin', 'node'), '')
    const old = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } })\n"
    expect(run(`${old}process.stdout.write(locateNode())`).stdout).toBe(join(folder, 'bin', 'node'))
  })

  it('says what to do where there is none, and ends with 2', () => {
    const old =
      "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } })\nprocess.env.PATH = '/nowhere'\n"
    const ran = run(`${old}locateNode()`)
    expect(ran.status).toBe(2)
    expect(ran.stderr).toMatch(/RD-NODE-TOO-OLD: .* Nothing was started\. Install Node 24/)
  })
})

describe('ensurePackages', () => {
  it('does nothing when the lockfile is the one that was installed', () => {
    mkdirSync(join(clone, 'node_modules'))
    writeFileSync(join(clone, 'node_modules', '.releasedesk-installed'), stampOf('{}'))
    const ran = run('ensurePackages()')
    expect([ran.status, ran.stderr, calls()]).toEqual([0, '', ''])
  })

  it('installs once, without the scripts of any package', () => {
    expect(run('ensurePackages()').status).toBe(0)
    expect(run('ensurePackages()').status).toBe(0)
    expect(calls()).toBe('ci --ignore-scripts --no-audit --no-fund --loglevel=error\n')
  })

  it('installs again when the lockfile changed', () => {
    run('ensurePackages()')
    writeFileSync(join(clone, 'package-lock.json'), '{ "changed": true }')
    run('ensurePackages()')
    expect(
      calls()
        .split('\n')
        .filter((line) => line !== ''),
    ).toHaveLength(2)
  })

  it('takes the lock of a start that was killed while it installed', () => {
    mkdirSync(join(clone, '.releasedesk-install.lock'))
    writeFileSync(join(clone, '.releasedesk-install.lock', 'pid'), String(spawnSync('true').pid))
    expect(run('ensurePackages(); process.stdout.write("started")').stdout).toBe('started')
    expect(existsSync(join(clone, '.releasedesk-install.lock'))).toBe(false)
  })

  it('waits for a start that is installing now, and does not install as well', () => {
    mkdirSync(join(clone, '.releasedesk-install.lock'))
    writeFileSync(join(clone, '.releasedesk-install.lock', 'pid'), String(process.pid))
    const other = spawn(
      '/bin/sh',
      [
        '-c',
        `sleep 2; mkdir -p node_modules; printf ${stampOf('{}')} > node_modules/.releasedesk-installed; rm -r .releasedesk-install.lock`,
      ],
      { cwd: clone },
    )
    expect([run('ensurePackages(); process.stdout.write("started")').stdout, calls()]).toEqual(['started', ''])
    other.kill()
  })

  it('a failed install starts nothing, leaves no lock behind, and is tried again', () => {
    const ran = run('ensurePackages(); process.stdout.write("started")', { NPM_STATUS: '1' })
    expect([ran.status, ran.stdout]).toEqual([2, ''])
    expect(ran.stderr).toContain('RD-INSTALL-FAILED')
    expect(existsSync(join(clone, '.releasedesk-install.lock'))).toBe(false)
    expect(run('ensurePackages(); process.stdout.write("started")').stdout).toBe('started')
  })
})

describe('the system packages', () => {
  it('are named in a line that can be typed as it stands', () => {
    const script = `import { installLine, onPath } from ${JSON.stringify(join(root, 'bin', 'system-tools.mjs'))}
const line = installLine([{ package: 'chromium' }, { package: 'qpdf' }])
process.stdout.write(JSON.stringify([line, onPath('npm'), onPath('no-such-program')]))`
    expect(JSON.parse(run(script).stdout)).toEqual([
      'sudo apt-get update && sudo apt-get install -y --no-install-recommends chromium qpdf',
      true,
      false,
    ])
  })
})
