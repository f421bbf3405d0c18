import type { OtherParts } from './make-docx.ts'
import { p, pWith, r } from './make-docx.ts'

/** A way in which documents hold text, and the paragraphs that a reader of the document sees. */
export interface Construct {
  readonly what: string
  readonly body: string
  readonly others?: OtherParts
  readonly paragraphs: readonly string[]
  /** Parts of the notices that tell of it. */
  readonly told?: readonly RegExp[]
}

const fieldMark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`

const code = (text: string) => `<w:r><w:instrText xml:space="preserve">${text}</w:instrText></w:r>`

const field = (codes: string, result: string) =>
  fieldMark('begin') + codes + fieldMark('separate') + result + fieldMark('end')

const box = (text: string) => `<w:txbxContent>${p(r(text))}</w:txbxContent>`

const list = (numId: number, level = 0) =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`

const level = (index: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`

const kind = (id: number, ...levels: readonly string[]) =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`

const num = (id: number, of: number, more = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`

const changed = (name: string, ...content: readonly string[]) =>
  `<w:${name} w:id="1" w:author="x">${content.join('')}</w:${name}>`

const note = (kindOf: string, id: number, ...content: readonly string[]) =>
  `<w:${kindOf} w:id="${id}">${content.join('')}</w:${kindOf}>`

const call = (kindOf: string, id: number, more = '') =>
  `<w:r><w:${kindOf}Reference w:id="${id}"${more}/></w:r>`

const NOTE_MARK = '<w:r><w:footnoteRef/></w:r>'

export const CONSTRUCTS: readonly Construct[] = [
  { what: 'plain runs', body: p(r('The '), r('har'), r('bour')), paragraphs: ['The harbour'] },
  {
    what: 'w:dir and w:bdo',
    body: p(
      r('قبل '),
      `<w:dir w:val="rtl">${r('في ')}<w:bdo w:val="rtl">${r('الداخل')}</w:bdo></w:dir>`,
      r(' بعد'),
    ),
    paragraphs: ['قبل في الداخل بعد'],
  },
  {
    what: 'content controls around runs, paragraphs and rows',
    body: `${p(`<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>${r('in a run')}</w:sdtContent></w:sdt>`)}<w:sdt><w:sdtContent>${p(r('in a block'))}</w:sdtContent></w:sdt><w:tbl><w:sdt><w:sdtContent><w:tr><w:tc>${p(r('in a row'))}</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>`,
    paragraphs: ['in a run', 'in a block', 'in a row'],
  },
  {
    what: 'smart tags and custom XML',
    body: p(
      `<w:smartTag w:element="City">${r('Tyre')}</w:smartTag><w:customXml w:element="y">${r(' and Sidon')}</w:customXml>`,
    ),
    paragraphs: ['Tyre and Sidon'],
  },
  {
    what: 'links and simple fields',
    body: p(
      `<w:hyperlink w:anchor="x">${r('a link')}</w:hyperlink><w:fldSimple w:instr=" DATE ">${r(' of May')}</w:fldSimple>`,
    ),
    paragraphs: ['a link of May'],
  },
  {
    what: 'fields, in one another',
    body: p(
      r('Page '),
      field(code(' IF ') + field(code(' PAGE '), r('3')) + code(' = 1 '), r('4')),
      r(' ends'),
    ),
    paragraphs: ['Page 4 ends'],
  },
  {
    what: 'a field that never ends',
    body: p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', r('still here')) + p(r('and here')),
    paragraphs: ['still here', 'and here'],
  },
  {
    what: 'tracked changes',
    body: p(
      r('The road is '),
      changed('ins', r('open')),
      changed('del', '<w:r><w:delText>closed</w:delText></w:r>'),
      r('.'),
    ),
    paragraphs: ['The road is open.'],
    told: [/accepted: 1 insertion kept, 1 deletion left out/],
  },
  {
    what: 'moved text',
    body: p(changed('moveFrom', r('second ')), r('first'), changed('moveTo', r(' second'))),
    paragraphs: ['first second'],
    told: [/1 deletion/],
  },
  {
    what: 'the end of a paragraph, deleted',
    body: `${pWith('<w:rPr><w:del w:id="2"/></w:rPr>', r('One '))}${p(r('sentence.'))}${p(r('Another.'))}`,
    paragraphs: ['One sentence.', 'Another.'],
  },
  {
    what: 'the last end in a cell, deleted',
    body: `<w:tbl><w:tr><w:tc>${pWith('<w:rPr><w:del w:id="2"/></w:rPr>', r('one'))}</w:tc><w:tc>${p(r('two'))}</w:tc></w:tr></w:tbl>`,
    paragraphs: ['one', 'two'],
  },
  {
    what: 'a row, deleted',
    body: `<w:tbl><w:tr><w:trPr><w:del w:id="3"/></w:trPr><w:tc>${p(r('gone'))}</w:tc></w:tr><w:tr><w:tc>${p(r('there'))}</w:tc></w:tr></w:tbl>`,
    paragraphs: ['there'],
    told: [/1 deletion/],
  },
  {
    what: 'comments',
    body: p(
      '<w:commentRangeStart w:id="0"/>',
      r('Agreed'),
      '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
    ),
    paragraphs: ['Agreed'],
    told: [/1 comment in its margin/],
  },
  {
    what: 'a text box, in two forms',
    body:
      p(
        r('Around '),
        `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box('in the box')}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box('in the box')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
        r('it'),
      ) + p(r('after')),
    paragraphs: ['Around it', 'in the box', 'after'],
  },
  {
    what: 'a text box of old',
    body: p(
      r('Around'),
      `<w:r><w:pict><v:shape><v:textbox>${box('inside')}</v:textbox></v:shape></w:pict></w:r>`,
    ),
    paragraphs: ['Around', 'inside'],
  },
  {
    what: 'a table in a table',
    body: `<w:tbl><w:tr><w:tc>${p(r('a'))}</w:tc><w:tc><w:tbl><w:tr><w:tc>${p(r('b'))}</w:tc></w:tr></w:tbl>${p()}</w:tc></w:tr></w:tbl>`,
    paragraphs: ['a', 'b'],
  },
  {
    what: 'tabs, breaks and hyphens',
    body: p(
      r('1'),
      '<w:r><w:tab/></w:r>',
      r('line'),
      '<w:r><w:br/></w:r>',
      r('cease'),
      '<w:r><w:noBreakHyphen/></w:r>',
      r('fire'),
      '<w:r><w:softHyphen/></w:r>',
      r('s'),
    ),
    paragraphs: ['1 line cease-fires'],
  },
  {
    what: 'mathematics',
    body: p(r('Let '), '<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>'),
    paragraphs: ['Let x=2'],
  },
  {
    what: 'letters and signs of symbol fonts',
    body: p(
      r('See'),
      '<w:r><w:sym w:font="Arial" w:char="2026"/><w:sym w:font="Wingdings" w:char="F04A"/></w:r>',
      r('\uF0B7 this'),
    ),
    paragraphs: ['See… this'],
    told: [/1 sign of the symbol font Wingdings left/, /1 sign of a symbol font left/],
  },
  {
    what: 'hidden text',
    body: p(r('shown'), '<w:r><w:rPr><w:vanish/></w:rPr><w:t> hidden</w:t></w:r>'),
    paragraphs: ['shown hidden'],
    told: [/7 characters of hidden text/],
  },
  {
    what: 'an element that nobody knows',
    body: p(r('before '), `<w:newer>${r('within')}</w:newer>`),
    paragraphs: ['before within'],
    told: [/element w:newer is not known here; its text was kept: 6 characters, «within»/],
  },
  {
    what: 'text in an element that nobody knows',
    body: p(r('before'), '<w:newest>words</w:newest><w:drawing><a:t>in a shape</a:t></w:drawing>'),
    paragraphs: ['before'],
    told: [/w:newest .*not read: 5 characters, «words»/, /a:t .*not read: 10 characters/],
  },
  {
    what: 'text where there can be none',
    body: pWith('<w:rPr><w:t>lost</w:t></w:rPr>', r('before')),
    paragraphs: ['before'],
    told: [/4 characters of its text did not come out/],
  },
  {
    what: 'footnotes and endnotes',
    body:
      p(r('Ten'), call('footnote', 3), r(' and two'), call('endnote', 2), r('.')) +
      p(
        r('More ('),
        call('footnote', 2),
        r(').'),
        call('footnote', 4, ' w:customMarkFollows="1"'),
        r('*'),
      ),
    others: {
      footnotes: [
        '<w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>',
        note(
          'footnote',
          2,
          p(r('('), NOTE_MARK, r(')'), '<w:r><w:tab/></w:r>', r('Second.')),
          p(r('Its end.')),
        ),
        note('footnote', 3, p(NOTE_MARK, r('First.'))),
        note('footnote', 4, p(r('* Starred.'))),
      ].join(''),
      endnotes: note('endnote', 2, p('<w:r><w:endnoteRef/></w:r>', r(' At the end.'))),
    },
    paragraphs: [
      'Ten[1] and two[i].',
      'More (2).*',
      '[1] First.',
      '(2) Second.',
      'Its end.',
      '* Starred.',
      '[i] At the end.',
    ],
  },
  {
    what: 'numbered lists',
    body: [
      pWith(list(1), r('first')),
      pWith(list(1, 1), r('below')),
      pWith(list(1, 1), r('below it too')),
      pWith(list(1), r('second')),
      pWith(list(1, 1), r('anew')),
      pWith(list(2), r('in letters')),
      pWith(list(2), r('in letters')),
      pWith(list(3), r('a bullet')),
      pWith(list(4), r('from the beginning')),
      pWith(list(4), r('and on')),
      pWith('<w:pStyle w:val="Item"/>', r('by its style')),
      pWith('<w:pStyle w:val="Item"/><w:numPr><w:numId w:val="0"/></w:numPr>', r('not counted')),
      pWith(list(6), r('in words')),
      pWith(list(7), r('in Roman numerals')),
      pWith(list(7, 1), r('as laws are')),
    ].join(''),
    others: {
      numbering: [
        kind(1, level(0, 'decimal', '%1.'), level(1, 'lowerRoman', '%1(%2)')),
        kind(2, level(0, 'arabicAbjad', '(%1)')),
        kind(3, level(0, 'bullet', '\uF0B7')),
        kind(5, level(0, 'upperLetter', '%1)', '<w:pStyle w:val="Item"/>')),
        kind(6, level(0, 'cardinalText', '%1.')),
        kind(7, level(0, 'upperRoman', '%1.'), level(1, 'decimalZero', '%1.%2', '<w:isLgl/>')),
        num(1, 1),
        num(2, 2),
        num(3, 3),
        num(4, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
        num(5, 5),
        num(6, 6),
        num(7, 7),
      ].join(''),
      styles:
        '<w:style w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style><w:style w:styleId="Item"><w:basedOn w:val="Base"/></w:style>',
    },
    paragraphs: [
      '1. first',
      '1(i) below',
      '1(ii) below it too',
      '2. second',
      '2(i) anew',
      '(أ) in letters',
      '(ب) in letters',
      'a bullet',
      '1. from the beginning',
      '2. and on',
      'A) by its style',
      'not counted',
      'in words',
      'I. in Roman numerals',
      '1.01 as laws are',
    ],
    told: [/1 item of lists are without their numbers/],
  },
]
