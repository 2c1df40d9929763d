// Adds to package-lock.json the optional platform packages that the registry here does not have,
// by name, version, os, cpu and libc, so that `npm ci` finds the lock complete and passes them over on machines they are not for.
import { readFileSync, writeFileSync } from 'node:fs'
const path = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(path, 'utf8'))
const oses = ['android', 'darwin', 'linux', 'win32', 'freebsd', 'openharmony', 'openbsd', 'netbsd', 'sunos', 'aix']
let added = 0
for (const [where, parent] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const nested = `${where}/node_modules/${name}`
    if (lock.packages[`node_modules/${name}`] || lock.packages[nested]) continue
    const words = name.split('/').at(-1).split(/[-.]/)
    const os = oses.find((each) => words.includes(each))
    if (!os || !/^\d/.test(version)) {
      process.stderr.write(`left out ${name} ${version}\n`)
      continue
    }
    const cpu = ['x64', 'arm64', 'ia32', 'arm', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el'].find((each) => words.includes(each))
    const libc =
      os !== 'linux'
        ? undefined
        : words.some((each) => each.startsWith('musl'))
          ? 'musl'
          : words.some((each) => each.startsWith('gnu'))
            ? 'glibc'
            : undefined
    lock.packages[`node_modules/${name}`] = {
      version,
      ...(cpu ? { cpu: [cpu] } : {}),
      ...(parent.dev ? { dev: true } : {}),
      ...(libc ? { libc: [libc] } : {}),
      optional: true,
      os: [os],
    }
    added += 1
  }
}
const [root, ...rest] = Object.entries(lock.packages)
lock.packages = Object.fromEntries([root, ...rest.toSorted(([a], [b]) => (a < b ? -1 : 1))])
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`)
process.stderr.write(`${added} added\n`)
