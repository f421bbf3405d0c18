import { type Document, isPair, isScalar, visit } from 'yaml'
import { PACKS } from '../languages/packs.ts'
import type { Finding } from '../report/findings.ts'

/** What YAML takes for something else than a person meant. Without a rule it cannot be read on. */
export interface Slip extends Pick<Finding, 'reason' | 'actual' | 'advice'> {
  /** Where it stands in the text. */
  readonly offset: number
  readonly rule?: 'yaml-cut'
}

/** A number as people write it. */
const DECIMAL = /^[-+]?(?:0|[1-9]\d*)(?:\.\d+)?$/

const QUOTE = 'Put the value into quotes.'

/**
 * Texts that begin with a sign of YAML's own (`*After*` is an alias, `&After` an anchor, `!After` a tag), that are
 * cut at ` #`, and numbers of another notation. With aliases refused a few lines can never unfold into millions.
 *
 * @param text what the document was parsed from
 */
export function slipsIn(document: Document, text: string): Slip[] {
  const found: Slip[] = []
  const signs: Sign[] = []
  visit(document, {
    Alias(_, { source, range }) {
      signs.push({ sign: '*', name: source, offset: range?.[0] ?? 0 })
    },
    Node(_, node) {
      const [start = 0] = node.range ?? []
      const before = (sign: string) => Math.max(text.lastIndexOf(sign, start), 0)
      if (node.anchor !== undefined) {
        signs.push({ sign: '&', name: node.anchor, offset: before(`&${node.anchor}`) })
      }
      if (node.tag?.startsWith('!')) {
        const reason = `\`${node.tag}\` is no text in YAML, but the type of the value after it`
        found.push({ offset: before(node.tag), reason, actual: node.tag, advice: QUOTE })
      }
    },
    Scalar(key, node, path) {
      const [start, end] = node.range ?? [0, 0]
      const written = text.slice(start, end)
      if (typeof node.value === 'number' && !DECIMAL.test(written)) {
        const reason = `\`${written}\` is read as the number ${node.value}`
        const advice = `${QUOTE.slice(0, -1)}, or write the number as ${node.value}.`
        found.push({ offset: start, reason, actual: written, advice })
      }
      const [, remark = ''] = /^[ \t]+(#[^\n]*)/.exec(text.slice(end)) ?? []
      if (key === 'key' || node.type !== 'PLAIN' || typeof node.value !== 'string') return
      if (remark === '' || (/^#\s/.test(remark) && !isInLanguage(path))) return
      const reason = `The text is cut at \`${remark}\`, which YAML takes for a remark`
      const advice = 'Put the text into quotes; with a remark after it, the text alone.'
      found.push({ rule: 'yaml-cut', offset: end, reason, actual: written, advice })
    },
  })
  return [...found, ...slipsOfSigns(signs)].toSorted((a, b) => a.offset - b.offset)
}

/** A name that is given to a value, or a reference to it. */
interface Sign {
  readonly sign: '&' | '*'
  readonly name: string
  readonly offset: number
}

/** A sign alone is a slip of the hand. Names that are referred to are meant: the whole of them is one cause. */
function slipsOfSigns(signs: readonly Sign[]): Slip[] {
  const namesWith = (wanted: Sign['sign']) =>
    new Set(signs.flatMap(({ sign, name }) => (sign === wanted ? [name] : [])))
  const [named, referred] = [namesWith('&'), namesWith('*')]
  const meant = signs.filter(({ name }) => named.has(name) && referred.has(name))
  const alone = signs.filter((sign) => !meant.includes(sign))
  const [first] = meant
  return [
    ...alone.map(({ sign, name, offset }) => {
      const what = sign === '&' ? 'the name of the value after it' : 'a reference to another value'
      const actual = `${sign}${name}`
      return {
        offset,
        reason: `\`${actual}\` is no text in YAML, but ${what}`,
        actual,
        advice: QUOTE,
      }
    }),
    ...(first
      ? [
          {
            offset: first.offset,
            reason: `\`&${first.name}\` names a value that \`*${first.name}\` repeats (${meant.length} such signs in all), and references are not followed here`,
            actual: `&${first.name}`,
            advice: 'Write the value out wherever it is meant.',
          },
        ]
      : []),
  ]
}

/** Whether a value is a text in a language, or one of several: no list of words that are known. */
function isInLanguage(path: readonly unknown[]): boolean {
  const pair = path.findLast((node) => isPair(node))
  const key = isPair(pair) && isScalar(pair.key) ? pair.key.value : undefined
  return PACKS.some(({ tag }) => tag === key) || key === 'title'
}
