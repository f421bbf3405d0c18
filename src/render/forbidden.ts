import type { TextFile } from '../model/audience.ts'
import type { Context } from '../report/context.ts'
import { positionIn } from '../text/position.ts'

/** What no template may hold: elements that run or fetch, handlers, and addresses to fetch from. */
const FORBIDDEN =
  /<(?<element>script|iframe|object|embed|link|base|frame|video|audio|form)\b|<meta\s[^>]*?http-equiv\b|\s(?<handler>on[a-z]+)\s*=|\s(?:src|srcset|poster|background|data)\s*=\s*["']?(?<address>(?![{"'])(?!data:)[^"'\s>]+)|(?:href|action)\s*=\s*["']?\s*(?<script>javascript):/gi

/**
 * Reports what would run in the page or be fetched by it. The page also forbids both to the
 * browser (see `policy.ts`); here the writer of the template learns of it, with line and column.
 *
 * @returns whether anything was found
 */
export function reportForbidden({ path, text }: TextFile, context: Context): boolean {
  const visible = text.replace(/\{\{!(?:--[\s\S]*?--|[^}]*)\}\}|<!--[\s\S]*?-->/g, (comment) =>
    comment.replace(/[^\n]/g, ' '),
  )
  const found = [...visible.matchAll(FORBIDDEN)]
  for (const match of found) {
    const { address } = match.groups ?? {}
    context.report({
      rule: 'asset-unknown',
      path,
      place: positionIn(text, match.index + (match[0].length - match[0].trimStart().length)),
      reason: `A template may not hold \`${match[0].trim()}\`: the page runs nothing and fetches nothing`,
      advice: address
        ? `Write {{asset "${address}"}} to put a file into the page.`
        : 'Take it out; what a page can do, styles can do.',
    })
  }
  return found.length > 0
}
