import type { BegunClaim, FigureMessage, FoundFigure, MarkMessage, MarkOrder } from '../protocol.ts'
import { element } from './elements.ts'
import { post } from './sending.ts'
import type { Statements } from './statements.ts'
import { nameOf } from './writing.ts'

/** The figures that a statement may be given, each with its value and what binds it, and a way to mark others. */
export class FigureRows {
  readonly element: HTMLElement
  readonly #begun: BegunClaim
  readonly #statements: Statements
  readonly #list = element('ul', { class: 'figures' })
  readonly #why = element('p', { role: 'alert' })

  constructor(begun: BegunClaim, statements: Statements) {
    this.#begun = begun
    this.#statements = statements
    this.#list.append(...begun.figures.map((figure) => this.#row(figure, begun.language)))
    this.element = element(
      'fieldset',
      { class: 'marks' },
      element('legend', {}, 'Figures'),
      element(
        'p',
        { class: 'quiet' },
        begun.measures.length === 0
          ? 'The editor’s file has no measures: a figure is marked with one of them.'
          : begun.figures.length === 0
            ? 'None in what was selected. A number in a statement is marked below it.'
            : 'Goes to the caret, or around what is selected in the statement.',
      ),
      this.#list,
      this.#why,
    )
  }

  /** A button that takes the number among the selected words of a statement for a figure. */
  marker(area: HTMLTextAreaElement): HTMLElement {
    const button = element('button', { type: 'button', class: 'button' }, 'Mark as figure')
    button.addEventListener('click', async () => {
      const { lang, value, selectionStart, selectionEnd } = area
      const question = { language: lang, text: value, start: selectionStart, end: selectionEnd }
      const found = await this.#ask<FoundFigure>('figure', question)
      if (!found) return
      // What binds it stands within the mark.
      area.focus()
      area.setSelectionRange(found.start, found.end)
      const row = this.#row(found, lang)
      this.#list.prepend(row)
      row.querySelector<HTMLElement>('.measure')?.focus()
    })
    return button
  }

  #row(figure: FigureMessage, language: string | undefined): HTMLElement {
    const { measures, bounds } = this.#begun
    const value = element('input', {
      type: 'text',
      inputmode: 'decimal',
      value: String(figure.value),
    })
    const bound = element('select', {}, ...bounds.map((each) => new Option(each, each)))
    bound.value = figure.bound
    const measure = element(
      'select',
      { class: 'measure' },
      // A wrong one is found by no check: it is always chosen.
      new Option('choose…', ''),
      ...measures.map(({ id, texts }) => new Option(texts[0]?.text ?? id, id)),
    )
    const button = element('button', { type: 'button', class: 'button' })
    this.#statements.follow(() => {
      button.textContent = `Mark in ${nameOf(this.#statements.language)}`
    })
    button.addEventListener('click', async () => {
      const { language: into, selected } = this.#statements
      const isOwn = Number(value.value) === figure.value
      const order: MarkOrder = {
        language: into,
        measure: measure.value,
        value: value.value.trim() === '' ? Number.NaN : Number(value.value),
        bound: bound.value,
        kind: figure.kind,
        ...(selected !== '' && { words: selected }),
        ...(isOwn && into === language && { number: figure.number }),
      }
      const made = await this.#ask<MarkMessage>('mark', order)
      if (made) this.#statements.put(made.mark, made.caret)
    })
    return element(
      'li',
      {},
      element('bdi', language === undefined ? {} : { lang: language }, figure.words),
      element('label', {}, 'Value ', value),
      element('label', {}, 'Bound ', bound),
      element('label', {}, 'Measure ', measure),
      button,
    )
  }

  /** Asks the server, and says why there is no answer. */
  async #ask<T>(path: string, order: unknown): Promise<T | undefined> {
    this.#why.textContent = ''
    return post<T>(path, order).catch((error: Error) => {
      this.#why.textContent = error.message
      return undefined
    })
  }
}
