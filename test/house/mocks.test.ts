import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const tests = fileURLToPath(new URL('..', import.meta.url))
const MOCKS = /\bvi\s*\.\s*(?:doMock|mock)\s*\(/

it('should mock no module in any test, since files share the modules that they import', () => {
  expect("vi.mock('../src/a.ts')").toMatch(MOCKS)
  const files = readdirSync(tests, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.test.ts') && name !== join('house', 'mocks.test.ts'),
  )
  expect(files.length).toBeGreaterThan(100)
  expect(files.filter((name) => MOCKS.test(readFileSync(join(tests, name), 'utf8')))).toEqual([])
})
