import { type Browser, type BrowserOptions, openBrowser } from '../browser/browser.ts'
import type { Document } from '../contract/document.ts'
import type { Noted } from '../model/brief.ts'
import type { Edition } from '../model/language.ts'
import type { Findings } from '../report/collection.ts'
import type { OnStep } from '../report/steps.ts'
import type { World } from '../world/world.ts'

export const FORMATS = ['pdf', 'html', 'md'] as const

export type Format = (typeof FORMATS)[number]

export interface EditionOptions {
  /** @default the editions that the audience names */
  readonly editions?: readonly Edition[]
  /** @default all of them */
  readonly formats?: readonly Format[]
  /**
   * Which browser prints: one to be started, or one that `openBrowser` has, which stays open and
   * spares a second build the start.
   * @default the first that is found
   */
  readonly browser?: BrowserOptions | Browser
  readonly onStep?: OnStep
}

export interface BuiltFile {
  readonly path: string
  /** Size in bytes. */
  readonly size: number
  /** Of a PDF. */
  readonly pages?: number
  /** Why it was made; empty where it was kept, being what would have come out. */
  readonly why: readonly string[]
}

/** What one run knows, finds and will write. */
export interface Run {
  readonly world: World
  readonly findings: Findings
  readonly onStep: OnStep | undefined
  /** By path, what will be written if nothing fatal is found, and what is kept. */
  readonly files: Map<string, MadeFile>
}

export interface MadeFile {
  /** Absent where the file is kept. */
  readonly content?: string | Uint8Array
  readonly size: number
  readonly pages?: number
  readonly why: readonly string[]
}

/** Why a file is made where nobody keeps account of what is there. */
export const ASKED_FOR: readonly string[] = ['asked for']

/** A browser that is started when it is first asked for. */
export type BrowserSource = () => Promise<Browser>

/** A brief, its Markdown, and the path that a message about it names. */
export interface MarkdownBrief {
  readonly path: string
  readonly document: Document
  readonly text: string
  /** Its sources as CSL-JSON, where they are known. */
  readonly references?: string
  /** What its notes stand for, the first at index 0, where they were numbered here. */
  readonly noted?: readonly Noted[]
}

/**
 * Runs some work with a browser beside it; where no PDF is asked for there is none.
 *
 * @param early whether it is needed for certain: it takes longer to start than Markdown takes to read,
 *   so it is started first
 */
export async function withBrowser<T>(
  { formats = FORMATS, browser: wanted }: EditionOptions,
  early: boolean,
  work: (browser: BrowserSource | undefined) => Promise<T>,
): Promise<T> {
  if (!formats.includes('pdf')) return work(undefined)
  if (wanted && 'newPage' in wanted) {
    if (early) wanted.prepare(1)
    // The next build finds a page that is open already.
    return work(() => Promise.resolve(wanted)).finally(() => wanted.prepare(1))
  }
  let open: Promise<Browser> | undefined
  const source = () => {
    open ??= openBrowser(wanted)
    return open
  }
  if (early) source()
  try {
    return await work(source)
  } finally {
    await open?.then((browser) => browser.close()).catch(() => {})
  }
}
