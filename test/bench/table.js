import { goals } from './goals.js'
import { markdown, median } from './markdown.js'

/** @typedef {import('./run.js').Result} Result */
/** @typedef {import('./run.js').Stages} Stages */
/** @typedef {import('./run.js').Audiences} Audiences */
/** @typedef {import('./run.js').Scale} Scale */
/** @typedef {import('./counts.js').Counts} Counts */

/**
 * The results as Markdown.
 *
 * @param {readonly Result[]} results
 * @param {readonly Stages[]} stages
 * @param {readonly Audiences[]} many
 * @param {readonly Scale[]} scales
 */
export function table(results, stages, many, scales) {
  const parts =
    results.length > 0 ? [NOTE, times(results), COUNTS, counts(results), GOALS, goals(results)] : []
  if (stages.length > 0) parts.push(STAGES, stageTable(stages))
  if (many.length > 0) parts.push(MEMORY, memory(many))
  if (scales.length > 0) parts.push(SCALE, scaleTable(scales))
  return `${parts.join('\n\n')}\n`
}

const ROWS = {
  typeset: 'A typesetting',
  cold: 'B notes to a proven PDF',
  fresh: 'B the same, resident',
  rebuild: 'C one edited claim',
}

/** @param {readonly Result[]} results */
function times(results) {
  const order = Object.keys(ROWS)
  const rows = results
    .toSorted((a, b) => a.claims - b.claims || order.indexOf(a.task) - order.indexOf(b.task))
    .map(({ claims, task, tool, costs, memory: bytes }) => {
      const [wall, cpu] = [costs.map((cost) => cost.wall), costs.map((cost) => cost.cpu)]
      return [
        String(claims),
        ROWS[task],
        tool,
        `${median(wall).toFixed(0)} (${Math.min(...wall).toFixed(0)}–${Math.max(...wall).toFixed(0)})`,
        `${median(cpu).toFixed(0)} (${Math.min(...cpu).toFixed(0)}–${Math.max(...cpu).toFixed(0)})`,
        bytes === undefined ? '–' : megabytes(bytes),
      ]
    })
  return markdown(['claims', 'row', 'tool', 'wall, ms (min–max)', 'CPU, ms (min–max)', 'MB'], rows)
}

/** How many per cent more or fewer pages make two documents of one content two measures. */
const SAME_PAGES = 5

/** @param {readonly Result[]} results */
function counts(results) {
  /** @type {readonly (keyof Counts)[]} */
  const kinds = ['pages', 'tags', 'outline', 'links', 'notes']
  const rows = results.flatMap(({ claims, task, tool, counts: found }) => {
    if (!found || task !== 'typeset') return []
    const own = results.find(
      (each) => each.claims === claims && each.task === 'typeset' && each.tool === 'Mujaz',
    )
    const more = 100 * (found.pages / (own?.counts?.pages ?? Number.NaN) - 1)
    const told = `${more < 0 ? '' : '+'}${more.toFixed(1)} %`
    return [
      [
        ...[String(claims), tool, ...kinds.map((kind) => String(found[kind]))],
        Math.abs(more) > SAME_PAGES ? `**${told}**` : told,
      ],
    ]
  })
  return markdown(['claims', 'tool', ...kinds, 'pages beside Mujaz'], rows)
}

/** @param {readonly Stages[]} stages */
function stageTable(stages) {
  const all = [...new Set(stages.flatMap(({ steps }) => Object.keys(steps)))]
  const rows = stages.map(({ claims, build, took, steps }) => [
    String(claims),
    build,
    ...all.map((stage) => steps[stage]?.toFixed(0) ?? '–'),
    took.toFixed(0),
  ])
  return markdown(['claims', 'build', ...all, 'all'], rows)
}

/** @param {readonly Audiences[]} many */
function memory(many) {
  const rows = many.map(({ audiences, wall, cpu, memory: bytes }) => [
    String(audiences),
    wall.toFixed(0),
    cpu.toFixed(0),
    megabytes(bytes),
  ])
  return markdown(['audiences', 'cold, ms', 'CPU, ms', 'MB'], rows)
}

/** @param {readonly Scale[]} scales */
function scaleTable(scales) {
  const rows = scales.map(({ claims, notes, wall, cpu, memory: bytes }) => [
    String(claims),
    String(notes),
    wall.toFixed(0),
    cpu.toFixed(0),
    (cpu / claims).toFixed(1),
    megabytes(bytes),
  ])
  return markdown(['claims', 'notes', 'wall, ms', 'CPU, ms', 'CPU a claim, ms', 'MB'], rows)
}

const NOTE = `Medians of runs that took turns. CPU and memory are those of the whole tree of processes: children that
were killed are counted to the last look, a fiftieth of a second before at most; shared pages count by share.

- **A** From a ready-made document of the tool’s own to its PDF, in a process of its own. Ours is the page that Mujaz
  has rendered: made up, printed, and finished (links, outline, languages, PDF/A); nothing is proven. Unfinished it is
  as Chromium prints it: links within it lead nowhere yet, and its notes are tagged as no notes.
- **B** From the notes to a PDF that was read back and proven. Ours alone: no peer does it. Cold in a process of its
  own; resident in one that has built another project of that size, of one that it has not seen.
- **C** From the saving of one edited claim to the PDF, in a process that has built it before. Ours begins with the note
  and ends with the proof; the peers’ documents are given to them edited.`

const COUNTS = 'What the PDFs of A hold, by their own objects. Typst and Mujaz tag notes as notes.'

const GOALS = 'Medians of the ratios of each turn, with what they are to be:'

const STAGES = `Milliseconds of each stage of Mujaz. Some overlap: most of \`verify\` is done while the pages are printed,
and counts in both.`

const MEMORY = 'Sixty claims for several audiences, one edition each, a whole process:'

const SCALE = '`check --json` of a locked project whose originals are at hand, a whole process:'

/** @param {number} bytes */
function megabytes(bytes) {
  return (bytes / 2 ** 20).toFixed(0)
}
