import { directionOf } from '../model/language.ts'
import { type Source, shortTitleOf } from '../model/source.ts'
import { readings } from '../pipeline/read.ts'
import { alsoInWords, marksInRows } from '../pipeline/reading-words.ts'
import type { Project } from '../project/load.ts'
import { namesParagraph } from '../text/locator.ts'
import { textMessages } from './messages.ts'
import type { ReadingMessage, SourceMessage } from './protocol.ts'

/** The sources of a project, with what of each no claim covers. */
export function sourcesOf(project: Project): SourceMessage[] {
  const laidOut = readings(project)
  return project.sources.map(({ id, record }) => {
    const reading = laidOut.find(({ source }) => source === id)
    return {
      id,
      title: textMessages(shortTitleOf(record)),
      ...(reading && { paragraphs: reading.paragraphs.length }),
      uncovered: reading?.paragraphs.filter(({ uncovered }) => uncovered).length ?? 0,
    }
  })
}

/** An original as it is best read; `undefined` where it is not at hand or there is no such source. */
export function readingOf(project: Project, id: string): ReadingMessage | undefined {
  const reading = readings(project).find(({ source }) => source === id)
  const source = project.sources.find((each) => each.id === id)
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
