#!/usr/bin/env node
// Runs the fax lines whole: HylaFAX, soft modems and an exchange on this machine, dialled by the real desk. Minutes; --quick: one page.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensurePackages, locateNode, root } from './locate-node.mjs'
import { installLine, installMissing, missingOf } from './system-tools.mjs'

const tools = [
  { package: 'hylafax-server', folder: '/usr/sbin/faxq', for: 'the fax servers' },
  { package: 'hylafax-client', folder: '/usr/bin/sendfax', for: 'the office that sends us a fax' },
  { package: 'iaxmodem', folder: '/usr/bin/iaxmodem', for: 'the modems' },
  { package: 'libtiff-tools', program: 'tiffinfo', for: 'the pages that arrived' },
  { package: 'ghostscript', program: 'gs', for: 'the fax servers' },
]
const say = (text) => process.stdout.write(`${text}\n`)
const quick = process.argv.includes('--quick')
/** For a machine of which nobody knows what may be installed on it. */
const ifPossible = process.argv.includes('--if-possible')

const main = () => {
  ensurePackages()
  const isRoot = process.getuid?.() === 0
  installMissing(missingOf(tools))
  const missing = missingOf(tools)
  if (missing.length > 0 || !isRoot) {
    if (missing.length > 0) say(`Missing: ${missing.map((each) => each.package).join(', ')}. Install with:\n\n  ${installLine(missing)}\n`)
    if (ifPossible) {
      say('The fax lines cannot be set up here and were passed over.')
      say('0 passed, 0 failed')
      return true
    }
    if (!isRoot) say('The fax servers change to the user of the modems (uucp): run this as root, in a container if you like.')
    return say('0 passed, 1 failed')
  }
  const folder = mkdtempSync(join(tmpdir(), 'releasedesk-test-fax-'))
  try {
    const report = join(folder, 'report.json')
    const args = ['run', '--reporter=verbose', '--reporter=json', `--outputFile.json=${report}`]
    const ran = spawnSync(locateNode(), [join(root, 'node_modules', 'vitest', 'vitest.mjs'), ...args], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, RELEASEDESK_FAX_LINES: '1', RELEASEDESK_FAX_QUICK: quick ? '1' : '' },
    })
    const { numPassedTests: passed = 0, numFailedTests: failed = 1 } = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {}
    say(`${passed} passed, ${failed === 0 && ran.status !== 0 ? 1 : failed} failed`)
    return ran.status === 0 && passed > 0
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
process.exitCode = main() === true ? 0 : 1
