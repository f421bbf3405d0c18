/**
 * What the page allows itself: its own styles, and fonts and pictures that stand in it. No script
 * runs and no address is asked, whatever a template or a Markdown file may have smuggled in.
 */
const POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'font-src data:',
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** Puts the policy at the beginning of the head, before anything it has to govern. */
export function withPolicy(html: string): string | undefined {
  const head = /<head\b[^>]*>/i.exec(html)
  if (!head) return undefined
  const end = head.index + head[0].length
  return `${html.slice(0, end)}\n<meta http-equiv="Content-Security-Policy" content="${POLICY}">${html.slice(end)}`
}
