/**
 * Random documents for the paginator. Every word is a token that occurs once (`w12.`, in Arabic
 * `ع12.`), every paragraph knows its number (`data-leaf`): what is lost, doubled or out of order on
 * the pages can be told without knowing how they were made.
 */
import fc from 'fast-check'

export interface Sample {
  html: string
  direction: 'ltr' | 'rtl'
  tokens: number
}

type Block =
  | { kind: 'heading'; level: number; words: number }
  | { kind: 'paragraph'; words: number; calls: number[]; style: string }
  | { kind: 'list'; ordered: boolean; items: Block[][] }
  | { kind: 'table'; rows: number; columns: number; words: number; span: boolean; call: number }
  | { kind: 'row'; left: Block[]; right: Block[] }
  | { kind: 'wrap'; tag: string; style: string; content: Block[] }
  | { kind: 'image'; width: number; height: number; inline: boolean }
  | { kind: 'bare'; words: number; content: Block[] }
  | { kind: 'empty'; style: string }

const words = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 25 }) },
  { weight: 3, arbitrary: fc.integer({ min: 25, max: 120 }) },
  { weight: 1, arbitrary: fc.integer({ min: 120, max: 500 }) },
)
const calls = fc.oneof(
  { weight: 5, arbitrary: fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 15 }) },
)
const paragraphStyle = fc.constantFrom(
  ...['', '', '', '', 'text-align:justify', 'padding:9px;border:2px solid', 'orphans:3;widows:3'],
  ...['margin:0', 'margin-top:40px', 'break-inside:avoid', 'break-before:page', 'line-height:2.3'],
)
const wrapStyle = fc.constantFrom(
  ...[
    '',
    '',
    'padding:12px 5px;border:3px solid',
    'break-inside:avoid',
    'columns:2',
    'display:flow-root',
  ],
  ...[
    'display:flex;flex-direction:column;gap:7px',
    'overflow:hidden',
    'float:inline-start;width:40%',
  ],
  ...['position:absolute;top:0;width:90px', 'background:#eee;margin:22px', 'break-before:recto'],
)

const { block } = fc.letrec<{ block: Block; blocks: Block[] }>((tie) => {
  const blocks = fc.array(tie('block'), { maxLength: 3 })
  return {
    blocks,
    block: fc.oneof(
      { depthSize: 'xsmall', withCrossShrink: true },
      {
        weight: 7,
        arbitrary: fc.record({
          kind: fc.constant('paragraph' as const),
          words,
          calls,
          style: paragraphStyle,
        }),
      },
      {
        weight: 3,
        arbitrary: fc.record({
          kind: fc.constant('heading' as const),
          level: fc.integer({ min: 1, max: 4 }),
          words: fc.integer({ min: 1, max: 12 }),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant('table' as const),
          rows: fc.oneof(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 20, max: 50 })),
          columns: fc.integer({ min: 1, max: 5 }),
          words: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 150 })),
          span: fc.boolean(),
          call: fc.integer({ min: 0, max: 12 }),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('image' as const),
          width: fc.integer({ min: 5, max: 1500 }),
          height: fc.integer({ min: 5, max: 1500 }),
          inline: fc.boolean(),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('empty' as const),
          style: fc.constantFrom(
            '',
            'height:30px',
            'break-after:page',
            'display:none',
            'margin:50px',
          ),
        }),
      },
      {
        weight: 3,
        arbitrary: fc.record({
          kind: fc.constant('list' as const),
          ordered: fc.boolean(),
          items: fc.array(blocks, { maxLength: 6 }),
        }),
      },
      {
        weight: 4,
        arbitrary: fc.record({ kind: fc.constant('row' as const), left: blocks, right: blocks }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant('wrap' as const),
          tag: fc.constantFrom('section', 'blockquote', 'div', 'figure', 'details', 'aside', 'pre'),
          style: wrapStyle,
          content: blocks,
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constant('bare' as const), words, content: blocks }),
      },
    ),
  }
})

const noteWords = fc.oneof(
  { weight: 20, arbitrary: fc.integer({ min: 1, max: 12 }) },
  { weight: 1, arbitrary: fc.integer({ min: 60, max: 300 }) },
)

export const samples: fc.Arbitrary<Sample> = fc
  .record({
    blocks: fc.array(block, { maxLength: 10 }),
    notes: fc.array(noteWords, { minLength: 1, maxLength: 30 }),
    direction: fc.constantFrom('ltr' as const, 'rtl' as const),
  })
  .map(({ blocks, notes, direction }) => write(blocks, notes, direction))

function write(blocks: Block[], notes: number[], direction: 'ltr' | 'rtl'): Sample {
  let token = 0
  let leaf = 0
  let note = 0
  let id = 0
  const printed: string[] = []

  const text = (count: number, rtl: boolean) =>
    Array.from({ length: count }, () => {
      token++
      if (!rtl) return token % 11 === 0 ? `<em>w${token}. </em>` : `lorem w${token}. `
      return token % 11 === 0 ? `<b>ع${token}. </b>` : `كتابٌ ع${token}. `
    }).join('')

  /** A long note only where it is alone: several beside each other fit on no page. */
  const call = (rtl: boolean, alone = true): string => {
    note++
    const wanted = notes[note % notes.length] as number
    const count = alone ? wanted : Math.min(wanted, 12)
    const content = text(count, rtl)
    printed.push(`<div data-note="${note}" id="note-${note}"><p>${note} ${content}</p></div>`)
    return `<sup><a data-call="${note}" id="call-${++id}" href="#note-${note}">${note}</a></sup>`
  }

  const paragraph = (count: number, at: number[], rtl: boolean): string => {
    const places = [...at].sort((a, b) => a - b).slice(0, 1 + count / 8)
    let html = ''
    let done = 0
    for (const place of places) {
      const upTo = Math.min(place, count)
      html += text(Math.max(0, upTo - done), rtl) + call(rtl, places.length === 1)
      done = Math.max(done, upTo)
    }
    return html + text(count - done, rtl)
  }

  const many = (list: Block[], rtl: boolean): string =>
    list.map((each) => one(each, rtl)).join('\n')

  const one = (each: Block, rtl: boolean): string => {
    const mark = () => `data-leaf="${++leaf}"`
    switch (each.kind) {
      case 'heading':
        return `<h${each.level} ${mark()} id="h${++id}">${text(each.words, rtl)}</h${each.level}>`
      case 'paragraph': {
        const open = `<p ${mark()} style="${each.style}">`
        return `${open}${paragraph(each.words, each.calls, rtl)}</p>`
      }
      case 'list': {
        const items = each.items.map((item, n) =>
          n % 3 === 0
            ? `<li><span ${mark()}>${text(5, rtl)}</span>${many(item, rtl)}</li>`
            : `<li>${many(item, rtl)}</li>`,
        )
        return each.ordered ? `<ol>${items.join('')}</ol>` : `<ul>${items.join('\n')}</ul>`
      }
      case 'table': {
        const cells = (tag: string, count: number, n: number) =>
          Array.from({ length: each.columns }, (_, c) => {
            const span =
              each.span && n % 5 === 0 && c === 0 && n + 1 < each.rows ? ' rowspan=2' : ''
            if (each.span && n % 5 === 1 && c === 0) return ''
            const extra = n === each.call && c === 0 ? call(rtl) : ''
            return `<${tag}${span} data-cell ${mark()}>${text(c === 0 ? count : 2, rtl)}${extra}</${tag}>`
          }).join('')
        const rows = Array.from({ length: each.rows }, (_, n) => {
          const count = n === 3 ? each.words : Math.min(each.words, 9)
          return `<tr>${cells('td', count, n)}</tr>`
        })
        return `<table><thead><tr>${cells('th', 2, -1)}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`
      }
      case 'row':
        return `<div class="row"><div data-column lang="en" dir="ltr">${many(each.left, false)}</div>
          <div data-column lang="ar" dir="rtl">${many(each.right, true)}</div></div>`
      case 'wrap': {
        const open = each.tag === 'details' ? 'open ' : ''
        const summary = each.tag === 'details' ? `<summary ${mark()}>${text(2, rtl)}</summary>` : ''
        // Chromium itself takes minutes over grids in columns.
        const plain = each.content.filter(({ kind }) => kind === 'paragraph' || kind === 'heading')
        const beside = plain.slice(0, 1).map((inner) => ({ ...inner, words: 12, calls: [] }))
        const inner = each.style.startsWith('columns')
          ? plain
          : /float|absolute/.test(each.style)
            ? beside
            : each.content
        const content = many(inner, rtl)
        return `<${each.tag} ${open}style="${each.style}">${summary}${content}</${each.tag}>`
      }
      case 'image': {
        const svg = `<svg xmlns='http://www.w3.org/2000/svg' width='${each.width}' height='${each.height}'/>`
        const image = `<img alt="" src="data:image/svg+xml,${encodeURIComponent(svg)}">`
        return each.inline ? `<p ${mark()}>${text(3, rtl)}${image}${text(3, rtl)}</p>` : image
      }
      case 'bare':
        return `<div><span ${mark()}>${text(Math.min(each.words, 200), rtl)}</span>${many(each.content, rtl)}</div>`
      case 'empty':
        return `<div style="${each.style}"></div>`
    }
  }

  const rtl = direction === 'rtl'
  const main = many(blocks, rtl)
  const html = `<!doctype html><html lang="${rtl ? 'ar' : 'en'}" dir="${direction}"><head>
<meta charset="utf-8"><style>
:root { --page-width: 120mm; --page-height: 148mm; --margin-top: 12mm; --margin-bottom: 14mm;
  --margin-inner: 14mm; --margin-outer: 10mm; --note-gap: 5mm }
body { font: 13px/1.35 serif }
[data-flow], [data-notes] { overflow-wrap: normal }
[lang=ar] { font-family: Amiri, serif; line-height: 1.75 }
.row { display: grid; grid-template-columns: 1fr 1fr; column-gap: 6mm }
.row > * { min-width: 0 } pre { white-space: normal } img { max-width: 100% }
.page-notes { border-top: 1px solid; padding-top: 3px; font-size: 10px } .page-notes p { margin: 0 }
</style></head><body><main data-flow>${main}</main><aside data-notes>${printed.join('')}</aside>
<template data-page-furniture><div style="position:absolute;bottom:5mm"><span data-fill="page"></span></div></template>
</body></html>`
  return { html, direction, tokens: token }
}
