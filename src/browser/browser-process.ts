import { type ChildProcess, spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import type { Browser, ConnectionTransport } from 'puppeteer'
import type { Environment } from './environment.ts'
import { makeTemporaryFolder } from './temporary-folder.ts'

/** Ours alone: puppeteer's defaults are made for tests, other packages' for their own purposes. */
const ARGUMENTS = [
  // Old and new headless mode are one to a headless shell; a full Chrome has the new one only.
  '--headless=new',
  // No port is opened that another user of the machine could connect to, and when this process dies,
  // however it dies, the pipe breaks and the browser ends itself.
  '--remote-debugging-pipe',

  // Nothing is looked up and nothing connected to, literal addresses included, not even through a
  // proxy from the environment.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--no-proxy-server',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-breakpad',
  '--disable-crash-reporter',
  '--disable-features=AutofillServerCommunication,CertificateTransparencyComponentUpdater,DialMediaRouteProvider,InterestFeedContentSuggestions,MediaRouter,OptimizationHints,Translate',
  '--metrics-recording-only',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
  '--password-store=basic',
  '--use-mock-keychain',

  // Glyphs are measured as they are printed: without this, widths on the screen are rounded to the
  // pixel by hinting, and lines that were measured break elsewhere on paper.
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--hide-scrollbars',
  '--lang=en-US',
  '--mute-audio',
  // A PDF is drawn by the CPU. The second flag spares the GPU process that would look for SwiftShader, the others one
  // that puts frames together which nobody sees, and one for a network that nothing is asked of.
  '--disable-gpu',
  '--disable-software-rasterizer',
  '--in-process-gpu',
  '--enable-features=NetworkServiceInProcess2',
  // The garbage of a large document is collected when it is worth it. No script of a document runs.
  '--js-flags=--expose-gc',
  // /dev/shm holds 64 MB in a container and is missing in a bare tree.
  '--disable-dev-shm-usage',
  // Several documents are printed at once, each in a tab of which only one can be in front.
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
]

/** What is kept of what a browser says on its standard error. */
const STDERR_LIMIT = 16_384

/** A browser that runs as a child of this process. */
export interface BrowserProcess {
  readonly browser: Browser
  readonly pid: number
  /** Ends the browser and all of its processes at once, and deletes its profile. */
  end(): Promise<void>
}

export interface StartOptions {
  readonly environment: Environment
  /** Whether Chromium is to lock its own renderers in. */
  readonly sandbox: boolean
  /** Environment variables for the browser, on top of the environment's own. */
  readonly variables?: Readonly<Record<string, string>>
  /** Milliseconds until it must have answered. */
  readonly timeout: number
}

/** A browser that did not start. The message is one line: why, in the browser's own words. */
export class StartError extends Error {
  override readonly name = 'StartError'
  readonly stderr: string

  constructor(message: string, stderr: string, cause?: unknown) {
    super(message, { cause })
    this.stderr = stderr
  }

  get lacksLibraries(): boolean {
    return /error while loading shared libraries|version .GLIBC_[\d.]+. not found/u.test(
      this.stderr,
    )
  }

  /**
   * Chromium's own words where it may not make the namespaces of its sandbox: in most containers, in
   * a chroot, under the AppArmor rules of Ubuntu 23.10 and later.
   */
  get lacksSandbox(): boolean {
    return /No usable sandbox|SUID sandbox|namespace sandbox|Failed to move to new namespace|zygote_host_impl_linux/u.test(
      this.stderr,
    )
  }
}

/**
 * Starts a browser and connects to it.
 *
 * @throws StartError if it does not start, or does not answer in time; nothing of it is left then.
 */
export async function startBrowser(
  executable: string,
  { environment, sandbox, variables, timeout }: StartOptions,
): Promise<BrowserProcess> {
  const windows = environment.platform === 'win32'
  const profile = makeTemporaryFolder(environment.temporary, 'mujaz-browser-')
  const args = [...ARGUMENTS, `--user-data-dir=${profile.path}`]
  if (!sandbox) args.push('--no-sandbox')
  const child = spawn(executable, args, {
    // A browser that is killed leaves its temporary files: they go with the profile. (On macOS the
    // path would be too long for the socket that Chrome makes there.)
    env: {
      ...environment.env,
      ...(environment.platform === 'linux' && { TMPDIR: profile.path }),
      ...variables,
    },
    // A group of its own, so that it ends as one: distributions start Chromium through shell scripts.
    detached: !windows,
    windowsHide: true,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  })
  const kill = () => {
    if (child.pid === undefined) return
    try {
      process.kill(windows ? child.pid : -child.pid, 'SIGKILL')
    } catch {
      // It has ended.
    }
  }
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
  // For a program that ends without closing the browser, which would notice only later: it must not
  // write into its profile while that is deleted.
  process.prependOnceListener('exit', kill)
  const end = async () => {
    kill()
    process.off('exit', kill)
    // Whatever may still hold on to its output, nobody waits for that.
    if (child.pid !== undefined)
      await Promise.race([closed, delay(2000, undefined, { ref: false })])
    await profile.delete()
  }

  let stderr = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    if (stderr.length < STDERR_LIMIT) stderr += text
  })
  let timer: NodeJS.Timeout | undefined
  const failure = new Promise<never>((_, reject) => {
    child.once('error', (error) => reject(new StartError(error.message, stderr, error)))
    // `close` comes after the last line of stderr, `exit` may come before.
    child.once('close', (code, signal) =>
      reject(
        new StartError(firstLine(stderr) ?? `It ended with ${signal ?? `code ${code}`}.`, stderr),
      ),
    )
    timer = setTimeout(
      () => reject(new StartError(`It did not answer within ${timeout / 1000} s.`, stderr)),
      timeout,
    )
  })
  try {
    const connecting = connectTo(child).catch((error) => {
      // A broken pipe is the first news of a browser that ends; why it did follows.
      if (child.stdio[4]?.destroyed) return failure
      throw error
    })
    const browser = await Promise.race([connecting, failure])
    return { browser, pid: child.pid as number, end }
  } catch (error) {
    await end()
    throw error
  } finally {
    clearTimeout(timer)
    failure.catch(() => {})
  }
}

async function connectTo(child: ChildProcess): Promise<Browser> {
  const transport = pipeTransport(child.stdio[3] as Writable, child.stdio[4] as Readable)
  // Loaded while the browser is starting: each takes its tenth of a second.
  const { connect } = await import('puppeteer')
  return connect({ transport, ...CONNECTION })
}

/** What every connection is made with, to a child or to a remote browser. */
export const CONNECTION = {
  defaultViewport: null,
  // Otherwise each font and image, being a data: URL, would be sent back to us as a network event.
  networkEnabled: false,
  issuesEnabled: false,
  // Whoever waits sets the limit.
  protocolTimeout: 0,
} as const

/** Chromium's protocol over two pipes: messages in JSON, each ended by a NUL byte. */
function pipeTransport(input: Writable, output: Readable): ConnectionTransport {
  const transport: ConnectionTransport = {
    send(message) {
      input.write(`${message}\0`)
    },
    close() {
      input.end()
    },
  }
  // A browser that dies shows as the end of its output; the broken pipe to it tells nothing more.
  input.on('error', () => {})
  output.on('error', () => {})
  let pending: Buffer[] = []
  output.on('data', (chunk: Buffer) => {
    let start = 0
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      const message = Buffer.concat([...pending, chunk.subarray(start, end)]).toString('utf8')
      pending = []
      start = end + 1
      // Each in its own turn of the event loop, so that what awaits one runs before the next arrives.
      setImmediate(() => transport.onmessage?.(message))
    }
    if (start < chunk.length) pending.push(chunk.subarray(start))
  })
  output.on('close', () => transport.onclose?.())
  return transport
}

/** Without the stamp that Chromium puts before its messages. */
function firstLine(stderr: string): string | undefined {
  return stderr
    .split('\n')
    .map((line) => line.replace(/^\[[^\]]*\]\s*/u, '').trim())
    .find((line) => line !== '')
}
