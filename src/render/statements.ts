import type { RootContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import type { TextFile, Writing } from '../model/audience.ts'
import type { Language } from '../model/language.ts'
import { Findings } from '../report/findings.ts'
import { composeOnce } from './compose-once.ts'
import type { Block, Role } from './document.ts'
import { documentIn } from './writing.ts'

/** The roles whose rows are plain paragraphs, printed as they stand. */
const PLAIN: ReadonlySet<Role> = new Set([
  'sentence',
  'lead',
  'assessment',
  'point',
  'note',
  'caption',
  'gap',
  'summary',
])

/**
 * What the Markdown brief says, statement by statement, in the order of printing and without the
 * marks of notes, as an edition writes it: for whoever wants to know whether all of it came through.
 */
export function statementsIn(
  markdown: TextFile,
  languages: readonly Language[],
  writing: Writing,
): { readonly text: string; readonly lang: Language }[] {
  // What is wrong with the Markdown was told when it was rendered.
  const document = documentIn(composeOnce(markdown, new Findings()), writing)
  return document.sections
    .flatMap((section): readonly Block[] => section.blocks)
    .flatMap((block) => {
      if (block.kind !== 'row' || !PLAIN.has(block.role)) return []
      return languages.flatMap((lang) =>
        block.content[lang]
          .filter((node: RootContent) => node.type === 'paragraph')
          .map((node) => ({ text: textOf(node), lang })),
      )
    })
}
