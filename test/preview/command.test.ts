import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const harbour = fileURLToPath(new URL('../projects/harbour', import.meta.url))

/** Starts the preview as a user does. @returns its process and the address that it prints */
async function start(...options: string[]) {
  const child = spawn(process.execPath, [cli, 'preview', ...options], { cwd: harbour })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [line] = await once(child.stdout.setEncoding('utf8'), 'data')
  return { child, address: String(line).trim() }
}

describe('mujaz preview', () => {
  it('should print its address, answer there, and end on Ctrl-C with all that it started', async () => {
    const { child, address } = await start('--originals', 'originals', '--audience', 'principal')
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
    const shell = await (await fetch(address)).text()
    expect(shell).toContain('data-audience="principal" data-edition="en"')

    const other = promisify(execFile)(process.execPath, [
      cli,
      'preview',
      '--port',
      new URL(address).port,
    ])
    await expect(other).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is taken by another program'),
    })

    child.kill('SIGINT')
    const [code] = await once(child, 'close')
    expect(code).toBe(130)
    await expect(fetch(address)).rejects.toThrow()
  })

  it.each([
    [['--port', 'high'], '--port is a number'],
    [['--edition', 'en,ar'], 'the one that is shown first'],
    [['--editor', 'vim'], '--editor is an address'],
  ])('should say how it is used where it is used wrongly: %j', async (args, message) => {
    const wrong = promisify(execFile)(process.execPath, [cli, 'preview', ...args])
    await expect(wrong).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining(message) })
  })
})
