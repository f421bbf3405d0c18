import type { BrowserOptions } from '../browser/browser.ts'
import type { Edition } from '../model/language.ts'
import { type Folders, foldersOf } from '../project/load.ts'
import { createWorld, type World } from '../world/world.ts'
import { Drafting } from './drafting.ts'
import type { ViewState } from './protocol.ts'
import { serve } from './server.ts'
import { Views } from './views.ts'
import { Writing } from './writing.ts'

export interface PreviewOptions extends Partial<Folders> {
  /** The one that is shown first. @default 'meeting' */
  readonly audience?: string
  /** The one that is shown first. @default the first that the audience names */
  readonly edition?: Edition
  /** 0 for one that is free. @default 0 */
  readonly port?: number
  /** Address that opens a file in an editor: `vscode://file/{path}:{line}`. @default none */
  readonly editor?: string
  /** Whether the page may write into the notes and the lock. @default false */
  readonly write?: boolean
  /** Which browser prints the PDF, and counts pages where an audience limits them. */
  readonly browser?: BrowserOptions
  /** Told of every state of whatever somebody looks at. */
  readonly onState?: (state: ViewState) => void
}

export interface Preview {
  /** Such as `http://127.0.0.1:40123/`. */
  readonly address: string
  close(): Promise<void>
}

/**
 * Shows the brief in a browser of the user's, made anew whenever a file changes that it is made of.
 * It is served on the loopback interface alone. Nothing is written, unless
 * `write` says that the page may: then what its user does there goes into the notes and the lock.
 *
 * @throws TypeError where an option makes no sense
 * @throws Error, with a cause, where the port is taken
 */
export async function preview(
  options: PreviewOptions = {},
  world: World = createWorld(),
): Promise<Preview> {
  const { audience = 'meeting', port = 0, editor, write = false } = options
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new TypeError('`port` is a number from 0 (any that is free) to 65535.')
  }
  if (editor !== undefined && !opensFiles(editor)) {
    throw new TypeError(
      '`editor` is an address with a place for the file: vscode://file/{path}:{line}',
    )
  }
  const writing = write ? new Writing(foldersOf(options), world) : undefined
  const drafting =
    writing && new Drafting(foldersOf(options), world, (note) => writing.remember([note]))
  const session = new Views({
    folders: foldersOf(options),
    browser: options.browser,
    world,
    onState: options.onState,
  })
  try {
    const edition = options.edition ?? (await session.firstEdition(audience))
    const { address, close } = await serve({
      ...{ session, port, audience, edition, editor, writing, drafting },
    })
    // The first page takes longest; it is made while the user opens the browser.
    void session.built(audience, edition)
    return {
      address,
      async close() {
        drafting?.stop()
        await Promise.all([close(), session.close()])
      },
    }
  } catch (error) {
    await session.close()
    throw error
  }
}

/** Whether an address can open a file in an editor: it has a scheme and a place for the path. */
export function opensFiles(address: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//.test(address) && address.includes('{path}')
}
