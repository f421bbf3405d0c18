import type { IncomingHttpHeaders } from 'node:http'

/**
 * Whether a request comes from this machine's user and from nowhere else. The server listens on the
 * loopback interface alone, but every page of the internet can send requests there from the user's
 * own browser.
 *
 * - A name of somebody else's that was made to lead to 127.0.0.1 (DNS rebinding) shows in `Host`.
 * - What another page asks for, be it of another port of this machine, shows in `Sec-Fetch-Site`
 *   and, in browsers that do not send it, in `Origin`.
 *
 * @returns why it is refused; `undefined` if it is not
 */
export function refusal(headers: IncomingHttpHeaders, port: number): string | undefined {
  const hosts = ['127.0.0.1', 'localhost'].map((name) => `${name}:${port}`)
  if (!hosts.includes(headers.host ?? '')) {
    return `This is the preview of Mujaz at ${hosts[0]}, and no other name leads to it.`
  }
  const site = headers['sec-fetch-site'] ?? 'none'
  const origin = headers.origin ?? `http://${headers.host}`
  if (!['none', 'same-origin'].includes(String(site)) || origin !== `http://${headers.host}`) {
    return 'Another page asked for this. Type the address of the preview into the browser.'
  }
  return undefined
}

/**
 * Whether a request that writes comes from the page that was served, and from no other: it says so itself in
 * `Origin`, which a page of somebody else's cannot forge, and sends what only that page was given.
 *
 * @param isToken whether that is the page's
 */
export function writeRefusal(
  headers: IncomingHttpHeaders,
  isToken: (token: string | undefined) => boolean,
): string | undefined {
  if (headers.origin !== `http://${headers.host}`) return 'Only the page of the preview may write.'
  if ((headers['sec-fetch-site'] ?? 'same-origin') !== 'same-origin') {
    return 'Only the page of the preview may write.'
  }
  if (headers['content-type'] !== 'application/json') return 'What is to be written comes as JSON.'
  const token = headers['x-mujaz-token']
  return isToken(typeof token === 'string' ? token : undefined)
    ? undefined
    : 'This page belongs to a preview that has ended: load it again.'
}

/** What every answer says: nobody may embed, sniff, keep or fetch it from elsewhere. */
export const GUARDED: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
}

/** For the page of the preview: its own files, and the brief in a frame. */
export const SHELL_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** For what is only ever read: a message, data, a PDF. */
export const CLOSED_POLICY = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"
