import fc from 'fast-check'
import type { Element, Root } from 'hast'
import type { Paragraph, PhrasingContent } from 'mdast'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { expect, it } from 'vitest'
import { treeOf } from '../../src/render/fragment.ts'
import { htmlOfPlain, treeOfPlain } from '../../src/render/plain-lines.ts'

const stringifier = unified().use(rehypeStringify, {
  characterReferences: { useNamedReferences: false },
})

const words = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'ab<>&"\'`\0 \n\t\u00A0ميل«»=/[]^') }),
  fc.constantFrom('', 'The harbour', 'بلدة <الميناء>', '&amp; &#x26; &lt', '<script>x</script>'),
)

const { inline } = fc.letrec<{ inline: PhrasingContent }>((tie) => ({
  inline: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    words.map((value) => ({ type: 'text', value })),
    fc.record({ type: fc.constant('footnoteReference'), identifier: words, label: words }),
    words.map((identifier) => ({ type: 'footnoteReference', identifier })),
    words.map((value) => ({ type: 'inlineCode', value })),
    fc.record({
      type: fc.constantFrom('emphasis', 'strong', 'delete'),
      children: fc.array(tie('inline'), { maxLength: 3 }),
    }),
    fc.record({
      type: fc.constant('languageSpan'),
      language: fc.constantFrom('en', 'ar'),
      children: fc.array(tie('inline'), { maxLength: 3 }),
    }),
  ) as fc.Arbitrary<PhrasingContent>,
}))

const paragraphs = fc.array(
  fc
    .array(inline, { maxLength: 4 })
    .map((children): Paragraph => ({ type: 'paragraph', children })),
  { maxLength: 3 },
)

it('takes plain Markdown for what all of Markdown takes it for', () => {
  let plain = 0
  fc.assert(
    fc.property(paragraphs, (nodes) => {
      const tree = treeOfPlain(nodes)
      if (!tree) return
      plain += 1
      expect(tree).toEqual(treeOf(nodes))
    }),
    { numRuns: 400 },
  )
  expect(plain).toBeGreaterThan(100)
})

const attributes = fc.record(
  {
    href: words,
    dataCall: words,
    dataScreen: fc.constant(''),
    className: fc.array(fc.constantFrom('call', 'call-apart', 'unbroken'), { minLength: 1 }),
    popoverTarget: fc.constant('note-1'),
    ariaLabel: words,
    hidden: fc.constant(true),
    title: words,
  },
  { requiredKeys: [] },
)

const { element } = fc.letrec<{ element: Element }>((tie) => ({
  element: fc.record({
    type: fc.constant('element'),
    tagName: fc.constantFrom('p', 'em', 'span', 'bdi', 'bdo', 'a', 'button', 'ol', 'li', 'br'),
    properties: attributes,
    children: fc.array(
      fc.oneof(
        { maxDepth: 3 },
        words.map((value) => ({ type: 'text', value })),
        tie('element'),
      ),
      { maxLength: 3 },
    ),
  }) as fc.Arbitrary<Element>,
}))

it('writes such a tree as rehype does', () => {
  let written = 0
  fc.assert(
    fc.property(fc.array(element, { maxLength: 3 }), (children) => {
      const tree: Root = { type: 'root', children }
      const html = htmlOfPlain(tree)
      if (html === undefined) return
      written += 1
      expect(html).toBe(stringifier.stringify(tree))
    }),
    { numRuns: 400 },
  )
  expect(written).toBeGreaterThan(50)
})
