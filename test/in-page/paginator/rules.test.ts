/** One small document for each rule of the paginator, printed by a real Chromium. */
import { describe, expect, it } from 'vitest'
import { openDesk } from '../chromium.ts'

const desk = openDesk()

interface Parts {
  main: string
  notes?: string
  style?: string
  furniture?: string
  root?: string
}

/** A page of 400 × 500 px with margins of 50: twenty lines of 20 px, without margins between. */
async function print({ main, notes = '', style = '', furniture = '', root = '' }: Parts) {
  return desk.paginate(`<!doctype html><html ${root || 'lang="en" dir="ltr"'}><head><meta charset="utf-8"><style>
    :root { --page-width: 400px; --page-height: 500px; --margin-top: 50px; --margin-bottom: 50px;
      --margin-inner: 60px; --margin-outer: 40px; --note-gap: 20px }
    body { font: 14px/20px monospace } p, h1, h2, h3, ol, ul { margin: 0 } h2, h3 { font: inherit }
    .row { display: grid; grid-template-columns: 1fr 1fr } ${style}
    </style></head><body><main data-flow>${main}</main><aside data-notes>${notes}</aside>
    <template data-page-furniture>${furniture}</template></body></html>`)
}

const lines = (count: number, name = 'line') =>
  Array.from({ length: count }, (_, n) => `<p>${name} ${n + 1}</p>`).join('')
/** A paragraph of exactly `count` lines. */
const paragraph = (count: number, name = 'word') =>
  `<p>${Array.from({ length: count }, (_, n) => `${name}${n + 1}`).join('<br>')}</p>`
const note = (n: number, text = `Note ${n}.`) =>
  `<div data-note="${n}" id="note-${n}">${text}</div>`
const call = (n: number) => `<a data-call="${n}" href="#note-${n}">${n}</a>`

/** The text of each page's body, words divided by one space. */
const bodies = () =>
  desk.page.$$eval('.page-body', (all) =>
    all.map((body) => (body as HTMLElement).innerText.replace(/\s+/g, ' ').trim()),
  )
const feet = () =>
  desk.page.$$eval('.page', (all) =>
    all.map((each) => each.querySelector('.page-notes')?.textContent ?? ''),
  )

describe('paginate', () => {
  it('should print a page for a document with nothing in it', async () => {
    expect(await print({ main: '' })).toMatchObject({ pages: 1, problems: [] })
  })

  it('should fill pages to the brim', async () => {
    const report = await print({ main: lines(40) })
    expect(report).toMatchObject({ pages: 2, problems: [] })
    expect((await bodies())[1]).toMatch(/^line 21 /)
  })

  it('should keep a chain of headings with the text below', async () => {
    await print({ main: `${lines(18)}<h2>Two</h2><h3>Three</h3>${lines(3, 'text')}` })
    expect((await bodies())[1]).toBe('Two Three text 1 text 2 text 3')
  })

  it('should keep a heading that stands in a row with the next row', async () => {
    const heading = '<div class="row"><h2 lang="en">One</h2><h2 lang="ar" dir="rtl">واحد</h2></div>'
    await print({ main: `${lines(19)}${heading}<div class="row">${paragraph(5)}<p>b</p></div>` })
    expect((await bodies())[1]).toMatch(/^One واحد word1 .* b$/)
  })

  it('should set notes in columns where the template asks for them', async () => {
    const called = Array.from({ length: 10 }, (_, n) => `<p>${n + 1} ${call(n + 1)}</p>`)
    const long = 'Two lines of a column.'
    const notes = called.map((_, n) => note(n + 1, n % 3 ? `Note ${n + 1}.` : long)).join('')
    const asked = { main: called.join(''), notes, style: ':root { --note-columns: 2 }' }
    const report = await print(asked)
    expect(report).toMatchObject({ pages: 1, problems: [] })
    expect(report.notes.map(({ pages }) => pages)).toEqual(called.map(() => [1]))
    const edges = await desk.page.$$eval('.page-notes > *', (all) =>
      all.map((each) => each.getBoundingClientRect().left),
    )
    expect(new Set(edges).size).toBe(2)
    expect((await print({ ...asked, style: '' })).pages).toBe(2)
  })

  it('should leave two lines of a paragraph on either side', async () => {
    await print({ main: `${lines(19)}${paragraph(6)}` })
    expect((await bodies())[1]).toMatch(/^word1 /)
    await print({ main: `${lines(15)}${paragraph(6)}${lines(9)}` })
    expect((await bodies())[1]).toMatch(/^word5 word6 line 1 /)
  })

  it('should split a right-to-left paragraph at a line, marks and markup intact', async () => {
    const words = Array.from({ length: 200 }, (_, n) => `<b>كتابٌ</b>${n}`).join(' ')
    await print({ main: `<p id="long">${words}</p>${words}`, root: 'lang="ar" dir="rtl"' })
    const text = await desk.page.$$eval('.page-body', (all) =>
      all.map((each) => each.textContent).join(''),
    )
    expect(text.match(/كتابٌ\d+/g)).toHaveLength(400)
    expect(await desk.page.$$eval('#long', (all) => all.length)).toBe(1)
  })

  it('should honour orphans, widows and break-inside of the style sheet', async () => {
    await print({ main: `${lines(17)}<div style="break-inside:avoid">${lines(5, 'kept')}</div>` })
    expect((await bodies())[1]).toBe('kept 1 kept 2 kept 3 kept 4 kept 5')
    await print({ main: lines(17) + paragraph(6).replace('<p', '<p style="orphans:4"') })
    expect((await bodies())[1]).toMatch(/^word1 /)
  })

  it('should split what avoids a break when it is higher than a page', async () => {
    const report = await print({ main: `<div style="break-inside:avoid">${lines(50)}</div>` })
    expect(report).toMatchObject({ pages: 3, problems: [] })
  })

  it('should not leave a line alone on the last page', async () => {
    await print({ main: lines(21) })
    expect((await bodies())[1]?.split('line').length).toBeGreaterThan(2)
  })

  it('should begin pages where the style sheet forces it, on the side it asks for', async () => {
    const right = (direction: string) =>
      print({
        main: '<p>a</p><p style="break-before:right">b</p><p style="break-before:page">c</p>',
        root: `dir="${direction}"`,
      })
    expect(await right('ltr')).toMatchObject({ pages: 4 })
    expect(await bodies()).toEqual(['a', '', 'b', 'c'])
    expect(await right('rtl')).toMatchObject({ pages: 3 })
  })

  it('should truncate the margin at an unforced break and keep it at a forced one', async () => {
    const tops = () =>
      desk.page.$$eval('.page-body', (all) =>
        all.map((body) => {
          const first = body.firstElementChild as Element
          return first.getBoundingClientRect().top - body.getBoundingClientRect().top
        }),
      )
    await print({ main: `${lines(20)}<p style="margin-top:33px">x</p>` })
    expect(await tops()).toEqual([0, 0])
    await print({ main: '<p>a</p><p style="margin-top:33px;break-before:page">x</p>' })
    expect(await tops()).toEqual([0, 33])
  })

  it('should break the long word of a table that would stick out, and no other', async () => {
    const report = await print({
      main: `<table><tr><th>Address</th><th>Sum</th></tr><tr><td>${'ACGT'.repeat(23)}</td><td>1</td></tr></table>`,
    })
    expect(report.problems).toEqual([])
    const lines = await desk.page.$$eval('th, td', (all) =>
      all.map((cell) => Math.round(cell.getBoundingClientRect().height / 20)),
    )
    const [address, sum, long, one] = lines
    expect([address, sum]).toEqual([1, 1])
    // How many it takes, the fonts of the machine decide.
    expect(long).toBeGreaterThan(1)
    expect(one).toBe(long)
  })

  it('should repeat the heads of tables side by side, and keep their rows in step', async () => {
    const table = (name: string, long: number) => {
      const rows = Array.from({ length: 30 }, (_, n) => {
        return `<tr><td>${name}${n}${n === long ? '<br>more' : ''}</td></tr>`
      })
      return `<table><thead><tr><th>Head ${name}</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
    }
    const report = await print({
      main: `<div class="tables">${table('a', 22)}${table('b', 25)}</div>`,
      style: `.tables { display: grid; grid-template: repeat(31, auto) / 1fr 1fr }
        table { display: grid; grid-row: 1 / -1; grid-template-rows: subgrid }
        thead, tbody { display: contents } tr { display: grid } td, th { padding: 0 }`,
    })
    expect(report).toMatchObject({ pages: 2, problems: [] })
    const pages = await desk.page.$$eval('.page-body', (all) =>
      all.map((body) =>
        [...body.querySelectorAll('table')].map(({ rows }) => ({
          head: rows[0]?.textContent,
          tops: [...rows].map((row) => row.getBoundingClientRect().top),
        })),
      ),
    )
    for (const [a, b] of pages) {
      expect([a?.head, b?.head]).toEqual(['Head a', 'Head b'])
      expect(a?.tops).toEqual(b?.tops)
    }
  })

  it.each([
    { space: 16, pages: [5, 5, 2], does: 'grow' },
    { space: 10, pages: [6, 6], does: 'shrink' },
  ])('should end pages at their foot by spaces that $does', async ({ space, pages }) => {
    const main = Array.from({ length: 12 }, (_, n) => paragraph(3, `b${n}-`)).join('')
    await print({ main, style: `p { margin-bottom: ${space}px; break-inside: avoid }` })
    const found = await desk.page.$$eval('.page-body', (all) =>
      all.map((body) => {
        const last = body.lastElementChild?.getBoundingClientRect().bottom ?? 0
        return { blocks: body.children.length, left: body.getBoundingClientRect().bottom - last }
      }),
    )
    expect(found.map(({ blocks }) => blocks)).toEqual(pages)
    for (const { left } of found.slice(0, -1)) expect(left).toBeCloseTo(1, 0)
  })

  it('should repeat the head of a table, and not its id', async () => {
    const rows = Array.from({ length: 40 }, (_, n) => `<tr><td>row ${n}</td><td>${n}</td></tr>`)
    const head = '<thead><tr><th id="h">Head</th><th>N</th></tr></thead>'
    const report = await print({ main: `<table>${head}<tbody>${rows.join('')}</tbody></table>` })
    expect(report.problems).toEqual([])
    const all = await bodies()
    expect(all.length).toBeGreaterThan(1)
    for (const text of all) expect(text).toMatch(/^Head N row/)
    expect(await desk.page.$$eval('#h', (found) => found.length)).toBe(1)
    const widths = await desk.page.$$eval('table', (found) => found.map((each) => each.offsetWidth))
    expect(new Set(widths).size).toBe(1)
  })

  it('should go on numbering a list', async () => {
    const items = Array.from({ length: 30 }, (_, n) => `<li>item ${n}</li>`).join('')
    await print({ main: `<ol start="5">${items}</ol>` })
    expect(await desk.page.$$eval('ol', (all) => all.map(({ start }) => start))).toEqual([5, 25])
    await print({ main: `<ol><li>${paragraph(30)}</li><li>b</li></ol>` })
    const [, rest] = await desk.page.$$eval('ol', (all) => all.map(({ start }) => start))
    expect(rest).toBe(1)
  })

  it('should go on counting with counters of the style sheet', async () => {
    const style =
      'ol{counter-reset:n;list-style:none;padding:0} li{counter-increment:n} li::before{content:counter(n) "."}'
    const items = Array.from({ length: 30 }, () => '<li>item</li>').join('')
    await print({ main: `<ol>${items}</ol>`, style })
    const resets = await desk.page.$$eval('ol', (all) => all.map((each) => each.style.counterReset))
    expect(resets[1]).toBe('n 20')
  })

  it('should keep a row whole, and split it at a common height when it is higher than a page', async () => {
    await print({ main: `${lines(12)}<div class="row"><p>${'a<br>'.repeat(9)}</p><p>b</p></div>` })
    expect((await bodies())[0]).not.toContain('a')
    const column = (name: string, n: number) => `<div>${paragraph(n, name)}</div>`
    await print({ main: `<div class="row" id="r">${column('a', 30)}${column('b', 24)}</div>` })
    const [first, second] = await bodies()
    expect(first).toContain('a20')
    expect(first).toContain('b20')
    expect(second).toMatch(/^a21 .*a30 b21 .*b24$/)
  })

  it('should scale a picture that is larger than the page', async () => {
    const svg = encodeURIComponent(
      "<svg xmlns='http://www.w3.org/2000/svg' width='300' height='2000'/>",
    )
    const report = await print({
      main: `<p>a</p><img alt="" src="data:image/svg+xml,${svg}"><p>b</p>`,
    })
    expect(report.problems).toEqual([])
    const box = await desk.page.$eval('img', (each) => each.getBoundingClientRect().height)
    expect(box).toBeLessThanOrEqual(400)
  })

  it('should name what is too tall, and print the rest', async () => {
    const report = await print({
      main: `<p>a</p><iframe id="tall" style="height:3000px;width:90px"></iframe><p>b</p>`,
    })
    expect(report.problems).toMatchObject([{ kind: 'too-tall', path: 'main > iframe#tall' }])
    expect((await bodies()).join(' ')).toMatch(/a.*b/)
  })

  it('should split columns that are higher than a page rather than cut them off', async () => {
    const report = await print({ main: `<div style="columns:2">${lines(120)}</div>` })
    expect(report.problems).toMatchObject([{ kind: 'fitted' }])
    expect((await bodies()).join(' ')).toContain('line 120')
  })

  it('should not break beside a float', async () => {
    const float = '<div style="float:left;width:50px;height:100px">f</div>'
    await print({ main: `${lines(17)}${float}${lines(8, 'beside')}` })
    expect((await bodies())[1]).toMatch(/^f beside 1/)
  })

  it('should set notes at the foot of the page of their first call, once', async () => {
    const main = `<p>a${call(1)}</p>${lines(30)}<p>b${call(1)}${call(2)}</p>`
    const report = await print({ main, notes: note(1) + note(2) })
    expect(report.problems).toEqual([])
    expect(report.notes).toEqual([
      { note: '1', pages: [1] },
      { note: '2', pages: [2] },
    ])
    expect(await feet()).toEqual(['Note 1.', 'Note 2.'])
  })

  it('should set notes in the order of their calls, rule and gap included', async () => {
    const style = '.page-notes { border-top: 2px solid; padding-top: 8px }'
    await print({ main: `<p>${call(2)}${call(1)}</p>`, notes: note(1) + note(2), style })
    expect(await feet()).toEqual(['Note 2.Note 1.'])
    const gap = await desk.page.$eval('.page-notes', (each) => getComputedStyle(each).marginTop)
    expect(gap).toBe('10px')
  })

  it('should print fifty notes on one page', async () => {
    const fifty = Array.from({ length: 50 }, (_, n) => n + 1)
    const report = await print({
      main: `<p>${fifty.map(call).join(' ')}</p>${lines(1)}`,
      notes: fifty.map((n) => note(n)).join(''),
      style: '.page-notes { font-size: 4px; line-height: 5px }',
    })
    expect(report).toMatchObject({ pages: 1, problems: [] })
  })

  it('should continue a note that is higher than its page, with a mark', async () => {
    const long = note(1, paragraph(45, 'n'))
    const report = await print({ main: `<p>a${call(1)}</p>${lines(10)}`, notes: long })
    expect(report.problems).toEqual([])
    expect(report.notes[0]?.pages).toEqual([1, 2, 3])
    const marks = await desk.page.$$eval('[data-note]', (all) =>
      all.map((each) => each.classList.contains('note-continued')),
    )
    expect(marks).toEqual([false, true, true])
    expect(await desk.page.$$eval('#note-1', (all) => all.length)).toBe(1)
  })

  it('should tell of notes that are unknown or never called', async () => {
    const report = await print({ main: `<p>${call(7)}</p>`, notes: note(8) })
    expect(report.problems).toMatchObject([
      { kind: 'unknown-note', note: '7', page: 1 },
      { kind: 'uncalled-note', note: '8' },
    ])
  })

  it('should mirror margins in a right-to-left edition', async () => {
    const sides = () =>
      desk.page.$$eval('.page-body', (all) =>
        all.map(
          (each) =>
            each.getBoundingClientRect().left -
            (each.parentElement?.getBoundingClientRect().left ?? 0),
        ),
      )
    await print({ main: lines(30) })
    expect(await sides()).toEqual([60, 40])
    await print({ main: lines(30), root: 'dir="rtl"' })
    expect(await sides()).toEqual([40, 60])
  })

  it('should lay pages on a larger sheet with crop marks, and move nothing in them', async () => {
    const style =
      ':root { --bleed: 10px; --crop-marks: 24px } footer { position: absolute; bottom: 5px }'
    const report = await print({ main: lines(30), style, furniture: '<footer>f</footer>' })
    expect(report).toMatchObject({ pages: 2, problems: [] })
    const places = await desk.page.$$eval('.page', ([first]) => {
      const box = (selector: string) => first?.querySelector(selector)?.getBoundingClientRect()
      const sheet = first?.getBoundingClientRect()
      const body = box('.page-body')
      const foot = box('footer')
      const marks = box('.crop-marks')
      return [sheet?.width, sheet?.height, body?.left, body?.top, foot?.bottom, marks?.width]
    })
    expect(places).toEqual([468, 568, 94, 84, 529, 468])
  })

  it('should furnish pages with numbers and running heads', async () => {
    const head = (n: number) =>
      `<div class="row" data-running-en="Part ${n}" data-running-ar="القسم ${n}"><h2>P</h2></div>`
    await print({
      main: `<section data-page="cover"><p>c</p></section><div style="break-before:page">${head(1)}${lines(10)}</div>${head(2)}${lines(20)}`,
      furniture:
        '<header data-not-on="cover"><b data-fill="running" lang="en"></b>/<i data-fill="running" lang="ar"></i></header><footer><span data-fill="page"></span>-<span data-fill="pages"></span></footer>',
      root: 'lang="ar" dir="rtl" data-digits="arabic-indic"',
    })
    const heads = await desk.page.$$eval('.page', (all) =>
      all.map((each) => each.querySelector('header')?.textContent ?? null),
    )
    expect(heads).toEqual([null, 'Part 2/القسم 2', 'Part 2/القسم 2'])
    const foot = await desk.page.$$eval('footer', (all) => all.map((each) => each.textContent))
    expect(foot).toEqual(['١-٣', '٢-٣', '٣-٣'])
  })

  it('should go on with no list on the next page while its end would stand on this one', async () => {
    const block = (count: number) => `<div style="break-inside:avoid">${lines(count)}</div>`
    const items = Array.from({ length: 7 }, (_, n) => `<li>item ${n + 1}</li>`).join('')
    await print({
      main: `${block(13)}<ul style="margin:0;padding:0;list-style:none">${items}</ul>${block(3)}`,
    })
    expect((await bodies())[0]).toMatch(/item 7$/)
  })

  it('should run heads in whatever language the furniture asks for', async () => {
    await print({
      main: `<h2 data-running-fr="Le prix" data-running-x-own="own">P</h2>${lines(3)}`,
      furniture:
        '<header><b data-fill="running" lang="fr"></b>/<i data-fill="running" lang="x-own"></i></header>',
      root: 'lang="fr"',
    })
    expect(await desk.page.$eval('header', (head) => head.textContent)).toBe('Le prix/own')
  })

  it('should number each half for itself, on pages in its language and bound on its side', async () => {
    const half = (lang: string, dir: string, id: string, count: number) =>
      `<div data-half lang="${lang}" dir="${dir}" style="break-before:recto"><p>see <span data-page-of="${id}"></span></p>${lines(count)}<p id="${id}">x</p></div>`
    const foot = '<i data-fill="page"></i>/<i data-fill="pages"></i></footer>'
    const report = await print({
      main: half('en', 'ltr', 'a', 50) + half('ar', 'rtl', 'b', 30),
      furniture: `<footer>en ${foot}</template><template data-page-furniture lang="ar"><footer data-digits="arabic-indic">ar ${foot}`,
    })
    const sheets = await desk.page.$$eval('.page', (all) =>
      all.map((each) => {
        const { lang, dir } = each as HTMLElement
        const foot = each.querySelector('footer')?.textContent ?? 'blank'
        return `${lang} ${dir} ${getComputedStyle(each).paddingLeft}: ${foot}`
      }),
    )
    expect(sheets).toEqual([
      'en ltr 60px: en 1/3',
      'en ltr 40px: en 2/3',
      'en ltr 60px: en 3/3',
      'en ltr 40px: blank',
      'ar rtl 40px: ar ١/٢',
      'ar rtl 60px: ar ٢/٢',
    ])
    const seen = (await bodies()).filter((text) => text.startsWith('see'))
    expect(seen).toEqual([expect.stringMatching(/^see 3 /), expect.stringMatching(/^see 2 /)])
    expect(report.halves).toEqual([
      { lang: 'en', page: 1, pages: 3 },
      { lang: 'ar', page: 5, pages: 2 },
    ])
  })

  it('should fill in the numbers of pages that are referred to', async () => {
    await print({
      main: `<p>see <span data-page-of="end"></span></p>${lines(45)}<p id="end">x</p>`,
    })
    expect((await bodies())[0]).toMatch(/^see 3 /)
  })

  it('should report headings of a row as one, in both languages', async () => {
    const report = await print({
      main: `<div class="row" id="s"><h2 lang="en">One${call(1)}</h2><h2 lang="ar" dir="rtl">واحد</h2></div>`,
      notes: note(1),
    })
    expect(report.headings).toEqual([
      { id: 's', level: 2, text: { en: 'One', ar: 'واحد' }, page: 1 },
    ])
  })

  it('should name what is wider than the page', async () => {
    const report = await print({ main: '<pre id="wide" style="width:600px">x</pre>' })
    const path = 'main > pre#wide'
    expect(report.problems).toMatchObject([{ kind: 'sticks-out', page: 1, path }])
  })

  it('should print as many sheets as it makes pages', async () => {
    const { pages } = await print({ main: lines(200) })
    const pdf = await desk.page.pdf({ preferCSSPageSize: true })
    expect(
      Buffer.from(pdf)
        .toString('latin1')
        .match(/\/Type \/Page\b/g),
    ).toHaveLength(pages)
  })

  it('should say how to mark the flow when it finds none', async () => {
    await desk.page.setContent('<p>x</p>')
    await expect(desk.run()).rejects.toThrow(/data-flow/)
  })
})
