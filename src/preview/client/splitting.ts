import type { HalfOrder, SplitForm } from '../protocol.ts'
import { element } from './elements.ts'
import { ask, formButton } from './opening.ts'
import { area, change, choice, field, form, nameOf } from './writing.ts'

const HALVES = ['First claim', 'Second claim'] as const
const ID = '[a-z0-9]+(-[a-z0-9]+)*'

/** Opens a form in which a claim becomes two, in the place of a button. */
export function splitButton(claim: string): HTMLElement {
  return formButton('Split', async (close) =>
    splitForm(await ask<SplitForm>('split', claim), close),
  )
}

function splitForm(
  { claim, base, halves, topics, asked, texts }: SplitForm,
  close: () => void,
): HTMLFormElement {
  const list = `topics-of-${claim}`
  const words = texts.map((text) => wordsIn(text))
  const parts = halves.map(({ id, topic, at }, index) => {
    const fields = {
      id: field('Id', { value: id, pattern: ID, required: '' }),
      topic: field('Topic', { value: topic, list, pattern: ID, required: '' }),
      at: field('Paragraphs', { value: at, required: '' }),
    }
    const group = element(
      'fieldset',
      {},
      element('legend', {}, HALVES[index] ?? ''),
      ...Object.values(fields).map(({ label }) => label),
    )
    const order = (): HalfOrder => ({
      id: fields.id.input.value,
      topic: fields.topic.input.value,
      at: fields.at.input.value,
      statements: Object.fromEntries(words.map(({ lang, says }) => [lang, says(index)])),
    })
    return { group, order }
  })
  const goes = asked.map(({ name, value }) => ({
    name,
    ...choice(`${name}: ${value}`, ['both', 'first', 'second']),
  }))
  const [first, second] = parts
  return form(
    [
      element('datalist', { id: list }, ...topics.map((value) => element('option', { value }))),
      ...words.map(({ group }) => group),
      ...parts.map(({ group }) => group),
      ...goes.map(({ label }) => label),
    ],
    close,
    async () => {
      if (!first || !second) return
      await change({
        ...{ kind: 'split', base, claim },
        halves: [first.order(), second.order()],
        goes: Object.fromEntries(
          goes.map(({ name, input }) => [name, input.value as 'both' | 'first' | 'second']),
        ),
      })
    },
  )
}

/** A mark of a figure: it goes whole with one claim. */
const MARK = /:[a-z]+\[[^\]]*\](?:\{[^}]*\})?/g

/** The words of a claim in a language, divided where it is proposed, and anew wherever the caret stands. */
function wordsIn({ lang, dir, text, cut }: SplitForm['texts'][number]) {
  const name = nameOf(lang)
  const areas = [text.slice(0, cut), text.slice(cut)].map((words, index) =>
    area(`${HALVES[index]}, ${name}`, { lang, dir }, words.trim()),
  )
  const inputs = areas.map(({ input }) => input)
  let last = inputs[0]
  for (const input of inputs) input.addEventListener('focus', () => (last = input))
  const divide = element(
    'button',
    { type: 'button', class: 'button' },
    `Divide ${name} at the caret`,
  )
  divide.addEventListener('click', () => {
    const [first, second] = inputs
    if (!first || !second) return
    const begins = `${first.value.trimEnd()} `
    const all = begins + second.value.trimStart()
    const caret = (last === second ? begins.length : 0) + (last?.selectionStart ?? 0)
    const mark = [...all.matchAll(MARK)].find(
      ({ index, 0: found }) => index < caret && caret < index + found.length,
    )
    const at = mark ? mark.index + mark[0].length : caret
    first.value = all.slice(0, at).trim()
    second.value = all.slice(at).trim()
  })
  return {
    lang,
    says: (half: number) => inputs[half]?.value ?? '',
    group: element(
      'fieldset',
      {},
      element('legend', {}, name),
      ...areas.map(({ label }) => label),
      divide,
    ),
  }
}
