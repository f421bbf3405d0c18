import type { FoundFile } from '../../pdf/found-file.ts'
import { type PdfDict, PdfStream, type PdfValue, Ref } from '../../pdf/objects.ts'
import { UnreadableFile } from '../unreadable.ts'

/** Forms that a page paints, those within forms counted each time; no page of text has as many. */
const MOST = 20_000

/** What a content paints by name: a form or picture, a pattern, what a state masks with. */
const PAINTED = /\/([^\s/<>[\]()%]+)\s+(Do|scn|SCN|gs)\b/g

/**
 * Sees to it that reading a file comes to an end: a form that paints itself would be read for ever, and forms that paint
 * each other many times for as long as they were made to.
 *
 * @throws UnreadableFile where it does not
 */
export function assertFinite(file: FoundFile): void {
  const known = new Map<number, number>()
  for (const page of file.pages()) {
    const dict = file.dict(page)
    const contents = file.resolve(dict.get('Contents'))
    const streams: PdfValue[] = contents instanceof PdfStream ? [contents] : file.array(contents)
    const resources = resourcesOf(file, dict)
    let painted = 0
    for (const stream of streams) painted += paintedBy(file, stream, resources, known, new Set())
    if (painted > MOST)
      throw new UnreadableFile(`One page of it paints more than ${MOST} pictures.`)
  }
}

/** A page may leave its resources to the nodes above it. */
function resourcesOf(file: FoundFile, page: PdfDict): PdfDict {
  let node = page
  for (let depth = 0; depth < 50; depth++) {
    if (node.has('Resources')) return file.dictOrEmpty(node.get('Resources'))
    node = file.dictOrEmpty(node.get('Parent'))
  }
  return node
}

function paintedBy(
  file: FoundFile,
  stream: PdfValue,
  resources: PdfDict,
  known: Map<number, number>,
  open: ReadonlySet<number>,
): number {
  let text: string
  try {
    text = file.content(stream).toString('latin1')
  } catch {
    return 0
  }
  let painted = 0
  for (const [, name = '', operator = ''] of text.matchAll(PAINTED)) {
    const ref = drawnAs(file, resources, name, operator)
    if (ref === undefined) continue
    painted++
    if (open.has(ref.id)) throw new UnreadableFile('It paints itself, and would be read for ever.')
    const form = file.get(ref)
    if (!(form instanceof PdfStream) || file.name(form.dict.get('Subtype')) === 'Image') continue
    let inside = known.get(ref.id)
    if (inside === undefined) {
      const own = form.dict.has('Resources')
        ? file.dictOrEmpty(form.dict.get('Resources'))
        : resources
      inside = paintedBy(file, form, own, known, new Set([...open, ref.id]))
      known.set(ref.id, inside)
    }
    painted += inside
    if (painted > MOST) break
  }
  return painted
}

/** What an operator paints by a name, if it is an object of its own. */
function drawnAs(
  file: FoundFile,
  resources: PdfDict,
  name: string,
  operator: string,
): Ref | undefined {
  const of = (kind: string) => file.dictOrEmpty(resources.get(kind)).get(name)
  const value =
    operator === 'Do'
      ? of('XObject')
      : operator === 'gs'
        ? file.dictOrEmpty(file.dictOrEmpty(of('ExtGState')).get('SMask')).get('G')
        : of('Pattern')
  return value instanceof Ref ? value : undefined
}
