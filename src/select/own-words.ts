import type { Audience } from '../model/audience.ts'
import type { RegisteredName } from '../model/editor.ts'
import { languagesOf, of } from '../model/language.ts'
import { textsOfAudience, USES } from '../model/texts.ts'
import type { Context } from '../report/context.ts'
import { PrivateNames } from './private-names.ts'

/**
 * Tells where the words of an audience's own, in its settings, labels and templates, name a private
 * person whom it may not name: they are printed as they are, whatever is withheld from the brief.
 */
export function reportOwnWords(
  register: readonly RegisteredName[],
  audience: Audience,
  context: Context,
): void {
  const names = new PrivateNames(register)
  if (names.empty) return
  const { name, path, layout, partials, styles, assets } = audience
  const folder = path.replace(/[^/]*$/, '')
  const wordings = textsOfAudience(audience, folder)
    .filter(({ kind }) => !USES[kind].withheld)
    .flatMap(({ says }) => languagesOf(says).map((language) => of(says, language).plain))
  const pictures = Object.entries(assets)
    .filter(([file]) => /\.svg$/i.test(file))
    .map(([file, bytes]) => ({ path: folder + file, text: new TextDecoder().decode(bytes) }))
  const printed = styles.map((style) => ({ ...style, text: generatedText(style.text) }))
  const texts = [
    ...wordings.map((text) => ({ path, text })),
    ...[layout, ...Object.values(partials), ...printed, ...pictures].flatMap((file) =>
      readings(file.text).map((text) => ({ path: file.path, text })),
    ),
  ]
  const reported = new Set<string>()
  for (const { path: where, text } of texts) {
    for (const { start, end } of names.in(text)) {
      const found = `${where} ${text.slice(start, end)}`
      if (reported.has(found)) continue
      reported.add(found)
      context.report({
        rule: 'private-name',
        path: where,
        reason: `“${text.slice(start, end)}” is a private person, whom the audience \`${name}\` may not name`,
        actual: text.slice(start, end),
        advice: 'Take the name out of the settings, labels and templates of this audience.',
      })
    }
  }
}

/** What a style sheet prints of its own: the values of `content`. */
function generatedText(style: string): string {
  return [...style.matchAll(/\bcontent\s*:([^;}]*)/g)].map(([, value = '']) => value).join('\n')
}

/** A template as it is written, and as a reader meets it: decoded, and with nothing between its letters. */
function readings(text: string): string[] {
  const decoded = text
    .replace(/&#x([\da-f]{1,6});|\\([\da-f]{1,6})\s?/gi, (whole, hex, escaped) =>
      character(Number.parseInt(hex ?? escaped, 16), whole),
    )
    .replace(/&#(\d{1,7});/g, (whole, code) => character(Number(code), whole))
    .replace(/(?:%[\da-f]{2})+/gi, (bytes) =>
      new TextDecoder().decode(Buffer.from(bytes.replaceAll('%', ''), 'hex')),
    )
  const joined = decoded.replace(/<[^>]*>|["']\s*["']/g, '')
  return [...new Set([text, decoded, joined])]
}

function character(code: number, otherwise: string): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : otherwise
}
