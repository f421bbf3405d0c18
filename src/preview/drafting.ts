import { join } from 'node:path'
import type { DryRequest } from '../draft/asking.ts'
import type { DraftResult, ToldProposal } from '../draft/draft.ts'
import { type ChangedFile, RefusedChange } from '../project/change-note.ts'
import type { Folders } from '../project/load.ts'
import { sha256 } from '../text/hash.ts'
import type { World } from '../world/world.ts'
import { causesOf, textMessages } from './messages.ts'
import type { DraftPlan, DraftState, ProposalMessage } from './protocol.ts'

/** What a person has confirmed. */
type Confirmed = Pick<DraftPlan, 'source' | 'digest'>

/**
 * Has a model asked for drafts, where a person has seen what would be sent and has confirmed it. One run at a time;
 * whoever stops it, or ends the preview, has nothing written.
 */
export class Drafting {
  readonly #folders: Folders
  readonly #world: World
  readonly #onWritten: (note: ChangedFile) => void
  readonly #followers = new Set<(state: DraftState) => void>()
  #state: DraftState = { running: false, progress: [] }
  #stopping: AbortController | undefined

  /** @param onWritten told of a note that drafts were written into */
  constructor(folders: Folders, world: World, onWritten: (note: ChangedFile) => void) {
    this.#folders = folders
    this.#world = world
    this.#onWritten = onWritten
  }

  /** Whether the project names a model to ask. */
  async isOn(): Promise<boolean> {
    return (await this.#world.read(join(this.#folders.sources, 'drafting.yaml'))) !== undefined
  }

  /**
   * What would be sent for a source. Nothing is.
   *
   * @throws Error where drafting is off, or the project is in no state for it
   */
  async plan(source: string): Promise<DraftPlan> {
    const { draftRequests } = await import('../draft/draft.ts')
    const requests = await draftRequests(source, this.#folders, this.#world)
    return {
      source,
      digest: digestOf(requests),
      requests: requests.map(({ body, address, headers, known }) => {
        const { model, messages } = JSON.parse(body)
        return { address, headers, known, model, messages }
      }),
      running: this.#state.running,
    }
  }

  /**
   * Begins to ask. What comes of it is told to whoever follows.
   *
   * @throws RefusedChange where another run is under way
   */
  start({ source, digest }: Confirmed): void {
    if (this.#state.running) {
      throw new RefusedChange(`\`${this.#state.source}\` is being drafted: wait, or stop it.`)
    }
    const stopping = new AbortController()
    this.#stopping = stopping
    this.#tell({ source, running: true, progress: [] })
    void this.#run({ source, digest }, stopping.signal).catch((error) => {
      const faults = causesOf(error)
      this.#tell({ ...this.#state, running: false, result: { ...NOTHING, faults } })
    })
  }

  /** Ends what is under way: nothing more is sent, and nothing written. */
  stop(): void {
    this.#stopping?.abort()
  }

  /** Tells how it stands, now and whenever that changes. @returns what ends it */
  follow(follower: (state: DraftState) => void): () => void {
    this.#followers.add(follower)
    follower(this.#state)
    return () => this.#followers.delete(follower)
  }

  async #run({ source, digest }: Confirmed, signal: AbortSignal): Promise<void> {
    const { draft } = await import('../draft/draft.ts')
    const result = await draft(
      source,
      {
        ...this.#folders,
        signal,
        confirm: (requests) => digestOf(requests) === digest,
        onProgress: (line) => {
          this.#tell({ ...this.#state, progress: [...this.#state.progress, line] })
        },
        onWritten: this.#onWritten,
      },
      this.#world,
    )
    this.#tell({ ...this.#state, running: false, result: resultOf(result) })
  }

  #tell(state: DraftState): void {
    this.#state = state
    for (const follower of this.#followers) follower(state)
  }
}

type Result = NonNullable<DraftState['result']>

const NOTHING: Result = {
  ...{ file: '', written: false, drafted: [], refused: [], withheld: [], faults: [] },
  ...{ requests: 0, tokens: 0 },
}

function resultOf(result: DraftResult): Result {
  const { note, written, drafted, refused, faults, withheld, spent } = result
  return {
    ...{ file: note, written, faults, withheld, ...spent },
    drafted: drafted.map((each) => ({
      ...proposalOf(each),
      ...(written && { claim: each.id }),
      remarks: [each.by, ...each.remarks],
    })),
    refused: refused.map((each) => ({ ...proposalOf(each), remarks: each.why })),
  }
}

function proposalOf({
  paragraph,
  quote,
  statements,
}: ToldProposal): Omit<ProposalMessage, 'remarks'> {
  return { paragraph, quote, texts: textMessages(statements) }
}

/** Stands for all that leaves the machine. */
function digestOf(requests: readonly DryRequest[]): string {
  return sha256(requests.map(({ address, body }) => `${address}\n${body}`).join('\n'))
}

/**
 * What a page has sent that confirms a run.
 *
 * @throws RefusedChange where it is something else
 */
export function planIn(body: unknown): Confirmed {
  const { source, digest } = (body ?? {}) as Partial<Record<keyof Confirmed, unknown>>
  if (typeof source === 'string' && typeof digest === 'string') return { source, digest }
  throw new RefusedChange('This confirms nothing that could be sent.')
}
