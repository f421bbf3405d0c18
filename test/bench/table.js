/** @typedef {import('./run.js').Result} Result */

/** The results as Markdown. @param {readonly Result[]} results */
export function table(results) {
  const head = [
    'claims',
    'tool',
    'pages',
    'cold, s (min–max)',
    'CPU, s',
    'Mujaz : tool',
    'ms a page',
    'memory, MB',
    'rebuild, ms (min–max)',
  ]
  const rows = results.map((result) => {
    const own = results.find(({ tool, claims }) => tool === 'Mujaz' && claims === result.claims)
    return [
      String(result.claims),
      result.tool,
      String(result.pages),
      `${seconds(median(result.wall))} (${seconds(Math.min(...result.wall))}–${seconds(Math.max(...result.wall))})`,
      seconds(median(result.cpu)),
      own ? (median(own.wall) / median(result.wall)).toFixed(2) : '–',
      (median(result.wall) / result.pages).toFixed(0),
      (result.memory / 2 ** 20).toFixed(0),
      `${median(result.warm).toFixed(0)} (${Math.min(...result.warm).toFixed(0)}–${Math.max(...result.warm).toFixed(0)})`,
    ]
  })
  const steps = results.flatMap(({ claims, steps, warmSteps }) =>
    steps && warmSteps
      ? [
          [String(claims), 'first', ...Object.values(steps).map((took) => took.toFixed(0))],
          [String(claims), 'last', ...Object.values(warmSteps).map((took) => took.toFixed(0))],
        ]
      : [],
  )
  const stages = Object.keys(results.find(({ steps }) => steps)?.steps ?? {})
  return `${NOTE}\n\n${markdown(head, rows)}\n\nMilliseconds of each stage of Mujaz, in one process with its browser open:\n\n${markdown(['claims', 'build', ...stages], steps)}\n`
}

const NOTE = `Medians of runs that took turns. Cold: a whole process. Mujaz reads, checks, merges, writes,
renders, prints, finishes and inspects; its peers get ready-made documents in their own language.
Memory: the tree of processes, shared pages by share. Rebuild: one claim edited, compiler or browser kept.`

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

/** @param {readonly string[]} head @param {readonly (readonly string[])[]} rows */
function markdown(head, rows) {
  const line = (/** @type {readonly string[]} */ cells) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
