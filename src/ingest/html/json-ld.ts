/** A thing of JSON-LD: what it is and what is said of it. */
type Thing = Readonly<Record<string, unknown>>

/** What a page says of its article to machines, each as it is said. */
export interface SaidToMachines {
  readonly headline?: string
  /** Persons and names without a kind; organisations are left out. */
  readonly authors: readonly string[]
  readonly published?: string
  readonly outlet?: string
  readonly section: readonly string[]
}

const ARTICLE = /Article$|^(?:BlogPosting|Report|SocialMediaPosting|Review|CreativeWork)$/

/** Trees of it are some levels deep; what is deeper was made to be. */
const DEEPEST = 12

/** What JSON-LD says of the article of a page. What is no JSON is passed over. */
export function readJsonLd(texts: readonly string[]): SaidToMachines {
  const things = texts.flatMap((text) => thingsIn(parse(text), 0))
  const byId = new Map(
    things.flatMap((thing) =>
      typeof thing['@id'] === 'string' && Object.keys(thing).length > 1
        ? [[thing['@id'], thing] as const]
        : [],
    ),
  )
  const whole = (value: unknown): unknown => {
    const id = isThing(value) ? value['@id'] : undefined
    return typeof id === 'string' ? (byId.get(id) ?? value) : value
  }
  const article = things.find((thing) => kindsOf(thing).some((kind) => ARTICLE.test(kind)))
  const page = article ?? things.find((thing) => kindsOf(thing).includes('WebPage'))
  if (!page) return { authors: [], section: [] }
  const headline = textOf(page.headline) ?? (article ? textOf(page.name) : undefined)
  const published = textOf(page.datePublished)
  const outlet = nameOf(whole(page.publisher)) ?? nameOf(whole(page.isPartOf))
  return {
    authors: listOf(page.author)
      .map(whole)
      .filter((author) => !isThing(author) || !kindsOf(author).some((kind) => kind !== 'Person'))
      .flatMap((author) => nameOf(author) ?? []),
    section: listOf(page.articleSection).flatMap((each) => textOf(each) ?? []),
    ...(headline !== undefined && { headline }),
    ...(published !== undefined && { published }),
    ...(outlet !== undefined && { outlet }),
  }
}

function parse(text: string): unknown {
  const bare = text.replace(
    /^\s*(?:<!--|\/\/<!\[CDATA\[|<!\[CDATA\[)|(?:-->|\/\/\]\]>|\]\]>)\s*$/g,
    '',
  )
  // Line ends within texts, and commas before a bracket, are what most often is wrong with it.
  for (const each of [bare, bare.replace(/[\n\r\t]+/g, ' ').replace(/,\s*(?=[}\]])/g, '')]) {
    try {
      return JSON.parse(each)
    } catch {}
  }
  return undefined
}

/** All things in a tree of lists and graphs, outer before inner. */
function thingsIn(value: unknown, depth: number): Thing[] {
  if (depth > DEEPEST) return []
  if (Array.isArray(value)) return value.flatMap((each) => thingsIn(each, depth + 1))
  if (!isThing(value)) return []
  return [
    value,
    ...thingsIn(value['@graph'], depth + 1),
    ...thingsIn(value.mainEntity, depth + 1),
    ...thingsIn(value.author, depth + 1),
  ]
}

function kindsOf(thing: Thing): string[] {
  return listOf(thing['@type']).filter((kind) => typeof kind === 'string')
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
}

function nameOf(value: unknown): string | undefined {
  const first = Array.isArray(value) ? value[0] : value
  return isThing(first) ? textOf(first.name) : textOf(first)
}

function textOf(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim() : ''
  return text === '' ? undefined : text
}

function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
