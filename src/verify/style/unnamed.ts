import { packOf } from '../../languages/packs.ts'
import { perLanguage } from '../../languages/per-language.ts'
import { quoted } from '../../languages/quoted.ts'
import type { EditorsFile } from '../../model/editor.ts'
import { type Language, languagesOf, of } from '../../model/language.ts'
import type { Text } from '../../model/texts.ts'
import type { Context } from '../../report/context.ts'
import type { Finding } from '../../report/findings.ts'
import { remember } from '../../text/remember.ts'
import { foundAt } from '../found-at.ts'
import type { Ground } from '../grounds.ts'
import { reportUnsettled, type Settlement } from '../settled.ts'
import { folded, sentencesOf } from './sentences.ts'

/**
 * Tells of each place where a source is called one, and not by its name and date. Where the source itself speaks
 * of sources without a name, who says it is registered under such words, and they are right.
 */
export function checkUnnamed(
  text: Text,
  grounds: ReadonlyMap<string, Ground>,
  editor: EditorsFile,
  settlement: Settlement,
  context: Context,
): void {
  const findings = languagesOf(text.says).flatMap((language) => {
    if (isOfSources(text, language, grounds, editor)) return []
    return unnamedIn(of(text.says, language).plain, language).map(
      (words): Finding => ({
        rule: 'source-unnamed',
        ...foundAt(of(text.says, language)),
        reason: `${text.owner}: a reader cannot tell which source is meant by ${quoted(words, language)}`,
        actual: words,
        advice:
          'Name it, with its date: its outlet, its author, its short title; or, where it has none, what it is. Where the source itself names nobody, register its words for them and name that as `attribution` of the claim.',
      }),
    )
  })
  reportUnsettled('source-unnamed', text, findings, settlement, context)
}

/** The words of a text that stand for a source and do not tell which, as they are folded. */
export function unnamedIn(text: string, language: Language): readonly string[] {
  return lookIn(language)(text)
}

const lookIn = perLanguage((language) => {
  const { unnamed } = packOf(language).style
  return remember((text): readonly string[] =>
    sentencesOf(text, language).flatMap((sentence) =>
      [...folded(sentence).matchAll(unnamed)].map(([words]) => words),
    ),
  )
})

/** Whether somebody who says it is registered as sources, or reports, that have no name. */
function isOfSources(
  { rests }: Text,
  language: Language,
  grounds: ReadonlyMap<string, Ground>,
  { names }: Pick<EditorsFile, 'names'>,
): boolean {
  const speakers = new Set(rests.flatMap((id) => grounds.get(id)?.claim.attribution ?? []))
  return names.some(
    ({ id, kind, name }) =>
      kind === 'other' &&
      speakers.has(id) &&
      packOf(language).style.sources.test(folded(name[language] ?? '')),
  )
}
