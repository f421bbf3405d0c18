/** What `--help` prints. It imports nothing, so that it is there at once. */
export const HELP = `Mujaz makes a bilingual brief of reading notes: Markdown, HTML and a PDF for print.

Usage
  mujaz build [options]            from the notes to all files
  mujaz preview [options]          show the brief in a browser while it is written
  mujaz check [options]            find what is wrong, write nothing
  mujaz render <brief.md> [options]  print a Markdown brief that was polished by hand
  mujaz diff [options]             how the brief now differs from the last build
  mujaz update <source> <article>  put a newer original in the place of the old one
  mujaz lock [options]             remember what the notes were checked against
  mujaz accept <claim>… | --all    say that both languages of a statement hold together
  mujaz new audience <name>        begin an audience of your own
  mujaz view [options]             print what an audience’s templates receive, as JSON

What is made
  --audience a,b         folders of templates (default: meeting)
  --edition en-ar,en,ar,back-to-back
                         parallel columns, English, Arabic, the one after the other
                         (default: what the audience names)
  --format pdf,html,md   (default: all of them)
  --out dir              (default: output; for render, the brief's own folder)
  --since manifest.json  (diff) the manifest of another build than the last;
                         (build) of the brief last handed out: lists what changed since
  --fresh                (build) make all anew, those files too that would come out as they are

Where the files are
  --sources dir          notes, editor's file and lock (default: sources)
  --originals dir        the articles as published (default: sources/originals)
  --templates dir        audiences (default: templates)

The browser that prints; without these it is looked for
  --browser path         executable of a Chromium, Chrome or Edge
  --browser-url url      a browser that is already running

The preview; --audience and --edition name what it opens with
  --port n               (default: one that is free)
  --editor address       opens a file in an editor, such as vscode://file/{path}:{line}

A new audience
  --from name            begin with the settings and files of another one

What is demanded
  --release              refuse while anything is stale, altered, gone, draft or unexplained
  --fix                  (check) rewrite the locators of passages that moved word for word

What is told
  --json                 the result as data, on standard output
  --quiet                findings and nothing else
  --help, --version

Examples
  mujaz build                                     everything for the audience "meeting"
  mujaz build --edition en-ar --format pdf        the bilingual PDF alone
  mujaz preview --audience public                 with what is saved, as it is saved
  mujaz check --originals ~/articles              compare the notes with the originals
  mujaz render my-brief.md --out print            a brief of your own
  mujaz new audience board --from meeting         templates/board, to be edited
  mujaz view --audience board --edition ar        what its templates can print

Exit code: 0 nothing fatal, 1 something fatal, 2 the command itself was wrong.
`
