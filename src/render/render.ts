import type { Document } from '../contract/document.ts'
import type { Audience } from '../model/audience.ts'
import type { Edition } from '../model/language.ts'
import type { Pictures } from '../model/picture.ts'
import { type Context, collect, type Found } from '../report/context.ts'
import { positionIn } from '../text/position.ts'
import { Kept } from '../text/remember.ts'
import { type AssetReader, Assets } from './assets.ts'
import { buildView } from './build-view.ts'
import { Html } from './html.ts'
import { findInvented, withoutMarks } from './invented.ts'
import { withPolicy } from './policy.ts'
import { fill } from './template.ts'
import { findUnsafe } from './unsafe.ts'
import type { View } from './view.ts'

/** What a page is rendered for, and with. */
export interface RenderOptions {
  readonly audience: Audience
  readonly edition: Edition
  /** Reads the files of installed packages: fonts. */
  readonly assets: AssetReader
  /** Those that the brief names, where it names any. */
  readonly pictures?: Pictures
}

/**
 * Renders a brief as one HTML page for an audience and edition, a Document in, HTML out: readable on a
 * screen as it is, and made up into pages by print. The page holds all that it needs and asks for nothing.
 *
 * The same input gives the same page; nothing is read but through `assets`.
 *
 * @returns the page; `undefined` where a template's mistake, which is reported, left none
 */
export function render(
  document: Document,
  options: RenderOptions,
  context: Context,
): string | undefined {
  const { audience } = options
  const styles = new Html(styleSheet(options, context))
  const html = filledIn(document, options, styles, context)
  if (html === undefined || reportUnsafe(html, styles, audience, context)) return undefined
  const page = withPolicy(html)
  if (page === undefined) {
    context.report({
      rule: 'template-run',
      path: audience.layout.path,
      reason: 'The page does not begin with `<!doctype html>`, `<html …>` and `<head>`',
      advice:
        'Begin it as templates/base/layout.hbs does; `mujaz help templates` says where that lies.',
    })
  }
  return page
}

/** The page as its templates have it, in which they invent nothing: what it is made of is as large, and is let go here. */
function filledIn(
  document: Document,
  options: RenderOptions,
  styles: Html,
  context: Context,
): string | undefined {
  const { audience } = options
  const assets = new Assets(audience.assets, options.assets, context)
  const view = () => viewWith(styles, document, options, context)
  const marked = fill(audience, view, assets, context)
  if (marked === undefined || reportInvented(marked, audience, context)) return undefined
  return withoutMarks(marked)
}

/**
 * Reports what could run or fetch something in the page, at its place in the templates where it
 * stands there as it is.
 *
 * @returns whether anything was found
 */
function reportUnsafe(html: string, styles: Html, audience: Audience, context: Context): boolean {
  const all = findUnsafe(html, styles.toString())
  const files = [audience.layout, ...Object.values(audience.partials)]
  for (const { found, reason } of all) {
    const file = files.find(({ text }) => text.includes(found))
    context.report({
      rule: 'asset-unknown',
      path: (file ?? audience.layout).path,
      place: file && positionIn(file.text, file.text.indexOf(found)),
      reason: `The page may not hold \`${found}\`: ${reason}`,
      advice: '`mujaz help templates` tells what a template can do.',
    })
  }
  return all.length > 0
}

/**
 * Reports what templates say in the place of a statement, which nobody has checked and no note bears out.
 *
 * @returns whether anything was found
 */
function reportInvented(html: string, audience: Audience, context: Context): boolean {
  const files = [audience.layout, ...Object.values(audience.partials)]
  const all = findInvented(html, files)
  for (const { found, file = audience.layout, position } of all) {
    context.report({
      rule: 'template-invents',
      path: file.path,
      place: position,
      reason: `A template says “${found}” in the place of a statement`,
      actual: found,
      advice:
        'Take it out, or put it into an element of its own beside the row. A figure with its source reaches a template through the view.',
    })
  }
  return all.length > 0
}

/** The view that the templates of an audience receive of a brief. */
export function viewOf(document: Document, options: RenderOptions, context: Context): View {
  return viewWith(new Html(styleSheet(options, context)), document, options, context)
}

function viewWith(
  styles: Html,
  document: Document,
  { audience, edition, pictures = new Map() }: RenderOptions,
  context: Context,
): View {
  return buildView(document, audience, edition, styles, pictures, context.reuse)
}

/** With the fonts, which are half of a page: once for all editions. */
function styleSheet(
  { audience: { styles, assets }, assets: read }: RenderOptions,
  context: Context,
): string {
  const { value, findings } = SHEETS.recall(styles, [assets, read], () =>
    collect((own) => new Assets(assets, read, own).styleSheet(styles)),
  )
  for (const finding of findings) context.report(finding)
  return value
}

const SHEETS = new Kept<Found<string>>()
