// The programs and fonts that the tests use and npm does not bring: which are missing, and how Debian installs them. Runs on Node 20.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Debian package -> the program or folder that shows it is there, and what the tests do with it. */
export const systemTools = [
  { package: 'chromium', program: 'chromium', for: 'the pages in a browser: keyboard, accessibility, screenshots' },
  { package: 'fonts-liberation', folder: '/usr/share/fonts/truetype/liberation', for: 'generated papers with the fonts of the forms' },
  { package: 'poppler-utils', program: 'pdftoppm', for: 'letters and papers as pictures' },
  { package: 'libtiff-tools', program: 'tiffinfo', for: 'fax files' },
  { package: 'qpdf', program: 'qpdf', for: 'the structure of letters' },
  { package: 'gcc', program: 'gcc', for: 'two fax machines back to back' },
  { package: 'libspandsp-dev', folder: '/usr/include/spandsp', for: 'two fax machines back to back (brings libtiff-dev and libc6-dev)' },
]

/** Whether a program can be run by that name. */
export const onPath = (program, path = process.env.PATH ?? '') =>
  path.split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return true
    } catch {
      return false
    }
  })

const isThere = (tool) => (tool.program === undefined ? existsSync(tool.folder) : onPath(tool.program))

/** Those of a list that are not on this machine. */
export const missingOf = (tools) => tools.filter((tool) => !isThere(tool))

export const missingTools = () => missingOf(systemTools)

/** The line a person types to install the missing ones. */
export const installLine = (missing) =>
  `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing.map((tool) => tool.package).join(' ')}`

/** Installs the missing ones where that can be done without a question: as root, on Debian or its like. */
export const installMissing = (missing) => {
  if (missing.length === 0 || process.getuid?.() !== 0 || !onPath('apt-get')) return
  const run = (args) => {
    const options = { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
    const ran = spawnSync('apt-get', args, options)
    if (ran.status !== 0) process.stderr.write(`apt-get ${args.join(' ')} did not finish:\n${ran.stdout}${ran.stderr}\n`)
    return ran.status === 0
  }
  const names = missing.map((tool) => tool.package)
  process.stderr.write(`Installing what the tests need from Debian's packages: ${names.join(', ')} ...\n`)
  run(['-q', 'update'])
  if (run(['-q', 'install', '-y', '--no-install-recommends', ...names])) return
  // One package that cannot be had must not keep the others out.
  if (names.length > 1) for (const name of names) run(['-q', 'install', '-y', '--no-install-recommends', name])
}
