import { basename, dirname } from 'node:path'
import { promisify } from 'node:util'

/** What one commit made of a file. */
export interface Revision {
  /** Its hash, in full. */
  readonly commit: string
  /** Whose commit it is: `Salma Haddad <salma@example.org>`. */
  readonly author: string
  /** ISO 8601, as the author’s clock had it. */
  readonly date: string
  readonly added: readonly string[]
  readonly removed: readonly string[]
}

/** Parts what is said of one commit; it stands in no line of text. */
const MARK = '\u0001'

/** A history may be long; beyond this it is not read. */
const LARGEST = 1 << 28

/**
 * What commits made of a file, the newest first; empty where there is no repository, no git, or nothing of the file in it.
 * Nothing that the repository configures is run, and nothing is fetched. Where older commits are cut off, the one behind
 * which they were is left out: it only seems to have added all that was there.
 */
export async function historyOf(path: string): Promise<readonly Revision[]> {
  // Every command has this file, and only `evidence` asks: Node takes milliseconds to load it.
  const { execFile } = await import('node:child_process')
  const git = (...words: readonly string[]) =>
    promisify(execFile)('git', ['-C', dirname(path), '-c', 'core.fsmonitor=false', ...words], {
      env: ENVIRONMENT,
      maxBuffer: LARGEST,
      windowsHide: true,
    })
  try {
    const shallow = (await git('rev-parse', '--is-shallow-repository')).stdout.trim() === 'true'
    const { stdout } = await git(
      'log',
      ...['--follow', '-p', '--cc', '-U0', '--no-ext-diff', '--no-textconv', '--no-color'],
      ...['--no-show-signature', `--format=${MARK}%H${MARK}%P${MARK}%an <%ae>${MARK}%aI`],
      ...['--', basename(path)],
    )
    return revisionsIn(stdout)
      .filter(({ parents }) => !shallow || parents !== '')
      .map(({ parents, ...revision }) => revision)
  } catch {
    return []
  }
}

/** Without what a hook of git’s says of where it runs, and without a way to ask or to fetch. */
const ENVIRONMENT = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))),
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
}

function revisionsIn(log: string): (Revision & { readonly parents: string })[] {
  const [, ...parts] = log.split(MARK)
  const revisions: (Revision & { readonly parents: string })[] = []
  for (let at = 0; at + 3 < parts.length; at += 4) {
    const [commit = '', parents = '', author = '', rest = ''] = parts.slice(at, at + 4)
    const [date = '', ...lines] = rest.split('\n')
    // Of a merge each line has a sign for each parent: what is new to all of them was made there.
    const width = Math.max(1, parents.split(' ').length)
    const from = lines.findIndex((line) => line.startsWith('@@'))
    const of = (sign: string) =>
      (from < 0 ? [] : lines.slice(from))
        .filter((line) => line.startsWith(sign.repeat(width)))
        .map((line) => line.slice(width).trimEnd())
    revisions.push({ commit, parents, author, date, added: of('+'), removed: of('-') })
  }
  return revisions
}
