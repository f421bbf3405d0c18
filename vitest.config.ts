import { defineConfig } from 'vitest/config'

/** Milliseconds that only what hangs takes, on a machine that has twenty other things to do. */
const HANGS = 600_000

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/tidy.ts'],
    testTimeout: HANGS,
    hookTimeout: HANGS,
    expect: { poll: { timeout: 120_000, interval: 10 } },
    // Two cores: a browser in each of two workers is all that is worth starting.
    maxWorkers: 2,
  },
})
