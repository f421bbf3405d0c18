/** The page of the preview: listens to the server and shows what it tells. */
import { problemInWords } from '../../in-page/problem-in-words.ts'
import { outOfHalf } from '../../model/ids.ts'
import type { FindingMessage, ViewState } from '../protocol.ts'
import { part } from './elements.ts'
import { Frames, type ViewName, type Wanted } from './frames.ts'
import type { MadeUp } from './page-view.ts'
import { Panel } from './panel.ts'

const audiences = part<HTMLSelectElement>('audience')
const editions = part<HTMLSelectElement>('edition')
const views = [...document.querySelectorAll<HTMLInputElement>('input[name=view]')]
const panel = new Panel()
const frames = new Frames(part('brief'), shown)

/** What the window looks at; its address says it, so that a reload and a second window keep it. */

const named = Object.fromEntries(new URLSearchParams(location.search))
const first = document.documentElement.dataset
const chosen = {
  audience: named.audience ?? first.audience ?? '',
  // Another audience than the first opens in an edition of its own.
  edition: named.edition ?? (named.audience === undefined ? (first.edition ?? '') : ''),
  view: (named.view === 'pages' ? 'pages' : 'page') as ViewName,
}

let events: EventSource | undefined
let state: ViewState | undefined
/** Whoever closes the panel while something is broken has seen it. */
let wasBroken = false
/** What was asked for last, to be asked for once. */
let asked = ''
/** What the paginator found in the pages that are shown. */
let ofPages: FindingMessage[] = []

for (const input of views) {
  input.checked = input.value === chosen.view
  input.addEventListener('change', () => {
    chosen.view = input.value as ViewName
    ofPages = []
    remember()
    show()
  })
}
audiences.addEventListener('change', () => {
  // Each audience opens in the edition that it names first.
  Object.assign(chosen, { audience: audiences.value, edition: '' })
  listen()
})
editions.addEventListener('change', () => {
  chosen.edition = editions.value
  listen()
})
part('toggle').addEventListener('click', () => openPanel(part('panel').hidden === true))
part('sources').addEventListener('click', () => {
  openPanel(true)
  void panel.showSources(() => part('sources').focus())
})
// Where there is no room for both, the brief comes first.
openPanel(!matchMedia('(width < 52rem)').matches)
listen()

/** Follows what was chosen. */
function listen(): void {
  events?.close()
  panel.close()
  const path = ['events', chosen.audience, ...(chosen.edition ? [chosen.edition] : [])]
  events = new EventSource(path.map(encodeURIComponent).join('/'))
  events.addEventListener('message', ({ data }) => {
    state = JSON.parse(data) as ViewState
    chosen.edition = state.edition
    remember()
    show()
  })
  events.addEventListener('error', () => {
    part('status').textContent = 'The preview has ended, or does not answer.'
  })
}

function remember(): void {
  const url = new URL(location.href)
  url.search = new URLSearchParams(chosen).toString()
  history.replaceState(null, '', url)
}

function show(): void {
  if (!state) return
  const { audience, edition, version, current, building, findings, trouble, made, took } = state
  fillAudiences(state)
  editions.value = edition
  part<HTMLAnchorElement>('pdf').href = `pdf/${encodeURIComponent(audience)}/${edition}`
  const known = new Set(findings.map(({ reason }) => reason))
  const all = [...findings, ...ofPages.filter(({ reason }) => !known.has(reason))]
  panel.showFindings(all, trouble)
  const errors = all.filter(({ severity }) => severity === 'error').length
  const counts = countsOf(errors, all.length - errors)
  part('count').textContent = all.length === 0 ? '' : `(${all.length})`
  const broken = !building && !current
  part('status').textContent = building
    ? 'Rebuilding…'
    : `${broken ? 'Not rebuilt' : `Made at ${timeOf(made)} in ${took} ms`} · ${counts}`
  document.title = `${errors > 0 || trouble.length > 0 ? '✗ ' : ''}${audience} ${edition} · Mujaz preview`
  if (building) return
  void panel.refresh()
  part('last-good').hidden = !broken || version === 0
  part('last-good').textContent =
    `This is the last good page, made at ${timeOf(made)}: what is saved now cannot be built. See the findings.`
  document.body.classList.toggle('broken', broken && version > 0)
  part('empty').hidden = version > 0
  part('empty').textContent =
    'There is no page yet: what is saved cannot be built. See the findings.'
  if (broken && !wasBroken) openPanel(true)
  wasBroken = broken
  if (version > 0) load({ audience, edition, version, view: chosen.view })
}

function load(wanted: Wanted): void {
  const key = JSON.stringify(wanted)
  if (key === asked) return
  asked = key
  void frames.show(wanted)
}

/** A page is there: its footnotes and links are made to lead where they should. */
function shown(frame: HTMLIFrameElement, wanted: Wanted, madeUp: MadeUp | undefined): void {
  ofPages = madeUp ? findingsOf(madeUp) : []
  show()
  frame.contentDocument?.addEventListener('click', (event) => {
    const target = event.target as Element
    const link = target.closest<HTMLAnchorElement>('a[href]')
    // On a screen a call lies below the button that opens its note.
    const opener = target.closest('.call-open')
    const call = (opener?.nextElementSibling ?? target).closest<HTMLElement>('[data-call]')
    const note =
      link || target.closest('button') ? null : target.closest<HTMLElement>('[data-note]')
    const own = call?.dataset.call ?? note?.dataset.note
    if (own !== undefined) {
      // The notes of both halves are those of the one brief.
      const label = wanted.edition === 'back-to-back' ? outOfHalf(own) : own
      // In the pages the note is in sight already, at the foot of the page.
      if (wanted.view === 'pages') event.preventDefault()
      openNote(wanted, label, call ?? note)
    } else if (link && !link.getAttribute('href')?.startsWith('#')) {
      event.preventDefault()
      open(link.href, '_blank', 'noopener')
    }
  })
}

function openNote(wanted: Wanted, label: string, from: HTMLElement | null): void {
  openPanel(true)
  const path = [wanted.audience, wanted.edition].map(encodeURIComponent).join('/')
  void panel.showNote(path, label, () => {
    // A page that was made since has the same call in the same place.
    const call = from?.isConnected
      ? from
      : frames.frame?.contentDocument?.getElementById(from?.id ?? '')
    frames.frame?.contentWindow?.focus()
    call?.focus()
    // On a screen the button above the call takes the keyboard; in the pages there is none.
    const opener = call?.previousElementSibling
    if (opener?.matches('.call-open')) (opener as HTMLElement).focus()
  })
}

function openPanel(open: boolean): void {
  part('panel').hidden = !open
  part('toggle').setAttribute('aria-expanded', String(open))
}

function findingsOf({ report, failure }: MadeUp): FindingMessage[] {
  const finding = (reason: string): FindingMessage => ({
    severity: 'error',
    rule: 'page-make-up',
    why: '',
    reason,
  })
  return failure === undefined
    ? (report?.problems ?? []).map((problem) => finding(problemInWords(problem)))
    : [finding(failure)]
}

function fillAudiences({ audience, audiences: names, own }: ViewState): void {
  const all = names.includes(audience) ? names : [...names, audience]
  if ([...audiences.options].map(({ value }) => value).join() !== all.join()) {
    audiences.replaceChildren(...all.map((name) => new Option(name, name)))
  }
  audiences.value = audience
  for (const option of editions.options) {
    const name = option.dataset.name ?? option.text
    option.dataset.name = name
    option.text =
      own.length === 0 || own.includes(option.value) ? name : `${name} (not of this audience)`
  }
}

function countsOf(errors: number, warnings: number): string {
  const words = [
    ...(errors > 0 ? [`${errors} ${errors === 1 ? 'error' : 'errors'}`] : []),
    ...(warnings > 0 ? [`${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`] : []),
  ]
  return words.join(', ') || 'nothing was found'
}

function timeOf(made: string | undefined): string {
  return made === undefined ? '' : new Date(made).toLocaleTimeString('en-GB')
}
