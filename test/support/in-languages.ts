import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import type { Language } from '../../src/model/language.ts'

/** Texts of the second language of a project, and what they are in a language that it is not in. */
type Words = Readonly<Record<string, string>>

interface Retelling {
  /** The languages that a project is in: the first stands bare in its notes. */
  readonly from: readonly [Language, Language]
  /** Those that it is to be in, in their order. */
  readonly to: readonly Language[]
  /** What stands in a language of `to` that is none of `from`. */
  readonly words?: Words
}

/**
 * Copies a project into other languages than it is in: the same in another order, in one of them alone, or
 * with another language in the place of its second.
 */
export async function copyInLanguages(
  project: string,
  folder: string,
  retelling: Retelling,
): Promise<void> {
  await cp(project, folder, { recursive: true })
  const sources = join(folder, 'sources')
  const names = (await readdir(sources, { recursive: true })).filter((name) => name.endsWith('.md'))
  const texts = await Promise.all(names.map((name) => readFile(join(sources, name), 'utf8')))
  const sections = sectionsOf(texts, retelling)
  await Promise.all(
    names.map((name, at) =>
      writeFile(join(sources, name), retold(texts[at] ?? '', retelling, sections)),
    ),
  )
}

const FRONT_MATTER = /^---\n([\s\S]*?\n)---\n/

/** What a section is called in the second language, and what it is to be called. */
function sectionsOf(texts: readonly string[], retelling: Retelling): Words {
  const [, second] = retelling.from
  const sections = texts.flatMap((text) => frontMatterOf(text).sections ?? [])
  return Object.fromEntries(
    sections.map(({ title }) => [title[second], inThem(title, retelling)[retelling.to[0] ?? '']]),
  )
}

function frontMatterOf(text: string): {
  readonly sections?: readonly { readonly title: Record<Language, string> }[]
} {
  return parse(FRONT_MATTER.exec(text)?.[1] ?? '')
}

function retold(text: string, retelling: Retelling, sections: Words): string {
  const written = retoldValue(frontMatterOf(text), retelling) as object
  const yaml = stringify(
    { ...written, ...('sections' in written && { languages: retelling.to }) },
    { lineWidth: 0 },
  )
  const body = text
    .replace(FRONT_MATTER, '')
    .replace(/^# (.*)$/gm, (heading, title: string) =>
      sections[title] === undefined ? heading : `# ${sections[title]}`,
    )
    .replace(
      /^(::::\w.*\n)([\s\S]*?)\n\n:::\w+\n([\s\S]*?)\n:::\n::::$/gm,
      (_, directive: string, first: string, second: string) => {
        const { from, to } = retelling
        const says = inThem({ [from[0]]: first, [from[1]]: bareFigures(second) }, retelling)
        const [bare = '', ...others] = to.map((language) => says[language] ?? '')
        const rest = others.map((other, at) => `\n\n:::${to[at + 1]}\n${bareFigures(other)}\n:::`)
        return `${directive}${figuresOf(first, bare)}${rest.join('')}\n::::`
      },
    )
  return `---\n${yaml}---\n${body}`
}

/** Maps of languages, wherever they stand in YAML. */
function retoldValue(value: unknown, retelling: Retelling): unknown {
  if (Array.isArray(value)) return value.map((item) => retoldValue(item, retelling))
  if (typeof value !== 'object' || value === null) return value
  const isText = Object.keys(value).every((key) => retelling.from.includes(key))
  if (isText) return inThem(value as Record<Language, unknown>, retelling)
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, retoldValue(item, retelling)]),
  )
}

function inThem<T>(texts: Readonly<Record<Language, T>>, { from, to, words }: Retelling) {
  const entries = to.flatMap((language): [Language, T][] => {
    if (from.includes(language)) {
      const own = texts[language]
      return own === undefined ? [] : [[language, own]]
    }
    const told = words?.[String(texts[from[1]])]
    if (told === undefined) throw new Error(`There are no words for «${texts[from[1]]}»`)
    return [[language, told as T]]
  })
  return Object.fromEntries(entries)
}

const FIGURE = /(:figure\[[^\]]*\])\{([^}]*)\}/g

/** What a figure is stands in the first language alone; in others its measure says which it is. */
function bareFigures(text: string): string {
  return text.replace(FIGURE, (_, figure: string, attributes: string) => {
    const kept = attributes.split(' ').filter((one) => /^(?:measure|population)=/.test(one))
    return `${figure}{${kept.join(' ')}}`
  })
}

/** A text with what another one says of the same figures, in their order. */
function figuresOf(described: string, text: string): string {
  const attributes = [...described.matchAll(FIGURE)].map((match) => match[2])
  let at = 0
  return text.replace(FIGURE, (_, figure: string) => `${figure}{${attributes[at++]}}`)
}
