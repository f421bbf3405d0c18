import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { RULES, type RuleId, type Severity } from '../src/report/rules.ts'

const page = fileURLToPath(new URL('../sources/RULES.md', import.meta.url))

const STOPS: Readonly<Record<Severity, string>> = {
  error: 'everything',
  check: '`check` and `--release`',
  release: '`--release`',
  warning: 'nothing',
}

/** The rules by what one is doing when one meets them; those of a release follow from what they stop. */
const DOING: Readonly<Record<string, string>> = {
  'Writing a note': `no-notes note-hidden encoding bidi-control front-matter yaml-cut issued-later address-unsafe
    original-unreadable original-misspelt duplicate-id stray-text directive-unclosed directive-unknown
    directive-attribute statement-form inline-form section-unknown measure-unknown population-unknown name-unknown locator-missing
    locator-form locator-beyond-end locator-noise background-only figure-value dispute-apart look-alike shares-whole
    parts-exceed figure-above-whole`,
  'Saying what the passages say': `support-number support-hedge support-exchanged support-name support-quotation
    support-elsewhere support-likelier`,
  'Writing the editor’s file': `file-missing topic-unlisted topic-empty topic-mixed words-unread settled-nothing topic-split
    dispute-form dispute-undeclared merged-point key-figure-unknown claim-unknown claim-draft claims-missing support-editorial likelihood-with-confidence likelihood-differs
    confidence-origin error-uncorrected figures-differ picture-missing picture-unknown picture-form picture-unsafe
    picture-labels picture-edited`,
  'Minding the style': `sentence-long source-unnamed present-stale hedge-lost speaker-lost`,
  Translating: `language-missing figure-unmatched number-differs numbers-exchanged hedge-differs date-differs
    sense-opposed name-one-sided name-spelling term-forbidden term-one-sided translation-stale statement-unaccepted
    memory-form`,
  'Updating a source': `source-unknown article-unreadable article-same passages-unknown original-changed
    passage-moved passage-respelt passage-altered passage-gone passage-unlocked lock-form not-locked manifest-form`,
  Releasing: 'draft-left support-unproved',
  'Taking back what others sent':
    'returned-unreadable returned-foreign returned-change returned-comment returned-unplaced returned-form',
  'Making an audience': `audience-unknown edition-unknown audience-settings citation-style asset-text asset-unknown template-compile
    template-run template-invents private-name dispute-torn pages-exceeded words-exceeded selection-empty selection-not-applied`,
  'Polishing brief.md by hand':
    'brief-form contract-broken html-dropped markdown-dropped link-dead note-undefined note-uncalled',
  Printing: `page-make-up page-fit font-fallback browser-skipped pdf-unreadable pdf-page pdf-text pdf-language
    pdf-note pdf-link pdf-outline pdf-font pdf-attachment`,
}

const rulesOf = (doing: string) => DOING[doing]?.split(/\s+/) ?? []

/** The contents of the page. */
function contents(): string {
  const links = (ids: readonly string[]) => ids.map((id) => `[${id}](#${id})`).join(', ')
  const released = Object.keys(RULES).filter((id) => RULES[id as RuleId].severity === 'release')
  return Object.keys(DOING)
    .map((doing) => {
      const all = doing === 'Releasing' ? released : rulesOf(doing)
      const also = doing === 'Releasing' ? ', beside all that stops everything or `check`' : ''
      return `- **${doing}**${also}: ${links(all)}`
    })
    .join('\n')
}

/** The page that lists the rules is made of their registry. */
function rulesPage(): string {
  const sections = Object.entries(RULES).map(([id, { severity, why, bad, good }]) =>
    [`## ${id}`, why, `- Stops: ${STOPS[severity]}`, `- Found: ${bad}`, `- Well: ${good}`].join(
      '\n\n',
    ),
  )
  return `# Rules

<!-- Made of src/report/rules.ts by: UPDATE=1 npx vitest run test/rules.test.ts -->

What \`mujaz check\` and \`mujaz build\` can find. An id is permanent, and \`mujaz help <id>\` shows its entry.

## By what you are doing

${contents()}

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

it('should be found by what one is doing: every rule in one place, or in that of a release as well', () => {
  const listed = Object.keys(DOING).flatMap(rulesOf)
  expect(listed.toSorted()).toEqual(Object.keys(RULES).toSorted())
})
