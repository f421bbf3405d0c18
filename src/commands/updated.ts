import { languagesOf, of } from '../model/language.ts'
import type { Place } from '../model/source.ts'
import type {
  Bearing,
  Change,
  ChangedClaim,
  Contradiction,
  UpdateResult,
} from '../pipeline/update.ts'
import type { FixedLocator } from '../project/follow.ts'
import type { ToldPassage } from '../project/update.ts'
import { counted } from '../report/amounts.ts'
import { cutInWords } from './cut.ts'

/** What a group of claims is, and what is to be done with each. */
interface Group {
  /** In the line that counts them. */
  readonly short: string
  readonly what: string
  readonly advice: string
  /** How much is shown of each: the paragraphs and the statements, what changed and where, or what changed alone. */
  readonly shows: 'all' | 'places' | 'changes'
}

const GROUPS: Readonly<Record<Bearing, Group>> = {
  contradicted: {
    short: 'contradicted',
    what: 'Contradicted: they state what the newer text does not say any more',
    advice: 'Correct them in all languages with their `figures`, or withdraw them.',
    shows: 'all',
  },
  gone: {
    short: 'without their passage',
    what: 'Without their passage: nothing in the newer text is known to be it',
    advice: 'Find where it says so now and correct `at`, or withdraw them.',
    shows: 'all',
  },
  sense: {
    short: 'perhaps turned round',
    what: 'Perhaps turned round: a denial, a doubt or a name came or went',
    advice: 'Read each beside the words of now.',
    shows: 'all',
  },
  unknown: {
    short: 'changed, nobody knows in what',
    what: 'Changed, and the words of then are not at hand',
    advice: 'Read each beside the words of now.',
    shows: 'all',
  },
  figures: {
    short: 'changed in what they do not state',
    what: 'Changed in figures, dates or names that they do not state',
    advice: 'See whether they still stand, and whether the new figure belongs into them.',
    shows: 'places',
  },
  words: {
    short: 'changed in words alone',
    what: 'Changed in words alone',
    advice: 'A glance at each is enough.',
    shows: 'changes',
  },
}

/** Up to as many changes of a passage, claims of the slightest kind and locators are told one by one. */
const MOST_CHANGES = 6
const MOST_WORDED = 12
const MOST_MOVED = 8

/** Up to as many letters of a paragraph are shown, around what changed in it. */
const LONGEST = 280

/** What came of an update, as a person reads it who has to act on it. */
export function updateInWords(source: string, result: UpdateResult): string {
  const { path, previous, paragraphs, fixed, settled, open, claims, lostHealth, cut } = result
  const moved = fixed.filter((each) => !open.some(({ claim }) => claim.id === each.claim))
  const lines = [
    `${path}: ${counted(paragraphs.is, 'paragraph')} in place of ${paragraphs.was}; ${paragraphs.added} new, ${paragraphs.removed} gone`,
    ...(previous ? [`The former original is kept as ${previous}`] : []),
    ...cutInWords(cut),
  ]
  const groups = (Object.keys(GROUPS) as Bearing[])
    .map((bearing) => ({ bearing, group: claims.filter((each) => each.bearing === bearing) }))
    .filter(({ group }) => group.length > 0)
  if (groups.length > 0) {
    const amounts = groups.map(({ bearing, group }) => `${group.length} ${GROUPS[bearing].short}`)
    lines.push('', `To act on (${claims.length}): ${amounts.join(', ')}`)
  }
  const shown = new Set<string>()
  for (const { bearing, group } of groups) {
    lines.push(...groupInWords(bearing, group, open, shown))
  }
  if (lostHealth.length > 0) {
    lines.push(
      '',
      `Entries of \`health\` on paragraphs that changed or are gone (${lostHealth.length}): correct them or take them out.`,
      `  at ${lostHealth.join('; ')}`,
    )
  }
  lines.push(
    '',
    `Nothing to do for ${counted(settled, 'claim')} whose passages say what they said${movedInWords(moved)}`,
    '',
    claims.length > 0
      ? 'Edit the claims, then run `mujaz lock`. Until then every check names them.'
      : 'Run `mujaz lock` to accept the newer original.',
    ...(previous ? [`To take it all back: mujaz update ${source} ${previous}`] : []),
  )
  return `${lines.join('\n')}\n`
}

/** "; of these 3 cite other numbers now: `start` 3 instead of 2, …" */
function movedInWords(moved: readonly FixedLocator[]): string {
  if (moved.length === 0) return '.'
  const told = moved
    .slice(0, MOST_MOVED)
    .map(({ claim, from, to }) => `\`${claim}\` ${to || 'nothing'} instead of ${from}`)
  return `; cited by other numbers now: ${told.join(', ')}${more(moved.length - MOST_MOVED)}.`
}

/** @param shown the paragraphs that were shown already, which is added to */
function groupInWords(
  bearing: Bearing,
  group: readonly ChangedClaim[],
  open: readonly ToldPassage[],
  shown: Set<string>,
): string[] {
  const { what, advice, shows } = GROUPS[bearing]
  const told = shows === 'changes' ? group.slice(0, MOST_WORDED) : group
  const rest = group.slice(told.length).map(({ claim }) => claim.id)
  return [
    '',
    `${what} (${group.length}). ${advice}`,
    ...told.flatMap((each) => claimInWords(each, open, shows, shown)),
    ...(rest.length > 0 ? [`  … and ${list(rest)}`] : []),
  ]
}

function claimInWords(
  { claim, passages, contradicted, texts, wholes }: ChangedClaim,
  open: readonly ToldPassage[],
  shows: Group['shows'],
  shown: Set<string>,
): string[] {
  const statements = languagesOf(claim.statements).map(
    (language) => `    ${language}   ${of(claim.statements, language).plain}`,
  )
  return [
    ...(shows === 'all' ? [''] : []),
    `  ${claim.place.path}:${claim.place.line}  \`${claim.id}\``,
    ...contradicted.map((each) => `    ${contradictionInWords(each)}`),
    ...passages.flatMap(({ paragraph, changes = [] }) => {
      const passage = open.find((each) => each.claim === claim && each.paragraph === paragraph)
      if (passage === undefined) return []
      const key = `${paragraph} ${passage.was ?? ''}`
      const isNew = !shown.has(key)
      if (shows !== 'changes') shown.add(key)
      return [
        ...changesInWords(passage, changes),
        ...(isNew && shows !== 'changes' ? bothWordings(passage, changes, shows) : []),
      ]
    }),
    ...(shows === 'all' ? statements : []),
    ...texts.map(
      ({ owner, place, said }) => `    ${owner} states ${inQuotes(said)} as well: ${at(place)}`,
    ),
    ...(wholes.length > 0 ? [`    Its figure makes a whole with those of ${list(wholes)}`] : []),
  ]
}

function contradictionInWords({ differs, said, now, measures, paragraph }: Contradiction): string {
  const figures = measures.length > 0 ? ` (figure ${list(measures)})` : ''
  const own = `states ${inQuotes(said)}${figures}`
  if (now !== undefined) return `${own}, and paragraph ${paragraph} has ${inQuotes(now)} now`
  return differs === 'hedge'
    ? `${own}, and paragraph ${paragraph} binds it otherwise now`
    : `${own}, which paragraph ${paragraph} does not have any more`
}

function changesInWords(
  { paragraph, fate, was, candidate }: ToldPassage,
  changes: readonly Change[],
): string[] {
  const now = candidate?.paragraph
  const moved = now === undefined || now === paragraph ? '' : `, now ${now}`
  const known = fate.kind === 'gone' && fate.nearest?.known ? ', which always stood beside it' : ''
  const nearest = candidate
    ? `; nearest is paragraph ${now}, with about ${percent(fate)} of it${known}: it is not taken in its place`
    : ''
  if (fate.kind === 'gone')
    return [`    paragraph ${paragraph} is gone${nearest}`, ...told(changes)]
  const alike = changes.length === 0 && was !== undefined ? ': spelling or punctuation alone' : ''
  return [`    paragraph ${paragraph}${moved}${alike}`, ...told(changes)]
}

function told(changes: readonly Change[]): string[] {
  const lines = changes.slice(0, MOST_CHANGES).map((change) => `      ${changeInWords(change)}`)
  const rest = changes.length - lines.length
  return rest > 0 ? [...lines, `      and ${rest} more: see --json`] : lines
}

/** The paragraph of then and of now, each as far as it is at hand. */
function bothWordings(
  { was, candidate }: ToldPassage,
  [first]: readonly Change[],
  shows: Group['shows'],
): string[] {
  const most = shows === 'all' ? LONGEST : LONGEST / 2
  return [
    ...(was === undefined ? [] : [`    was  ${around(was, first?.was ?? first?.now, most)}`]),
    ...(candidate ? [`    now  ${around(candidate.text, first?.now ?? first?.was, most)}`] : []),
  ]
}

function percent(fate: ToldPassage['fate']): string {
  const likeness = fate.kind === 'gone' ? fate.nearest?.likeness : undefined
  return `${Math.round((likeness ?? 0) * 100)} %`
}

function changeInWords({ kind, differs, was, now }: Change): string {
  const label = differs === 'hedge' || differs === 'unit' ? differs : kind
  if (was === undefined) return `${label}: new is ${inQuotes(shortened(now ?? ''))}`
  if (now === undefined) return `${label}: ${inQuotes(shortened(was))} is gone`
  // The marks keep the order of the two where both run from right to left.
  return `${label}: ${inQuotes(shortened(was))}\u200E → \u200E${inQuotes(shortened(now))}`
}

function inQuotes(words: string): string {
  return /\p{Script=Arabic}/u.test(words) ? `«${words}»` : `“${words}”`
}

/** Words in the middle of a long change tell nothing that its ends do not. */
function shortened(words: string): string {
  const all = words.split(/\s+/u)
  return all.length <= 14 ? words : `${all.slice(0, 7).join(' ')} … ${all.slice(-5).join(' ')}`
}

/** A paragraph, or of a long one what stands around some words of it. */
function around(text: string, words: string | undefined, most: number): string {
  const whole = text.trim()
  if (whole.length <= most) return whole
  const found = Math.max(0, words === undefined ? 0 : whole.indexOf(words))
  const from = found < most / 2 ? 0 : whole.indexOf(' ', found - most / 2) + 1
  const to = from + most >= whole.length ? whole.length : whole.lastIndexOf(' ', from + most)
  return `${from > 0 ? '… ' : ''}${whole.slice(from, to)}${to < whole.length ? ' …' : ''}`
}

function at(place: Place | Pick<Place, 'path'>): string {
  return 'line' in place ? `${place.path}:${place.line}` : place.path
}

function list(ids: readonly string[]): string {
  return ids.map((id) => `\`${id}\``).join(', ')
}

function more(number: number): string {
  return number > 0 ? ` … and ${number} more` : ''
}
