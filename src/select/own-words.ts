import type { Audience } from '../model/audience.ts'
import type { RegisteredName } from '../model/editor.ts'
import { LANGUAGES } from '../model/language.ts'
import type { Findings } from '../report/findings.ts'
import { PrivateNames } from './private-names.ts'

/**
 * Tells where the words of an audience's own, in its settings, labels and templates, name a private
 * person whom it may not name: they are printed as they are, whatever is withheld from the brief.
 */
export function reportOwnWords(
  register: readonly RegisteredName[],
  { name, path, labels, runningLine, fullBrief, layout, partials }: Audience,
  findings: Findings,
): void {
  const names = new PrivateNames(register)
  if (names.empty) return
  const settings = LANGUAGES.flatMap((language) => [
    runningLine?.[language] ?? '',
    fullBrief?.[language] ?? '',
    ...Object.values(labels[language]),
  ])
  const texts = [...settings.map((text) => ({ path, text })), layout, ...Object.values(partials)]
  for (const { path: where, text } of texts) {
    for (const { start, end } of names.in(text)) {
      findings.add({
        rule: 'private-name',
        path: where,
        reason: `“${text.slice(start, end)}” is a private person, whom the audience \`${name}\` may not name`,
        actual: text.slice(start, end),
        advice: 'Take the name out of the settings, labels and templates of this audience.',
      })
    }
  }
}
