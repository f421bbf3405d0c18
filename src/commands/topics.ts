import type { Passage } from '../project/documents.ts'

/** Something that `mujaz help` explains beside the commands, out of the documents. */
export interface HelpTopic extends Passage {
  readonly name: string
  /** What it is about, in a few words. */
  readonly summary: string
}

const WRITTEN = 'sources/README.md'

/** Every topic, in the order in which one comes to need it. One that is called like a command follows its help. */
export const HELP_TOPICS: readonly HelpTopic[] = [
  {
    name: 'begin',
    summary: 'a brief of your own, step by step',
    file: 'README.md',
    heading: 'Begin a brief of your own',
  },
  {
    name: 'notes',
    summary: 'a source note: its record and its claims',
    file: WRITTEN,
    heading: 'A source note',
  },
  {
    name: 'saved',
    summary: 'from saved pages to a brief, step by step',
    file: WRITTEN,
    heading: 'From saved pages to a brief',
  },
  {
    name: 'window',
    summary: 'what the preview writes: claims, splits, settlings, debris, what was cut, drafts',
    file: WRITTEN,
    heading: 'Write in the preview',
  },
  {
    name: 'read',
    summary: 'what of an original to read first, and what is not covered',
    file: WRITTEN,
    heading: 'What to read first',
  },
  {
    name: 'preview',
    summary: 'a claim on selected words: figures, names, and what would be found',
    file: WRITTEN,
    heading: 'A claim in the preview',
  },
  {
    name: 'add',
    summary: 'a note from a saved page, PDF, DOCX or text',
    file: WRITTEN,
    heading: 'A note from a saved file',
  },
  {
    name: 'drafting',
    summary: 'claims drafted by a model: what is sent, what is refused, who accepts them',
    file: WRITTEN,
    heading: 'Drafting with a model',
  },
  {
    name: 'editor',
    summary: 'the editor’s file: order, measures, names, terms, prose',
    file: WRITTEN,
    heading: "The editor's file",
  },
  {
    name: 'sources',
    summary: 'all the files that a person writes',
    file: WRITTEN,
  },
  {
    name: 'languages',
    summary: 'the languages of a brief, of its sources and of its editions',
    file: WRITTEN,
    heading: 'Languages',
  },
  {
    name: 'pictures',
    summary: 'pictures and maps: file, labels, credit, and what a drawing may hold',
    file: WRITTEN,
    heading: 'Pictures and maps',
  },
  {
    name: 'lock',
    summary: 'what the notes were checked against, and what was accepted',
    file: WRITTEN,
    heading: 'The lock',
  },
  {
    name: 'memory',
    summary: 'the translation memory: earlier wordings, for a translator and from one',
    file: WRITTEN,
    heading: 'The memory',
  },
  {
    name: 'evidence',
    summary: 'what can be shown for each statement, column by column',
    file: WRITTEN,
    heading: 'Evidence',
  },
  {
    name: 'word',
    summary: 'a brief that goes round as a Word file, and what comes back of it',
    file: WRITTEN,
    heading: 'With Word',
  },
  {
    name: 'translators',
    summary: 'what goes out to translators’ tools, and what stays here',
    file: WRITTEN,
    heading: 'With translators’ tools',
  },
  {
    name: 'update',
    summary: 'when a source is published anew',
    file: WRITTEN,
    heading: 'When a source is published anew',
  },
  {
    name: 'audience',
    summary: 'an audience of your own in ten minutes',
    file: 'README.md',
    heading: 'Make your own audience in ten minutes',
  },
  {
    name: 'templates',
    summary: 'all that an audience’s folder can hold',
    file: 'templates/README.md',
  },
  {
    name: 'rules',
    summary: 'what can be found, by what one is doing',
    file: 'sources/RULES.md',
    heading: 'By what you are doing',
  },
]

/** Where the rules are explained, each under its id. */
export const RULES_PAGE = 'sources/RULES.md'
