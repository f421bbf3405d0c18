import { fileURLToPath } from 'node:url'
import type { Document } from '../../../src/contract/document.ts'
import { parse } from '../../../src/contract/parse.ts'
import type { Audience } from '../../../src/model/audience.ts'
import type { Edition } from '../../../src/model/language.ts'
import { readAudienceFolder } from '../../../src/project/load.ts'
import { render } from '../../../src/render/render.ts'
import { collect, type Found } from '../../../src/report/context.ts'
import { Memory } from '../../../src/text/remember.ts'
import { createWorld } from '../../../src/world/world.ts'
import { Findings } from '../../support/findings.ts'
import { BOTH } from '../../support/languages.ts'

const TEMPLATES = fileURLToPath(new URL('../../../templates', import.meta.url))

const world = createWorld()

/** Read once: nothing that gets it can change it. */
let read: Promise<Audience> | undefined

/** The audience `meeting` as it lies in the repository, with a list of contents. */
export async function meeting(): Promise<Audience> {
  read ??= readMeeting()
  return { ...(await read), contents: true }
}

async function readMeeting(): Promise<Audience> {
  const findings = new Findings()
  const audience = await readAudienceFolder('meeting', TEMPLATES, BOTH, world, findings)
  if (!audience) throw new Error(findings.list().map(String).join('\n'))
  return audience
}

/** A text is parsed once, however many templates it is printed with. */
const parsed = new Memory<Found<Document>>(64)

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
  const document = parsed.recall(text, () =>
    collect((context) => parse({ path: 'brief.md', text }, context)),
  )
  for (const finding of document.findings) findings.report(finding)
  const html = render(document.value, { audience, edition, assets: world.asset }, findings) ?? ''
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
