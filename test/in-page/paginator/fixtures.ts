/**
 * Documents written by hand to break the paginator: one file each in `fixtures/`.
 *
 * - `<!-- What it is about. Finds: too-tall. -->` stands at the top; without `Finds:` nothing is found.
 * - `{12}` stands for twelve words, `{en 12}` and `{ar 12}` for words of that script. Each word is a
 *   token that occurs once, so that what is lost, doubled or out of order can be told.
 * - `{call}` is a call of a new note, `{call 300}` of one with three hundred words.
 * - `{repeat 40}…{end}` stands for forty of what is between, where `{n}` is the number.
 * - `<html …>` gives attributes to the root, `<aside data-notes>` notes that are written out.
 */
import type { Sample } from './documents.ts'

export interface Fixture extends Sample {
  /** Kinds of the problems that are told, in that order, each once. */
  finds: string[]
}

const STYLE = `
:root { --page-width: 120mm; --page-height: 148mm; --margin-top: 12mm; --margin-bottom: 14mm;
  --margin-inner: 14mm; --margin-outer: 10mm; --note-gap: 5mm }
body { font: 13px/1.35 serif }
[lang=ar] { font-family: Amiri, serif; line-height: 1.75 }
.row { display: grid; grid-template-columns: 1fr 1fr; column-gap: 6mm }
.row > * { min-width: 0 } img { max-width: 100% }
.page-notes { border-top: 1px solid; padding-top: 3px; font-size: 10px } .page-notes p { margin: 0 }
`

export function readFixture(source: string): Fixture {
  const [, about = ''] = /^<!--([\s\S]*?)-->/.exec(source) ?? []
  const [, found = ''] = /Finds: ([a-z, -]+)\./.exec(about) ?? []
  const [, attributes = 'lang="en"'] = /<html([^>]*)>/.exec(source) ?? []
  const rtl = attributes.includes('rtl')
  const own = /<aside data-notes>[\s\S]*<\/aside>/.exec(source)?.[0]
  let rest = source.slice(source.indexOf('-->') + 3).replace(/<html[^>]*>/, '')
  if (own) rest = rest.replace(own, '<!--notes-->')
  let token = 0
  let note = 0
  const notes: string[] = []
  const words = (count: number, arabic: boolean) =>
    Array.from({ length: count }, () => {
      token++
      if (!arabic) return token % 7 === 0 ? `<em>w${token}.</em> ` : `lorem w${token}. `
      return token % 7 === 0 ? `<b>ع${token}.</b> ` : `كتابٌ ع${token}. `
    }).join('')
  const repeat = (text: string): string => {
    const repeated = text.replace(
      /\{repeat (\d+)\}((?:(?!\{repeat)[\s\S])*?)\{end\}/g,
      (_, count, inner) =>
        Array.from({ length: Number(count) }, (_, n) =>
          inner.replaceAll('{n}', String(n + 1)),
        ).join(''),
    )
    return repeated === text ? text : repeat(repeated)
  }
  const expand = (text: string): string =>
    repeat(text).replace(/\{(en |ar )?(\d+)\}|\{call ?(\d*)\}/g, (_, script, count, long) => {
      if (count) return words(Number(count), script ? script === 'ar ' : rtl)
      const number = `n${++note}`
      const text = `${note} ${words(Number(long || 4), rtl)}`
      notes.push(`<div data-note="${number}" id="note-${number}"><p>${text}</p></div>`)
      return `<sup><a data-call="${number}" href="#note-${number}">${note}</a></sup>`
    })
  const main = expand(rest)
  const written = own ? expand(own).replace(/^<aside data-notes>|<\/aside>$/g, '') : ''
  const html = `<!doctype html><html${attributes}><head><meta charset="utf-8"><style>${STYLE}</style></head><body>
<main data-flow>${main}</main><aside data-notes>${notes.join('')}${written}</aside>
<template data-page-furniture><div style="position:absolute;bottom:5mm"><span data-fill="page"></span></div></template>
</body></html>`
  const finds = found ? found.split(', ') : []
  return { html, direction: rtl ? 'rtl' : 'ltr', tokens: token, finds }
}
