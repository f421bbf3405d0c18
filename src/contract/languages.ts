import type { PhrasingContent } from 'mdast'
import { type ByLanguage, each, type Language, mapEach, of, othersOf } from '../model/language.ts'

/**
 * Parts the text of a heading or cell by language: `Figure<br><span lang="ar">الرقم</span>`. The
 * default language stands bare, each other one in a span of its own.
 *
 * Text without any span serves all languages: "2018".
 */
export function inLanguages(
  nodes: readonly PhrasingContent[],
  languages: readonly Language[],
): ByLanguage<PhrasingContent[]> {
  const [defaultLanguage = ''] = languages
  const result = each(languages, (): PhrasingContent[] => [])
  for (const node of nodes) {
    if (node.type === 'languageSpan' && node.language !== defaultLanguage) {
      of(result, node.language).push(...node.children)
    } else {
      of(result, defaultLanguage).push(node)
    }
  }
  const own = trim(of(result, defaultLanguage))
  const parted = othersOf(result, defaultLanguage).some((language) => of(result, language)[0])
  if (!parted) return mapEach(result, () => own)
  return { ...result, [defaultLanguage]: own }
}

/** Without the space or the line break that stood before the next language. */
function trim(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const last = nodes.at(-1)
  if (last?.type === 'break') return trim(nodes.slice(0, -1))
  if (last?.type !== 'text') return [...nodes]
  const value = last.value.trimEnd()
  return value === '' ? trim(nodes.slice(0, -1)) : [...nodes.slice(0, -1), { ...last, value }]
}
