import type { BriefPicture } from '../model/brief.ts'
import { type EditorsFile, findSection } from '../model/editor.ts'
import type { Context } from '../report/context.ts'
import { type ClaimIndex, reportNoSection } from './claims.ts'
import { cite } from './editorial.ts'

/** The pictures with what their captions rest on. Of one that could not be read that was told. */
export function buildPictures(
  editor: EditorsFile,
  index: ClaimIndex,
  context: Context,
): BriefPicture[] {
  return editor.pictures.flatMap((picture): BriefPicture[] => {
    const { id, ref, alt, credit, labels, section: named, sensitive, place } = picture
    const owner = `The picture \`${id}\``
    const section = named === undefined ? undefined : findSection(named, editor)
    if (named !== undefined && section === undefined) {
      reportNoSection(owner, { section: named, place }, editor, context)
    }
    const cited = cite(picture, owner, index, context)
    if (ref === undefined) return []
    return [
      {
        ...cited,
        id,
        ref,
        alt,
        credit,
        labels: labels.map(({ text }) => text),
        ...(section !== undefined && { section }),
        sensitive,
      },
    ]
  })
}
