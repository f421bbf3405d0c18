import { join } from 'node:path'
import { expect, it } from 'vitest'
import { browserMark } from '../../src/browser/mark.ts'
import { addProgram, bareMachine } from './machine.ts'

it('should be another mark once a browser is installed, updated or named, and no other time', async () => {
  const environment = await bareMachine()
  const none = await browserMark({ environment })
  expect(await browserMark({ environment })).toBe(none)
  const path = join(environment.root, 'usr/bin/chromium')
  await addProgram(path)
  const installed = await browserMark({ environment })
  expect(installed).not.toBe(none)
  expect(await browserMark({ environment })).toBe(installed)
  await addProgram(path, '#!/bin/sh\n# a later version\nexit 1\n')
  const updated = await browserMark({ environment })
  expect(updated).not.toBe(installed)
  const named = await browserMark({ environment, path: join(environment.root, 'no/such/browser') })
  expect(named).not.toBe(updated)
  const env = { PUPPETEER_EXECUTABLE_PATH: path }
  expect(await browserMark({ environment: { ...environment, env } })).toBe(
    await browserMark({ environment, path }),
  )
  expect(await browserMark({ environment, url: 'http://127.0.0.1:9222' })).not.toBe(updated)
})
