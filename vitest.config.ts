// How the tests run: in processes of their own, two at a time, with time enough for a slow machine.
import { defineConfig } from 'vitest/config'

// Real fax lines take the time of a telephone call: `npm run test:fax` runs them, by themselves and one after the other.
const faxLines = process.env['RELEASEDESK_FAX_LINES'] === '1'

export default defineConfig({
  test: {
    environment: 'node',
    include: faxLines
      ? ['tests/fax/*.lines.ts']
      : ['src/**/*.test.ts', 'cases/**/*.test.ts', 'tests/**/*.test.ts', 'second-opinion/**/*.test.ts', 'sim/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: faxLines ? 1 : 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    passWithNoTests: false,
  },
})
