import type { DraftPlan, DraftState, ProposalMessage } from '../protocol.ts'
import { element, withCode } from './elements.ts'
import { ask, formButton } from './opening.ts'
import { post } from './sending.ts'
import { action, form, tellWritten } from './writing.ts'

interface InLanguage {
  readonly lang: string
  readonly dir: string
}

/** Shows what would be sent for drafts on a source. Nothing is sent before a person confirms it. */
export function draftButton(source: string, language: InLanguage): HTMLElement {
  return formButton('Draft…', async (close) => {
    const plan = await ask<DraftPlan>('draft', source)
    return plan.running ? runParts(close, language) : planForm(plan, close, language)
  })
}

function planForm(plan: DraftPlan, close: () => void, language: InLanguage): HTMLElement {
  const { source, digest, requests } = plan
  const sent = requests.filter(({ known }) => !known)
  const addresses = [...new Set(requests.map(({ address }) => address))]
  const models = [...new Set(requests.map(({ model }) => model))]
  if (requests.length === 0) {
    throw new Error(
      'There is no paragraph to draft from: each has a claim, is set aside, or is debris.',
    )
  }
  const told = `${sent.length} of ${requests.length} requests would leave this machine, for ${models.join()} at ${addresses.join()}. The others were answered before. Nothing has been sent yet.`
  const items = requests.map(({ headers, messages, known }, index) =>
    element(
      'details',
      {},
      element('summary', {}, `Request ${index + 1}${known ? ', answered before: not sent' : ''}`),
      ...Object.entries(headers).map(([name, value]) => element('p', {}, `${name}: ${value}`)),
      ...messages.flatMap(({ role, content }) => [
        element('h3', {}, role),
        element('pre', { dir: 'auto', tabindex: '0', 'aria-label': role }, content),
      ]),
    ),
  )
  const made = form(
    [element('p', {}, told), ...items],
    close,
    async () => {
      await post('draft', { source, digest })
      made.replaceWith(runParts(close, language))
    },
    `Send ${sent.length} requests`,
  )
  return made
}

/** Follows a run to its end, and shows what came of it. It counts as a form: a save does not take it away. */
function runParts(close: () => void, language: InLanguage): HTMLElement {
  const progress = element('p', { role: 'status' }, 'Asking…')
  const stop = action('Stop', async () => {
    await post('draft/stop', {})
  })
  const made = element('form', {}, progress, element('p', { class: 'actions' }, stop))
  const events = new EventSource('draft-events')
  events.addEventListener('message', ({ data }) => {
    const state = JSON.parse(data) as DraftState
    progress.textContent = ['Asking…', ...state.progress].at(-1) ?? ''
    if (state.running) return
    events.close()
    const done = element('button', { type: 'button', class: 'button' }, 'Close')
    done.addEventListener('click', close)
    made.replaceChildren(...resultParts(state, language), element('p', { class: 'actions' }, done))
    done.focus()
    if (state.result?.written) tellWritten(state.result.file)
  })
  return made
}

function resultParts({ result }: DraftState, language: InLanguage): Node[] {
  if (!result) return [element('p', {}, 'Nothing was drafted.')]
  const { file, written, drafted, refused, faults, withheld, requests, tokens } = result
  const outcome = written
    ? `${drafted.length} drafts are in ${file}. Hold each quote against its claim: no program sees every reversal.`
    : 'Nothing was written.'
  return [
    element('p', { role: 'status' }, outcome),
    ...faults.map((fault) => element('p', { class: 'trouble' }, ...withCode(fault))),
    element('p', { class: 'quiet' }, `${requests} requests, about ${tokens} tokens.`),
    ...(withheld.length > 0
      ? [
          element(
            'p',
            { class: 'quiet' },
            `Not sent, since a sensitive claim rests on them: ¶ ${withheld.join(', ')}.`,
          ),
        ]
      : []),
    ...proposals('Drafts', drafted, language),
    ...proposals('Refused', refused, language),
  ]
}

function proposals(title: string, all: readonly ProposalMessage[], language: InLanguage): Node[] {
  if (all.length === 0) return []
  const items = all.map(({ paragraph, quote, texts, claim, remarks }) =>
    element(
      'li',
      {},
      element('p', { class: 'kind' }, `¶ ${paragraph} `, element('code', {}, claim ?? '')),
      element(
        'div',
        { class: 'side-by-side' },
        element('blockquote', { lang: language.lang, dir: language.dir }, quote),
        element(
          'div',
          {},
          ...texts.map(({ lang, dir, text }) => element('p', { lang, dir }, text)),
        ),
      ),
      ...remarks.map((remark) => element('p', { class: 'quiet' }, ...withCode(remark))),
    ),
  )
  return [element('h3', {}, title), element('ul', { class: 'reading' }, ...items)]
}
