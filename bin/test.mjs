#!/usr/bin/env node
// Runs every check: types, lint, format, tests. Installs what is missing if it may; else says what to install and runs the rest.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensurePackages, locateNode, root } from './locate-node.mjs'
import { installLine, installMissing, missingTools } from './system-tools.mjs'

const isOn = (name) => ['1', 'true'].includes(process.env[name] ?? '')
const strict = isOn('CI') || isOn('RELEASEDESK_CI')
const say = (text) => process.stdout.write(`${text}\n`)
const filters = process.argv.slice(2)

ensurePackages()
const node = locateNode()
const tool = (path, args, env = {}) => {
  const ran = spawnSync(node, [join(root, 'node_modules', ...path.split('/')), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  return ran.status === 0
}

installMissing(missingTools())
const missing = missingTools()
const results = []
if (missing.length > 0) {
  say(`\nMissing from this machine: ${missing.map((each) => `${each.package} (${each.for})`).join('; ')}.`)
  say(`Install with:\n\n  ${installLine(missing)}\n`)
  say(strict ? 'Here nothing may be missing: each counts as failed.' : 'The tests that need them are skipped; all others run.')
  if (strict) results.push(...missing.map((each) => ({ name: `system package ${each.package}`, passed: 0, failed: 1, skipped: 0 })))
}

const check = (name, path, args) => {
  say(`\n== ${name}`)
  const passed = tool(path, args)
  results.push({ name, passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 })
}

/** Counts what vitest ran. A file that could not be loaded, or a run that broke off, is a failure though no test of it failed. */
const countTests = (report, finished) => {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 }
  const { testResults, numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, 'utf8'))
  const broken = testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((each) => each.status === 'failed'))
  const failed = numFailedTests + broken.length
  return { passed: numPassedTests, failed: failed === 0 && !finished ? 1 : failed, skipped: (numPendingTests ?? 0) + (numTodoTests ?? 0) }
}

const runTests = () => {
  say('\n== tests')
  const folder = mkdtempSync(join(tmpdir(), 'releasedesk-test-'))
  try {
    const report = join(folder, 'report.json')
    const args = ['run', ...filters, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const finished = tool('vitest/vitest.mjs', args, { RELEASEDESK_WITHOUT: missing.map((each) => each.package).join(',') })
    results.push({ name: 'tests', ...countTests(report, finished) })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (filters.length === 0) {
  check('types', 'typescript/bin/tsc', ['--noEmit'])
  check('lint', 'oxlint/bin/oxlint', ['--type-aware', '--deny-warnings'])
  check('format', 'oxfmt/bin/oxfmt', ['--check', '.'])
}
runTests()

const sum = (part) => results.reduce((total, result) => total + result[part], 0)
say('')
for (const { name, passed, failed, skipped } of results) {
  say(`${failed === 0 ? 'ok    ' : 'FAILED'}  ${name}: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
}
if (strict && sum('skipped') > 0) {
  say(`FAILED  ${sum('skipped')} tests were skipped where nothing may be`)
  results.push({ name: 'skipped tests', passed: 0, failed: sum('skipped'), skipped: 0 })
} else if (sum('skipped') > 0) {
  say(`\n${sum('skipped')} tests were skipped.${missing.length > 0 ? ` To run them too:\n\n  ${installLine(missing)}` : ''}\n`)
}
say(`${sum('passed')} passed, ${sum('failed')} failed`)
process.exitCode = sum('failed') === 0 ? 0 : 1
