import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { parse } from '../../src/contract/parse.ts'
import type { Edition } from '../../src/model/language.ts'
import type { Drawing } from '../../src/model/picture.ts'
import { readSvg } from '../../src/pictures/svg.ts'
import { viewOf } from '../../src/render/render.ts'
import { createWorld } from '../../src/world/world.ts'
import { Findings } from '../support/findings.ts'
import { meeting } from './support/audience.ts'

const pathOf = (name: string) => fileURLToPath(new URL(name, import.meta.url))

const README = pathOf('../../templates/README.md')

const [BEGIN, END] = [
  '<!-- The reference: made by UPDATE=1 npx vitest run test/render/view.test.ts -->\n',
  '<!-- End of the reference -->\n',
]

interface Value {
  readonly name: string
  /** As it is written: `readonly SectionView[] | null`. */
  readonly type: string
  readonly says: string
}

/** A type of `view.ts` with its values. */
interface Type {
  readonly name: string
  readonly says: string
  readonly values: readonly Value[]
}

const plain = (comment = '') =>
  comment
    .replaceAll(/^\s*\/\*\*|\*\/\s*$|^\s*\*(?!\/) ?/gm, '')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** The interfaces of `view.ts`, by name. Its form is the formatter's, so lines are enough. */
function typesOf(source: string): Map<string, Type> {
  const types = new Map<string, Type>()
  const COMMENT = String.raw`(?:(\/\*\*(?:(?!\*\/)[\s\S])*\*\/)\s*)?`
  const declarations = source.matchAll(
    new RegExp(`${COMMENT}export interface (\\w+)(?: extends (\\w+))? \\{([\\s\\S]*?)\\n\\}`, 'g'),
  )
  for (const [, says, name = '', base, body = ''] of declarations) {
    const own = [...body.matchAll(new RegExp(`${COMMENT}readonly (\\w+): ([^\\n]+)`, 'g'))].map(
      ([, says, name = '', type = '']) => ({ name, type, says: plain(says) }),
    )
    const inherited = base === undefined ? [] : (types.get(base)?.values ?? [])
    types.set(name, { name, says: plain(says), values: [...inherited, ...own] })
  }
  return types
}

/** The type that a value is made of: `SectionView` of `readonly SectionView[] | null`. */
const innerType = (type: string) =>
  /\b(?:Cells|\w+View|\w*Cell|LanguageTable|ContentsEntry|LegendEntry)\b/
    .exec(type)?.[0]
    ?.replace(/^Cells$/, 'Cell')

const DRAWING =
  '<svg viewBox="0 0 600 400"><path class="land" d="M0 200h600v200H0z"/><text id="quay" class="mark" x="150" y="240">Quay</text></svg>'

/** A map of the harbour as a brief has it. */
const PICTURE = `<!-- picture: pictures/quay.svg#3f9a2c41 -->

A plan of the harbour.

- Old quay

<div lang="ar" dir="rtl">

مخطط للميناء.

- الرصيف القديم

</div>

<!-- caption -->

Two of the five quays were closed.[^1]

<div lang="ar" dir="rtl">

أُقفل اثنان من الأرصفة الخمسة.[^1]

</div>

<!-- credit -->

Drawn by the board.

<div lang="ar" dir="rtl">

من رسم المجلس.

</div>`

/** The real views of the harbour, from which the examples are taken. */
async function views(): Promise<Record<Edition, object>> {
  const text = readFileSync(pathOf('fixtures/harbour/brief.md'), 'utf8')
    .replace(
      /^short-title:/m,
      'status: { en: Draft, ar: مسودة }\nkeywords: { en: "harbour, ferries", ar: "ميناء، عبّارات" }\nshort-title:',
    )
    // One note is called twice.
    .replaceAll('[^2]\n', '[^2][^1]\n')
    .replace('<!-- chart -->', () => `${PICTURE}\n\n<!-- chart -->`)
  const audience = {
    ...(await meeting()),
    contents: true,
    runningLine: { en: 'For official use', ar: 'للاستعمال الرسمي' },
  }
  const findings = new Findings()
  const pictures = new Map([['pictures/quay.svg#3f9a2c41', readSvg(DRAWING) as Drawing]])
  const options = { audience, assets: createWorld().asset, pictures }
  const view = (edition: Edition) =>
    JSON.parse(
      JSON.stringify(
        viewOf(parse({ path: 'brief.md', text }, findings), { ...options, edition }, findings),
      ),
    )
  return {
    'en-ar': view('en-ar'),
    en: view('en'),
    ar: view('ar'),
    'back-to-back': view('back-to-back'),
  }
}

/** Every object of a type that a view holds. */
function collect(
  object: unknown,
  type: string,
  types: Map<string, Type>,
  into: Map<string, object[]>,
) {
  if (Array.isArray(object)) {
    for (const each of object) collect(each, type, types, into)
    return
  }
  if (typeof object !== 'object' || object === null) return
  const known = types.get(type)
  if (!known) return
  into.set(type, [...(into.get(type) ?? []), object])
  for (const { name, type: inside } of known.values) {
    const inner = innerType(inside)
    const value = (object as Record<string, unknown>)[name]
    const values = inside.includes('Record<') ? Object.values(value ?? {}) : value
    if (inner) collect(values, inner.replace('HalfView', 'View'), types, into)
  }
}

function exampleOf(value: unknown): string {
  const isCells =
    Array.isArray(value) && value.length > 0 && value.every((each) => each?.lang && 'text' in each)
  const words = isCells
    ? value.map(({ text, html }) => text || html).join(' · ')
    : typeof value === 'string'
      ? value
      : JSON.stringify(value)
  const short = words.length > 70 ? `${words.slice(0, 69)}…` : words
  return short.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').trim()
}

const code = (text: string) => (text === '' ? '' : `\`${text}\``)

function reference(types: Map<string, Type>, found: Map<string, object[]>): string {
  const sections = [...types.values()].map(({ name, says, values }) => {
    const rows = values.map(({ name: key, type, says }) => {
      const samples = (found.get(name) ?? []).map((each) => (each as Record<string, unknown>)[key])
      const sample = samples.find(
        (each) =>
          each !== null &&
          each !== '' &&
          each !== undefined &&
          !(Array.isArray(each) && each.length === 0),
      )
      const nested = innerType(type) !== undefined && !/Cells/.test(type)
      const example =
        nested || type.includes('Record<') || key === 'styles' ? '' : exampleOf(sample ?? '')
      const shown = type
        .replaceAll('readonly ', '')
        .replaceAll(' | ', ' or ')
        .replace(/^Readonly<(.*)>$/, '$1')
      return `| \`${key}\` | ${code(shown.replaceAll('|', '\\|'))} | ${says.replaceAll('|', '\\|')} | ${code(example)} |`
    })
    return [
      `### ${name}`,
      says,
      ['| value | type | what it is | example |', '| --- | --- | --- | --- |', ...rows].join('\n'),
    ]
      .filter(Boolean)
      .join('\n\n')
  })
  return `${sections.join('\n\n')}\n\n`
}

it('should be documented value by value, with examples from a real view', async () => {
  const types = typesOf(readFileSync(pathOf('../../src/render/view.ts'), 'utf8'))
  const found = new Map<string, object[]>()
  for (const view of Object.values(await views())) collect(view, 'View', types, found)

  // What is documented is what a template receives, no more and no less.
  for (const [name, { values }] of types) {
    const names = values.map((value) => value.name).sort()
    for (const value of values) expect(value.says, `${name}.${value.name}`).not.toBe('')
    for (const object of found.get(name) ?? [{}]) {
      const own = Object.keys(object)
      // A half has no styles of its own.
      const half = name === 'View' && !own.includes('styles') ? ['styles'] : []
      expect([...own, ...half].sort(), name).toEqual(names)
    }
  }

  const readme = readFileSync(README, 'utf8')
  const [before = '', , after = ''] = readme.split(new RegExp(`${BEGIN}|${END}`))
  const wanted = `${before}${BEGIN}\n${reference(types, found)}${END}${after}`
  if (process.env.UPDATE) writeFileSync(README, wanted)
  expect(readFileSync(README, 'utf8')).toBe(wanted)
})
