/**
 * What the page allows itself: its own styles, and fonts and pictures that stand in it. No script
 * runs and no address is asked, whatever a template or a Markdown file may have smuggled in.
 */
export const PAGE_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'font-src data:',
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** How a page begins. Anywhere else a browser might not take the policy for one. */
const BEGINNING =
  /^\s*<!doctype html>\s*<html\b(?:"[^"]*"|'[^']*'|[^>"'])*>\s*<head\b(?:"[^"]*"|'[^']*'|[^>"'])*>/i

/**
 * Puts the policy at the beginning of the head, before anything it has to govern.
 *
 * @returns the page; `undefined` where it does not begin as a page does
 */
export function withPolicy(html: string): string | undefined {
  const beginning = BEGINNING.exec(html)?.[0]
  if (beginning === undefined) return undefined
  return `${beginning}\n<meta http-equiv="Content-Security-Policy" content="${PAGE_POLICY}">${html.slice(beginning.length)}`
}
