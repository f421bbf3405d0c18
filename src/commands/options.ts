import { FORMATS, PRINTED_FORMATS, USUAL_FORMATS, XLIFF_VERSIONS } from '../model/format.ts'
import { BACK_TO_BACK, PARALLEL, SINGLE, USUAL_LANGUAGES } from '../model/language.ts'
import { type Flag, UsageError, type ValueOption, type Values } from './command.ts'

/*
 * Every option, once. A command takes them by reference; where an option means something of its own to
 * a command, the command words its help anew.
 */

export const AUDIENCES = list('audience', {
  topic: 'What is made',
  placeholder: 'a,b',
  help: 'for whom: a folder of templates',
  default: 'meeting',
})

/** For what is done for one audience at a time. */
export const AUDIENCE = text('audience', {
  topic: 'What is made',
  placeholder: 'name',
  help: 'for whom: a folder of templates',
  default: 'meeting',
})

export const EDITION = list('edition', {
  topic: 'What is made',
  placeholder: [PARALLEL, SINGLE, BACK_TO_BACK].join(),
  help: 'columns, a file a language, or one after the other; or by name: en-ar, en',
  default: 'what the audience names',
})

export const FORMAT = formatOf(FORMATS)

/** For what begins with a Markdown brief. */
export const PRINTED_FORMAT = formatOf(PRINTED_FORMATS)

export const OUT = text('out', {
  topic: 'What is made',
  placeholder: 'dir',
  help: 'the folder of the files that are made',
  default: 'output',
})

/** For what is one file and not a folder of them. */
export const OUT_FILE = text('out', {
  topic: 'What is made',
  placeholder: 'file',
  help: 'the file that is written',
  default: 'standard output',
})

/** What evidence is written as. */
export const EVIDENCE_FORMAT = choice('format', ['csv', 'json'], {
  topic: 'What is made',
  help: 'a table, or data',
  default: 'csv',
})

/** The language that a translator reads. */
export const FROM_LANGUAGE = text('from', {
  topic: 'What is made',
  placeholder: 'language',
  help: 'the language that is translated',
  default: 'the first of the brief',
})

export const TO_LANGUAGE = text('to', {
  topic: 'What is made',
  placeholder: 'language',
  help: 'the language that it is translated into',
  default: 'the other one',
})

/** The version of XLIFF that is written. */
export const XLIFF = choice('xliff', XLIFF_VERSIONS, {
  topic: 'What is made',
  help: 'its version: older tools read 1.2 alone',
  default: '2.1',
})

export const MANIFEST = text('manifest', {
  topic: 'Where the files are',
  placeholder: 'manifest.json',
  help: 'of the build whose pages are named',
  default: 'output/manifest.json',
})

export const REFERENCE_DOC = text('reference-doc', {
  topic: 'What is made',
  placeholder: 'house.docx',
  help: 'a Word file whose styles, sheet and margins Word files have',
  default: 'the looks of Mujaz',
})

export const SINCE = text('since', {
  topic: 'What is made',
  placeholder: 'manifest.json',
  help: 'of a brief that was handed out: list what changed since',
  default: 'sources/issued.json',
})

export const FRESH = flag('fresh', {
  topic: 'What is made',
  help: 'make all anew, those files too that would come out as they are',
})

export const TEMPLATES = text('templates', {
  topic: 'Where the files are',
  placeholder: 'dir',
  help: 'audiences',
  default: 'templates',
})

export const SOURCES = text('sources', {
  topic: 'Where the files are',
  placeholder: 'dir',
  help: 'notes, editor’s file and lock',
  default: 'sources',
})

export const FOLDERS = [
  SOURCES,
  text('originals', {
    topic: 'Where the files are',
    placeholder: 'dir',
    help: 'the articles as published',
    default: 'sources/originals',
  }),
  TEMPLATES,
] as const

const BROWSER_TOPIC = 'The browser that prints; without these it is looked for'

export const BROWSER = [
  text('browser', {
    topic: BROWSER_TOPIC,
    placeholder: 'path',
    help: 'executable of a Chromium, Chrome or Edge',
  }),
  list('browser-url', {
    topic: BROWSER_TOPIC,
    placeholder: 'url,url',
    help: 'a browser that is already running, or several that share the pages',
  }),
] as const

export const PORT = {
  ...text('port', {
    topic: 'The preview',
    placeholder: 'n',
    help: 'where it is served',
    default: 'one that is free',
  }),
  read(text: string): number {
    if (/^\d{1,5}$/.test(text) && Number(text) < 65_536) return Number(text)
    throw new UsageError(`--port is a number up to 65535, unlike \`${text}\`.`)
  },
}

export const EDITOR = text('editor', {
  topic: 'The preview',
  placeholder: 'address',
  help: 'open a file in an editor, such as vscode://file/{path}:{line}',
})

export const WRITE = flag('write', {
  topic: 'The preview',
  help: 'let the page write into the notes and the lock',
})

export const FROM = text('from', {
  topic: 'What is made',
  placeholder: 'name',
  help: 'begin with the settings and files of another one',
})

export const LANGUAGE_LIST = list('languages', {
  topic: 'A new project, a new audience',
  placeholder: 'a,b',
  help: 'of the brief; the first stands bare in the notes',
  default: USUAL_LANGUAGES.join(),
})

const SAVED = 'A saved file'

export const ID = text('id', {
  topic: SAVED,
  placeholder: 'name',
  help: 'what its source is called',
  default: 'of the file’s name',
})

export const ADDRESS = text('url', {
  topic: SAVED,
  placeholder: 'address',
  help: 'where it was saved from',
  default: 'as the file states it',
})

export const RECORD = text('record', {
  topic: SAVED,
  placeholder: 'zotero.bib',
  help: 'its record, of a library’s export (CSL-JSON, BibTeX, RIS); #key names an entry; without files, notes are filled',
})

export const KEEP = list('keep', {
  topic: SAVED,
  placeholder: '3,7-9',
  help: 'put back what was cut, by the numbers that are told',
})

export const YES = flag('yes', {
  topic: SAVED,
  help: 'write without asking',
})

export const DRY_RUN = flag('dry-run', {
  topic: 'What is demanded',
  help: 'print what would leave the machine, to the byte, and send nothing',
})

export const TRANSLATE = flag('translate', {
  topic: 'Drafting with a model',
  help: 'ask for the second language of claims that lack it',
})

export const EXAMPLE = flag('example', {
  topic: 'A new project, a new audience',
  help: 'unpack the first brief in the place of a small project',
})

export const RELEASE = flag('release', {
  topic: 'What is demanded',
  help: 'refuse while anything is stale, altered, gone, draft or unexplained',
})

export const FIX = flag('fix', {
  topic: 'What is demanded',
  help: 'rewrite the locators of passages that moved word for word',
})

export const WATCH = flag('watch', {
  topic: 'What is demanded',
  help: 'do it again whenever a file is saved, until Ctrl-C',
})

/** Said to machines that ask for {@link WATCH}. */
export const WATCH_SPEAKS = '--watch speaks to people: leave out --json, or do it once.'

export const ALL = flag('all', {
  topic: 'What is demanded',
  help: 'every statement that there is',
})

export const TAKE = list('take', {
  topic: 'What others sent back',
  placeholder: 'claim,ar:claim',
  help: 'write what is kept for these statements into the notes',
})

export const ALL_RETURNED = {
  ...ALL,
  help: 'write all that is kept into the notes',
} as const

export const IMPORT_DRY_RUN = {
  ...DRY_RUN,
  help: 'tell what a file brings back, and keep nothing',
} as const

export const QUIET = flag('quiet', {
  topic: 'What is reported',
  help: 'findings and nothing else',
})

export const REPORTING = [
  flag('json', {
    topic: 'What is reported',
    help: 'the result as data, on standard output',
  }),
  QUIET,
] as const

function formatOf<const T extends string>(formats: readonly T[]) {
  const usual = USUAL_FORMATS.filter((format) => formats.some((known) => known === format))
  return choices('format', formats, {
    topic: 'What is made',
    help: 'file types',
    default: usual.join(),
  })
}

type About<O> = Pick<O, Extract<keyof O, 'topic' | 'help' | 'default'>>

function flag<const Name extends string>(name: Name, about: About<Flag>): Flag<Name> {
  return { name, type: 'boolean', ...about }
}

function text<const Name extends string>(
  name: Name,
  about: About<ValueOption> & Pick<ValueOption, 'placeholder'>,
): ValueOption<Name, string> {
  return { name, type: 'string', list: false, read: (text) => text, ...about }
}

function list<const Name extends string>(
  name: Name,
  about: About<ValueOption> & Pick<ValueOption, 'placeholder'>,
): ValueOption<Name, readonly string[]> {
  return { ...text(name, about), list: true, read: wordsOf }
}

/** One of a few words. */
function choice<const Name extends string, const T extends string>(
  name: Name,
  known: readonly T[],
  about: About<ValueOption>,
): ValueOption<Name, T> {
  return {
    ...text(name, { placeholder: known.join('|'), ...about }),
    read(text) {
      const chosen = known.find((each) => each === text)
      if (chosen !== undefined) return chosen
      throw new UsageError(`--${name} knows ${known.join(', ')}, but not \`${text}\`.`)
    },
  }
}

/** A list of which every word is one of a few. */
function choices<const Name extends string, const T extends string>(
  name: Name,
  known: readonly T[],
  about: About<ValueOption>,
): ValueOption<Name, readonly T[]> {
  const one = choice(name, known, about)
  return {
    ...one,
    placeholder: known.join(),
    list: true,
    read: (text) => wordsOf(text).map(one.read),
  }
}

/** The words between commas. */
function wordsOf(text: string): string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean)
}

/** The edition, for what is done for one at a time. @param advice for whom names more than one */
export function oneEdition(advice: string): ValueOption<'edition', string | undefined> {
  return {
    ...EDITION,
    placeholder: 'en-ar',
    read(text) {
      const [edition, ...others] = EDITION.read(text)
      if (others.length > 0) throw new UsageError(advice)
      return edition
    },
  }
}

/** Where the files of a project lie, as far as it is said. */
export function foldersOf({ sources, originals, templates }: Values<(typeof FOLDERS)[number]>) {
  return defined({ sources, originals, templates })
}

/** The browser that is named, if any. */
export function browserOf({ browser: path, 'browser-url': url }: Values<(typeof BROWSER)[number]>) {
  return path !== undefined || url !== undefined ? defined({ path, url }) : undefined
}

/** Without the keys that have no value, so that a default can take their place. */
export function defined<T extends Record<string, unknown>>(
  record: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}
