import { setTimeout as pause } from 'node:timers/promises'
import type { DraftingSettings } from './settings.ts'

/** What is asked of a model, as it is sent. */
export interface ChatRequest {
  readonly model: string
  readonly temperature: number
  readonly messages: readonly { readonly role: 'system' | 'user'; readonly content: string }[]
  readonly stream: false
}

/** What a model answered. */
export interface Answer {
  readonly text: string
  /** Whether it ended because it was too long. */
  readonly cut: boolean
  /** What it cost, prompt and answer; an estimate where the service does not say. */
  readonly tokens: number
}

/** Nobody answered, or not what was asked for; or there is no more to spend. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
}

const STOPPED = 'It was stopped.'

/** How often one request is tried. */
const TRIES = 4

/** The first pause between two tries, in milliseconds; each further one is twice as long. */
const FIRST_PAUSE = 1000

/** The longest pause that is waited for, in milliseconds. */
const LONGEST_PAUSE = 60_000

/** No answer of use is longer, in bytes. */
const LONGEST_ANSWER = 4_000_000

/** Letters to a token, so that rather more is reckoned than is used: in Arabic there are fewer of them. */
const LETTERS_TO_TOKEN = 2

/** The one door to the network: a service that speaks as OpenAI's does. */
export class Endpoint {
  readonly #settings: DraftingSettings
  readonly #key: string | undefined
  readonly #wait: (milliseconds: number) => Promise<unknown>
  readonly #signal: AbortSignal | undefined
  #requests = 0
  #tokens = 0

  /**
   * @param wait what is done between two tries
   * @param signal ends all asking
   */
  constructor(
    settings: DraftingSettings,
    key: string | undefined,
    wait?: (milliseconds: number) => Promise<unknown>,
    signal?: AbortSignal,
  ) {
    this.#settings = settings
    this.#key = key
    this.#wait = wait ?? ((time) => pause(time, undefined, { signal }).catch(() => {}))
    this.#signal = signal
  }

  get address(): string {
    return `${this.#settings.baseUrl}/chat/completions`
  }

  /** What was spent. */
  get spent(): { readonly requests: number; readonly tokens: number } {
    return { requests: this.#requests, tokens: this.#tokens }
  }

  /**
   * Asks, and again after a pause where the service is busy, fails or says nothing in time.
   *
   * @throws NoAnswer saying why there is none; never with the key
   */
  async ask(request: ChatRequest): Promise<Answer> {
    const body = bodyOf(request)
    for (let tried = 1; ; tried += 1) {
      if (this.#signal?.aborted) throw new NoAnswer(STOPPED)
      this.#reserve(body)
      const outcome = await this.#post(body)
      if ('text' in outcome) return outcome
      if (!outcome.again || tried === TRIES) throw new NoAnswer(this.#withoutKey(outcome.why))
      const usual = FIRST_PAUSE * 2 ** (tried - 1)
      const wait = Math.max(outcome.after ?? 0, usual)
      if (wait > LONGEST_PAUSE) {
        throw new NoAnswer(
          this.#withoutKey(
            `${outcome.why} It asks to be left alone for ${Math.ceil(wait / 1000)} s.`,
          ),
        )
      }
      await this.#wait(wait)
    }
  }

  #reserve(body: string): void {
    const { requests, tokens } = this.#settings.budget
    if (this.#requests >= requests) {
      throw new NoAnswer(`The budget of ${requests} requests is used up.`)
    }
    if (this.#tokens + estimate(body) > tokens) {
      throw new NoAnswer(`The budget of ${tokens} tokens is used up.`)
    }
    this.#requests += 1
  }

  async #post(body: string): Promise<Answer | Failure> {
    const { timeout } = this.#settings
    try {
      const response = await fetch(this.address, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(this.#key !== undefined && { authorization: `Bearer ${this.#key}` }),
        },
        body,
        // What was meant for one place goes to no other.
        redirect: 'error',
        signal: AbortSignal.any([
          AbortSignal.timeout(timeout * 1000),
          ...(this.#signal ? [this.#signal] : []),
        ]),
      })
      const text = await textOf(response)
      if (text === undefined) return { why: 'The answer is too long.', again: false }
      if (!response.ok) {
        this.#tokens += estimate(body)
        return failureOf(response, text)
      }
      return this.#read(text, body)
    } catch (error) {
      this.#tokens += estimate(body)
      if (this.#signal?.aborted) return { why: STOPPED, again: false }
      if (error instanceof DOMException && error.name === 'TimeoutError') {
        return { why: `There was no answer within ${timeout} s.`, again: true }
      }
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
      const why = cause instanceof Error ? cause.message || cause.name : String(cause)
      return { why: `${this.address} cannot be reached: ${why}.`, again: true }
    }
  }

  #read(text: string, body: string): Answer | Failure {
    const answer = answerOf(text)
    const tokens = answer?.tokens ?? estimate(body) + estimate(text)
    this.#tokens += tokens
    if (answer === undefined) {
      return { why: 'The answer is not of the form that a chat completion has.', again: false }
    }
    return { text: this.#withoutKey(answer.text), cut: answer.cut, tokens }
  }

  /** A service may repeat what it was sent. */
  #withoutKey(text: string): string {
    return this.#key ? text.replaceAll(this.#key, '…') : text
  }
}

/** A request as its very bytes are. */
export function bodyOf(request: ChatRequest): string {
  return JSON.stringify(request)
}

/** Why there is no answer, and whether another try may bring one. */
interface Failure {
  readonly why: string
  readonly again: boolean
  /** How long the service asks to be left alone, in milliseconds. */
  readonly after?: number | undefined
}

function failureOf({ status, headers }: Response, text: string): Failure {
  const said = text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 200)
  return {
    why: `The service answered ${status}${said === '' ? '' : `: ${said}`}.`,
    again: status === 408 || status === 429 || status >= 500,
    after: retryAfter(headers),
  }
}

/** `Retry-After`: seconds, or a date, which is held against the service's own clock. */
function retryAfter(headers: Headers): number | undefined {
  const value = headers.get('retry-after')
  if (value === null) return undefined
  if (/^\d+$/.test(value.trim())) return Number(value) * 1000
  const [until, now] = [Date.parse(value), Date.parse(headers.get('date') ?? '')]
  return Number.isNaN(until - now) ? undefined : Math.max(0, until - now)
}

/** What a response says, as far as it is of a sane length. */
async function textOf(response: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body ?? []) {
    length += chunk.length
    if (length > LONGEST_ANSWER) return undefined
    chunks.push(chunk)
  }
  return new TextDecoder().decode(Buffer.concat(chunks))
}

function answerOf(text: string): { text: string; cut: boolean; tokens?: number } | undefined {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return undefined
  }
  const { choices, usage } = (data ?? {}) as {
    readonly choices?: readonly {
      readonly message?: { readonly content?: unknown }
      readonly finish_reason?: unknown
    }[]
    readonly usage?: { readonly total_tokens?: unknown }
  }
  const choice = Array.isArray(choices) ? choices[0] : undefined
  const content = choice?.message?.content
  if (typeof content !== 'string') return undefined
  const tokens = usage?.total_tokens
  return {
    text: content,
    cut: choice?.finish_reason === 'length',
    ...(typeof tokens === 'number' && tokens > 0 && { tokens }),
  }
}

function estimate(text: string): number {
  return Math.ceil(text.length / LETTERS_TO_TOKEN)
}
