import type { Audience, TextFile } from '../model/audience.ts'
import type { Edition } from '../model/language.ts'
import type { Findings } from '../report/findings.ts'
import { type AssetReader, Assets } from './assets.ts'
import { buildView } from './build-view.ts'
import { composeOnce } from './compose-once.ts'
import { Html } from './html.ts'
import { withPolicy } from './policy.ts'
import { fill } from './template.ts'
import type { View } from './view.ts'

/** What rendering needs beside the brief. */
export interface RenderContext {
  readonly audience: Audience
  readonly edition: Edition
  readonly findings: Findings
  /** Reads the files of installed packages: fonts. */
  readonly assets: AssetReader
}

/**
 * Renders the Markdown brief as one HTML page for an audience and edition: readable on a screen as
 * it is, and made up into pages by print. The page holds all that it needs and asks for nothing.
 *
 * The same input gives the same page; nothing is read but through `assets`.
 *
 * @returns the page; `undefined` where a template's mistake, which is reported, left none
 */
export function render(markdown: TextFile, context: RenderContext): string | undefined {
  const { audience, findings } = context
  const assets = new Assets(audience.assets, context.assets, findings)
  const html = fill(audience, viewWith(assets, markdown, context), assets, findings)
  if (html === undefined) return undefined
  const page = withPolicy(html)
  if (page === undefined) {
    findings.add({
      rule: 'template-run',
      path: audience.layout.path,
      reason: 'The layout writes no `<head>`',
      advice: 'Begin it as templates/base/layout.hbs does.',
    })
  }
  return page
}

/** The view that the templates of an audience receive. */
export function viewOf(markdown: TextFile, context: RenderContext): View {
  const { audience, assets, findings } = context
  return viewWith(new Assets(audience.assets, assets, findings), markdown, context)
}

function viewWith(
  assets: Assets,
  markdown: TextFile,
  { audience, edition, findings }: RenderContext,
): View {
  const document = composeOnce(markdown, findings)
  return buildView(document, audience, edition, new Html(assets.styleSheet(audience.styles)))
}
