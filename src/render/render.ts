import { parseOnce } from '../contract/parse-once.ts'
import type { Audience, TextFile } from '../model/audience.ts'
import type { Edition } from '../model/language.ts'
import type { Findings } from '../report/findings.ts'
import { type AssetReader, Assets } from './assets.ts'
import { buildView } from './build-view.ts'
import { Html } from './html.ts'
import { placeIn } from './place.ts'
import { withPolicy } from './policy.ts'
import { fill } from './template.ts'
import { findUnsafe } from './unsafe.ts'
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
  const view = viewWith(assets, markdown, context)
  const html = fill(audience, view, assets, findings)
  if (html === undefined || reportUnsafe(html, view.styles, audience, findings)) return undefined
  const page = withPolicy(html)
  if (page === undefined) {
    findings.add({
      rule: 'template-run',
      path: audience.layout.path,
      reason: 'The page does not begin with `<!doctype html>`, `<html …>` and `<head>`',
      advice: 'Begin it as templates/base/layout.hbs does.',
    })
  }
  return page
}

/**
 * Reports what could run or fetch something in the page, at its place in the templates where it
 * stands there as it is.
 *
 * @returns whether anything was found
 */
function reportUnsafe(html: string, styles: Html, audience: Audience, findings: Findings): boolean {
  const all = findUnsafe(html, styles.toString())
  const files = [audience.layout, ...Object.values(audience.partials)]
  for (const { found, reason } of all) {
    const file = files.find(({ text }) => text.includes(found))
    findings.add({
      rule: 'asset-unknown',
      path: (file ?? audience.layout).path,
      place: file && placeIn(file.text, file.text.indexOf(found)),
      reason: `The page may not hold \`${found}\`: ${reason}`,
      advice: 'See templates/README.md for what a template can do.',
    })
  }
  return all.length > 0
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
  const document = parseOnce(markdown, findings)
  return buildView(document, audience, edition, new Html(assets.styleSheet(audience.styles)))
}
