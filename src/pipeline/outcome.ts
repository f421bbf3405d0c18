import type { Found } from '../report/context.ts'
import {
  type Finding,
  type FindingMessage,
  type Purpose,
  toMessages,
  type Verdict,
  verdict,
} from '../report/findings.ts'
import type { World } from '../world/world.ts'
import { refuseForeign } from './out-folder.ts'

export interface BuiltFile {
  readonly path: string
  /** Size in bytes. */
  readonly size: number
  /** Of a PDF. */
  readonly pages?: number
  /** Why it was made; empty where it was kept, being what would have come out. */
  readonly why: readonly string[]
}

/** Why a file is made where nobody keeps account of what is there. */
export const ASKED_FOR: readonly string[] = ['asked for']

/** A file that will be written, or, without content, one that is kept as it lies there. */
export interface OutcomeFile extends BuiltFile {
  readonly content?: string | Uint8Array
}

/** What a run found and made so far. Nothing of it is written before all of it is there. */
export class Outcome {
  readonly #purpose: Purpose
  /** Without what came of them, which may be let go: an audience has its fonts. */
  readonly #steps: { readonly findings: readonly Finding[] }[] = []
  readonly #known = new WeakSet<object>()
  readonly #files = new Map<string, OutcomeFile>()

  constructor(purpose: Purpose) {
    this.#purpose = purpose
  }

  /** Takes what a step found; the same step once. @returns what came of the step */
  found<T>(step: Found<T>): T {
    if (!this.#known.has(step)) this.#steps.push({ findings: step.findings })
    this.#known.add(step)
    return step.value
  }

  /** Takes what was made, and what was found on the way. A file takes the place of one of the same path. */
  take({
    files,
    findings,
  }: {
    readonly files: readonly OutcomeFile[]
    readonly findings: readonly Finding[]
  }): void {
    this.#steps.push({ findings })
    for (const file of files) this.#files.set(file.path, file)
  }

  /** Keeps a place among the files for some that will be made later. */
  reserve(paths: readonly string[]): void {
    for (const path of paths) this.#files.set(path, { path, size: 0, why: ASKED_FOR })
  }

  /** What all that was found means for what is being made. */
  get verdict(): Verdict {
    return verdict(this.#steps, this.#purpose)
  }

  get findings(): Finding[] {
    return this.#steps.flatMap(({ findings }) => findings)
  }

  get messages(): FindingMessage[] {
    return toMessages(this.findings, this.#purpose)
  }

  /** Without their contents, in the order in which they are told. */
  get files(): BuiltFile[] {
    return [...this.#files.values()].map(({ content, ...file }) => file)
  }

  /** The content of a file that was made; `undefined` where it was not, or is kept. */
  contentOf(path: string): string | Uint8Array | undefined {
    return this.#files.get(path)?.content
  }

  /**
   * Puts all files in their places, or none where something fatal was found.
   *
   * @param folder the one that they all lie in
   * @param manifest comes last, and knows the files that the last build made
   * @returns whether they were written
   * @throws Error where a file that Mujaz did not make lies in the place of one
   */
  async write(
    world: World,
    folder: string,
    manifest?: { readonly path: string; text(): string; knows(path: string): boolean },
  ): Promise<boolean> {
    if (this.verdict === 'fatal') return false
    const files = new Map<string, string | Uint8Array>()
    for (const { path, content } of this.#files.values()) {
      if (content !== undefined) files.set(path, content)
    }
    if (manifest) files.set(manifest.path, manifest.text())
    await world.exclusively(folder, async () => {
      await refuseForeign(files.keys(), (path) => manifest?.knows(path) ?? false, world)
      await world.replace(files, folder)
    })
    return true
  }
}
