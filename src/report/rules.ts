/**
 * What a finding stops. `error`: everything; `check`: a check and a release, while a build goes on
 * and marks what is doubtful on the page; `release`: a release alone; `warning`: nothing.
 */
export type Severity = 'error' | 'check' | 'release' | 'warning'

export interface Rule {
  readonly severity: Severity
  /** Why the rule exists, in one sentence. */
  readonly why: string
}

/**
 * Every rule a finding can name. An id is permanent: people search for it, silence it and link to
 * it. The compiler asks for the entry of a new id, and the entry asks for its reason.
 */
export const RULES = {
  // Files
  encoding: {
    severity: 'warning',
    why: 'A file that is not UTF-8 is read by guesswork, and the next program may guess otherwise.',
  },
  'bidi-control': {
    severity: 'error',
    why: 'An invisible direction mark can make a line read otherwise than it is stored; Mujaz isolates the scripts itself.',
  },
  'no-notes': {
    severity: 'error',
    why: 'A brief without a source note has nothing to say.',
  },
  'file-missing': {
    severity: 'error',
    why: 'A brief is built from the files it names; one that is not there leaves a hole.',
  },
  // The form of what a person writes
  'front-matter': {
    severity: 'error',
    why: 'The bibliographic record is what every footnote is made of.',
  },
  'directive-unclosed': {
    severity: 'error',
    why: 'A directive that never closes swallows all that follows it.',
  },
  'directive-unknown': {
    severity: 'error',
    why: 'A misspelt directive would drop what stands in it without a word.',
  },
  'directive-attribute': {
    severity: 'error',
    why: 'A misspelt attribute would be ignored without a word.',
  },
  'stray-text': {
    severity: 'warning',
    why: 'Text outside a claim is a private remark: it never prints, and whoever wrote it should know.',
  },
  'duplicate-id': {
    severity: 'error',
    why: 'An id that stands for two things makes every reference to it a coin toss.',
  },
  'language-missing': {
    severity: 'error',
    why: 'Nothing is omitted in either language: an edition is complete in both or it is not released.',
  },
  'statement-form': {
    severity: 'error',
    why: 'A statement is one paragraph in each language, so that the two can stand side by side.',
  },
  // References between files
  'section-unknown': {
    severity: 'error',
    why: 'A claim under an unknown heading has no place in the brief.',
  },
  'measure-unknown': {
    severity: 'error',
    why: 'Figures are compared under measures; an unknown one would be compared with nothing.',
  },
  'name-unknown': {
    severity: 'error',
    why: 'One person has one spelling in each language, and the names register holds it.',
  },
  'claim-unknown': {
    severity: 'error',
    why: 'Every editorial sentence rests on claims; one that does not exist supports nothing.',
  },
  'claim-draft': {
    severity: 'error',
    why: 'No sentence may rest on a draft, for a draft never prints.',
  },
  'claims-missing': {
    severity: 'error',
    why: 'No statement stands without a source: an editorial sentence names its claims.',
  },
  'topic-unlisted': {
    severity: 'warning',
    why: 'A topic that the editor has not placed stands last in its section, without a heading.',
  },
  'topic-empty': {
    severity: 'warning',
    why: 'A topic in the plan on which no note says anything is a spelling mistake or a gap.',
  },
  'topic-split': {
    severity: 'error',
    why: 'Claims of one topic become one point, and a point stands in one section.',
  },
  'figure-unmatched': {
    severity: 'error',
    why: 'A figure that one language has and the other has not is the wrong figure in a meeting.',
  },
  'figure-value': {
    severity: 'error',
    why: 'Figures are compared by what they declare; words that say another number would be printed unseen.',
  },
  'number-differs': {
    severity: 'error',
    why: 'The two languages are one content: whoever reads the other column would carry away another number.',
  },
  'hedge-differs': {
    severity: 'error',
    why: '“More than 700” and “700” are two statements, and a source stands behind one of them.',
  },
  'date-differs': {
    severity: 'error',
    why: 'A date that is another one in the other language sends two readers to two events.',
  },
  // Names and terms
  'name-one-sided': {
    severity: 'check',
    why: 'Whoever reads one column must not meet a person or a place that the other column leaves out.',
  },
  'name-spelling': {
    severity: 'check',
    why: 'Two spellings of one name look like two people, and neither is found by searching for the other.',
  },
  'term-forbidden': {
    severity: 'check',
    why: 'A rendering that the glossary forbids says something else to those who know the field.',
  },
  'term-one-sided': {
    severity: 'check',
    why: 'One term has one translation, or two readers believe that two things were said.',
  },
  // Passages
  'locator-missing': {
    severity: 'error',
    why: 'A claim that names no paragraph cannot be checked by anybody.',
  },
  'locator-form': {
    severity: 'error',
    why: 'A locator that cannot be read leads nowhere.',
  },
  'locator-beyond-end': {
    severity: 'error',
    why: 'A paragraph that the original does not have supports nothing.',
  },
  'locator-noise': {
    severity: 'error',
    why: 'Scraping debris is nobody’s statement and may not be cited.',
  },
  'background-only': {
    severity: 'error',
    why: 'A source that does not speak of the subject can support the background alone.',
  },
  'original-changed': {
    severity: 'warning',
    why: 'The lock vouches for another text than the one at hand; what became of each passage is told beside this.',
  },
  'passage-moved': {
    severity: 'error',
    why: 'A footnote that names the old number of a paragraph leads a reader to the wrong one.',
  },
  'passage-respelt': {
    severity: 'warning',
    why: 'A passage that is the same only when spellings are evened out should be looked at once.',
  },
  'passage-altered': {
    severity: 'check',
    why: 'A statement rests on words that its source no longer has in that form; one digit is enough.',
  },
  'passage-gone': {
    severity: 'check',
    why: 'A passage that vanished supports nothing, and its look-alike is somebody else’s sentence.',
  },
  'passage-unlocked': {
    severity: 'release',
    why: 'A passage that was never locked cannot be told from an altered one later.',
  },
  // The two languages
  'translation-stale': {
    severity: 'check',
    why: 'A statement that was edited in one language no longer says what the other says.',
  },
  'statement-unaccepted': {
    severity: 'release',
    why: 'Only when both languages were accepted together can it be told later that one was edited.',
  },
  'draft-left': {
    severity: 'release',
    why: 'A released brief is complete: a draft left behind is a statement nobody decided on.',
  },
  // The editor's own judgement
  'likelihood-with-confidence': {
    severity: 'error',
    why: 'How probable a thing is and how well it is founded are two judgements; in one sentence each is read for the other.',
  },
  'likelihood-differs': {
    severity: 'error',
    why: 'The terms of likelihood stand for ranges of per cent: another term is another judgement.',
  },
  'confidence-origin': {
    severity: 'error',
    why: 'What one origin alone says may be true, but nothing bears it out.',
  },
  'error-uncorrected': {
    severity: 'check',
    why: 'A known error that is passed on without its correction becomes ours.',
  },
  'look-alike': {
    severity: 'warning',
    why: 'Two points that say nearly the same read like two findings, and are corroborated apart.',
  },
  'figures-differ': {
    severity: 'check',
    why: 'Two sources that contradict each other are shown with an explanation, never left to the reader to find.',
  },
  'lock-form': {
    severity: 'error',
    why: 'A lock that cannot be read vouches for nothing.',
  },
  'not-locked': {
    severity: 'warning',
    why: 'A source that stands neither in the lock nor in the folder of originals cannot be checked.',
  },
  // Audiences and the brief as Markdown
  'audience-unknown': {
    severity: 'error',
    why: 'An audience is a folder of templates; without it there is nothing to render with.',
  },
  'audience-settings': {
    severity: 'error',
    why: 'A setting that is misspelt would be ignored without a word.',
  },
  'template-compile': {
    severity: 'error',
    why: 'A template that does not compile prints nothing.',
  },
  'template-run': {
    severity: 'error',
    why: 'A template that names a value that does not exist would print a hole.',
  },
  'asset-unknown': {
    severity: 'error',
    why: 'A page carries all it needs inside itself; what cannot be put there would be fetched from somewhere.',
  },
  'brief-form': {
    severity: 'error',
    why: 'The Markdown brief is the contract between its two halves; a broken one would lose a row or a note.',
  },
  'html-dropped': {
    severity: 'warning',
    why: 'HTML in the Markdown brief is not printed, and whoever wrote it should know.',
  },
  'note-undefined': {
    severity: 'error',
    why: 'A mark without a note cannot be followed by a reader.',
  },
  'note-uncalled': {
    severity: 'warning',
    why: 'A note that no statement calls says nothing to a reader, and is not printed.',
  },
  // The printed page
  'page-make-up': {
    severity: 'error',
    why: 'A line, a note or a row that does not reach the page is a statement lost.',
  },
  'font-fallback': {
    severity: 'error',
    why: 'A character that no embedded font has would look different, or like nothing, on another machine.',
  },
  'browser-skipped': {
    severity: 'warning',
    why: 'Another browser than the expected one may print other line breaks.',
  },
  // The written PDF, read back
  'pdf-unreadable': {
    severity: 'error',
    why: 'A file that the next program cannot open is no brief.',
  },
  'pdf-page': {
    severity: 'error',
    why: 'A page too few, of another size, or with a word cut off at its edge is not what was made up.',
  },
  'pdf-text': {
    severity: 'error',
    why: 'What the structure of a PDF does not say cannot be read aloud, searched or quoted.',
  },
  'pdf-language': {
    severity: 'error',
    why: 'Text tagged in another language is read aloud as noise.',
  },
  'pdf-note': {
    severity: 'error',
    why: 'A note stands on the page of its call, or the statement stands without a source.',
  },
  'pdf-outline': {
    severity: 'error',
    why: 'A reader finds the way through forty pages by their outline and title.',
  },
  'pdf-font': {
    severity: 'error',
    why: 'A font that is not inside the file is another one on the next machine.',
  },
  'pdf-attachment': {
    severity: 'error',
    why: 'Whoever has the PDF has the brief it was made from, and nothing that was taken out of it.',
  },
} as const satisfies Record<string, Rule>

export type RuleId = keyof typeof RULES
