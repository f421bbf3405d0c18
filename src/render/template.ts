import { runInThisContext } from 'node:vm'
import Handlebars from 'handlebars'
import type { Position } from '../contract/document.ts'
import type { Audience, TextFile } from '../model/audience.ts'
import type { Context } from '../report/context.ts'
import { remember } from '../text/remember.ts'
import type { Assets } from './assets.ts'
import { bare, GROUP } from './bare.ts'
import { selfCalls } from './check-calls.ts'
import { checkTemplate } from './check-template.ts'
import { reportForbidden } from './forbidden.ts'
import { withOwnIds } from './halves.ts'
import { HELPERS, registerHelpers } from './helpers.ts'
import { Html } from './html.ts'
import { markWords } from './invented.ts'
import type { HalfView, View } from './view.ts'

/** A mistake of a template; the parser writes the place into the message alone. */
interface TemplateError extends Error {
  lineNumber?: number
  /** Counted from 0. */
  column?: number
}

/** The opening tag of a half. */
const HALF = /<[a-z](?:"[^"]*"|'[^']*'|[^>"'])*?\sdata-half(?=[\s=>])/gi

/** A mistake with the file it stands in. */
class Located extends Error {
  readonly file: TextFile
  readonly position: Position | undefined

  constructor(file: TextFile, cause: TemplateError) {
    super(messageOf(cause), { cause })
    this.file = file
    this.position = positionOf(cause, file.text)
  }
}

/**
 * Fills the audience's layout with the view. A template sees the view and nothing else: values are
 * escaped unless they are {@link Html}, prototypes are out of reach, a name that the view does not
 * have is a finding. The only helpers are `if`, `unless`, `each`, `with`, and those registered here.
 *
 * @param makeView what comes of it is let go as soon as it stands without prototypes
 * @returns the page, with marks where statements and words of the templates' own stand; `undefined` after a mistake has been reported
 */
export function fill(
  audience: Audience,
  makeView: () => View,
  assets: Assets,
  context: Context,
): string | undefined {
  const files = [audience.layout, ...Object.values(audience.partials)]
  const forbidden = files.map((file) => reportForbidden(file, context))
  const engine = Handlebars.create()
  // A log reaches the terminal, and `lookup` takes names that no message could place.
  engine.unregisterHelper('log')
  engine.unregisterHelper('lookup')
  registerHelpers(engine, audience)
  const root = bare(makeView())
  let halved = root.halves === null
  engine.registerHelper('each-half', function (this: View, options: Handlebars.HelperOptions) {
    halved = true
    return eachHalf(this, root, options)
  })

  const compiled = new Map<string, Handlebars.TemplateDelegate>()
  const compile = (name: string, file: TextFile) => {
    try {
      compiled.set(name, compileFile(engine, file, assets))
    } catch (error) {
      report(new Located(file, error as TemplateError), 'template-compile', context)
    }
  }
  compile('', audience.layout)
  for (const [name, file] of Object.entries(audience.partials)) compile(name, file)
  if (compiled.size < files.length || forbidden.includes(true)) return undefined

  const around = selfCalls(new Map([['', audience.layout], ...Object.entries(audience.partials)]))
  for (const { name, file, line, column } of around) {
    const mistake = Object.assign(new Error(`The partial \`${name}\` calls itself`), {
      lineNumber: line,
      column,
    })
    report(new Located(file, mistake), 'template-compile', context)
  }
  if (around.length > 0) return undefined

  for (const [name, template] of compiled) if (name !== '') engine.registerPartial(name, template)
  try {
    const html = compiled.get('')?.(root)
    if (html?.includes(GROUP))
      throw new Error('A list or a group of values is printed as if it were text')
    if (!halved) {
      throw new Error(
        'The layout prints no halves: what it prints of the brief stands in `each-half`',
      )
    }
    if (root.halves !== null && (html?.match(HALF)?.length ?? 0) !== root.halves.length) {
      throw new Error(
        'The layout marks no halves: in `each-half` the brief stands in `<div data-half lang="{{lang}}" dir="{{dir}}">`',
      )
    }
    return html
  } catch (error) {
    const located = error instanceof Located ? error : new Located(audience.layout, error as Error)
    report(located, 'template-run', context)
    return undefined
  }
}

/** What stands inside of `each-half`: once for each half, of which it then is, or once as it is. */
function eachHalf(context: View, view: View, { fn, data }: Handlebars.HelperOptions): string {
  const render = (half: HalfView) => fn(half, { data: { ...data, root: half } })
  const [first, second] = view.halves ?? []
  if (!first || !second) return fn(context, { data })
  return [
    withOwnIds(render(first), first.lang, second.lang, first.lang),
    withOwnIds(render(second), second.lang, first.lang, first.lang),
  ].join('')
}

/** Every helper that there is; whatever else is called is a mistake that is told. */
const KNOWN_HELPERS = {
  ...Object.fromEntries(HELPERS.map((name) => [name, true])),
  asset: true,
  'each-half': true,
  lookup: false,
  log: false,
} as CompileOptions['knownHelpers']

/**
 * A template ready to run, whatever page it is for. (`compile` would wait for the first run before it
 * tells of mistakes, and would work again for each edition.)
 */
const precompiled = remember((file) => {
  const [path = '', ...lines] = file.split('\n')
  const text = lines.join('\n')
  const program = Handlebars.parseWithoutProcessing(text)
  checkTemplate(program)
  markWords(program, { path, text })
  const code = Handlebars.precompile(program, {
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: KNOWN_HELPERS,
  } as CompileOptions)
  return runInThisContext(`(${code})`) as object
})

function compileFile(
  engine: typeof Handlebars,
  file: TextFile,
  assets: Assets,
): Handlebars.TemplateDelegate {
  const template: Handlebars.TemplateDelegate = engine.template(
    precompiled(`${file.path}\n${file.text}`),
  )
  // Handlebars tells the line of a mistake but not the file: each template names its own.
  return (context, options) => {
    const helpers = { asset: (name: unknown) => assetAddress(String(name), file, assets) }
    try {
      return template(context, {
        ...options,
        helpers: { ...options?.helpers, ...helpers },
        allowProtoPropertiesByDefault: false,
        allowProtoMethodsByDefault: false,
      })
    } catch (error) {
      throw error instanceof Located ? error : new Located(file, error as TemplateError)
    }
  }
}

function assetAddress(specifier: string, file: TextFile, assets: Assets): Html {
  const offset = Math.max(file.text.indexOf(specifier), 0)
  return new Html(assets.address(specifier, file, offset) ?? '')
}

function report(
  { file, position, message }: Located,
  rule: 'template-compile' | 'template-run',
  context: Context,
): void {
  context.report({
    rule,
    path: file.path,
    place: position,
    reason: message,
    advice: '`mujaz help templates` tells what a template can use.',
  })
}

/** The line that tells what is wrong, without the excerpt and the stack around it. */
function messageOf({ message }: TemplateError): string {
  const lines = message.split('\n')
  const expecting = lines.find((line) => line.startsWith('Expecting'))
  const first = (lines[0] ?? '')
    .replace(/ - \d+:\d+$/, '')
    .replace(/:$/, '')
    .replace(/ in (?:\[object Object\]|\uE0FF.*)$/, ' in the view')
  return expecting ? `${first}: ${expecting.toLowerCase()}` : first
}

function positionOf(error: TemplateError, text: string): Position | undefined {
  if (error.lineNumber !== undefined) {
    return { line: error.lineNumber, column: (error.column ?? 0) + 1 }
  }
  // Parse error on line 3:
  // ...one  {{#if lang}}{{/each}} and more
  // --------------------^
  const [, number, excerpt = '', dashes = ''] =
    /^Parse error on line (\d+):\n(.*)\n(-*)\^/.exec(error.message) ?? []
  if (number === undefined) return undefined
  const line = Number(number)
  const rest = text.split('\n').slice(line - 1)
  const [own = ''] = rest
  const after = excerpt.slice(dashes.length).replace(/\.\.\.$/, '')
  // The excerpt has no line ends; at the end of the file nothing comes after.
  const column = after === '' ? own.length : rest.join('').indexOf(after)
  return { line, column: Math.max(column, 0) + 1 }
}
