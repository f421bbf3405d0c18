import type { Link, Root } from 'mdast'
import type { Node } from 'unist'
import { visit } from 'unist-util-visit'
import { isCallId, noteOf } from '../model/ids.ts'
import type { RuleId } from '../report/rules.ts'
import type { Document } from './document.ts'
import { headingIds, RESERVED_IDS } from './heading-ids.ts'
import { positionOf, type Source } from './markdown.ts'

/** Reports what Markdown can say and no page shows: it is dropped, and whoever wrote it should know. */
export function reportUnprinted(root: Root, document: Document, source: Source): void {
  const { path, context } = source
  const ids = idsOf(document)
  const report = (rule: RuleId, node: Node, reason: string, advice: string) =>
    context.report({ rule, path, place: positionOf(node), reason, advice })

  visit(root, (node, _, parent) => {
    switch (node.type) {
      case 'listItem':
        if (typeof node.checked !== 'boolean') return
        report(
          'markdown-dropped',
          node,
          `Whether a task is done is not printed: \`[${node.checked ? 'x' : ' '}]\``,
          'Say it in words.',
        )
        return
      case 'heading':
        if (parent?.type !== 'blockquote' && parent?.type !== 'listItem') return
        report(
          'markdown-dropped',
          node,
          `A heading inside of a ${parent.type === 'blockquote' ? 'quotation' : 'list'} is printed as plain text`,
          'Take the `#` away, or put the heading before it.',
        )
        return
      case 'footnoteDefinition':
        visit(node, 'footnoteReference', (call) => {
          report(
            'brief-form',
            call,
            `Note ${node.label ?? node.identifier} calls a note, \`[^${call.label ?? call.identifier}]\``,
            'Notes are called from the text: call it there, or say in this note what it says.',
          )
        })
        return
      case 'link':
        reportAddress(node)
    }
  })

  function reportAddress(node: Link): void {
    const { url } = node
    if (url.startsWith('#')) {
      if (leadsTo(url.slice(1))) return
      report(
        'link-dead',
        node,
        `The link \`${url}\` leads to no place in the brief`,
        'Link to the id of a section or a heading, or take the link out.',
      )
    } else if (!/^(?:https?|mailto|tel):/i.test(url)) {
      report(
        'address-unsafe',
        node,
        `The link \`${url}\` leads to no page, mail or telephone`,
        'Write the whole address, from `https://` on, or take the link out.',
      )
    }
  }

  function leadsTo(fragment: string): boolean {
    const note = noteOf(fragment)
    if (note !== undefined) return document.notes.some(({ label }) => label === note)
    return ids.has(fragment) || ids.has(decoded(fragment)) || isCallId(fragment)
  }
}

function idsOf(document: Document): ReadonlySet<string> {
  const sections = document.sections.map(({ id }) => id)
  return new Set([...RESERVED_IDS, ...sections, ...headingIds(document).values()])
}

/** Parsers of Markdown write letters beyond ASCII in addresses as `%D8%AA`. */
function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
