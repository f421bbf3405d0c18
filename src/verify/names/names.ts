import { packOf } from '../../languages/packs.ts'
import { quoted } from '../../languages/quoted.ts'
import { wordsIn } from '../../languages/words.ts'
import type { EditorsFile } from '../../model/editor.ts'
import { type Language, languagesOf, mapEach, of, othersOf } from '../../model/language.ts'
import type { Text } from '../../model/texts.ts'
import type { Context } from '../../report/context.ts'
import { OF_LARGE, remember } from '../../text/remember.ts'
import type { Word } from '../../text/words.ts'
import { foundAt } from '../found-at.ts'
import { type Mentions, mentionsIn } from './mentions.ts'
import { PAIRED_KINDS, perRegister, type Register, registerOf } from './register.ts'
import { likelySlip, type Slip, slipsIn } from './slips.ts'

/**
 * Checks that every text spells the names of the register as the register does, and that a person,
 * a place or an operation that it names in one language is named in the other. Bodies are only
 * checked for their spelling: “the group” and «التنظيم» stand for them too often. Changes nothing.
 */
export function checkNames(
  texts: readonly Pick<Text, 'owner' | 'says'>[],
  { names, path }: Pick<EditorsFile, 'names' | 'path'>,
  context: Context,
): void {
  for (const text of texts) {
    const readings = mapEach(text.says, ({ plain }, language) =>
      readerOf(registerOf(names, language))(plain),
    )
    for (const language of languagesOf(readings)) {
      for (const slip of of(readings, language).slips)
        reportSlip(slip, language, text, path, context)
      for (const other of othersOf(readings, language)) {
        checkNamed(of(readings, language), of(readings, other), text, path, context)
      }
    }
  }
}

/** Reports the names that a text has in the other of two languages alone. */
function checkNamed(
  { register, words, mentions, slips }: NameReading,
  other: NameReading,
  text: Pick<Text, 'owner' | 'says'>,
  path: string,
  context: Context,
): void {
  const { language } = register
  const { nameInEnglish } = packOf(language)
  for (const known of register.names) {
    const { id, kind } = known.name
    const said = other.mentions.telling.get(id)
    if (said === undefined || mentions.any.has(id) || !PAIRED_KINDS.includes(kind)) continue
    if (slips.some((slip) => slip.id === id)) continue
    const slip = likelySlip(known, words, mentions, register)
    if (slip) {
      reportSlip(slip, language, text, path, context)
      continue
    }
    context.report({
      rule: 'name-one-sided',
      ...foundAt(of(text.says, language)),
      reason: `${text.owner}: ${packOf(other.register.language).nameInEnglish} names ${quoted(said, other.register.language)}, ${nameInEnglish} does not`,
      expected: known.forms.slice(0, 2).map(({ written }) => quoted(written, language)),
      advice: `Name it in ${nameInEnglish} too, or in neither. A further form that is right belongs into \`also\` of \`${id}\` in ${path}.`,
    })
  }
}

/** A text as far as a register is concerned. */
interface NameReading {
  readonly register: Register
  readonly words: readonly Word[]
  readonly mentions: Mentions
  readonly slips: readonly Slip[]
}

const readerOf = perRegister((register) =>
  remember((text): NameReading => {
    const words = wordsIn(text, register.language)
    const mentions = mentionsIn(words, register)
    return { register, words, mentions, slips: slipsIn(words, mentions, register) }
  }, OF_LARGE),
)

function reportSlip(
  { id, written, expected }: Slip,
  language: Language,
  { owner, says }: Pick<Text, 'owner' | 'says'>,
  path: string,
  context: Context,
): void {
  context.report({
    rule: 'name-spelling',
    ...foundAt(of(says, language)),
    reason: `${owner}: ${quoted(written, language)} is not how the names register spells ${quoted(expected, language)}`,
    actual: written,
    expected: [expected],
    advice: `Spell it as the register does. If it is another name, enter it into \`names\` of ${path}; if both forms are right, enter this one into \`also\` of \`${id}\`.`,
  })
}
