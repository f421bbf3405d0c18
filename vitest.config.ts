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
    // What is imported stays for the files that follow: much of the time went into loading the same
    // modules once for each. They hold nothing but what they remember of pure functions, and
    // `test/tidy.ts` sees to it that a file leaves nothing else behind. So no file may mock a module
    // (`test/house/mocks.test.ts`).
    isolate: false,
    // Most of what a test makes is gone at once: with room for it half of the collecting is saved.
    execArgv: ['--min-semi-space-size=32', '--max-semi-space-size=32'],
    // Two cores: a browser in each of two workers is all that is worth starting.
    maxWorkers: 2,
  },
})
