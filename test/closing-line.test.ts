import { afterEach, describe, expect, it, vi } from 'vitest'
import type { TestModule } from 'vitest/node'
import ClosingLine from './closing-line.ts'

/** A module as the reporter is given one. */
function moduleOf(states: readonly string[], ok = true): TestModule {
  const tests = states.map((state) => ({ result: () => ({ state }) }))
  return { ok: () => ok, children: { allTests: () => tests } } as unknown as TestModule
}

describe('the closing line', () => {
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it.each([
    [
      'every test counts',
      [moduleOf(['passed', 'skipped']), moduleOf(['passed'])],
      '2 passed, 0 failed, 1 skipped',
    ],
    ['a failed test', [moduleOf(['passed', 'failed'], false)], '1 passed, 1 failed, 0 skipped'],
    ['a file that could not be run', [moduleOf([], false)], '0 passed, 1 failed, 0 skipped'],
    [
      'a failed test, and a file that could not be run',
      [moduleOf(['failed'], false), moduleOf([], false)],
      '0 passed, 2 failed, 0 skipped',
    ],
    [
      'an error outside of every test',
      [moduleOf(['passed'])],
      '1 passed, 1 failed, 0 skipped',
      [new Error('unheard')],
    ],
    ['no test at all', [], '0 passed, 0 failed, 0 skipped'],
  ] satisfies [string, TestModule[], string, Error[]?][])(
    'should tell of %s',
    (_, modules, line, errors = []) => {
      const written = vi.spyOn(console, 'log').mockImplementation(() => {})
      new ClosingLine().onTestRunEnd(modules, errors)
      expect(written.mock.calls).toEqual([[line]])
    },
  )
})
