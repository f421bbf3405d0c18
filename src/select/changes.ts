import type { Audience } from '../model/audience.ts'
import type { Brief } from '../model/brief.ts'
import type { ListedChanges, PointChange, SourceChange } from '../model/changes.ts'

/**
 * What of the changes a selected brief may list: of what it prints, that it is new or changed; that
 * something was withdrawn only where this audience had it. Where names or points are withheld from it,
 * no earlier wording is told: it may have been changed for that very reason.
 */
export function selectChanges(
  changes: ListedChanges,
  brief: Brief,
  { name, selection }: Audience,
): ListedChanges {
  const withholds = selection.sensitive !== 'show'
  const listed = onlyPrinted(selection.points === 'full' ? ofFullPoints(changes) : changes, brief)
  const given = changes.given[name]
  const hadIt = (key: string) => given?.includes(key) ?? !withholds
  return {
    ...listed,
    points: listed.points.flatMap((change) => {
      const had = hadIt(`point:${change.topic}`)
      if (change.kind === 'withdrawn' && !had) return []
      return [withholds ? withoutThen(change, had) : change]
    }),
    sources: listed.sources.flatMap((change): SourceChange[] => {
      if (change.kind === 'withdrawn') return hadIt(`source:${change.source}`) ? [change] : []
      // What is wrong with a passage may be all that is left of a claim that is withheld.
      const aspects = change.aspects.filter((aspect) => !withholds || aspect !== 'health')
      return change.kind === 'changed' && aspects.length === 0 ? [] : [{ ...change, aspects }]
    }),
    given: {},
  }
}

/** The changes of the points themselves, without those of their short forms. */
export function ofFullPoints(changes: ListedChanges): ListedChanges {
  return {
    ...changes,
    points: changes.points.filter(({ was, is }) => (is ?? was)?.merged === undefined),
  }
}

/** Without the changes of points that are not printed and of sources that are not listed. */
export function onlyPrinted(changes: ListedChanges, brief: Brief): ListedChanges {
  const topics = new Set(
    brief.sections.flatMap(({ groups }) =>
      groups.flatMap(({ points }) => points.map(({ topic }) => topic)),
    ),
  )
  const sources = new Set(brief.sources.map(({ id }) => id))
  const sections = new Set<string>(brief.sections.map(({ id }) => id))
  return {
    ...changes,
    points: changes.points.filter(({ kind, topic, was }) =>
      kind === 'withdrawn' ? sections.has(was?.section ?? '') : topics.has(topic),
    ),
    sources: changes.sources.filter(
      ({ kind, source }) => kind === 'withdrawn' || sources.has(source),
    ),
  }
}

/** A change without what was said before; figures stay where they were given and are no secret. */
function withoutThen(change: PointChange, had: boolean): PointChange {
  const { was, ...rest } = change
  if (!was || !had || was.sensitive) return { ...rest, figures: [] }
  const { words, ...bare } = was
  return { ...rest, was: bare }
}
