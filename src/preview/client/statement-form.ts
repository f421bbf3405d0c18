import type { WrittenClaim } from '../protocol.ts'
import { earlierButton } from './earlier.ts'
import { element } from './elements.ts'
import { heldFindings } from './holding.ts'
import { ask, formButton } from './opening.ts'
import { area, change, form, nameOf } from './writing.ts'

/** Opens a form on the words of a claim in the place of a button. */
export function editButton(claim: string): HTMLElement {
  return formButton('Edit', async (close) => statementForm(await asWritten(claim), close))
}

/** A claim as it stands in its note now. */
function asWritten(claim: string): Promise<WrittenClaim> {
  return ask('claim', claim)
}

function statementForm(
  { claim, base, texts, earlier }: WrittenClaim,
  close: () => void,
): HTMLFormElement {
  const areas = texts.map(({ lang, dir, text }) =>
    area(`${claim}, ${nameOf(lang)}`, { lang, dir }, text),
  )
  const edited = () =>
    texts.flatMap(({ lang, text }, index) => {
      const now = areas[index]?.input.value ?? text
      return now === text ? [] : [{ lang, text: now }]
    })
  const held = heldFindings(
    areas.map(({ input }) => input),
    () => ({
      kind: 'statements',
      claim,
      statements: Object.fromEntries(edited().map(({ lang, text }) => [lang, text])),
    }),
  )
  const columns = areas.map(({ label, input }) => {
    const before = earlier.find(({ lang }) => lang === input.lang)
    return element('div', {}, label, ...(before ? [earlierButton(before, input)] : []))
  })
  return form([element('div', { class: 'side-by-side' }, ...columns), held], close, async () => {
    // One after the other: each is of the state that the one before has left.
    let state = base
    for (const { lang, text } of edited()) {
      await change({ kind: 'statement', base: state, claim, language: lang, text })
      state = (await asWritten(claim)).base
    }
  })
}
