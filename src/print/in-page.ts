import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'puppeteer'
import type { InPage } from '../in-page/protocol.ts'

const SCRIPT = new URL('../../dist/in-page/index.js', import.meta.url)

let script: string | undefined

/** The script that {@link inPage} calls, without a wait: on a busy main thread, each may be a long one. */
export function inPageScript(): string {
  try {
    script ??= readFileSync(SCRIPT, 'utf8')
    return script
  } catch (cause) {
    throw new Error(
      `there is no ${fileURLToPath(SCRIPT)}: install Mujaz again or, in its repository, run \`npm run build\`.`,
      { cause },
    )
  }
}

/**
 * Calls a function of {@link inPageScript} in a page in which it was evaluated. Calls run in the order in
 * which they are made, each when the one before is done; none has to be awaited for the next.
 */
export function inPage<Name extends keyof InPage>(
  page: Page,
  name: Name,
  ...given: Parameters<InPage[Name]>
): Promise<Awaited<ReturnType<InPage[Name]>>> {
  const values = given.map((value) => JSON.stringify(value))
  return page.evaluate(`mujaz.${name}(${values.join()})`) as Promise<
    Awaited<ReturnType<InPage[Name]>>
  >
}
