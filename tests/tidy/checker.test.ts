// The test of the tidy test: each rule finds what it forbids in a bad tree, and nothing in a good one.
import { describe, expect, it } from 'vitest'
import { tidyFindings } from './checker.ts'

const head = '// What this file is, in one sentence.\n'
/** A small tree that keeps every rule; `more` adds files to it or puts others in their place. */
const treeWith = (more: Readonly<Record<string, string>> = {}): ReadonlyMap<string, string> =>
  new Map(
    Object.entries({
      'package.json': '{ "dependencies": { "zod": "4.6.7" } }',
      'README.md': 'Read `src/intake-to-release.ts`, then [the law](src/law/rule.ts). Write `and/or`, run `npm start`.',
      'src/errors.ts': `${head}export class DeskError extends Error {}\n`,
      'src/time/instant.ts': `${head}export const at = 1\n`,
      'src/law/rule.ts': `${head}import { at } from '../time/instant.ts'\nexport const rule = at\n`,
      'src/law/places/us/section.ts': `${head}import { rule } from '../../rule.ts'\nexport const section = rule\n`,
      'src/law/places/us-co/section.ts': `${head}import { section } from '../us/section.ts'\nexport const sections = [section]\n`,
      'src/duty/duty.ts': `${head}import { z } from 'zod'\nimport { rule } from '../law/rule.ts'\nexport const duty = z.literal(rule)\n`,
      'src/log/chain.ts': `${head}import { createHash } from 'node:crypto'\nexport const hash = createHash\n`,
      'src/intake-to-release.ts': `${head}import { duty } from './duty/duty.ts'\nexport const flow = duty\n`,
      'src/outside/outside.ts': `${head}export type Clock = () => string\n`,
      'src/outside/clock/real.ts': `${head}export const real = () => Date.now()\n`,
      'src/main.ts': `${head}import { real } from './outside/clock/real.ts'\nexport const main = real\n`,
      ...more,
    }),
  )
const rulesIn = (more: Readonly<Record<string, string>>): string[] =>
  tidyFindings(treeWith(more)).map(({ rule, path }) => `${rule} ${path}`)
/** The findings of one more file whose body is `code`. */
const found = (path: string, code: string): string[] => tidyFindings(treeWith({ [path]: head + code })).map(({ rule }) => rule)

it('finds nothing in a tidy tree', () => expect(tidyFindings(treeWith())).toEqual([]))

describe('the import rule', () => {
  it('an import down the flow', () => {
    expect(rulesIn({ 'src/time/instant.ts': `${head}import { duty } from '../duty/duty.ts'\nexport const at = duty\n` })).toContain(
      'flow src/time/instant.ts',
    )
    expect(found('src/duty/early.ts', "import type { Release } from '../release/gate.ts'\nexport type Early = Release\n")).toEqual(['flow'])
  })

  it('the law imports only time', () => {
    expect(found('src/law/facts.ts', "import { booking } from '../custody/booking.ts'\nexport const facts = booking\n")).toEqual(['flow'])
  })

  it('a pure folder that looks outside', () => {
    expect(found('src/duty/late.ts', "import type { Clock } from '../outside/outside.ts'\nexport type Late = Clock\n")).toEqual(['flow'])
    expect(found('src/duty/late.ts', "import { readFileSync } from 'node:fs'\nexport const late = readFileSync\n")).toEqual(['pure'])
    expect(found('src/duty/late.ts', "import { createHash } from 'node:crypto'\nexport const late = createHash\n")).toEqual(['pure'])
    expect(found('src/log/salt.ts', "import { randomBytes } from 'node:crypto'\nexport const salt = 1\n")).toEqual(['pure'])
    expect(found('src/duty/late.ts', "import { Pool } from 'pg'\nexport const late = Pool\n")).toEqual(['pure'])
    expect(found('src/duty/late.ts', "export const late = async () => import('node:net')\n")).toEqual(['pure'])
  })

  it('one place that builds on a place it does not lie in', () => {
    const co = "import { sections } from '../us-co/section.ts'\nexport const here = sections\n"
    expect(found('src/law/places/us-ca/section.ts', co)).toEqual(['places'])
    expect(found('src/law/places/us/section-2.ts', co)).toEqual(['places'])
    expect(found('src/law/places/us-co-denver/section.ts', co)).toEqual([])
  })

  it('a circle, through however many files, and not one of types', () => {
    const a = "import { b } from './b.ts'\nexport const a = () => b\n"
    const b = "import { c } from './c.ts'\nexport const b = () => c\n"
    const circle = (kind: string): string[] =>
      rulesIn({
        'src/duty/a.ts': head + a,
        'src/duty/b.ts': head + b,
        'src/duty/c.ts': `${head}import ${kind}{ a } from './a.ts'\nexport const c = (): typeof a => null\n`,
      })
    expect(circle('')).toEqual(['circle src/duty/c.ts'])
    expect(circle('type ')).toEqual([])
    expect(found('src/duty/self.ts', "export * from './self.ts'\n")).toEqual(['circle'])
  })

  it('a driver chosen anywhere but in one place', () => {
    expect(found('src/desk/page.ts', "import { real } from '../outside/clock/real.ts'\nexport const page = real\n")).toEqual([
      'driver-chosen',
    ])
    expect(found('src/desk/page.ts', "import type { Clock } from '../outside/outside.ts'\nexport type Page = Clock\n")).toEqual([])
    expect(found('src/command/start.ts', "import { real } from '../outside/clock/real.ts'\nexport const start = real\n")).toEqual([])
  })

  it('src that imports a case, a tool or a simulation', () => {
    for (const folder of ['cases', 'sim', 'second-opinion', 'bench', 'tools', 'tests']) {
      expect(found('src/desk/page.ts', `import { thing } from '../../${folder}/thing.ts'\nexport const page = thing\n`)).toEqual([
        'source-imports-source',
      ])
    }
    expect(found('src/desk/page.test.ts', "import { thing } from '../../tools/thing.ts'\nexport const page = thing\n")).toEqual([])
  })
})

describe('banned words', () => {
  it.each([
    ['Date.now()', 'outside-touched'],
    ['new Date()', 'outside-touched'],
    ['Math.random()', 'outside-touched'],
    ['crypto.randomUUID()', 'outside-touched'],
    ['setTimeout(f, 1)', 'outside-touched'],
    ['performance.now()', 'outside-touched'],
    ['process.env', 'outside-touched'],
    ['fetch(f)', 'outside-touched'],
    ['console.log(1)', 'console'],
    ['f as string', 'cast'],
    ['f as unknown as string', 'cast'],
    ['f!', 'cast'],
  ])('%s', (code, rule) => expect(found('src/duty/late.ts', `export const late = (f) => ${code}\n`)).toEqual([rule]))

  it.each([
    'new Date(f)',
    'f.fetch(1)',
    "({ setTimeout: 1, 'Date.now': 2 })",
    '"Date.now()" // Date.now()',
    '[1, 2] as const',
    '(f as readonly string[]).includes(f)',
    'f !== 1',
  ])('%s is allowed', (code) => expect(found('src/duty/late.ts', `export const late = (f) => ${code}\n`)).toEqual([]))

  it('the outside may', () => {
    expect(found('src/outside/clock/other.ts', 'export const other = () => [Date.now(), Math.random(), setTimeout(() => 1, 1)]\n')).toEqual(
      [],
    )
    expect(found('src/desk/page.ts', 'export const page = () => Date.now()\n')).toEqual(['outside-touched'])
    expect(found('src/desk/page.ts', "import { readFileSync } from 'node:fs'\nexport const page = readFileSync\n")).toEqual([
      'outside-touched',
    ])
  })

  it('any, default exports, vague names and folders', () => {
    expect(found('src/duty/late.ts', 'export const late = (f: any) => f\n')).toEqual(['any'])
    expect(found('src/duty/late.ts', 'export default 1\n')).toEqual(['default-export'])
    expect(found('src/duty/late.ts', 'export const handleDuty = 1\n')).toEqual(['vague-name'])
    expect(found('src/duty/late.ts', 'export type DutyInfo = 1\n')).toEqual(['vague-name'])
    expect(found('src/duty/late.ts', 'export const date = 1\nexport const infoDesk = 2\nexport const handler = 3\n')).toEqual([])
    expect(found('src/duty/utils/late.ts', 'export const late = 1\n')).toEqual(['folder-name'])
    expect(found('src/duty/helpers.ts', 'export const late = 1\n')).toEqual(['folder-name'])
    expect(found('src/duty/lateDuty.ts', 'export const late = 1\n')).toEqual(['folder-name'])
  })
})

describe('sizes', () => {
  it('a long file, function or line', () => {
    expect(found('src/duty/late.ts', '// a line\n'.repeat(400))).toEqual(['file-lines'])
    expect(found('src/duty/late.ts', '// a line\n'.repeat(399))).toEqual([])
    expect(found('src/duty/late.ts', `export const late = () => {\n${'  late()\n'.repeat(59)}}\n`)).toEqual(['function-lines'])
    expect(found('src/duty/late.ts', `export const late = () => {\n${'  late()\n'.repeat(58)}}\n`)).toEqual([])
    expect(found('src/duty/late.ts', `// ${'x'.repeat(138)}\n`)).toEqual(['line-length'])
    expect(found('src/duty/late.ts', `export const late = ['a', '${'x'.repeat(138)}']\n`)).toEqual(['line-length'])
    expect(found('src/duty/late.ts', `export const late = {\n  text: 'No. ${'x'.repeat(138)}',\n}\n`)).toEqual([])
  })

  it('a long line of markup is allowed, beside it none', () => {
    const long = 'x'.repeat(150)
    expect(found('src/desk/late.ts', `export const late = (f) => html\`\n  <p>${long}</p>\n\`\n`)).toEqual([])
    expect(found('src/desk/late.ts', `export const late = (f) => html\`<p>${long}</p>\n\`\n`)).toEqual(['line-length'])
  })

  it('a file without its sentence', () => {
    expect(rulesIn({ 'src/duty/late.ts': 'export const late = 1\n' })).toEqual(['first-sentence src/duty/late.ts'])
    expect(rulesIn({ 'src/duty/late.ts': '/* late */\nexport const late = 1\n' })).toEqual(['first-sentence src/duty/late.ts'])
  })
})

describe('documents', () => {
  it('a path that is not there', () => {
    expect(
      tidyFindings(treeWith({ 'ARCHITECTURE.md': 'one\nSee `src/law/rules.ts` and [it](decisions/0009-x.md).' })).map(({ line, says }) => [
        line,
        says,
      ]),
    ).toEqual([
      [2, 'names src/law/rules.ts, which is not there'],
      [2, 'names decisions/0009-x.md, which is not there'],
    ])
    expect(
      rulesIn({ 'CONTRIBUTING.md': '`src/law/` `src/law/places/<place>` https://example.org/src/x [web](https://example.org/a.md)' }),
    ).toEqual([])
  })

  it('a version that is a range', () => {
    expect(rulesIn({ 'package.json': '{ "devDependencies": { "vitest": "^5.1.1" } }' })).toEqual(['exact-version package.json'])
  })
})
