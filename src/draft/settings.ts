import { parse } from 'yaml'
import * as z from 'zod'

/** Where a model is asked, which one, and how much it may cost. */
export interface DraftingSettings {
  /** Of an OpenAI-compatible service, without a slash at its end: `http://localhost:11434/v1`. */
  readonly baseUrl: string
  readonly model: string
  /** Name of the variable of the environment that holds the key; absent where none is asked for. */
  readonly keyVariable?: string
  /** How long one answer may take, in seconds. */
  readonly timeout: number
  /** What one run may spend: the next request is not made once it is used up. */
  readonly budget: { readonly requests: number; readonly tokens: number }
}

/** What is sent is other people's text: across a network it goes encrypted, or not at all. */
function isSafeAddress(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url === undefined || url.username !== '' || url.password !== '' || url.search !== '') {
    return false
  }
  const here = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname)
  return url.protocol === 'https:' || (url.protocol === 'http:' && here)
}

const SETTINGS = z.strictObject({
  'base-url': z.string().refine(isSafeAddress, {
    error: 'must begin with https://, or lead to this machine, such as http://localhost:11434/v1',
  }),
  // It is written into notes, as the value of an attribute.
  model: z
    .string()
    .regex(/^[\w./:@+-]+$/, { error: 'must be the name of a model, without spaces' }),
  'key-variable': z
    .string()
    .regex(/^[A-Z_][A-Z0-9_]*$/, {
      error:
        'must be the name of a variable of the environment, such as DRAFTING_KEY; never the key',
    })
    .optional(),
  timeout: z.number().min(1).max(3600).default(120),
  budget: z
    .strictObject({
      requests: z.int().min(1).default(60),
      tokens: z.int().min(1).default(300_000),
    })
    .prefault({}),
})

/**
 * Reads `drafting.yaml`.
 *
 * @throws Error where it is not what it must be, naming the path. What stands in it is not repeated: it may be a key
 */
export function readDraftingSettings(path: string, text: string): DraftingSettings {
  let data: unknown
  try {
    data = parse(text)
  } catch {
    throw new Error(`${path} is no YAML.`)
  }
  const { success, data: read, error } = SETTINGS.safeParse(data)
  if (!success) {
    const faults = error.issues.map(({ path: key, message }) => `\`${key.join('.')}\` ${message}`)
    throw new Error(`${path}: ${faults.join('; ')}. See: mujaz help drafting`)
  }
  return {
    baseUrl: read['base-url'].replace(/\/+$/, ''),
    model: read.model,
    ...(read['key-variable'] !== undefined && { keyVariable: read['key-variable'] }),
    timeout: read.timeout,
    budget: read.budget,
  }
}
