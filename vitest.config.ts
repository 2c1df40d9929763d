// How the tests run: in processes of their own, two at a time, with time enough for a slow machine.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'node',
    include: ['src/**/*.test.ts', 'cases/**/*.test.ts', 'tests/**/*.test.ts', 'second-opinion/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    passWithNoTests: false,
  },
})
