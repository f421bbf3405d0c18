import { perLanguage } from '../../languages/per-language.ts'
import type { EditorsFile } from '../../model/editor.ts'
import type { Source } from '../../model/source.ts'
import { type Text, textsFor } from '../../model/texts.ts'
import type { Context } from '../../report/context.ts'
import { groundsOf } from '../grounds.ts'
import type { Settlement } from '../settled.ts'
import { checkLength } from './length.ts'
import { Bench, checkLost } from './lost.ts'
import { checkPresent } from './present.ts'
import { checkUnnamed } from './unnamed.ts'

/**
 * Checks the habits that keep a brief readable and honest: short sentences, sources by name and date, and no "now"
 * that was long ago. Changes nothing.
 */
export function* checkStyle(
  texts: readonly Text[],
  { sources, editor }: { readonly sources: readonly Source[]; readonly editor: EditorsFile },
  settlement: Settlement,
  context: Context,
): Generator<void, void> {
  const grounds = groundsOf(sources)
  const benchOf = perLanguage((language) => new Bench(sources, editor.names, language))
  for (const text of textsFor('style', texts)) {
    checkLength(text, editor, context)
    checkUnnamed(text, grounds, editor, settlement, context)
    checkPresent(text, grounds, editor, settlement, context)
    checkLost(text, benchOf, settlement, context)
    yield
  }
}
