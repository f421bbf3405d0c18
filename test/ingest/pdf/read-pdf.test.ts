import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPdf } from '../../../src/ingest/pdf/read-pdf.ts'
import { UnreadableFile } from '../../../src/ingest/unreadable.ts'
import { readingOf } from '../measure-pdf.ts'
import { fromLeft, fromRight, madePdf, type Painted } from './made-pdf.ts'

function read(bytes: Uint8Array) {
  return readPdf({ name: 'file.pdf', bytes })
}

async function textsOf(...pages: readonly (readonly Painted[])[]): Promise<string[]> {
  const { paragraphs } = await read(madePdf(pages.map((lines) => ({ lines }))))
  return paragraphs.map(({ text, cut }) => (cut ? `(${cut}) ${text}` : text))
}

const ARABIC = [
  'وصلت السفينة الأولى إلى الميناء صباح يوم الأحد وعلى متنها عمال من',
  'ثلاث مدن، ثم عادت بعد أن أنزلت ما كانت تحمله من القمح والسكر إلى',
  'المخازن القديمة.',
]
const ENGLISH = [
  'The first ship came into the harbour on Sunday morning with',
  'workers from three towns on board, and went back once it had',
  'landed its wheat.',
]

describe('the letters of a PDF', () => {
  it('should be put into reading order and joined over lines', async () => {
    expect(await textsOf(fromRight(ARABIC))).toEqual([ARABIC.join(' ')])
    expect(await textsOf(fromLeft(ENGLISH))).toEqual([ENGLISH.join(' ')])
  })

  it('should be those of a ligature in their order, whichever way the file keeps them', async () => {
    for (const ligature of ['لا', 'ال']) {
      const glyphs = ['ت', ligature, 'ك', 'ش', 'م', 'ل', 'ا']
      expect(await textsOf([{ x: 300, y: 700, glyphs }])).toEqual(['المشكلات'])
    }
    expect(await textsOf([{ x: 60, y: 700, glyphs: ['ﬁ', 'n', 'd'] }])).toEqual(['find'])
  })

  it('should be those that are typed, where the file names the forms that are seen', async () => {
    const glyphs = ['ﺔ', 'ﻴ', 'ﺑ', 'ﺮ', 'ﻌ', 'ﻟ', 'ا']
    expect(await textsOf([{ x: 300, y: 700, glyphs }])).toEqual(['العربية'])
  })

  it('should take a painted gap for a space where no space is painted', async () => {
    const words: Painted[] = [
      { x: 60, y: 700, glyphs: 'no' },
      { x: 75, y: 700, glyphs: 'space' },
    ]
    expect(await textsOf(words)).toEqual(['no space'])
  })

  it('should be joined where a line ends within a word', async () => {
    const lines = [
      'It was said of the harbour that it would be an ex-',
      'ample to all of them, and of the wall that was self-',
      'made that it would stand for a hundred years.',
    ]
    expect(await textsOf(fromLeft(lines))).toEqual([
      'It was said of the harbour that it would be an example to all of them, and of the wall that was self-made that it would stand for a hundred years.',
    ])
  })
})

describe('the parts of a PDF', () => {
  it('should be paragraphs, told by gap, by indent and by the end of a short line', async () => {
    const gap = [...fromLeft(ENGLISH), ...fromLeft(ENGLISH, { top: 700 })]
    const short = fromLeft([...ENGLISH, ...ENGLISH])
    const paragraph = ENGLISH.join(' ')
    expect(await textsOf(gap)).toEqual([paragraph, paragraph])
    expect(await textsOf(short)).toEqual([paragraph, paragraph])
  })

  it('should read columns one after the other, from the side on which a page begins', async () => {
    const column = [
      'في هذا العمود سطور من نص',
      'عربي يملأ كل واحد منها ما',
      'أعد له من العرض كله كما',
      'هو مطلوب هنا.',
    ]
    const other = [
      'وفي ذاك العمود سطور غيره',
      'تقرأ بعده، لأن الصفحة في',
      'لغتنا تبدأ من اليمين ولا',
      'تبدأ من اليسار.',
    ]
    expect(await textsOf([...fromRight(other, { right: 270 }), ...fromRight(column)])).toEqual([
      column.join(' '),
      other.join(' '),
    ])
  })

  it('should read a table by rows', async () => {
    const cells = (texts: readonly string[], y: number): Painted[] =>
      texts.map((glyphs, at) => ({ x: 60 + 150 * at, y, glyphs }))
    const table = [
      ...cells(['Year', 'Ships', 'Tons'], 700),
      ...cells(['2021', '3,410', '980'], 680),
      ...cells(['2022', '3,655', '1,102'], 660),
    ]
    expect(await textsOf(table)).toEqual(['Year Ships Tons', '2021 3,410 980', '2022 3,655 1,102'])
  })

  it('should cut running heads and page numbers, and go on over the page', async () => {
    const lines = Array.from({ length: 8 }, () => ENGLISH.slice(0, 2)).flat()
    const page = (number: number): Painted[] => [
      { x: 200, y: 820, size: 9, glyphs: 'The Harbour Review' },
      ...fromLeft(lines),
      { x: 290, y: 30, size: 9, glyphs: String(number) },
    ]
    expect(await textsOf(page(11), page(12))).toEqual([
      '(running head) The Harbour Review',
      '(page number) 11',
      [...lines, ...lines].join(' '),
    ])
  })

  it('should keep footnotes apart, each from its mark on', async () => {
    const lines = Array.from({ length: 8 }, () => ENGLISH.slice(0, 2)).flat()
    const notes = [
      '1 From the annual report, which was printed in a small number of',
      'copies.',
      '2 An interview.',
    ]
    const first = [...fromLeft(lines), ...fromLeft(notes, { top: 120, size: 9, leading: 12 })]
    expect(await textsOf(first, fromLeft(ENGLISH))).toEqual([
      [...lines, ...ENGLISH].join(' '),
      '1 From the annual report, which was printed in a small number of copies.',
      '2 An interview.',
    ])
  })
})

describe('a paragraph whose letters cannot be trusted', () => {
  const refusals = async (lines: readonly Painted[], widths = {}) => {
    const { paragraphs, notices } = await read(madePdf([{ lines }], {}, widths))
    for (const { text, refused } of paragraphs) {
      if (refused !== undefined) expect(text).toBe('[paragraph not readable: page 1]')
    }
    expect(notices.length > 0).toBe(paragraphs.some(({ refused }) => refused !== undefined))
    return paragraphs.map(({ refused }) => refused)
  }
  const changed = (change: Readonly<Record<string, string>>) =>
    fromRight(ARABIC.map((line) => [...line].map((sign) => change[sign] ?? sign).join('')))

  it('should be refused where a glyph stands for nothing, or for something of its own', async () => {
    for (const nothing of ['\0', '\uFFFD', '\uE012']) {
      expect(await refusals(changed({ ف: nothing }))).toEqual([
        'some of its glyphs stand for no letter: page 1',
      ])
    }
  })

  it('should be refused where its letters are those of others', async () => {
    const wrong = { ا: 'خ', ل: 'و', ي: 'ظ', ت: 'ص', م: 'ء', ن: 'ؤ' }
    expect(await refusals(changed(wrong))).toEqual([
      'the words of its font are of no language: page 1',
    ])
  })

  it('should be refused where letters are called spaces or signs', async () => {
    const widths = { ' #1': 250, ' #2': 420, ' #3': 700 }
    const lines = fromRight(ARABIC).map((line) => ({
      ...line,
      glyphs: [...line.glyphs].map((glyph) =>
        glyph === ' ' ? ' #1' : glyph === 'ن' ? ' #2' : glyph === 'س' ? ' #3' : glyph,
      ),
    }))
    expect(await refusals(lines, widths)).toEqual(['its font calls letters spaces: page 1'])
    expect(await refusals(changed({ ل: '<' }))).toEqual(['its font calls letters signs: page 1'])
  })

  it('should be refused where the ligature of lam and alif is the wrong way round', async () => {
    const lines = [
      'األول من األشهر اإلثني عشر هو الشهر الذي تبدأ به السنة في كل مكان،',
      'ثم يليه الشهر الثاني من األشهر.',
    ]
    expect(await refusals(fromRight(lines))).toEqual([
      'letters of its ligatures are exchanged: page 1',
    ])
  })

  it('should be refused where English has no vowels', async () => {
    const lines = ENGLISH.map((line) => line.replace(/[aeiou]/g, 'x'))
    expect(await refusals(fromLeft(lines))).toEqual([
      'the words of its font are of no language: page 1',
    ])
  })
})

/** A page that paints a form, which paints itself. */
const ENDLESS = `%PDF-1.7
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Count 1 /Kids [3 0 R] >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources 4 0 R /Contents 5 0 R >> endobj
4 0 obj << /XObject << /F 6 0 R >> >> endobj
5 0 obj << /Length 5 >> stream
/F Do
endstream endobj
6 0 obj << /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources 4 0 R /Length 5 >> stream
/F Do
endstream endobj
trailer << /Root 1 0 R /Size 7 >>
%%EOF
`

describe('a file that cannot be read', () => {
  it.each([
    ['which is damaged', new TextEncoder().encode('%PDF-1.7\nnothing'), /damaged/],
    ['which is cut off', madePdf([{ lines: fromLeft(ENGLISH) }]).subarray(0, 200), /damaged/],
    ['which would be read for ever', new TextEncoder().encode(ENDLESS), /for ever/],
    ['which has no text', madePdf([{ lines: [] }]), /no text layer/],
  ])('should be told of: %s', async (_, bytes, message) => {
    await expect(read(bytes)).rejects.toThrow(UnreadableFile)
    await expect(read(bytes)).rejects.toThrow(message)
  })
})

describe('the record of a PDF', () => {
  const pages = [
    {
      lines: [
        ...fromLeft(['Ships of the South'], { size: 20, top: 800 }),
        ...fromLeft(['By Rana Haddad'], { top: 760 }),
        ...fromLeft([...ENGLISH, ...ENGLISH, ...ENGLISH], { top: 700 }),
      ],
    },
  ]

  it('should have the title of the page, and none that a program gave', async () => {
    const { record } = await read(madePdf(pages, { Title: 'Microsoft Word - ships.docx' }))
    expect(record).toEqual({
      title: { value: 'Ships of the South', at: 'page 1' },
      authors: [],
      language: { value: 'en', at: 'its letters and words' },
    })
  })

  it('should have the title and the author of the file where its pages name them', async () => {
    const info = { Title: 'Ships of the South', Author: 'Rana Haddad', CreationDate: 'D:20200101' }
    const { record } = await read(madePdf(pages, info))
    expect(record.title).toEqual({ value: 'Ships of the South', at: 'PDF metadata Title' })
    expect(record.authors).toEqual([{ value: 'Rana Haddad', at: 'PDF metadata Author' }])
    expect(record.issued).toBeUndefined()
  })

  it('should not have for an author whoever the program was sold to', async () => {
    const { record } = await read(madePdf(pages, { Author: 'Toshiba User' }))
    expect(record.authors).toEqual([])
  })
})

const folder = process.env.MUJAZ_INGEST ?? join(import.meta.dirname, '../../../../shared/ingest')

describe.skipIf(!existsSync(folder))('the PDFs of others', () => {
  const bytesOf = (name: string) => readFileSync(join(folder, name))

  it.each(['pdf-word-lamalef', 'pdf-presentation-forms', 'pdf-bidi-sample'])(
    'should be read with at most one sign in a hundred wrong: %s',
    async (name) => {
      const known = readFileSync(join(folder, `${name}.txt`), 'utf8').split('\n')
      const { errors, refused } = await readingOf(bytesOf(`${name}.pdf`), known)
      expect(refused).toBe(0)
      expect(errors).toBeLessThan(1)
    },
  )

  it('should be refused where the map of their glyphs is wrong', async () => {
    const { paragraphs } = await read(bytesOf('pdf-broken-map.pdf'))
    const kept = paragraphs.filter(({ cut }) => cut === undefined)
    expect(kept.length).toBeGreaterThan(3)
    expect(kept.filter(({ refused }) => refused === undefined)).toEqual([])
  })
})
