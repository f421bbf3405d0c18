import type {
  FindingMessage,
  NoteMessage,
  PassageMessage,
  ReadingMessage,
  SourceMessage,
  StatementMessage,
  TextMessage,
  ToldPlace,
} from '../protocol.ts'
import { claimButton } from './claim-form.ts'
import { earlierPart } from './earlier.ts'
import { element, part, titleParts } from './elements.ts'
import { findingItem } from './findings.ts'
import { readingParts, sourceItem } from './readings.ts'
import { howToSelect, selectable } from './selection.ts'
import { get } from './sending.ts'
import { settleButton } from './settling.ts'
import { splitButton } from './splitting.ts'
import { editButton } from './statement-form.ts'
import { acceptButton, mayWrite } from './writing.ts'

/** The panel beside the brief: all findings or, in their place, what stands behind one thing. */
export class Panel {
  readonly #list = part('list')
  readonly #detail = part('detail')
  readonly #title = part('detail-title')
  readonly #body = part('detail-body')
  /** Where the focus goes back to. */
  #back: (() => void) | undefined
  /** Shows what was found last, where that had to wait. */
  #found: () => void = () => {}
  /** The detail as it was put there, as HTML. */
  #made = ''
  /** What makes the detail that is shown. */
  #fill: (() => Promise<Node[]>) | undefined

  constructor() {
    part('close').addEventListener('click', () => this.close())
    part('panel').addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.close()
    })
  }

  showFindings(findings: readonly FindingMessage[], trouble: readonly string[]): void {
    this.#found = () => this.showFindings(findings, trouble)
    // What somebody is typing is not taken out of their hands.
    if (this.#list.querySelector('form')) return
    // Whoever is reading the list is not to be thrown out of it by a save.
    const focused = [...this.#list.querySelectorAll<Element>('button')].indexOf(
      document.activeElement ?? document.body,
    )
    const items = findings.map((finding) => this.#finding(finding))
    this.#list.replaceChildren(
      ...(trouble.length > 0
        ? [element('div', { class: 'trouble' }, ...trouble.map((line) => element('p', {}, line)))]
        : []),
      items.length > 0
        ? element('ul', { class: 'findings' }, ...items)
        : element('p', { class: 'quiet' }, trouble.length > 0 ? '' : 'Nothing was found.'),
    )
    if (focused >= 0) this.#list.querySelectorAll('button')[focused]?.focus()
  }

  /** Shows the lines of a file around a place. */
  showPlace(file: string, line: number | undefined, back: () => void): Promise<void> {
    return this.#show(`${file}${line === undefined ? '' : `:${line}`}`, back, async () => {
      const query = new URLSearchParams({ file, line: String(line ?? 1) })
      return this.#place(await get<ToldPlace>(`place?${query}`), line !== undefined)
    })
  }

  /** Shows what stands behind a footnote. */
  showNote(path: string, label: string, back: () => void): Promise<void> {
    return this.#show(`Footnote ${label}`, back, async () =>
      this.#note(await get<NoteMessage>(`note/${path}/${encodeURIComponent(label)}`)),
    )
  }

  /** Shows all sources, and how much of each no claim covers. */
  showSources(back: () => void): Promise<void> {
    return this.#show('Sources', back, async () => {
      const items = (await get<SourceMessage[]>('sources')).map((source) =>
        sourceItem(source, () => void this.#showReading(source.id, back)),
      )
      return [element('ul', { class: 'sources' }, ...items)]
    })
  }

  #showReading(id: string, back: () => void): Promise<void> {
    const open = (file: string, line: number) => void this.showPlace(file, line, back)
    return this.#show(id, back, async () => {
      const reading = await get<ReadingMessage>(`reading/${encodeURIComponent(id)}`)
      const all = element('button', { type: 'button', class: 'button' }, 'All sources')
      all.addEventListener('click', () => void this.showSources(back))
      return [element('p', { class: 'actions' }, all), ...readingParts(reading, open)]
    })
  }

  /** Shows what the files say now of what is open, where that is another thing than before. */
  async refresh(): Promise<void> {
    const fill = this.#fill
    // What somebody is typing is not taken out of their hands.
    if (this.#body.querySelector('form')) return
    const content = await fill?.().catch(() => undefined)
    if (content === undefined || fill !== this.#fill || this.#body.querySelector('form')) return
    const fresh = element('div', {}, ...content)
    // What somebody has unfolded or selected since is no reason to put it there anew.
    if (fresh.innerHTML === this.#made) return
    this.#made = fresh.innerHTML
    const unfolded = [...this.#body.querySelectorAll('details[open] > summary')].map(
      ({ textContent }) => textContent,
    )
    for (const details of fresh.querySelectorAll('details')) {
      details.open = unfolded.includes(details.querySelector('summary')?.textContent ?? '')
    }
    // Whoever has just reached a button by keyboard is not to be thrown off it by a save.
    const buttons = () => [
      ...this.#body.querySelectorAll<HTMLElement>('button, summary, a, [tabindex]'),
    ]
    const focused = buttons().indexOf(document.activeElement as HTMLElement)
    this.#body.replaceChildren(...fresh.childNodes)
    if (focused >= 0) buttons()[focused]?.focus()
  }

  close(): void {
    this.#fill = undefined
    if (this.#detail.hidden) return
    this.#detail.hidden = true
    part('findings').hidden = false
    this.#back?.()
  }

  async #show(title: string, back: () => void, fill: () => Promise<Node[]>): Promise<void> {
    this.#fill = fill
    const content = await fill().catch((error: Error) => [element('p', {}, error.message)])
    // Something else was asked for meanwhile.
    if (fill !== this.#fill) return
    this.#back = back
    this.#title.textContent = title
    this.#body.replaceChildren(...content)
    this.#made = this.#body.innerHTML
    part('findings').hidden = true
    this.#detail.hidden = false
    part('panel').scrollTop = 0
    this.#title.focus()
  }

  #finding(finding: FindingMessage): HTMLElement {
    const { file, line, column, settling } = finding
    const settle = settling && mayWrite ? [settleButton(settling, () => this.#found())] : []
    if (file === undefined) return findingItem(finding)
    const place = [file, line, column].filter((one) => one !== undefined).join(':')
    const button = element('button', { type: 'button', class: 'place' }, place)
    button.addEventListener('click', () =>
      this.showPlace(file, line, () => this.#focusPlace(place)),
    )
    const item = findingItem(finding, button)
    item.append(...settle)
    return item
  }

  #focusPlace(place: string): void {
    const buttons = [...this.#list.querySelectorAll<HTMLElement>('button')]
    const button = buttons.find(({ textContent }) => textContent === place)
    if (button) button.focus()
    else part('toggle').focus()
  }

  #place({ file, line, open, lines }: ToldPlace, marked: boolean): Node[] {
    const name = `${file}:${line}`
    const copy = element('button', { type: 'button', class: 'button' }, `Copy ${name}`)
    copy.addEventListener('click', async () => {
      await navigator.clipboard.writeText(name)
      copy.textContent = `Copied ${name}`
    })
    const rows = lines.map(({ number, text }) => {
      const meant = marked && number === line
      return element(
        'li',
        { value: String(number), ...(meant && { class: 'meant', 'aria-current': 'true' }) },
        element('code', { dir: 'auto' }, text),
      )
    })
    return [
      element(
        'p',
        { class: 'actions' },
        copy,
        ...(open === undefined ? [] : [element('a', { class: 'button', href: open }, 'Open')]),
      ),
      element('ol', { class: 'lines', start: String(lines[0]?.number ?? 1) }, ...rows),
    ]
  }

  #note({ statement, passages }: NoteMessage): Node[] {
    return [
      element(
        'div',
        { class: 'note' },
        ...(statement
          ? [element('h3', {}, 'As it is printed'), this.#statement(statement, 'side-by-side')]
          : []),
        ...passages.map((passage) => this.#passage(passage)),
      ),
    ]
  }

  #passage({ title, health, claims, ...passage }: PassageMessage): HTMLElement {
    const { source, paragraphs = [] } = passage
    const numbers = paragraphs.flatMap(({ number, text }) => (text === undefined ? [] : number))
    const claim = mayWrite && numbers.length > 0 ? claimButton(source, numbers) : undefined
    return element(
      'section',
      { class: 'passage' },
      element('h3', {}, ...titleParts(title)),
      element(
        'div',
        { class: 'side-by-side' },
        element(
          'div',
          {},
          ...paragraphsOf(passage, claim),
          ...(claim ? [howToSelect(), claim] : []),
          ...(health.length > 0 ? [element('h4', {}, 'State of the source here')] : []),
          ...health.map(({ kind, locator, texts }) =>
            element(
              'div',
              { class: `health ${kind}` },
              element('p', { class: 'kind' }, element('strong', {}, kind), ` para. ${locator}`),
              ...texts.map(inLanguage),
            ),
          ),
        ),
        element(
          'div',
          {},
          ...(claims.length > 0 ? [element('h4', {}, 'Claims made of it')] : []),
          ...claims.map((claim) => this.#statement(claim)),
        ),
      ),
    )
  }

  #statement({ claim, file, line, texts, earlier }: StatementMessage, layout = ''): HTMLElement {
    const place = element('button', { type: 'button', class: 'place' }, `${file}:${line}`)
    const back = this.#back
    place.addEventListener('click', () => this.showPlace(file, line, back ?? (() => {})))
    return element(
      'div',
      { class: 'statement' },
      ...(claim === undefined ? [] : [element('p', { class: 'kind' }, element('code', {}, claim))]),
      element('div', { class: layout }, ...texts.map(inLanguage)),
      ...(earlier ? [earlierPart(earlier)] : []),
      place,
      ...(claim !== undefined && mayWrite
        ? [editButton(claim), acceptButton(claim, texts), splitButton(claim)]
        : []),
    )
  }
}

/** The cited paragraphs of an original or, where it is not at hand, where they would be found. */
function paragraphsOf(
  {
    source,
    locator,
    original,
    paragraphs,
    lang,
    dir,
  }: Omit<PassageMessage, 'title' | 'health' | 'claims'>,
  claim: HTMLElement | undefined,
): Node[] {
  const begin = () => claim?.querySelector<HTMLElement>(':scope > button')?.click()
  const where = `${locator} of ${original}`
  if (!paragraphs) {
    const reason = `${where}. The original is not at hand: put it into the folder of originals to read it here.`
    return [element('p', { class: 'absent' }, reason)]
  }
  const none = () =>
    element('span', { lang: 'en', dir: 'ltr' }, 'The original has no such paragraph.')
  return [
    element('p', { class: 'quiet' }, where),
    element(
      'ol',
      { class: 'paragraphs', lang, dir },
      ...paragraphs.map(({ number, text }) => {
        const item = element('li', { value: String(number) }, text ?? none())
        return claim && text !== undefined
          ? selectable(item, { source, paragraph: number }, begin)
          : item
      }),
    ),
  ]
}

function inLanguage({ lang, dir, text }: TextMessage): HTMLElement {
  return element('p', { lang, dir }, text)
}
