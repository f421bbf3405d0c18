import { directionOf } from '../model/language.ts'
import { findSource, type Source, shortTitleOf } from '../model/source.ts'
import { readingsOf } from '../pipeline/read.ts'
import { alsoInWords, marksInRows } from '../pipeline/reading-words.ts'
import type { Project } from '../project/load.ts'
import { namesParagraph } from '../text/locator.ts'
import { textMessages } from './messages.ts'
import type { ReadingMessage, SourceMessage } from './protocol.ts'

/** The sources of a project, with what of each no claim covers. */
export function sourcesOf(project: Project): SourceMessage[] {
  const readings = readingsOf(project)
  const laidOut = new Set(readings.sources)
  return project.sources.map(({ id, record }) => ({
    id,
    title: textMessages(shortTitleOf(record)),
    ...(laidOut.has(id) && { paragraphs: readings.count(id) }),
    uncovered: readings.uncovered(id).length,
  }))
}

/** An original as it is best read; `undefined` where it is not at hand or there is no such source. */
export function readingOf(project: Project, id: string): ReadingMessage | undefined {
  const reading = readingsOf(project).reading(id)
  const source = findSource(id, project.sources)
  if (!reading || !source) return undefined
  const claims = new Map(
    project.sources.flatMap((each) => each.claims.map((claim) => [claim.id, claim] as const)),
  )
  const nameOf = (name: string) => {
    const known = project.editor?.names.find((each) => each.id === name)
    return known ? (textMessages(known.name)[0]?.text ?? name) : name
  }
  return {
    title: textMessages(shortTitleOf(source.record)),
    lang: source.record.language,
    dir: directionOf(source.record.language),
    paragraphs: reading.paragraphs.map(
      ({ paragraph, text, best, marks, alsoIn, cited, uncovered, skip }) => {
        return {
          number: paragraph,
          ...{ text, best, uncovered },
          marks: marksInRows({ ...marks, names: marks.names.map(nameOf) }),
          alsoIn: alsoIn.map(alsoInWords),
          claims: cited.flatMap((claim) => {
            const place = claims.get(claim)?.place
            return place ? [{ id: claim, file: place.path, line: place.line }] : []
          }),
          ...(skip !== undefined && { skip }),
          ...(isDebris(source, paragraph) && { debris: true }),
        }
      },
    ),
  }
}

function isDebris({ health }: Source, paragraph: number): boolean {
  return health.some(({ kind, at }) => kind === 'noise' && namesParagraph(at, paragraph))
}
