import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** What a service received. */
export interface Received {
  readonly url: string | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** Answers a request, the first one being number 1. */
export type Behaviour = (response: ServerResponse, number: number, received: Received) => void

/** A service on this machine that speaks as OpenAI's does, as far as its behaviour does. */
export async function serve(behaviour: Behaviour) {
  const received: Received[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => {
      body += chunk
    })
    request.on('end', () => {
      const one = { url: request.url, headers: request.headers, body }
      received.push(one)
      behaviour(response, received.length, one)
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => {
      server.close(resolve)
    })
  })
  const { port } = server.address() as AddressInfo
  return { baseUrl: `http://127.0.0.1:${port}/v1`, received }
}

/** A completion with a text. */
export function complete(response: ServerResponse, text: string, reason = 'stop'): void {
  response.setHeader('content-type', 'application/json')
  response.end(
    JSON.stringify({
      choices: [{ message: { role: 'assistant', content: text }, finish_reason: reason }],
      usage: { total_tokens: 100 },
    }),
  )
}

/** Says the same to everybody. */
export function saying(...proposals: readonly unknown[]): Behaviour {
  return (response) => complete(response, JSON.stringify({ proposals }))
}
