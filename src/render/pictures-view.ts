import type { List } from 'mdast'
import type { Document, Role, Row } from '../contract/document.ts'
import { pictureRows } from '../contract/pictures.ts'
import { packOf } from '../languages/packs.ts'
import { plain } from '../markdown/plain.ts'
import { languagesOf, of } from '../model/language.ts'
import type { LabelPlace, Picture, Pictures } from '../model/picture.ts'
import type { Context } from '../report/context.ts'
import type { ViewMaker } from './cells.ts'
import { bitmapHtml, drawingHtml } from './drawing.ts'
import { StatementHtml } from './invented.ts'
import type { LabelView, PictureCell, PictureView } from './view.ts'

/** What is printed below a picture, where it follows it. */
export const BELOW_PICTURE: readonly Role[] = ['caption', 'legend', 'credit']

/** Stands where a picture is not at hand, which is told. */
const NOTHING: Picture = {
  kind: 'drawing',
  width: 1,
  height: 1,
  viewBox: '0 0 1 1',
  children: [],
  labels: [],
}

/** A picture with the words that stand over and below it, in each language by itself. */
export function pictureView(row: Row, below: readonly Row[], maker: ViewMaker): PictureView {
  const picture = maker.pictures.get(row.argument) ?? NOTHING
  const places = placesOf(picture)
  return {
    kind: picture.kind,
    ratio: Number((picture.width / picture.height).toFixed(4)),
    cells: maker.languages.map((lang): PictureCell => {
      const [alt, labels] = pictureParts(row, lang)
      return {
        lang,
        dir: packOf(lang).direction,
        image:
          picture.kind === 'drawing'
            ? drawingHtml(picture, alt, `drawing-${maker.nextDrawing()}-`)
            : bitmapHtml(picture, alt),
        labels: labels.flatMap((words, at): LabelView[] => {
          const place = places[at]
          if (!place) return []
          return [
            {
              html: maker.fragments.text(words, lang),
              left: `${place.x}%`,
              top: `${place.y}%`,
              anchor: place.anchor,
              classes: place.classes,
            },
          ]
        }),
        below: below.map(({ role, content }) => ({
          role,
          html: new StatementHtml(maker.fragments.blocks(of(content, lang), lang).toString()),
        })),
      }
    }),
  }
}

/**
 * Tells of the pictures that a brief names and that are not at hand as they were when it was written, and of
 * those that have another number of labels.
 */
export function reportPictures(
  document: Document,
  pictures: Pictures,
  path: string,
  context: Context,
): void {
  for (const row of pictureRows(document)) {
    const picture = pictures.get(row.argument)
    if (!picture) {
      context.report({
        rule: 'picture-missing',
        path,
        place: row.position,
        reason: `The picture \`${row.argument}\` is not there, or no longer what it was when the brief was written`,
        actual: row.argument,
        expected: [...pictures.keys()],
        advice:
          'Render where its folder of sources is, or write the brief anew with `mujaz build`: the picture is looked for there by its file and by the hash behind it.',
      })
      continue
    }
    const drawn = placesOf(picture).length
    for (const language of languagesOf(row.content)) {
      const [, labels] = pictureParts(row, language)
      if (labels.length === drawn) continue
      context.report({
        rule: 'picture-labels',
        path,
        place: row.position,
        reason: `In \`${language}\` the picture \`${row.argument}\` has ${labels.length} labels, and places for ${drawn}`,
        advice: 'Below its description stands one label a line, in the order of the drawing.',
      })
    }
  }
}

function placesOf(picture: Picture): readonly LabelPlace[] {
  return picture.kind === 'drawing' ? picture.labels : []
}

/** What the row of a picture says in a language: its description, and its labels. */
export function pictureParts(row: Row, language: string): [string, string[]] {
  const nodes = of(row.content, language)
  const list = nodes.find((node): node is List => node.type === 'list')
  const description = nodes.filter((node) => node !== list).map((node) => plain([node]))
  return [description.join(' '), list?.children.map((item) => plain([item])) ?? []]
}
