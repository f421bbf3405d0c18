import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readDocx } from '../../../src/ingest/docx/read-docx.ts'
import { readArticle } from '../../../src/ingest/read-article.ts'
import { filesOf as filesIn, ingestFolder } from '../real-files.ts'
import { CONSTRUCTS } from './constructs.ts'
import { filesOf, makeDocx, p, r } from './make-docx.ts'

const read = (bytes: Uint8Array) => readDocx({ name: 'x.docx', bytes })

describe('a document', () => {
  it.each(CONSTRUCTS.map((each) => [each.what, each] as const))(
    'should give what a reader sees: %s',
    async (_, { body, others, paragraphs, told = [] }) => {
      const article = await read(makeDocx(body, others))
      expect(article.paragraphs.map(({ text }) => text)).toEqual(paragraphs)
      for (const notice of told)
        expect(article.notices).toContainEqual(expect.stringMatching(notice))
      expect(article.notices).toHaveLength(told.length)
    },
  )

  it('should have its running heads cut, once each', async () => {
    const { paragraphs } = await read(
      makeDocx(p(r('text')), { header: p(r('Draft')), footer: p(r('page 1')) }),
    )
    expect(paragraphs).toEqual([
      { text: 'text' },
      { text: 'Draft', cut: 'running head' },
      { text: 'page 1', cut: 'running foot' },
    ])
  })

  it('should tell of words in parts that are not read', async () => {
    const { notices } = await read(
      makeDocx(p(r('text')), { relations: { chart: 'charts/chart1.xml', aFChunk: 'part.html' } }),
    )
    expect(notices).toEqual([
      'It holds 1 chart whose words were not read.',
      'It holds 1 file put into it whose words were not read.',
    ])
  })

  it('should be read whatever prefixes its program writes, and in UTF-16', async () => {
    const xml =
      '<?xml version="1.0" encoding="UTF-16"?><ns0:document xmlns:ns0="http://purl.oclc.org/ooxml/wordprocessingml/main"><ns0:body><ns0:p><ns0:r><ns0:t>نص</ns0:t><ns0:tab/><ns0:t>آخر</ns0:t></ns0:r></ns0:p></ns0:body></ns0:document>'
    const files = filesOf('')
    const bytes = zipSync({ ...files, 'word/document.xml': Buffer.from(`\uFEFF${xml}`, 'utf16le') })
    expect((await read(bytes)).paragraphs).toEqual([{ text: 'نص آخر' }])
  })

  it('should be found by its relations, under any name', async () => {
    const { 'word/document.xml': main, ...files } = filesOf(p(r('text')))
    const rels =
      '<Relationships xmlns="x"><Relationship Id="r" Type="http://y/officeDocument" Target="/Word/Document2.xml"/></Relationships>'
    const bytes = zipSync({
      ...files,
      '[Content_Types].xml': Buffer.from('<Types xmlns="x"/>'),
      '_rels/.rels': Buffer.from(rels),
      'word\\document2.xml': main ?? new Uint8Array(),
    })
    expect((await read(bytes)).paragraphs).toEqual([{ text: 'text' }])
  })
})

describe('what a document states of itself', () => {
  const core =
    '<dc:title>The Port of Tyre</dc:title><dc:creator>Mona Haddad</dc:creator><dcterms:created>2014-03-16T19:24:00Z</dcterms:created>'

  it('should be taken where the first page says the same', async () => {
    const { record, notices } = await read(
      makeDocx(
        p(r('THE PORT OF TYRE')) + p(r('by Mona Haddad')) + p(r('The port is in the south.')),
        { core },
      ),
    )
    expect(record.title).toEqual({ value: 'The Port of Tyre', at: 'docProps/core.xml title' })
    expect(record.authors).toEqual([{ value: 'Mona Haddad', at: 'docProps/core.xml creator' }])
    expect(record.issued).toBeUndefined()
    expect(notices).toEqual([
      'The file was made on 2014-03-16, which need not be when the text was published.',
    ])
  })

  it.each([
    ['another text', core, 'Sidon is to the north.'],
    ['a number', '<dc:title>A/HRC/32/32</dc:title>', 'A/HRC/32/32'],
    ['the name of an account', '<dc:creator>mona</dc:creator>', 'mona said so'],
  ])('should be left open where its properties are those of %s', async (_, properties, text) => {
    const { record } = await read(makeDocx(p(r(text)), { core: properties }))
    expect(record.title).toBeUndefined()
    expect(record.authors).toEqual([])
  })

  it('should have the language of its words', async () => {
    const { record } = await read(
      makeDocx(p(r('وصلت القافلة إلى المدينة في الصباح ولم يقف أحد من السائقين.'))),
    )
    expect(record.language).toMatchObject({ value: 'ar' })
  })
})

describe('a file that is no whole document', () => {
  const whole = makeDocx(p(r('text '.repeat(500))))
  const files = filesOf(p(r('text')))
  const withPart = (xml: string) => zipSync({ ...files, 'word/document.xml': Buffer.from(xml) })
  const typed = (type: string) =>
    zipSync({
      ...files,
      '[Content_Types].xml': Buffer.from(
        `<Types xmlns="x"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`,
      ),
    })
  const one = (name: string) => zipSync({ [name]: Buffer.from('x') })
  const harmed = (change: (bytes: Buffer) => void) => {
    const bytes = Buffer.from(whole)
    change(bytes)
    return bytes
  }
  const directory = Buffer.from(whole).indexOf('PK\x01\x02')

  it.each([
    ['a workbook', typed('spreadsheetml.sheet'), /Excel/],
    ['a presentation', typed('presentationml.presentation'), /PowerPoint/],
    ['an ODT', one('content.xml'), /OpenDocument/],
    ['an e-book', one('META-INF/container.xml'), /EPUB/],
    ['a packed folder', one('notes.txt'), /Unpack it/],
    ['half of one', whole.slice(0, whole.length / 2), /cut/],
    [
      'one whose bytes were changed',
      harmed((bytes) => bytes.writeUInt8(0xff, directory - 20)),
      /damaged/,
    ],
    [
      'one whose directory was changed',
      harmed((bytes) => bytes.writeUInt8(0, directory)),
      /damaged/,
    ],
    ['one with a password', harmed((bytes) => bytes.writeUInt16LE(1, directory + 8)), /password/],
    ['a document type', withPart('<!DOCTYPE x [<!ENTITY e "y">]><x>&e;</x>'), /document type/],
    [
      'an entity',
      withPart(
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">&e;</w:document>',
      ),
      /damaged/,
    ],
    ['XML that breaks off', withPart('<w:document><w:body>'), /damaged: it never closes/],
    ['depth', withPart('<a>'.repeat(100_000)), /deep/],
    ['no text', makeDocx(p('<w:r><w:drawing/></w:r>')), /no text/],
  ])('should be refused, and told what it is: %s', async (_, bytes, told) => {
    await expect(readArticle({ name: 'x.docx', bytes })).rejects.toMatchObject({
      name: 'UnreadableFile',
      message: expect.stringMatching(told),
    })
  })

  it('should be told as cut or damaged wherever it was cut', async () => {
    for (let length = 100; length < whole.length; length += 97) {
      await expect(read(whole.slice(0, length))).rejects.toMatchObject({ name: 'UnreadableFile' })
    }
  })

  it('should never be read as another text, whichever byte was changed', async () => {
    const { paragraphs } = await read(whole)
    for (let at = 0; at < whole.length; at += 1) {
      const bytes = Buffer.from(whole)
      bytes.writeUInt8((bytes[at] ?? 0) ^ 0x55, at)
      try {
        expect((await read(bytes)).paragraphs).toEqual(paragraphs)
      } catch (error) {
        expect(error).toMatchObject({ name: 'UnreadableFile' })
      }
    }
  })
})

describe('a packed file that is made to harm', () => {
  const bomb = zipSync({ ...filesOf(''), 'word/document.xml': new Uint8Array(200 * 2 ** 20) })

  it('should be refused at once, by the size that it states', async () => {
    const before = performance.now()
    await expect(read(bomb)).rejects.toThrow('more than any document holds')
    expect(performance.now() - before).toBeLessThan(1000)
  })

  it('should be refused at once where it states a smaller size than it has', async () => {
    const bytes = Buffer.from(bomb)
    let at = bytes.indexOf('PK\x01\x02')
    while (!bytes.subarray(at, at + 80).includes('word/document.xml'))
      at = bytes.indexOf('PK\x01\x02', at + 4)
    bytes.writeUInt32LE(500_000, at + 24)
    const before = performance.now()
    await expect(read(bytes)).rejects.toThrow('damaged')
    expect(performance.now() - before).toBeLessThan(1000)
  })

  it('should be refused for a multitude of files', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 10_001 }, (_, index) => [`${index}`, new Uint8Array()]),
    )
    await expect(read(zipSync(many, { level: 0 }))).rejects.toThrow('10001 files')
  })
})

describe('a document of whatever elements', () => {
  const names = 'p r tbl tr tc sdt sdtContent del ins txbxContent dir x'.split(' ')
  const attribute = fc
    .tuple(
      fc.constantFrom('val', 'id', 'fldCharType', 'char', 'customMarkFollows'),
      fc.constantFrom(
        '0',
        '1',
        '-1',
        '9',
        'x',
        '',
        'begin',
        'separate',
        'end',
        'FFFFFF',
        'D800',
        '1e9',
      ),
    )
    .map(([name, value]) => ` w:${name}="${value}"`)
  const value = fc.constantFrom('0', '1', '9', '-1', 'x')
  const properties = fc
    .tuple(
      fc.constantFrom('', '<w:rPr><w:del/></w:rPr>', '<w:trPr><w:del/></w:trPr>'),
      value,
      value,
    )
    .map(
      ([more, level, list]) =>
        `<w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>${more}</w:pPr>`,
    )
  const leaf = fc
    .tuple(fc.constantFrom('fldChar', 'sym', 'br', 'footnoteReference', 'footnoteRef'), attribute)
    .map(([name, written]) => `<w:${name}${written}/>`)
  const { element } = fc.letrec<{ element: string }>((tie) => ({
    element: fc.oneof(
      { maxDepth: 6 },
      leaf,
      fc.constantFrom('<w:t>text</w:t>', '<w:t> </w:t>', '<w:instrText>PAGE</w:instrText>'),
      fc
        .tuple(
          fc.constantFrom(...names),
          fc.option(properties, { nil: '' }),
          fc.array(tie('element'), { maxLength: 5 }),
        )
        .map(([name, first, content]) => `<w:${name}>${first}${content.join('')}</w:${name}>`),
    ),
  }))
  const levels = ['decimal', 'lowerLetter', 'arabicAlpha', 'upperRoman', 'x'].map(
    (format, index) =>
      `<w:lvl w:ilvl="${index}"><w:start w:val="${10 ** (index * 3)}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="%1.%${index + 1}"/></w:lvl>`,
  )
  const numbering = `<w:abstractNum w:abstractNumId="1">${levels.join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="9"><w:abstractNumId w:val="x"/></w:num>`

  it('should be read, all of its text accounted for, or refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(element, { maxLength: 6 }), async (elements) => {
        const bytes = makeDocx(p(r('first')) + elements.join(''), {
          numbering,
          footnotes: `<w:footnote w:id="1">${elements.join('')}</w:footnote>`,
        })
        const { notices } = await read(bytes)
        expect(notices.filter((notice) => /did not come out/.test(notice))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

describe('any wrapping that changes no word', () => {
  const wraps: readonly ((inner: string) => string)[] = [
    (inner) => `<w:dir w:val="rtl">${inner}</w:dir>`,
    (inner) => `<w:bdo w:val="ltr">${inner}</w:bdo>`,
    (inner) => `<w:sdt><w:sdtPr/><w:sdtContent>${inner}</w:sdtContent></w:sdt>`,
    (inner) => `<w:ins w:id="1">${inner}</w:ins>`,
    (inner) => `<w:moveTo w:id="1">${inner}</w:moveTo>`,
    (inner) => `<w:smartTag>${inner}</w:smartTag>`,
    (inner) => `<w:customXml>${inner}</w:customXml>`,
    (inner) => `<w:hyperlink>${inner}</w:hyperlink>`,
    (inner) => `<w:newer>${inner}</w:newer>`,
    (inner) => `${inner}<w:del w:id="2"><w:r><w:delText>gone</w:delText></w:r></w:del>`,
    (inner) =>
      `<mc:AlternateContent><mc:Choice>${inner}</mc:Choice><mc:Fallback>${inner}</mc:Fallback></mc:AlternateContent>`,
  ]
  const piece = fc
    .tuple(
      fc.stringMatching(/^[\p{Script=Arabic}A-Za-z0-9 ،.<&]{1,12}$/u),
      fc.array(fc.constantFrom(...wraps), { maxLength: 4 }),
    )
    .map(([text, around]) => ({ text, xml: around.reduce((inner, wrap) => wrap(inner), r(text)) }))

  it('should give the same paragraphs', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(piece, { maxLength: 5 }), { minLength: 1, maxLength: 5 }),
        async (written) => {
          const body = written.map((pieces) => p(...pieces.map(({ xml }) => xml))).join('')
          const expected = written
            .map((pieces) =>
              pieces
                .map(({ text }) => text)
                .join('')
                .replace(/\s+/g, ' ')
                .trim(),
            )
            .filter((text) => text !== '')
          fc.pre(expected.length > 0)
          const { paragraphs, notices } = await read(makeDocx(body))
          expect(paragraphs.map(({ text }) => text)).toEqual(expected)
          expect(notices.filter((notice) => /did not come out/.test(notice))).toEqual([])
        },
      ),
    )
  })
})

const folder = ingestFolder()
const real = folder === undefined ? [] : filesIn(folder, /^docx-.*\.docx$/)

describe.skipIf(real.length === 0)('a real document', () => {
  it.each(real)(
    'should lose no word, and invent none but the marks of its notes: %s',
    async (name) => {
      const file = join(String(folder), name)
      const { paragraphs, notices } = await read(await readFile(file))
      const truth = (await readFile(file.replace('.docx', '.txt'), 'utf8'))
        .split('\n')
        .filter(Boolean)
      const body = paragraphs.slice(0, truth.length).map(({ text }) => text)
      // The truth has no number where the text calls a note.
      const bare = (line: string) => line.replace(/(?<=\()\d+(?=\))/g, '')
      expect(body.map(bare)).toEqual(truth.map(bare))
      expect(notices.filter((notice) => !/file was made/.test(notice))).toEqual([])
    },
  )
})
