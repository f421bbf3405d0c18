import { fileURLToPath } from 'node:url'
import { parse } from '../../../src/contract/parse.ts'
import type { Audience } from '../../../src/model/audience.ts'
import type { Edition } from '../../../src/model/language.ts'
import { readAudienceFolder } from '../../../src/project/load.ts'
import { render } from '../../../src/render/render.ts'
import { createWorld } from '../../../src/world/world.ts'
import { Findings } from '../../support/findings.ts'
import { BOTH } from '../../support/languages.ts'

const TEMPLATES = fileURLToPath(new URL('../../../templates', import.meta.url))

const world = createWorld()

/** The audience `meeting` as it lies in the repository, with a list of contents. */
export async function meeting(): Promise<Audience> {
  const findings = new Findings()
  const audience = await readAudienceFolder('meeting', TEMPLATES, BOTH, world, findings)
  if (!audience) throw new Error(findings.list().map(String).join('\n'))
  return { ...audience, contents: true }
}

/** The same look with another layout, which prints only what a test is about. */
export async function withLayout(
  layout: string,
  changes: Partial<Audience> = {},
): Promise<Audience> {
  const audience = await meeting()
  return { ...audience, layout: { path: 'layout.hbs', text: layout }, styles: [], ...changes }
}

/** A layout around something. */
export function page(body: string): string {
  return `<!doctype html><html lang="{{lang}}"><head><title>t</title></head><body>${body}</body></html>`
}

export interface Rendered {
  /** Empty where there is no page. */
  readonly html: string
  /** What stands in the body. */
  readonly body: string
  /** `3:5 rule: reason` */
  readonly findings: string[]
}

export function renderText(text: string, audience: Audience, edition: Edition = 'en-ar'): Rendered {
  const findings = new Findings()
  const html =
    render(
      parse({ path: 'brief.md', text }, findings),
      { audience, edition, assets: world.asset },
      findings,
    ) ?? ''
  return {
    html,
    body: /<body>([\s\S]*)<\/body>/.exec(html)?.[1]?.trim() ?? '',
    findings: findings
      .list()
      .map(
        (finding) =>
          `${finding.file}:${finding.line ?? '-'}:${finding.column ?? '-'} ${finding.ruleId}: ${finding.reason}`,
      ),
  }
}

/** A full brief around some Markdown. */
export function brief(markdown: string): string {
  return `---
mujaz: 1
languages: [en, ar]
date: 2026-11-23
short-title: { en: Harbour, ar: الميناء }
---

# Harbour <span lang="ar" dir="rtl">الميناء</span>

${markdown}
`
}

/** A row in both languages. */
export function row(en: string, ar: string, comment = ''): string {
  return `${comment}\n\n${en}\n\n<div lang="ar" dir="rtl">\n\n${ar}\n\n</div>\n`
}
