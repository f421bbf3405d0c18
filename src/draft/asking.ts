import { join } from 'node:path'
import { type ChangedFile, changeNote, RefusedChange, stateOf } from '../project/change-note.ts'
import type { Folders } from '../project/load.ts'
import { sha256 } from '../text/hash.ts'
import type { World } from '../world/world.ts'
import { bodyOf, type ChatRequest, Endpoint, NoAnswer } from './endpoint.ts'
import type { Edit, Note } from './gate.ts'
import { type DraftingSettings, readDraftingSettings } from './settings.ts'

/** How a service is reached, beside its settings. */
export interface Outside {
  /** Where the key is looked for. @default that of the process */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** What is done for some milliseconds between two tries. @default they are waited for */
  readonly wait?: (milliseconds: number) => Promise<unknown>
  /** Ends all asking. */
  readonly signal?: AbortSignal
  /** Told of the note as it was and as it is, where something was written into it. */
  readonly onWritten?: (note: ChangedFile) => void
}

/** @throws Error where drafting is off, or its settings make no sense */
export async function settingsOf({ sources }: Folders, world: World): Promise<DraftingSettings> {
  const path = join(sources, 'drafting.yaml')
  const written = await world.read(path)
  if (written === undefined) {
    throw new Error(
      `Drafting is off: there is no ${path}, which names the model to ask. See: mujaz help drafting`,
    )
  }
  return readDraftingSettings(path, new TextDecoder().decode(written))
}

/** @throws Error where there is no key and one is asked for */
export function endpointOf(
  settings: DraftingSettings,
  { env = process.env, wait, signal }: Outside,
): Endpoint {
  const { keyVariable } = settings
  const key = keyVariable === undefined ? undefined : env[keyVariable]
  if (keyVariable !== undefined && !key) {
    throw new Error(`The variable ${keyVariable} of the environment holds no key.`)
  }
  return new Endpoint(settings, key, wait, signal)
}

/**
 * What a model says to a request: what it said before, or it is asked, and what can be read is kept.
 *
 * @param read `undefined` of what is of no use
 * @returns what was read of it; `undefined` where the answer is of no use; or why there is none
 */
export async function answerTo<T>(
  request: ChatRequest,
  read: (text: string) => T | undefined,
  {
    settings,
    endpoint,
    folders,
    world,
  }: {
    readonly settings: DraftingSettings
    readonly endpoint: Endpoint
    readonly folders: Folders
    readonly world: World
  },
): Promise<{ readonly value: T; readonly known: boolean } | { readonly why: string } | undefined> {
  const path = answerPath(request, settings, folders)
  const kept = await world.read(path)
  if (kept !== undefined) {
    const value = read(new TextDecoder().decode(kept))
    if (value !== undefined) return { value, known: true }
  }
  try {
    const { text, cut } = await endpoint.ask(request)
    const value = cut ? undefined : read(text)
    if (value === undefined) return undefined
    await world.replace(new Map([[path, text]]))
    return { value, known: false }
  } catch (error) {
    if (error instanceof NoAnswer) return { why: error.message }
    throw error
  }
}

/** A request as it would leave the machine. */
export interface DryRequest {
  readonly address: string
  /** Of the key, the name of its variable. */
  readonly headers: Readonly<Record<string, string>>
  /** The very bytes, as text. */
  readonly body: string
  /** It was answered before, and is not sent again. */
  readonly known: boolean
}

export async function dryRequest(
  request: ChatRequest,
  settings: DraftingSettings,
  folders: Folders,
  world: World,
): Promise<DryRequest> {
  const { keyVariable } = settings
  return {
    address: new Endpoint(settings, undefined).address,
    headers: {
      'content-type': 'application/json',
      ...(keyVariable !== undefined && { authorization: `Bearer $${keyVariable}` }),
    },
    body: bodyOf(request),
    known: (await world.read(answerPath(request, settings, folders))) !== undefined,
  }
}

/** Where an answer is kept: among the originals, which git ignores as well, since it repeats them. */
function answerPath(
  request: ChatRequest,
  { baseUrl }: DraftingSettings,
  { originals }: Folders,
): string {
  return join(originals, '.drafting', `${sha256(`${baseUrl}\n${bodyOf(request)}`)}.txt`)
}

/**
 * Writes claims into a note as drafts, unless somebody else has written into it meanwhile.
 *
 * @returns why nothing was written; `undefined` where it was, or where there was nothing to write
 */
export async function writeNote<C>(
  claims: readonly C[],
  { path, write }: Edit<C>,
  { bytes }: Note,
  { sources }: Folders,
  world: World,
  { signal, onWritten }: Outside,
): Promise<string | undefined> {
  if (claims.length === 0) return undefined
  if (signal?.aborted) return 'It was stopped, and nothing was written.'
  const { text } = write(claims, 'draft')
  try {
    const changed = await changeNote(path, stateOf(bytes), () => text, sources, world)
    onWritten?.(changed)
    return undefined
  } catch (error) {
    if (!(error instanceof RefusedChange)) throw error
    return `${path} was changed meanwhile, and is left as it is. Draft again: what was answered is kept.`
  }
}
