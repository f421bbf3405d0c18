import type { PhrasingContent } from 'mdast'
import { type ByLanguage, each, LANGUAGES, type Language, mapEach } from '../model/language.ts'

/**
 * Parts the text of a heading or cell by language: `Figure<br><span lang="ar">الرقم</span>`. The
 * default language stands bare, each other one in a span of its own.
 *
 * Text without any span serves all languages: "2018".
 */
export function inLanguages(
  nodes: readonly PhrasingContent[],
  defaultLanguage: Language,
): ByLanguage<PhrasingContent[]> {
  const result = each(LANGUAGES, (): PhrasingContent[] => [])
  for (const node of nodes) {
    if (node.type === 'languageSpan' && node.language !== defaultLanguage) {
      result[node.language].push(...node.children)
    } else {
      result[defaultLanguage].push(node)
    }
  }
  const own = trim(result[defaultLanguage])
  const parted = LANGUAGES.some((language) => language !== defaultLanguage && result[language][0])
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
