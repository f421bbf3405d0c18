import type { PhrasingContent } from 'mdast'
import { type ByLanguage, LANGUAGES, type Language } from '../model/language.ts'

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
  const result: Record<Language, PhrasingContent[]> = { en: [], ar: [] }
  for (const node of nodes) {
    if (node.type === 'languageSpan' && node.language !== defaultLanguage) {
      result[node.language].push(...node.children)
    } else {
      result[defaultLanguage].push(node)
    }
  }
  const own = trim(result[defaultLanguage])
  const parted = LANGUAGES.some((language) => language !== defaultLanguage && result[language][0])
  if (!parted) return { en: own, ar: own }
  return { ...result, [defaultLanguage]: own }
}

/** Without the space or the line break that stood before the next language. */
function trim(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const result = nodes.filter((node) => node.type !== 'break')
  const last = result.at(-1)
  if (last?.type === 'text') {
    const value = last.value.trimEnd()
    return [...result.slice(0, -1), ...(value === '' ? [] : [{ ...last, value }])]
  }
  return result
}
