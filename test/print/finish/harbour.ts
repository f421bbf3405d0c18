import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Browser, BrowserOptions } from '../../../src/browser/browser.ts'
import { openBrowser } from '../../../src/browser/open-browser.ts'
import type { LinkTarget, PrintedPage, Report } from '../../../src/in-page/protocol.ts'
import type { FinishOptions } from '../../../src/print/finish/options.ts'
import { print } from '../../../src/print/print.ts'

/** A small brief about a harbour that does not exist, with everything that finishing has to do with. */
export type HarbourEdition = 'en-ar' | 'en' | 'ar'

export interface PrintedHarbour {
  readonly pdf: Uint8Array
  readonly report: Report
  readonly page: PrintedPage
  readonly targets: readonly LinkTarget[]
  readonly hardStyles: readonly string[]
}

const noteWords = { en: 'Note', ar: 'الحاشية' }

export const DATE = new Date('2026-11-23T09:30:00Z')

/** Prints each edition in a real browser, with the real paginator; `look` is CSS on top of its own. */
export async function printHarbour(
  editions: readonly HarbourEdition[],
  look = '',
  options: BrowserOptions = {},
): Promise<Record<HarbourEdition, PrintedHarbour>> {
  const browser = await openBrowser(options)
  try {
    return await printHarbourIn(browser, editions, look)
  } finally {
    await browser.close()
  }
}

/** The same in a browser that is open. */
export async function printHarbourIn(
  browser: Browser,
  editions: readonly HarbourEdition[],
  look = '',
): Promise<Record<HarbourEdition, PrintedHarbour>> {
  const styles = `${await fonts()} ${look}`
  const printed = await Promise.all(
    editions.map(async (edition) => {
      const document = harbour(edition, styles)
      const { pdf, report, content: page, targets, ...late } = await print(document, { browser })
      const hardStyles = await late.hardStyles
      return [edition, { pdf, report, page, targets, hardStyles }] as const
    }),
  )
  return Object.fromEntries(printed) as Record<HarbourEdition, PrintedHarbour>
}

export function optionsFor(
  edition: HarbourEdition,
  { report, page, targets }: PrintedHarbour,
): FinishOptions {
  const { headings } = report
  return { languages: edition.split('-'), date: DATE, headings, targets, noteWords, ...page }
}

async function fonts(): Promise<string> {
  const { resolve } = createRequire(import.meta.url)
  const face = async (family: string, file: string, weight: number, style = 'normal') => {
    const bytes = await readFile(resolve(file))
    return `@font-face { font-family: ${family}; font-weight: ${weight}; font-style: ${style}; src: url(data:font/woff2;base64,${bytes.toString('base64')}) }`
  }
  const faces = await Promise.all([
    face('Naskh', '@fontsource/amiri/files/amiri-arabic-400-normal.woff2', 400),
    face('Naskh', '@fontsource/amiri/files/amiri-arabic-700-normal.woff2', 700),
    face('Latin', '@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2', 400),
    face('Latin', '@fontsource/source-serif-4/files/source-serif-4-latin-700-normal.woff2', 700),
    face(
      'Latin',
      '@fontsource/source-serif-4/files/source-serif-4-latin-400-italic.woff2',
      400,
      'italic',
    ),
  ])
  return `${faces.join('\n')}
    :root { --page-width: 210mm; --page-height: 297mm; --margin-top: 20mm; --margin-bottom: 20mm;
      --margin-inner: 20mm; --margin-outer: 20mm; --note-gap: 12px }
    body { margin: 0; font: 16px/1.7 Latin, Naskh; font-synthesis: none; background: white }
    .row { display: grid; grid-template-columns: 1fr 1fr; gap: 8mm }
    html:not([data-edition="en-ar"]) .row { display: block }
    h2 { border-bottom: 1px solid #333 }
    table { border-collapse: collapse; width: 100% } td, th { border: 1px solid #999; padding: 4px }
    .call { vertical-align: super; font-size: 70% }
    .bar { width: 200px; height: 20px }
    .foot { position: absolute; bottom: 8mm; left: 20mm }`
}

type Pair = readonly [en: string, ar: string]

const call = (note: number) => (lang: string) =>
  `<a class="call" dir="ltr" data-call="${note}" href="#note-${note}" id="call-${note}-${lang}">${note}</a>`

const TITLE: Pair = ['The ferry of Qasr Island', 'عبّارة جزيرة القصر']

/** A page of text, so that calls and notes have more than one page to stand on. */
const STATEMENTS: readonly Pair[] = [
  [
    `The port of <bdi lang="ar" dir="rtl">القصر</bdi> handled more than 900,000 passengers in 2018 (see “Harbour Review”).`,
    `استقبل ميناءُ القصر أكثرَ من 900 ألف مسافرٍ في عام 2018 (انظر «مجلة <bdi lang="en" dir="ltr">Harbour Review</bdi>»).`,
  ],
  [
    `Its <em>director</em>, Salma Naji, called the year “the best so far”.`,
    `ووصفت مديرتُه <strong>سلمى ناجي</strong> السنةَ بأنها «الأفضل حتى الآن»، وأضافت أيضًا أنّ العمل تضاعف مجانًا.`,
  ],
  [
    `Storms closed it for 12 days; the outer mole was repaired twice.`,
    `أغلقته العواصف 12 يومًا، ورُمِّم الحاجز الخارجي مرّتين، وسُمّي الرصيف الجديد رصيف «التجربة».`,
  ],
]

function harbour(edition: HarbourEdition, styles: string): string {
  const languages = edition.split('-')
  const cells = ([en, ar]: Pair, tag: string) =>
    languages
      .map((lang) =>
        lang === 'en'
          ? `<${tag} lang="en" dir="ltr">${en}</${tag}>`
          : `<${tag} lang="ar" dir="rtl">${ar}</${tag}>`,
      )
      .join('')
  const called = ([en, ar]: Pair, note: number): Pair => [
    `<p>${en}${call(note)('en')}</p>`,
    `<p>${ar}${call(note)('ar')}</p>`,
  ]
  const row = (pair: Pair, id = '') => `<div class="row"${id}>${cells(pair, 'div')}</div>`
  const heading = (level: number, id: string, pair: Pair) =>
    `<h${level} class="row" id="${id}">${cells(pair, 'span')}</h${level}>`
  const first = languages[0] as 'en' | 'ar'
  const one = ([en, ar]: Pair) => (first === 'en' ? en : ar)
  const table = `<table><thead><tr><th scope="col">${one(['Year', 'السنة'])}</th><th scope="col">${one(['Passengers', 'المسافرون'])}</th></tr></thead>
    <tbody><tr><td>2017</td><td>${one(['about 850,000', 'نحو 850 ألفًا'])}</td></tr><tr><td>2018</td><td>${one(['more than 900,000', 'أكثر من 900 ألف'])}</td></tr></tbody></table>`
  const note = (number: number, [en, ar]: Pair) =>
    `<div class="row" data-note="${number}" id="note-${number}">${cells(
      [
        `<a href="#call-${number}-en">${number}</a> <span>${en}</span>`,
        `<a href="#call-${number}-ar">${number}</a> <span>${ar}</span>`,
      ],
      'div',
    )}</div>`
  const statements = [0, 1, 2].map((n) =>
    row(called(STATEMENTS[n] as Pair, n + 1), ` id="point-${n + 1}"`),
  )
  // The second call of a note, on the page after it, to which the note leads back as well.
  const again = (lang: string) => call(1)(lang).replace(/id="[^"]*"/u, `id="call-1-${lang}-2"`)
  const back = (lang: string) =>
    ` <a href="#call-1-${lang}-2" aria-label="${lang === 'en' ? 'Second call of note 1' : 'الاستدعاء الثاني للحاشية 1'}">↑</a>`
  return `<!doctype html><html lang="${first}" dir="${first === 'ar' ? 'rtl' : 'ltr'}" data-edition="${edition}">
<head><meta charset="utf-8"><title>${TITLE[0]}</title><style>${styles}</style>
<meta name="description" lang="en" content="A brief on a harbour"><meta name="description" lang="ar" content="موجز عن ميناء">
<meta name="keywords" lang="en" content="harbour, ferry"><meta name="keywords" lang="ar" content="ميناء، عبّارة"></head>
<body><main data-flow>
${heading(1, 'title', TITLE)}
<nav><ol><li><a href="#traffic">${one(['Traffic', 'الحركة'])}</a> <span data-page-of="traffic" style="display: inline-block; width: 2em"></span></li></ol></nav>
${heading(2, 'traffic', ['Traffic in 2018', 'الحركة في 2018'])}
${statements.slice(0, 2).join('\n')}
${row(['<ul><li>Two quays</li><li>One crane</li></ul>', '<ul><li>رصيفان</li><li>رافعة واحدة</li></ul>'])}
${heading(3, 'figures', ['Figures of IMO and others', 'أرقام IMO وغيرها'])}
${table}
<figure><svg role="img" aria-label="${one(['Two bars, the second longer', 'عمودان، ثانيهما أطول'])}" class="bar"><rect width="100" height="8"/><rect y="10" width="120" height="8" opacity="0.5"/></svg><figcaption>${one(['Passengers', 'المسافرون'])}</figcaption></figure>
<div style="break-before: page"></div>
${heading(2, 'storms', ['Storms', 'العواصف'])}
${statements[2]}
${row([
  `<p>See <a href="https://example.org/tides">the tide tables</a>.${again('en')}</p>`,
  `<p>انظر <a href="https://example.org/tides">جداول المدّ</a>.${again('ar')}</p>`,
])}
</main>
<aside data-notes>
${note(1, [`Port Authority, yearly report, 2019, para. 4.${back('en')}`, `سلطة الميناء، التقرير السنوي، 2019، الفقرة 4.${back('ar')}`])}
${note(2, ['“A good year”, <em>Harbour Review</em>, n.d., paras 2–3.', '«سنة جيّدة»، <bdi lang="en" dir="ltr">Harbour Review</bdi>، بلا تاريخ، الفقرتان 2 و3.'])}
${note(3, ['Storm diary, para. 7.', 'يوميات العواصف، الفقرة 7.'])}
</aside>
<template data-page-furniture><div class="foot"><span data-fill="page"></span></div></template>
</body></html>`
}
