import type { PicturePlan } from '../model/editor.ts'
import type { ByLanguage } from '../model/language.ts'
import type { Place } from '../model/source.ts'
import { nearest } from '../text/nearest.ts'
import { placeOf, type WrittenFile } from './directives.ts'
import type { Prose } from './editors-prose.ts'

/** What the front matter says of a picture. */
interface PictureRecord {
  readonly file: string
  readonly alt: ByLanguage
  readonly credit: ByLanguage
  readonly labels: Readonly<Record<string, ByLanguage>>
}

/**
 * The pictures of the editor's file, each with its caption, in the order of the captions. A record without a
 * caption, a caption without a record and a second one are told.
 */
export function picturesIn(
  records: Readonly<Record<string, PictureRecord>>,
  captions: readonly Prose[],
  placeAt: (path: readonly (string | number)[]) => Place,
  { path, context }: WrittenFile,
): PicturePlan[] {
  const known = Object.keys(records)
  const idOf = ({ attributes }: Prose) => attributes.id ?? ''
  const captioned = captions.map(idOf)
  const all = placeAt(['pictures'])
  const isWritten = (id: string) => {
    const { line, column } = placeAt(['pictures', id])
    return line !== all.line || column !== all.column
  }
  for (const id of known.filter((each) => !captioned.includes(each))) {
    context.report({
      rule: 'picture-unknown',
      path,
      place: placeAt(['pictures', id]),
      reason: `The picture \`${id}\` has no caption, and stands nowhere`,
      advice: `Write \`::::picture{#${id} claims="…"}\` with its caption.`,
    })
  }
  return captions.flatMap((caption, at): PicturePlan[] => {
    const id = idOf(caption)
    const record = Object.hasOwn(records, id) ? records[id] : undefined
    const isSecond = captioned.indexOf(id) < at
    // A record that is there and cannot be read was told.
    if (!record && isWritten(id)) return []
    if (!record || isSecond) {
      const meant = nearest(id, known)
      context.report({
        rule: 'picture-unknown',
        path,
        place: placeOf(caption.node, path),
        reason: isSecond
          ? `The picture \`${id}\` has a second caption`
          : `There is no picture \`${id}\` among \`pictures\` of the front matter`,
        actual: id,
        expected: known,
        advice: isSecond
          ? 'Keep one of the two; what stands in several places is several pictures.'
          : meant === undefined
            ? 'Put its file, `alt` and `credit` there, under this id.'
            : `Did you mean \`${meant}\`?`,
      })
      return []
    }
    const { section, sensitive } = caption.attributes
    return [
      {
        ...caption.sentence,
        id,
        ...record,
        labels: Object.entries(record.labels).map(([label, text]) => ({ id: label, text })),
        ...(section !== undefined && { section }),
        sensitive: sensitive !== undefined,
      },
    ]
  })
}
