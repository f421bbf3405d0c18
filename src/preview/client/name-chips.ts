import type { BegunClaim, NameMessage } from '../protocol.ts'
import { element, titleParts } from './elements.ts'
import type { Statements } from './statements.ts'
import { field, nameOf, write } from './writing.ts'

/** The names that are selected, to be put into a statement, and a way to add others to the register. */
export class NameChips {
  readonly element: HTMLElement
  readonly #statements: Statements
  readonly #known: HTMLElement
  readonly #added: (name: NameMessage) => void

  /** @param added hears of a name that the register has from now on */
  constructor(begun: BegunClaim, statements: Statements, added: (name: NameMessage) => void) {
    this.#statements = statements
    this.#added = added
    this.#known = element('p', { class: 'actions' }, ...begun.names.map((name) => this.#chip(name)))
    this.element = element(
      'fieldset',
      { class: 'marks' },
      element('legend', {}, 'Names'),
      this.#known,
      ...(begun.editorBase === undefined ? [] : [this.#adding(begun, begun.editorBase)]),
    )
  }

  /** A name that goes to the caret in the form of the language in which somebody types. */
  #chip(name: NameMessage): HTMLElement {
    const button = element('button', { type: 'button', class: 'button' }, ...titleParts(name.texts))
    button.addEventListener('click', () => {
      const { language } = this.#statements
      const form = name.texts.find(({ lang }) => lang === language)?.text
      if (form !== undefined) this.#statements.put(form)
    })
    return button
  }

  #adding({ form, kinds, unknownNames, language }: BegunClaim, base: string): HTMLElement {
    let state = base
    const id = field('Id of the name', { pattern: '[a-z0-9]+(-[a-z0-9]+)*' })
    const kind = element('select', {}, ...kinds.map((each) => new Option(each, each)))
    const names = form.languages.map(({ lang, dir }) => ({
      lang,
      ...{ dir },
      ...field(`Name in ${nameOf(lang)}`, { lang, dir }),
    }))
    const isPrivate = element('input', { type: 'checkbox' })
    const why = element('p', { role: 'alert' })
    const add = element('button', { type: 'button', class: 'button' }, 'Add to the register')
    const details = element(
      'details',
      {},
      element('summary', {}, 'Add a name to the register'),
      ...names.map(({ label }) => label),
      id.label,
      element('label', {}, 'Kind ', kind),
      element('label', { class: 'check' }, isPrivate, ' A private person'),
      why,
      add,
    )
    const propose = () => {
      const latin = names.map(({ input }) => slugOf(input.value)).find((slug) => slug !== '')
      id.input.value = latin ?? ''
    }
    for (const { input } of names) input.addEventListener('input', propose)
    // Some of what is unknown is a name.
    const unknown = unknownNames.map((words) => {
      const button = element('button', { type: 'button', class: 'button' }, `Add ${words}…`)
      button.addEventListener('click', () => {
        details.open = true
        for (const { lang, input } of names) input.value = lang === language ? words : ''
        propose()
        names.find(({ lang }) => lang !== language)?.input.focus()
      })
      return button
    })
    const save = async () => {
      const name = Object.fromEntries(names.map(({ lang, input }) => [lang, input.value.trim()]))
      const order = { base: state, id: id.input.value, kind: kind.value, name }
      const { base: after = '' } = await write('name', { ...order, private: isPrivate.checked })
      state = after
      const added = {
        id: order.id,
        texts: names.map(({ lang, dir, input }) => ({ lang, dir, text: input.value.trim() })),
      }
      const chip = this.#chip(added)
      this.#known.append(chip)
      this.#added(added)
      details.open = false
      for (const { input } of [...names, id]) input.value = ''
      chip.focus()
    }
    const run = () => {
      why.textContent = ''
      save().catch((error: Error) => {
        why.textContent = error.message
      })
    }
    add.addEventListener('click', run)
    details.addEventListener('keydown', (event) => {
      // The form around it is the claim’s.
      if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
      event.preventDefault()
      run()
    })
    return element('div', {}, element('p', { class: 'actions' }, ...unknown), details)
  }
}

/** Words as an id: small Latin letters and digits with hyphens; empty where there are none. */
function slugOf(words: string): string {
  return words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
