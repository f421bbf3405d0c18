/** @typedef {import('./run.js').Result} Result */

/** @typedef {import('./run.js').Audiences} Audiences */
/** @typedef {import('./run.js').Build} Build */

/**
 * The results as Markdown.
 *
 * @param {readonly Result[]} results
 * @param {readonly Audiences[]} many
 */
export function table(results, many) {
  const parts = [NOTE, times(results)]
  if (results.some(({ first }) => first)) parts.push(STAGES, stages(results))
  if (many.length > 0) parts.push(MEMORY, memory(many))
  return `${parts.join('\n\n')}\n`
}

/** @param {readonly Result[]} results */
function times(results) {
  const head = [
    'claims',
    'tool',
    'pages',
    'cold, s (min–max)',
    'CPU, s',
    'Mujaz : tool',
    'ms a page',
    'ms a further page',
    'memory, MB',
    'rebuild, ms (min–max)',
  ]
  const rows = results.map((result) => {
    const own = results.find(({ tool, claims }) => tool === 'Mujaz' && claims === result.claims)
    const smaller = results.findLast(
      ({ tool, claims }) => tool === result.tool && claims < result.claims,
    )
    const wall = median(result.wall)
    return [
      String(result.claims),
      result.tool,
      String(result.pages),
      `${seconds(wall)} (${seconds(Math.min(...result.wall))}–${seconds(Math.max(...result.wall))})`,
      seconds(median(result.cpu)),
      own ? (median(own.wall) / wall).toFixed(2) : '–',
      (wall / result.pages).toFixed(0),
      smaller ? ((wall - median(smaller.wall)) / (result.pages - smaller.pages)).toFixed(0) : '–',
      megabytes(result.memory),
      `${median(result.warm).toFixed(0)} (${Math.min(...result.warm).toFixed(0)}–${Math.max(...result.warm).toFixed(0)})`,
    ]
  })
  return markdown(head, rows)
}

/** Stages that come after the PDF is complete: the peers have none of them. */
const AFTER = ['finish', 'inspect']

/** @param {readonly Result[]} results */
function stages(results) {
  const all = Object.keys(results.find(({ first }) => first)?.first?.steps ?? {})
  const row = (
    /** @type {number} */ claims,
    /** @type {string} */ which,
    /** @type {Build} */ build,
  ) => {
    const took = (/** @type {string} */ stage) => build.steps[stage] ?? 0
    const after = AFTER.reduce((sum, stage) => sum + took(stage), 0)
    const figures = [...all.map(took), build.took - after, after, build.took]
    return [String(claims), which, ...figures.map((each) => each.toFixed(0))]
  }
  const rows = results.flatMap(({ claims, first, last }) =>
    first && last ? [row(claims, 'first', first), row(claims, 'rebuild', last)] : [],
  )
  const head = ['claims', 'build', ...all, 'to a printed PDF', 'finished and proven', 'all']
  return markdown(head, rows)
}

/** @param {readonly Audiences[]} many */
function memory(many) {
  const rows = many.map(({ audiences, wall, cpu, memory }) => [
    String(audiences),
    seconds(wall),
    seconds(cpu),
    megabytes(memory),
  ])
  return markdown(['audiences', 'cold, s', 'CPU, s', 'memory, MB'], rows)
}

const NOTE = `Medians of runs that took turns. Cold: a whole process. Mujaz reads, checks, merges, writes,
renders, prints, finishes and inspects; its peers get ready-made documents in their own language.
Memory: the tree of processes, shared pages by share. Rebuild: one claim edited, compiler or browser kept.
A further page: what each page costs that the next smaller brief does not have.`

const STAGES = `Milliseconds of each stage of Mujaz, in one process with its browser open. A printed PDF is what the
peers stop at, but for the checks before it; what comes after has no counterpart there. Most of \`verify\`
is done while the pages are printed, and counts in both.`

const MEMORY = 'Sixty claims for several audiences, one edition each, a whole process:'

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low = Number.NaN, high = Number.NaN] = [
    sorted[middle - 1 + (sorted.length % 2)],
    sorted[middle],
  ]
  return (low + high) / 2
}

/** @param {number} milliseconds */
function seconds(milliseconds) {
  return (milliseconds / 1000).toFixed(2)
}

/** @param {number} bytes */
function megabytes(bytes) {
  return (bytes / 2 ** 20).toFixed(0)
}

/** @param {readonly string[]} head @param {readonly (readonly string[])[]} rows */
function markdown(head, rows) {
  const line = (/** @type {readonly string[]} */ cells) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
