import type { Html, Link, Nodes, Paragraph, PhrasingContent } from 'mdast'
import type { TextDirective } from 'mdast-util-directive'
import { visit } from 'unist-util-visit'
import { onOneLine, SPACES } from '../markdown/one-line.ts'
import { plain } from '../markdown/plain.ts'
import type { Language } from '../model/language.ts'
import type { Place, Statement } from '../model/source.ts'
import { attributesOf, placeOf, reportUnknownDirective, type WrittenFile } from './directives.ts'

/** A figure as it stands in one language: its words and the attributes of its directive. */
export interface MarkedFigure {
  readonly words: string
  readonly attributes: Readonly<Record<string, string>>
  readonly place: Place
}

/** A statement and the figures marked in it. */
export interface MarkedStatement {
  readonly statement: Statement
  readonly figures: readonly MarkedFigure[]
}

/** What is not taken into a statement: what it is, and what to do instead. */
interface Refusal {
  readonly what: string
  readonly advice: string
}

/**
 * What may stand in a statement. `kept` prints as it is, and what it holds is read; `directive` is
 * read for what it is called; `html` does not print, and its comments are nobody's but the writer's.
 * Everything else is refused where it stands. A new kind of node does not compile until it is decided on.
 */
const INLINE: Readonly<Record<PhrasingContent['type'], 'kept' | 'directive' | 'html' | Refusal>> = {
  text: 'kept',
  emphasis: 'kept',
  strong: 'kept',
  inlineCode: 'kept',
  link: 'kept',
  // A line's end on paper, a space to whoever compares.
  break: 'kept',
  // Made of a tag by the parser of the brief alone.
  languageSpan: 'kept',
  textDirective: 'directive',
  html: 'html',
  delete: {
    what: 'Words that are struck out',
    advice: 'Take them out: whoever searches, hears or checks the brief would still read them.',
  },
  footnoteReference: {
    what: 'The call of a footnote',
    advice:
      'Cite with `at="…"`. The notes of a brief are numbered anew, so the call would lead to another note.',
  },
  image: {
    what: 'A picture',
    advice: 'Say in words what it shows, or put it into a template with the helper `asset`.',
  },
  imageReference: {
    what: 'A picture',
    advice: 'Say in words what it shows, or put it into a template with the helper `asset`.',
  },
  linkReference: {
    what: 'A link without its address',
    advice: 'Write the address beside it: `[words](https://…)`.',
  },
}

/**
 * What other programs give a meaning and Markdown does not: it would print as it is written. A
 * backslash before it says that it is meant so.
 */
const FOREIGN: readonly (Refusal & { readonly sign: RegExp })[] = [
  {
    sign: /!?\[\[[^\n]*?\]\]/g,
    what: 'A link of a note-taking program',
    advice: 'Write the words alone, or a link with its address: `[words](https://…)`.',
  },
  {
    sign: /==(?=\S)[^=]+?(?<=\S)==/g,
    what: 'A mark of a note-taking program',
    advice: 'Take the signs away, or write `*…*` for emphasis.',
  },
  {
    sign: /%%[^%]*%%/g,
    what: 'A comment of a note-taking program',
    advice: 'Take it out of the statement; a comment may stand above it: `<!-- … -->`.',
  },
  {
    sign: /(?<=\s)\^[\w-]+$/g,
    what: 'The name of a block of a note-taking program',
    advice: 'Take it out: a claim has its `#id`.',
  },
  {
    sign: /\{(?:\{|\+\+|--|~~|==|>>)[^}]*\}/g,
    what: 'A tracked change or a macro of another program',
    advice: 'Write what shall be read, and nothing else.',
  },
  {
    sign: /\[\^[^\]\s]+\]|\^\[[^\]]+\]/g,
    what: 'A footnote',
    advice: 'Cite with `at="…"`, or say it in the statement.',
  },
  {
    sign: /\[-?@[^\]\s]+[^\]]*\]/g,
    what: 'A citation of another program',
    advice: 'Cite with `at="…"`.',
  },
  {
    sign: /\[[^[\]]+\]\[[^[\]]*\]/g,
    what: 'A link without its address',
    advice: 'Write the address beside it: `[words](https://…)`.',
  },
]

/** Nodes in which such a sign is none, or has been told of. */
const OPAQUE: readonly string[] = [
  'inlineCode',
  'html',
  'link',
  'image',
  'imageReference',
  'footnoteReference',
]

/**
 * A paragraph as a statement: what may stand in one, with figures taken out of their directives and
 * noted. Its plain text is made here and nowhere else.
 */
export function inlineOf(
  paragraph: Paragraph,
  language: Language,
  file: WrittenFile,
): MarkedStatement {
  const figures: MarkedFigure[] = []
  const admit = (nodes: readonly PhrasingContent[]): PhrasingContent[] =>
    nodes.flatMap((node): PhrasingContent[] => {
      const treatment = INLINE[node.type]
      if (typeof treatment === 'object') {
        reportRefusal(treatment, placeOf(node, file.path), file)
        return 'children' in node ? admit(node.children as PhrasingContent[]) : []
      }
      if (node.type === 'html') {
        reportHtml(node, file)
        return []
      }
      if (node.type === 'textDirective') return admit(contentOf(node, figures, file))
      if (node.type === 'link') reportAddress(node, file)
      if (!('children' in node)) return [node]
      return [
        {
          ...node,
          children: onOneLine(admit(node.children as PhrasingContent[])),
        } as PhrasingContent,
      ]
    })
  reportForeign(paragraph, file)
  const content = onOneLine(admit(paragraph.children))
  const statement = {
    language,
    content,
    plain: plain(content).replace(SPACES, ' ').trim(),
    place: placeOf(paragraph, file.path),
  }
  return { statement, figures }
}

/** What stands for a directive inside of a line. A figure is noted. */
function contentOf(
  node: TextDirective,
  figures: MarkedFigure[],
  file: WrittenFile,
): readonly PhrasingContent[] {
  if (node.name === 'figure') {
    figures.push({
      words: plain(node.children).replace(SPACES, ' ').trim(),
      attributes: attributesOf(node),
      place: placeOf(node, file.path),
    })
    return node.children
  }
  // A colon that touches a word is no directive unless it was dressed as one.
  if (node.children.length === 0 && Object.keys(node.attributes ?? {}).length === 0) {
    return [{ type: 'text', value: `:${node.name}` }]
  }
  reportUnknownDirective(node, ['figure'], file)
  return node.children
}

/** Whether a node is nothing but comments, which are their writer's own. */
export function isComment(node: Nodes): boolean {
  return node.type === 'html' && node.value.replace(/<!--[\s\S]*?-->/g, '').trim() === ''
}

/** Tells of HTML that does not print; what a comment says is not repeated. */
export function reportHtml(node: Html, file: WrittenFile): void {
  const [first = ''] = node.value.trim().split('\n')
  const shown = first.length > 60 ? `${first.slice(0, 59)}…` : first
  file.context.report({
    rule: 'html-dropped',
    path: file.path,
    place: placeOf(node, file.path),
    reason: isComment(node)
      ? 'A comment inside of a statement does not print'
      : `HTML is not printed: \`${shown}\``,
    advice: isComment(node)
      ? 'Put it above the directive, where it cuts no sentence in two.'
      : 'Write it in Markdown, or put it into a template.',
  })
}

/** Reports an address that leads to something else than a page, a mail or a place in the same text. */
function reportAddress(node: Link, { path, context }: WrittenFile): void {
  // What a browser leaves out of an address, it leaves out before it looks at its kind.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is left out
  const [, kind] = /^([a-z][a-z0-9+.-]*):/i.exec(node.url.replace(/[\x00-\x20]/g, '')) ?? []
  if (kind === undefined || /^(?:https?|mailto|tel)$/i.test(kind)) return
  context.report({
    rule: 'address-unsafe',
    path,
    place: placeOf(node, path),
    reason: `An address that begins with \`${kind}:\` is no address of a page`,
    actual: node.url,
    expected: ['https://…', 'mailto:…'],
    advice: 'Link to the page, or take the link out.',
  })
}

function reportForeign(paragraph: Paragraph, file: WrittenFile): void {
  const { start, end } = paragraph.position ?? {}
  if (start?.offset === undefined || end?.offset === undefined) return
  const from = start.offset
  const written = file.text.slice(from, end.offset)
  let text = written
  visit(paragraph, (node) => {
    const { start, end } = node.position ?? {}
    if (!OPAQUE.includes(node.type) || start?.offset === undefined) return
    const [first, last] = [start.offset - from, (end?.offset ?? start.offset) - from]
    text = text.slice(0, first) + ' '.repeat(last - first) + text.slice(last)
  })
  text = text.replace(/\\.|\S+:\/\/\S+/g, ({ length }) => ' '.repeat(length))
  for (const { sign, ...refusal } of FOREIGN) {
    for (const { index, 0: found } of text.matchAll(sign)) {
      const before = written.slice(0, index).split('\n')
      const place = {
        path: file.path,
        line: start.line + before.length - 1,
        column: (before.length === 1 ? start.column : 1) + (before.at(-1)?.length ?? 0),
      }
      reportRefusal(refusal, place, file, found)
      text = text.slice(0, index) + ' '.repeat(found.length) + text.slice(index + found.length)
    }
  }
}

function reportRefusal(
  { what, advice }: Refusal,
  place: Place,
  { path, context }: WrittenFile,
  found?: string,
): void {
  context.report({
    rule: 'inline-form',
    path,
    place,
    reason: `${what} cannot stand in a statement${found === undefined ? '' : `: \`${found}\``}`,
    actual: found,
    advice,
  })
}
