import { markdown, median } from './markdown.js'

/** @typedef {import('./run.js').Result} Result */
/** @typedef {import('./run.js').Task} Task */

/**
 * What is divided by what, turn by turn, and what it is to be at each number of claims.
 *
 * @typedef {object} Goal
 * @property {string} name
 * @property {readonly [Task, string]} of
 * @property {readonly [Task, string]} by
 * @property {'wall' | 'cpu'} kind
 * @property {'at most' | 'at least'} is
 * @property {Readonly<Record<number, number>>} to
 */

/** Our typesetting up to what Chromium has printed: its links within the document lead nowhere yet. */
export const UNFINISHED = 'Mujaz, unfinished'

/** @type {readonly Goal[]} */
const GOALS = [
  {
    name: 'A CPU, × Typst’s',
    ...{ of: ['typeset', 'Mujaz'], by: ['typeset', 'Typst'], kind: 'cpu', is: 'at most' },
    to: { 60: 1.6, 240: 1, 960: 1 },
  },
  {
    name: 'A times faster than Paged.js',
    ...{ of: ['typeset', 'Paged.js'], by: ['typeset', 'Mujaz'], kind: 'wall', is: 'at least' },
    to: { 60: 2.5, 240: 4, 960: 5 },
  },
  {
    name: 'A unfinished, CPU, × Typst’s',
    ...{ of: ['typeset', UNFINISHED], by: ['typeset', 'Typst'], kind: 'cpu', is: 'at most' },
    to: {},
  },
  {
    name: 'A unfinished, times faster than Paged.js',
    ...{ of: ['typeset', 'Paged.js'], by: ['typeset', UNFINISHED], kind: 'wall', is: 'at least' },
    to: {},
  },
  {
    name: 'B cold, × Typst’s A',
    ...{ of: ['cold', 'Mujaz'], by: ['typeset', 'Typst'], kind: 'wall', is: 'at most' },
    to: { 60: 3.5, 240: 2.4, 960: 1.7 },
  },
  {
    name: 'B resident, × Typst’s A',
    ...{ of: ['fresh', 'Mujaz'], by: ['typeset', 'Typst'], kind: 'wall', is: 'at most' },
    to: { 60: 1.6, 240: 1.3, 960: 1.1 },
  },
  {
    name: 'C × Paged.js’',
    ...{ of: ['rebuild', 'Mujaz'], by: ['rebuild', 'Paged.js'], kind: 'wall', is: 'at most' },
    to: { 60: 0.25, 240: 0.2, 960: 0.2 },
  },
]

/** Each as `1.42 (≤ 1.6)`, in bold where it is missed. @param {readonly Result[]} results */
export function goals(results) {
  const sizes = [...new Set(results.map(({ claims }) => claims))]
  const rows = GOALS.map(({ name, of, by, kind, is, to }) => [
    name,
    ...sizes.map((claims) => {
      const costs = (/** @type {readonly [Task, string]} */ [task, tool]) =>
        results.find((each) => each.claims === claims && each.task === task && each.tool === tool)
          ?.costs ?? []
      const under = costs(by)
      const ratios = costs(of).map((cost, turn) => cost[kind] / (under[turn]?.[kind] ?? Number.NaN))
      if (ratios.length === 0 || under.length === 0) return '–'
      const found = median(ratios)
      const goal = to[claims]
      if (goal === undefined) return found.toFixed(2)
      const met = is === 'at most' ? found <= goal : found >= goal
      const told = `${found.toFixed(2)} (${is === 'at most' ? '≤' : '≥'} ${goal})`
      return met ? told : `**${told}**`
    }),
  ])
  return markdown(['claims', ...sizes.map(String)], rows)
}
