import { comparedTokens, withoutUnseen } from '../../languages/compared.ts'
import { SPACES } from '../../markdown/one-line.ts'
import type { Language } from '../../model/language.ts'
import { lineIn } from '../line.ts'

/** Words that look alike. */
export interface Styled {
  readonly text: string
  /** `b`, `i`, both or neither. */
  readonly look: string
}

/** Words as Markdown of one line that says them and, where that can be written, looks like them. */
export function asMarkdown(parts: readonly Styled[], language: Language): string {
  const joined: Styled[] = []
  for (const { text, look } of parts) {
    const last = joined.at(-1)
    // How a space looks nobody sees.
    if (last && (last.look === look || text.trim() === '')) {
      joined[joined.length - 1] = { text: last.text + text, look: last.look }
    } else joined.push({ text, look })
  }
  const text = oneLine(joined.map((part) => part.text).join(''))
  const keys = comparedTokens(text, language).map(({ key }) => key)
  const looks = joined.filter(({ look }) => look !== '').map((part) => `${part.look} ${part.text}`)
  const attempts = [
    joined.map(({ text, look }) => styled(withSigns(text), look)).join(''),
    withSigns(text),
    text.replace(/[!-/:-@[-`{-~]/g, '\\$&'),
  ]
  const [first = ''] = attempts
  const reads = (markdown: string) =>
    lineIn(markdown, language)
      .tokens.map(({ key }) => key)
      .join('\n') === keys.join('\n')
  if (looks.length === 0 && first === text) return text
  return attempts.map(oneLine).map(withBeginning).find(reads) ?? text
}

function oneLine(text: string): string {
  return withoutUnseen(text).replace(SPACES, ' ').trim()
}

function styled(text: string, look: string): string {
  if (look === '' || text.trim() === '') return text
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? []
  const sign = look === 'bi' ? '***' : look === 'b' ? '**' : '*'
  return before + sign + words + sign + after
}

/** Signs that Markdown would take for marks, where it would. */
const SIGNS =
  /\\(?=[!-/:-@[-`{-~])|[*`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|\[(?=\^|[^\]]*\]\()|<(?=[a-z/!?])|~(?=~)|&(?=#?\w+;)|:(?=[a-z][\w-]*[[{])/giu

function withSigns(text: string): string {
  return text.replace(SIGNS, '\\$&')
}

/** What makes something else than a paragraph of a line that begins with it. */
function withBeginning(text: string): string {
  return text
    .replace(/^(#{1,6}(?=\s|$)|>|[-+](?=\s|$)|:{2,}(?=\w)|={2,}$|-{2,}$)/, '\\$1')
    .replace(/^(\d{1,9})(?=[.)](?:\s|$))/, '$1\\')
}
