import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { PAGE_POLICY } from '../formats/html.ts'
import { type Edition, editionsOf } from '../model/language.ts'
import { RefusedChange } from '../project/change-note.ts'
import { figureAmong, markOf } from './begun-claim.ts'
import { isFigureQuestion, isMarkOrder, isNameOrder, isSelectionOrder } from './claim-orders.ts'
import { type Drafting, planIn } from './drafting.ts'
import { CLOSED_POLICY, GUARDED, refusal, SHELL_POLICY, writeRefusal } from './guard.ts'
import { Holding, isHoldOrder } from './holding.ts'
import { causesOf } from './messages.ts'
import { noteOf } from './passages.ts'
import { placeOf } from './place.ts'
import { readingOf, sourcesOf } from './readings.ts'
import { shell } from './shell.ts'
import type { Views } from './views.ts'
import { orderIn, type Writing } from './writing.ts'

/** The program of the page: what is asked for by name, and nothing else of the disk. */
const PROGRAM: Readonly<Record<string, { readonly file: string; readonly type: string }>> = {
  'preview.js': { file: 'preview/client/preview.js', type: 'text/javascript' },
  'preview.css': { file: 'preview/client/preview.css', type: 'text/css' },
  'page-view.js': { file: 'preview/client/page-view.js', type: 'text/javascript' },
  'in-page.js': { file: 'in-page/index.js', type: 'text/javascript' },
}

const DIST = new URL('../../dist/', import.meta.url)

/** An answer that is not what was asked for. */
class Refused extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

export interface ServerOptions {
  readonly session: Views
  /** 0 for one that is free. */
  readonly port: number
  readonly audience: string
  readonly edition: Edition
  /** Address that opens a place in an editor, with `{path}` and `{line}`. */
  readonly editor: string | undefined
  /** What writes into the notes; absent where nothing may be written. */
  readonly writing: Writing | undefined
  /** What asks a model for drafts, where a person wants that; absent where nothing may be written. */
  readonly drafting: Drafting | undefined
}

export interface Served {
  readonly address: string
  close(): Promise<void>
}

/**
 * Serves the preview on the loopback interface. Everything is a `GET` and changes nothing, but for what the page
 * itself sends where its user has asked for a preview that writes.
 *
 * @throws Error, with a cause, where the port is taken
 */
export async function serve(options: ServerOptions): Promise<Served> {
  const holding = options.writing && new Holding(options.session, options.writing)
  const server = createServer((request, response) => {
    const { port } = server.address() as { port: number }
    answer(request, response, port, { ...options, holding }).catch((error) =>
      sendError(response, error),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const why =
        cause.code === 'EADDRINUSE'
          ? `Port ${options.port} is taken by another program. Name another one, or leave --port out to take one that is free.`
          : `Port ${options.port} cannot be listened on.`
      reject(new Error(why, { cause }))
    })
    server.listen(options.port, '127.0.0.1', resolve)
  })
  const { port } = server.address() as { port: number }
  return {
    address: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  port: number,
  options: ServerOptions & { readonly holding: Holding | undefined },
): Promise<void> {
  const why = refusal(request.headers, port)
  if (why !== undefined) throw new Refused(403, why)
  if (request.method === 'POST' && options.writing && options.holding) {
    await write(request, response, options, options.writing, options.holding)
    return
  }
  if (request.method !== 'GET') throw new Refused(405, 'Everything here is asked for with GET.')
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  const [kind = '', ...names] = url.pathname.slice(1).split('/').map(decoded)
  const { session } = options

  if (kind === '' && names.length === 0) {
    const languages = await session.languages()
    send(
      response,
      'text/html',
      shell({ ...options, languages, token: options.writing?.token }),
      SHELL_POLICY,
    )
    return
  }
  const program = names.length === 0 && Object.hasOwn(PROGRAM, kind) ? PROGRAM[kind] : undefined
  if (program) {
    send(response, program.type, await readFile(new URL(program.file, DIST)))
    return
  }
  if (kind === 'place') {
    const path = url.searchParams.get('file') ?? ''
    const line = Number(url.searchParams.get('line') ?? 1)
    const text = await session.textOf(path)
    if (text === undefined) throw new Refused(404, `There are no lines of ${path} to show.`)
    sendData(response, placeOf(path, text, line, options.editor))
    return
  }
  if (kind === 'sources' || kind === 'reading') {
    const project = await session.project()
    if (!project) throw new Refused(409, 'The sources cannot be read: see what was found.')
    const told = kind === 'sources' ? sourcesOf(project) : readingOf(project, names[0] ?? '')
    if (!told) throw new Refused(404, `The original of ${names[0]} is not at hand.`)
    const source = kind === 'reading' && project.sources.find(({ id }) => id === names[0])
    const form = source && options.writing ? await options.writing.form(project, source) : undefined
    if (!form) {
      sendData(response, told)
      return
    }
    const cut = source && (await options.writing?.cut(project, source.id))
    const drafting = (await options.drafting?.isOn()) ?? false
    sendData(response, { ...told, form, drafting, ...(cut && { cut }) })
    return
  }
  if (kind === 'claim' && options.writing) {
    const project = await session.project()
    const [id = ''] = names
    const earlier = (await session.earlier()).get(id)
    const claim = project && (await options.writing.claim(project, id, earlier))
    if (!claim) throw new Refused(404, `There is no claim ${id}.`)
    sendData(response, claim)
    return
  }
  if ((kind === 'split' || kind === 'settle') && options.writing) {
    const project = await session.project()
    const [first = '', second = ''] = names
    const told =
      project &&
      (await (kind === 'split'
        ? options.writing.division(project, first)
        : options.writing.settled(project, first, second)))
    if (!told)
      throw new Refused(404, `There is nothing of that name, or it is changed in its file.`)
    sendData(response, told)
    return
  }
  if (kind === 'draft' && options.drafting) {
    sendData(response, await options.drafting.plan(names[0] ?? '').catch(refuse))
    return
  }
  if (kind === 'draft-events' && options.drafting) {
    const { drafting } = options
    openEvents(request, response, (send) => drafting.follow(send))
    return
  }
  const [audience = '', wanted = ''] = names
  // An audience is a folder of templates, and no way out of that folder.
  if (/^\.*$|[/\\\0]/.test(audience)) throw new Refused(404, 'There is nothing here.')
  const edition =
    wanted === ''
      ? await session.firstEdition(audience)
      : editionsOf(await session.languages()).find((one) => one === wanted)
  if (!edition) throw new Refused(404, `There is no edition ${wanted}.`)
  switch (kind) {
    case 'events':
      follow(request, response, session, audience, edition)
      return
    case 'page':
    case 'pages': {
      const { page } = session.shown(audience, edition) ?? (await session.built(audience, edition))
      if (!page) throw new Refused(404, 'There is no good page yet: see what was found.')
      const html = kind === 'page' ? page.html : withPaginator(page.html)
      send(response, 'text/html', html, kind === 'page' ? FRAME_POLICY : PAGES_POLICY)
      return
    }
    case 'pdf': {
      const pdf = await session.pdf(audience, edition)
      if (!pdf) throw new Refused(409, 'There is no PDF: the preview shows what was found.')
      response.setHeader('Content-Disposition', `inline; filename="brief.${edition}.pdf"`)
      // Whatever shows the PDF is a page of the browser's own, which must not be shut out.
      send(response, 'application/pdf', pdf, "frame-ancestors 'none'")
      return
    }
    case 'note': {
      const { page } = session.shown(audience, edition) ?? {}
      const note = page && noteOf(page, names[2] ?? '', await session.earlier())
      if (!note) throw new Refused(404, `There is no note ${names[2]}.`)
      sendData(response, note)
      return
    }
    default:
      throw new Refused(404, 'There is nothing here.')
  }
}

/** No claim and no note of an article is longer. In bytes. */
const LONGEST_ORDER = 2 ** 20

/** Does what the page asks for, or says why not; what was not done has changed nothing. */
async function write(
  request: IncomingMessage,
  response: ServerResponse,
  { session, drafting }: ServerOptions,
  writing: Writing,
  holding: Holding,
): Promise<void> {
  const why = writeRefusal(request.headers, (token) => writing.knows(token))
  if (why !== undefined) throw new Refused(403, why)
  const body = await bodyOf(request)
  const project = await session.project()
  if (!project) throw new Refused(409, 'The project cannot be read: see what was found.')
  try {
    switch (request.url) {
      case '/change':
        sendData(response, { file: await writing.change(project, orderIn(body)) })
        return
      case '/undo':
        sendData(response, { file: await writing.undo() })
        return
      case '/hold':
        if (!isHoldOrder(body)) throw new Refused(409, 'This is nothing that can be held.')
        sendData(response, await holding.hold(project, body, () => response.destroyed))
        return
      case '/selection':
        if (!isSelectionOrder(body)) throw new Refused(409, 'This is no selection.')
        sendData(response, await writing.begin(project, body))
        return
      case '/figure':
        if (!isFigureQuestion(body, project.languages))
          throw new Refused(409, 'These are no words.')
        sendData(response, figureAmong(body, body.language))
        return
      case '/mark':
        if (!isMarkOrder(body)) throw new Refused(409, 'This is no figure.')
        sendData(response, markOf(body, project))
        return
      case '/name':
        if (!isNameOrder(body)) throw new Refused(409, 'This is no name.')
        sendData(response, await writing.register(project, body))
        return
      case '/accept': {
        const { claim, says } = body as { claim?: unknown; says?: Record<string, string> }
        await writing.accept(String(claim), says ?? {})
        sendData(response, { file: 'sources/lock.json' })
        return
      }
      case '/draft':
        drafting?.start(planIn(body))
        sendData(response, {})
        return
      case '/draft/stop':
        drafting?.stop()
        sendData(response, {})
        return
      default:
        throw new Refused(404, 'There is nothing here.')
    }
  } catch (error) {
    if (error instanceof RefusedChange) throw new Refused(409, error.message)
    throw error
  }
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    length += chunk.length
    if (length > LONGEST_ORDER) throw new Refused(413, 'This is too long.')
    chunks.push(chunk)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    throw new Refused(400, 'This is no JSON.')
  }
}

const FRAME_POLICY = `${PAGE_POLICY}; frame-ancestors 'self'`

/** The paginator is the one script that a page may run, and only here. */
const SCRIPTS = "; script-src 'self'"
const PAGES_POLICY = `${FRAME_POLICY}${SCRIPTS}`

/** The page with the paginator in it, as print has it run. */
function withPaginator(html: string): string {
  return html
    .replace(PAGE_POLICY, PAGE_POLICY + SCRIPTS)
    .replace(
      /<\/head>/i,
      '<script src="../../in-page.js" defer></script><script src="../../page-view.js" defer></script>$&',
    )
}

/** Server-sent events: the state of a view, now and whenever it changes. */
function follow(
  request: IncomingMessage,
  response: ServerResponse,
  session: Views,
  audience: string,
  edition: Edition,
): void {
  openEvents(request, response, (send) => session.follow(audience, edition, send))
}

/** @param begin is handed what sends, and gives what ends it */
function openEvents<T>(
  request: IncomingMessage,
  response: ServerResponse,
  begin: (send: (data: T) => void) => () => void,
): void {
  response.writeHead(200, {
    ...GUARDED,
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Content-Security-Policy': CLOSED_POLICY,
  })
  request.on(
    'close',
    begin((data) => response.write(`data: ${JSON.stringify(data)}\n\n`)),
  )
}

/** What cannot be told as the project is, in its own words. */
function refuse(error: unknown): never {
  throw new Refused(409, causesOf(error).join('\nbecause: '))
}

function send(
  response: ServerResponse,
  type: string,
  content: string | Uint8Array,
  policy = CLOSED_POLICY,
): void {
  response.writeHead(200, {
    ...GUARDED,
    'Content-Type': type.startsWith('text/') ? `${type}; charset=utf-8` : type,
    'Content-Security-Policy': policy,
  })
  response.end(content)
}

function sendData(response: ServerResponse, data: unknown): void {
  send(response, 'application/json', JSON.stringify(data))
}

function sendError(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  response.writeHead(error instanceof Refused ? error.status : 500, {
    ...GUARDED,
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Security-Policy': CLOSED_POLICY,
  })
  response.end(`${causesOf(error).join('\nbecause: ')}\n`)
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new Refused(400, 'The address cannot be read.')
  }
}
