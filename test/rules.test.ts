import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { RULES, type Severity } from '../src/report/rules.ts'

const page = fileURLToPath(new URL('../sources/RULES.md', import.meta.url))

const STOPS: Readonly<Record<Severity, string>> = {
  error: 'everything',
  check: '`check` and `--release`',
  release: '`--release`',
  warning: 'nothing',
}

/** The page that lists the rules is made of their registry. */
function rulesPage(): string {
  const sections = Object.entries(RULES).map(([id, { severity, why, bad, good }]) =>
    [`## ${id}`, why, `- Stops: ${STOPS[severity]}`, `- Found: ${bad}`, `- Well: ${good}`].join(
      '\n\n',
    ),
  )
  return `# Rules

What \`mujaz check\` and \`mujaz build\` can find. This page is made of the registry
(\`src/report/rules.ts\`) by \`UPDATE=1 npx vitest run test/rules.test.ts\`. An id is permanent.

${sections
  .join('\n\n')
  .replaceAll('\n\n- ', '\n- ')
  .replaceAll(/(\S)\n- Stops/g, '$1\n\n- Stops')}
`
}

it('should list every rule with its reason, a bad and a good example', async () => {
  if (process.env.UPDATE) await writeFile(page, rulesPage())
  expect(await readFile(page, 'utf8')).toBe(rulesPage())
  for (const [id, { why, bad, good }] of Object.entries(RULES)) {
    expect([why, bad, good], id).toEqual(Array(3).fill(expect.stringMatching(/\S/)))
  }
})
