/**
 * What a finding stops. `error`: everything; `check`: a check and a release, while a build goes on
 * and marks what is doubtful on the page; `release`: a release alone; `warning`: nothing.
 */
export type Severity = 'error' | 'check' | 'release' | 'warning'

export interface Rule {
  readonly severity: Severity
  /** Why the rule exists, in one sentence. */
  readonly why: string
  /** What causes the finding, and what does not: inline Markdown. */
  readonly bad: string
  readonly good: string
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
    bad: 'a note saved as UTF-16 or windows-1256',
    good: 'the same note saved as UTF-8',
  },
  'bidi-control': {
    severity: 'error',
    why: 'An invisible direction mark can make a line read otherwise than it is stored; Mujaz isolates the scripts itself.',
    bad: '`The quay was <U+202E>closed`',
    good: '`The quay was closed`',
  },
  'no-notes': {
    severity: 'error',
    why: 'A brief without a source note has nothing to say.',
    bad: 'an empty folder `sources/notes/`',
    good: '`sources/notes/harbour-review-2019.md`',
  },
  'source-unknown': {
    severity: 'error',
    why: 'A newer original can only take the place of one that a note speaks of, and a claim can only rest on such a one.',
    bad: '`mujaz update no-such-source newer.txt`, `also="no-such-source: 3"`',
    good: '`mujaz update harbour-review-2019 newer.txt`, `also="harbour-review-2019: 3"`',
  },
  'note-hidden': {
    severity: 'warning',
    why: 'What lies under a name with a dot was put away by a program or deleted; whoever meant it should know that nobody reads it.',
    bad: '`sources/notes/.trash/storm-diary.md`',
    good: '`sources/notes/storm-diary.md`, or no such file',
  },
  'original-unreadable': {
    severity: 'error',
    why: 'Paragraphs are counted in plain text; of a PDF, a web page or half a file the numbers lead nowhere.',
    bad: '`original: review.pdf`, or a `review.txt` that was cut inside of a character',
    good: '`original: review.txt`, one paragraph a line',
  },
  'original-misspelt': {
    severity: 'error',
    why: 'An original that is not found is not read, and the lock would vouch for it in silence.',
    bad: '`original: reveiw.txt`, where `review.txt` lies in the folder of originals',
    good: '`original: review.txt`',
  },
  'article-unreadable': {
    severity: 'error',
    why: 'Paragraphs are counted in what a file holds as text; in a scan, an encrypted file or one without a line there are none.',
    bad: '`mujaz update harbour-review-2019 scanned.pdf`',
    good: '`mujaz update harbour-review-2019 newer.html`',
  },
  'article-same': {
    severity: 'warning',
    why: 'Whoever hands in the article that is there already may have meant another file.',
    bad: '`mujaz update harbour-review-2019 sources/originals/review.txt`',
    good: '`mujaz update harbour-review-2019 newer.txt`',
  },
  'passages-unknown': {
    severity: 'error',
    why: 'Where neither the old original nor a lock of it is at hand, nobody can tell what a newer one changes.',
    bad: '`mujaz update` of a source that was never locked and has no original',
    good: 'the first original put into its folder, and `mujaz lock`',
  },
  'manifest-form': {
    severity: 'error',
    why: 'What cannot be read cannot be compared with, and half of it would tell half of the changes.',
    bad: 'a manifest that was edited by hand, or that a newer Mujaz wrote',
    good: '`output/manifest.json` as `mujaz build` wrote it',
  },
  'file-missing': {
    severity: 'error',
    why: 'A brief is built from the files it names; one that is not there leaves a hole.',
    bad: 'no `sources/brief.md`',
    good: 'the editor’s file in its place',
  },
  // The form of what a person writes
  'front-matter': {
    severity: 'error',
    why: 'The bibliographic record is what every footnote is made of.',
    bad: '`issued: last spring`',
    good: '`issued: 2019-04`, or `issued: unknown`',
  },
  'yaml-cut': {
    severity: 'check',
    why: 'In YAML a number sign after a space begins a remark: the rest of a title would be gone without a word.',
    bad: '`en: Who pays? #Beirut speaks`',
    good: '`en: "Who pays? #Beirut speaks"`',
  },
  'issued-later': {
    severity: 'check',
    why: 'A source that was published after the brief was not read for it: a digit is wrong, or the calendar.',
    bad: '`issued: 2091` in a brief of 2026',
    good: '`issued: 2019`',
  },
  'address-unsafe': {
    severity: 'error',
    why: 'An address of another kind than of a page, of mail or of a telephone leads nowhere, or can run a program on the machine of the reader.',
    bad: '`[the report](javascript:alert(1))`, `URL: file:///home/me/report.html`',
    good: '`[the report](https://example.org/report)`',
  },
  'directive-unclosed': {
    severity: 'error',
    why: 'A directive that never closes swallows all that follows it.',
    bad: '`::::claim{…}` and no line `::::` after it',
    good: 'a line of as many colons where the claim ends',
  },
  'directive-unknown': {
    severity: 'error',
    why: 'A misspelt directive would drop what stands in it without a word.',
    bad: '`::::clam{#quays at="5"}`',
    good: '`::::claim{#quays at="5"}`',
  },
  'directive-attribute': {
    severity: 'error',
    why: 'A misspelt attribute would be ignored without a word.',
    bad: '`{#quays topic=quays at="5" wieght=3}`',
    good: '`{#quays topic=quays at="5" weight=3}`',
  },
  'stray-text': {
    severity: 'warning',
    why: 'Text outside a claim is a private remark: it never prints, and whoever wrote it should know.',
    bad: 'a sentence between two claims',
    good: 'the sentence in a claim, or in a comment',
  },
  'duplicate-id': {
    severity: 'error',
    why: 'An id that stands for two things makes every reference to it a coin toss.',
    bad: 'two claims `#quays-closed`',
    good: '`#quays-closed` and `#quays-reopened`',
  },
  'language-missing': {
    severity: 'error',
    why: 'Nothing is omitted in either language: an edition is complete in both or it is not released.',
    bad: 'a claim without a block `:::ar`',
    good: 'the same statement in `:::ar` … `:::`',
  },
  'statement-form': {
    severity: 'error',
    why: 'A statement is one paragraph in each language, so that the two can stand side by side.',
    bad: 'two paragraphs in one claim',
    good: 'one paragraph, or two claims',
  },
  'inline-form': {
    severity: 'error',
    why: 'A statement holds words, emphasis, code and links with addresses; of anything else one reader would see what another, or a check, does not.',
    bad: '`the quays[^3]`, `[[Harbour]]`, `==late==`, `![](quay.png)`, `~~two~~`, `[statement][s]` without `[s]: https://…`',
    good: '`the quays`, `*late*`, `[statement](https://example.org/s)`; `\\[[` where the signs are meant',
  },
  // References between files
  'section-unknown': {
    severity: 'error',
    why: 'A claim under an unknown heading has no place in the brief.',
    bad: 'a claim under `# Aftermath`',
    good: 'a claim under `# Outcomes`',
  },
  'measure-unknown': {
    severity: 'error',
    why: 'Figures are compared under measures; an unknown one would be compared with nothing.',
    bad: '`{measure=travellers value=900}`',
    good: '`{measure=passengers value=900}`, with `passengers` among the editor’s measures',
  },
  'population-unknown': {
    severity: 'warning',
    why: 'A population without a label cannot be named where its figure is printed, and a reader takes two counts for one.',
    bad: '`population=househods`',
    good: 'a population of the editor’s file',
  },
  'name-unknown': {
    severity: 'error',
    why: 'One person has one spelling in each language, and the names register holds it.',
    bad: '`attribution=harbour-master`, who is in no register',
    good: 'the name in the editor’s `names:`',
  },
  'claim-unknown': {
    severity: 'error',
    why: 'Every editorial sentence rests on claims; one that does not exist supports nothing.',
    bad: '`::::lead{claims="quays-shut"}`',
    good: '`::::lead{claims="quays-closed"}`',
  },
  'claim-draft': {
    severity: 'error',
    why: 'No sentence may rest on a draft, for a draft never prints.',
    bad: '`::::lead{claims="…"}` with the id of a draft',
    good: 'the claim finished, or left out of the list',
  },
  'claims-missing': {
    severity: 'error',
    why: 'No statement stands without a source: an editorial sentence names its claims.',
    bad: '`::::sentence`',
    good: '`::::sentence{claims="ferry-passengers"}`',
  },
  'dispute-form': {
    severity: 'error',
    why: 'A dispute has two sides or more, each in a sentence of its own under one title; a single one would pass for what is agreed.',
    bad: 'one `::::position` in a `:::::dispute`, or one outside of any',
    good: '`:::::dispute` with its title, and a `::::position{claims="…"}` for each side',
  },
  'merged-point': {
    severity: 'error',
    why: 'A merged point stands in place of two or more points of one section, under an address of its own; what is merged twice would be told twice.',
    bad: '`::::point{topic=quays merges="closures"}`',
    good: '`::::point{topic=quays merges="closures repairs"}`, and none other that merges one of these',
  },
  'dispute-undeclared': {
    severity: 'check',
    why: 'What is set side by side as a dispute is one in the notes too, or the brief sets sources against each other that agree.',
    bad: 'positions on `union-delay` and `quays-closed`, neither of which says `disputes=`',
    good: 'positions on `union-delay` and on `management-denies`, which says `disputes=union-delay`',
  },
  'key-figure-unknown': {
    severity: 'error',
    why: 'A key figure is one figure of a claim and never typed: where the claim has none of that measure, or several, nobody can tell which.',
    bad: '`{ claim: quays-closed, measure: passengers }`',
    good: '`{ claim: ferry-passengers, measure: passengers }`',
  },
  'topic-unlisted': {
    severity: 'warning',
    why: 'A topic that the editor has not placed stands last in its section, without a heading.',
    bad: '`topic=spending` in a claim and in no group',
    good: '`topics: [passengers, spending]`',
  },
  'topic-empty': {
    severity: 'warning',
    why: 'A topic in the plan on which no note says anything is a spelling mistake or a gap.',
    bad: '`topics: [passengers, quay]`, where the claims say `quays`',
    good: '`topics: [passengers, quays]`',
  },
  'topic-mixed': {
    severity: 'check',
    why: 'Claims of one topic are printed in the words of one of them; one that says something else would vanish behind a footnote that does not bear those words out.',
    bad: '“The storm closed two quays” and “The board met in June” under `topic=quays`',
    good: 'two topics, or `::::point{topic=quays}` that says both',
  },
  'words-unread': {
    severity: 'warning',
    why: 'Of joined claims only one wording is printed. What another adds may be left out on purpose, which is the editor’s to decide, and so it stops nothing; but nobody should be surprised.',
    bad: '“two quays, for 90 days” joined with the heavier “two quays for a season”',
    good: '`::::point{topic=quays}` with the 90 days, or a topic of its own',
  },
  'topic-split': {
    severity: 'error',
    why: 'Claims of one topic become one point, and a point stands in one section.',
    bad: '`topic=quays` under Outcomes and under Open risks',
    good: '`topic=quays` and `topic=quays-at-risk`',
  },
  'asset-text': {
    severity: 'error',
    why: 'A picture has the fonts of the machine alone, and nobody can copy, search or hear what is written in it.',
    bad: '`{{asset "images/seal.svg"}}` with `<text>Seal</text>` in the file',
    good: 'the letters of the seal drawn as paths',
  },
  'picture-missing': {
    severity: 'error',
    why: 'A brief that speaks of a picture shows it, and carries no file from outside of its project.',
    bad: '`file: pictures/harbor.svg`, where `harbour.svg` lies in the folder, or a link that leads out of it',
    good: '`file: pictures/harbour.svg`',
  },
  'picture-unknown': {
    severity: 'error',
    why: 'A picture is a record, which says what it shows and whose it is, and a caption, which says where it stands; either alone prints nothing.',
    bad: '`::::picture{#harbor}`, where `pictures` has `harbour`',
    good: '`::::picture{#harbour}`',
  },
  'picture-form': {
    severity: 'error',
    why: 'What a browser draws of half a file, of another type or in the colours of a press is not what was handed in.',
    bad: 'a PNG that is called `harbour.jpg`, a file that ends in the middle, a JPEG in CMYK',
    good: 'an SVG, PNG or JPEG that is whole, upright and in RGB',
  },
  'picture-unsafe': {
    severity: 'error',
    why: 'A drawing stands in the page itself, and a page runs nothing and fetches nothing.',
    bad: '`<script>`, `onload="…"`, `href="https://…"`, `<style>@import …</style>` in an SVG',
    good: 'shapes, gradients and patterns that refer to parts of the same drawing',
  },
  'picture-labels': {
    severity: 'error',
    why: 'The words on a map are in the language of the edition: each place in the drawing has its label, and each label its place.',
    bad: '`labels: { qay: { en: Quay } }`, where the drawing has `<text id="quay">`',
    good: '`labels: { quay: { en: Quay } }`',
  },
  'picture-edited': {
    severity: 'release',
    why: 'A caption, a description and labels were looked at beside one drawing; of another one they may be wrong.',
    bad: 'a `harbour.svg` that was edited since `mujaz lock`',
    good: '`mujaz lock`, after looking at what is said of it',
  },
  'dispute-apart': {
    severity: 'warning',
    why: 'A claim and the one it disputes are printed together; in two sections each has only a word that it is disputed.',
    bad: '`union-delay` under Outcomes, and `management-denies`, which disputes it, under Criticisms',
    good: 'both under Outcomes',
  },
  'figure-unmatched': {
    severity: 'error',
    why: 'A figure that one language has and the other has not is the wrong figure in a meeting.',
    bad: '`:figure[90 days]{…}` in English, `90 يومًا` without a mark',
    good: '`:figure[90 يومًا]{measure=closing}`',
  },
  'figure-value': {
    severity: 'error',
    why: 'Figures are compared by what they declare; words that say another number would be printed unseen.',
    bad: '`:figure[more than 700]{value=750 bound=more-than}`',
    good: '`:figure[more than 700]{value=700 bound=more-than}`',
  },
  'number-differs': {
    severity: 'error',
    why: 'The two languages are one content: whoever reads the other column would carry away another number.',
    bad: '“700 passengers”, «750 راكبًا»',
    good: '“700 passengers”, «سبعمائة راكب»',
  },
  'numbers-exchanged': {
    severity: 'warning',
    why: 'The same numbers in both languages say two things where each stands in the place of another.',
    bad: '“16 men and 4 women”, «4 رجال و16 امرأة»',
    good: '“16 men and 4 women”, «16 رجلًا و4 نساء»',
  },
  'hedge-differs': {
    severity: 'error',
    why: '“More than 700” and “700” are two statements, and a source stands behind one of them.',
    bad: '“more than 700”, «700»',
    good: '“more than 700”, «أكثر من 700»',
  },
  'date-differs': {
    severity: 'error',
    why: 'A date that is another one in the other language sends two readers to two events.',
    bad: '“20 November 2014”, «20 تشرين الأول/أكتوبر 2014»',
    good: '“20 November 2014”, «20 تشرين الثاني/نوفمبر 2014»',
  },
  'sense-opposed': {
    severity: 'warning',
    why: 'North for south, rose for fell, may for will, a lost “not”: one word turns a statement into its opposite.',
    bad: '“Rents rose”, «تراجعت الإيجارات»',
    good: '“Rents rose”, «ارتفعت الإيجارات», or the mark that the message tells, with a reason',
  },
  // Names and terms
  'name-one-sided': {
    severity: 'check',
    why: 'Whoever reads one column must not meet a person or a place that the other column leaves out.',
    bad: '“Izbairov warns …”, «يحذّر المتخصص …»',
    good: 'the name in both languages, or in neither',
  },
  'name-spelling': {
    severity: 'check',
    why: 'Two spellings of one name look like two people, and neither is found by searching for the other.',
    bad: '“Izbayrov” where the register has “Izbairov”',
    good: 'the spelling of the register, or an accepted form added to it',
  },
  'term-forbidden': {
    severity: 'check',
    why: 'A rendering that the glossary forbids says something else to those who know the field.',
    bad: '«البحث والتطوير» for “rehabilitation and reintegration”',
    good: '«إعادة التأهيل وإعادة الإدماج»',
  },
  'term-one-sided': {
    severity: 'check',
    why: 'One term has one translation, or two readers believe that two things were said.',
    bad: '“repatriation”, «ترحيل»',
    good: '“repatriation”, «الإعادة إلى الوطن»',
  },
  // Passages
  'locator-missing': {
    severity: 'error',
    why: 'A claim that names no paragraph cannot be checked by anybody.',
    bad: '`{#quays topic=quays}`',
    good: '`{#quays topic=quays at="5"}`',
  },
  'locator-form': {
    severity: 'error',
    why: 'A locator that cannot be read leads nowhere.',
    bad: '`at="five"`, `at="3-2"`, `also="port-authority"`',
    good: '`at="5"`, `at="2-3"`, `at="3, 7-8"`, `also="port-authority: 2"`',
  },
  'locator-beyond-end': {
    severity: 'error',
    why: 'A paragraph that the original does not have supports nothing.',
    bad: '`at="9"` in an original of 7 paragraphs',
    good: '`at="7"`',
  },
  'locator-noise': {
    severity: 'error',
    why: 'Scraping debris is nobody’s statement and may not be cited.',
    bad: '`at="7"`, which the note declares to be `noise`',
    good: 'the paragraph that says it',
  },
  'background-only': {
    severity: 'error',
    why: 'A source that does not speak of the subject can support the background alone.',
    bad: 'a claim of a `background-only` source under Outcomes',
    good: 'the claim under Background',
  },
  'original-changed': {
    severity: 'warning',
    why: 'The lock vouches for another text than the one at hand; what became of each passage is told beside this.',
    bad: 'a newer version of the article under the same name',
    good: '`mujaz lock`, once every passage was looked at',
  },
  'passage-moved': {
    severity: 'error',
    why: 'A footnote that names the old number of a paragraph leads a reader to the wrong one.',
    bad: '`at="3"`, where the words stand in paragraph 4 now',
    good: '`at="4"`: `mujaz check --fix`',
  },
  'passage-respelt': {
    severity: 'warning',
    why: 'A passage that is the same only when spellings are evened out should be looked at once.',
    bad: 'the paragraph with «الى» where it had «إلى»',
    good: '`mujaz lock`, once it was looked at',
  },
  'passage-altered': {
    severity: 'check',
    why: 'A statement rests on words that its source no longer has in that form; one digit is enough.',
    bad: 'a cited paragraph that says 951 where it said 915',
    good: 'both statements corrected, then `mujaz lock`',
  },
  'passage-gone': {
    severity: 'check',
    why: 'A passage that vanished supports nothing, and its look-alike is somebody else’s sentence.',
    bad: 'a cited paragraph that is no longer there',
    good: 'another passage, or no claim',
  },
  'passage-unlocked': {
    severity: 'release',
    why: 'A passage that was never locked cannot be told from an altered one later.',
    bad: 'a new claim on a paragraph that the lock does not know',
    good: '`mujaz lock`',
  },
  // What the passages say
  'support-number': {
    severity: 'check',
    why: 'A number or a date that the cited paragraph does not have is nobody’s, however well its footnote looks.',
    bad: '“480 people were moved” on a paragraph that says 470',
    good: '“470 people were moved”, or `settled="support-number 480 at 3: …"` with how it is counted',
  },
  'support-hedge': {
    severity: 'check',
    why: 'A source that says “about 900” does not stand behind “more than 900”.',
    bad: '“more than 900” on a paragraph that says “about 900”',
    good: '“about 900”',
  },
  'support-exchanged': {
    severity: 'warning',
    why: 'Two numbers that have changed places are both in the passage, and both wrong.',
    bad: '“16 men and 4 women” on a paragraph that says “4 men and 16 women”',
    good: '“4 men and 16 women”',
  },
  'support-name': {
    severity: 'check',
    why: 'Words put into the mouth of somebody whom the passage does not speak of are made up.',
    bad: '`attribution=haddad` on a paragraph in which another speaks',
    good: 'the paragraph that names the speaker cited too: `at="3, 5"`',
  },
  'support-quotation': {
    severity: 'check',
    why: 'Quotation marks promise that the words stand in the source as they stand here.',
    bad: '“badly damaged”, where the paragraph says “damaged badly”',
    good: '“damaged badly”, or the same without marks',
  },
  'support-elsewhere': {
    severity: 'check',
    why: 'A reader who follows a footnote to the paragraph beside the right one finds nothing there.',
    bad: '`at="4"`, where paragraph 5 has the words of the claim',
    good: '`at="5"`',
  },
  'support-likelier': {
    severity: 'warning',
    why: 'Where several paragraphs are cited, others that share more words with the claim should be looked at once.',
    bad: '`at="4-5"`, where paragraphs 6 and 7 have more words of the claim',
    good: '`at="6-7"`',
  },
  'support-editorial': {
    severity: 'check',
    why: 'What an editor’s sentence says in numbers, dates and names comes from the claims in its footnote or from nowhere.',
    bad: '“900,000 passengers in 2018”, resting on a claim that has neither',
    good: 'the claim that says it among `claims`',
  },
  'sentence-long': {
    severity: 'warning',
    why: 'A sentence that is read twice is two sentences; in a meeting nobody reads twice.',
    bad: 'a sentence of 41 words in English, where 35 are the most',
    good: 'two sentences, divided at the same place in both languages; or `style: { maximum-sentence: { en: 42 } }`',
  },
  'source-unnamed': {
    severity: 'warning',
    why: 'Who says a thing, and when, is half of what a reader is told; “one source” is told of every brief there is.',
    bad: '“One source counts 900”, «أفادت مصادر»',
    good: '“The Harbour Review of April 2019 counts 900”',
  },
  'present-stale': {
    severity: 'warning',
    why: 'A reader takes “now” for the day of reading; in a source of years ago, or of no date, it was another day.',
    bad: '“The quays are still closed”, resting on a report of 2019 alone, in a brief of 2026',
    good: '“The quays were still closed in 2019”',
  },
  'hedge-lost': {
    severity: 'warning',
    why: 'What a source thinks likely and a brief calls certain was made up on the way, and in a summary nobody sees where.',
    bad: '“The dredger comes in May”, resting on a claim that says “perhaps in May”',
    good: '“The dredger may come in May”',
  },
  'speaker-lost': {
    severity: 'warning',
    why: 'What one side says and a brief tells in its own name has become a fact, and the brief that side’s.',
    bad: '“The repair was late”, resting on a claim that says “according to the sailors’ union”',
    good: '“The repair was late, the union says”',
  },
  'settled-nothing': {
    severity: 'warning',
    why: 'A mark that puts nothing to rest is a slip of the pen, or was left over from words that have changed.',
    bad: '`settled="support-number 48 at 3: …"` on a claim that says 480',
    good: '`settled="support-number 480 at 3: …"`, or no mark',
  },
  'support-unproved': {
    severity: 'release',
    why: 'Without the original nobody can tell whether an edited claim still says what its passage says.',
    bad: 'a claim edited since `mujaz lock`, its original not at hand',
    good: '`mujaz lock`, with the original at hand',
  },
  // The two languages
  'translation-stale': {
    severity: 'check',
    why: 'A statement that was edited in one language no longer says what the other says.',
    bad: 'the English edited, the Arabic as it was',
    good: 'both edited, or `mujaz accept <claim>`',
  },
  'statement-unaccepted': {
    severity: 'release',
    why: 'Only when both languages were accepted together can it be told later that one was edited.',
    bad: 'a new claim',
    good: '`mujaz accept <claim>`',
  },
  'memory-form': {
    severity: 'check',
    why: 'A translation memory that cannot be read proposes nothing, and `accept` would have to write over what it holds.',
    bad: '`sources/memory.tmx` with a unit that is cut off after a merge',
    good: 'the file as TMX 1.4, in UTF-8',
  },
  'draft-left': {
    severity: 'release',
    why: 'A released brief is complete: a draft left behind is a statement nobody decided on.',
    bad: '`status=draft`',
    good: 'the claim finished, or taken out',
  },
  'returned-unreadable': {
    severity: 'error',
    why: 'What is damaged, encrypted, made to harm or no file of a brief brings nothing back, and half of it would be worse than nothing.',
    bad: '`mujaz import notes-of-a-meeting.docx`',
    good: '`mujaz import edited.docx`, which `--format docx` made and somebody edited',
  },
  'returned-foreign': {
    severity: 'error',
    why: 'Rows are called alike in all briefs: the words of another brief would be taken for changes of this one.',
    bad: '`mujaz import` of a file that was made of another brief',
    good: 'the same in the folder of that brief',
  },
  'returned-form': {
    severity: 'check',
    why: 'What cannot be read of what others sent back would be lost without a word.',
    bad: 'an entry of `sources/returned.yaml` without the words that it proposes',
    good: 'the entry as `mujaz import` wrote it',
  },
  'returned-change': {
    severity: 'release',
    why: 'Whoever circulated a brief was asked for corrections, and should be told what became of them.',
    bad: 'other words for a statement, sent back in `edited.docx`',
    good: 'taken with `mujaz import --take <statement>`, or its entry taken out of `sources/returned.yaml`',
  },
  'returned-comment': {
    severity: 'release',
    why: 'A comment is a question to the editor, who has to answer it before the brief goes out.',
    bad: '“Is this still so?” on a statement, sent back in `edited.docx`',
    good: 'the statement looked at, and the entry taken out of `sources/returned.yaml`',
  },
  'returned-unplaced': {
    severity: 'release',
    why: 'What somebody wrote outside of all statements has no place of its own in the notes, and would be forgotten.',
    bad: 'a new paragraph in `edited.docx`',
    good: 'a claim on it, or the entry taken out of `sources/returned.yaml`',
  },
  // The editor's own judgement
  'likelihood-with-confidence': {
    severity: 'error',
    why: 'How probable a thing is and how well it is founded are two judgements; in one sentence each is read for the other.',
    bad: '“It is likely, with moderate confidence, that …”',
    good: 'two sentences',
  },
  'likelihood-differs': {
    severity: 'error',
    why: 'The terms of likelihood stand for ranges of per cent: another term is another judgement.',
    bad: '“likely”, «شبه مؤكد»',
    good: '“likely”, «مرجّح»',
  },
  'confidence-origin': {
    severity: 'error',
    why: 'What one origin alone says may be true, but nothing bears it out.',
    bad: '“high confidence”, resting on one origin',
    good: '“low confidence”, or a second origin',
  },
  'error-uncorrected': {
    severity: 'check',
    why: 'A known error that is passed on without its correction becomes ours.',
    bad: '“resigned in 2018”, which the note knows to be wrong',
    good: '“[Editor: the article gives 2018; it was March 2019]”',
  },
  'look-alike': {
    severity: 'warning',
    why: 'Two points that say nearly the same read like two findings, and are corroborated apart.',
    bad: 'two topics whose claims say the same',
    good: 'one topic, or two claims that tell them apart',
  },
  'figures-differ': {
    severity: 'check',
    why: 'Two sources that contradict each other are shown with an explanation, never left to the reader to find.',
    bad: '700 in one note, 650 in another, and no word about it',
    good: '`::::figure-note{measure=… claims="…"}`',
  },
  'shares-whole': {
    severity: 'check',
    why: 'Shares that should make a whole and do not are an error of the source or of the note, and a reader will add them up.',
    bad: '70, 26, 0.1 and 0.5 per cent of one population, and no word about it',
    good: 'a health entry of kind `error` that names the claim',
  },
  'parts-exceed': {
    severity: 'check',
    why: 'A part that is greater than its whole shows that two things were counted.',
    bad: '500 children among 400 people',
    good: 'a health entry of kind `error` that names the claim, or another measure',
  },
  'figure-above-whole': {
    severity: 'check',
    why: 'A population cannot count more than the wider one that it is part of: one of two figures is wrong, or they count different things.',
    bad: '900 fishing households in one note, at most 800 households in all in another, and no word about it',
    good: '`::::figure-note{measure=… claims="…"}` that rests on both claims',
  },
  'lock-form': {
    severity: 'error',
    why: 'A lock that cannot be read vouches for nothing.',
    bad: 'a lock with a line missing after a merge',
    good: '`mujaz lock`',
  },
  'not-locked': {
    severity: 'warning',
    why: 'A source that stands neither in the lock nor in the folder of originals cannot be checked.',
    bad: 'neither the original nor a lock of it',
    good: '`mujaz lock`, with the original at hand',
  },
  // Audiences and the brief as Markdown
  'audience-unknown': {
    severity: 'error',
    why: 'An audience is a folder of templates; without it there is nothing to render with.',
    bad: '`--audience minster`',
    good: '`--audience minister`, with a folder of that name',
  },
  'edition-unknown': {
    severity: 'error',
    why: 'An edition has one language of the brief or both; there is nothing to print of another.',
    bad: '`--edition en-fr` of a brief in English and Arabic',
    good: '`--edition en-ar`, or `--edition parallel`',
  },
  'audience-settings': {
    severity: 'error',
    why: 'A setting that is misspelt would be ignored without a word.',
    bad: '`paper: A4`',
    good: '`page: A4`',
  },
  'citation-style': {
    severity: 'error',
    why: 'A citation style that names what is not there leaves holes in footnotes, and tells nobody.',
    bad: '`<text macro="titel"/>` in `citation.en.csl`',
    good: '`<text macro="title"/>`',
  },
  'dispute-torn': {
    severity: 'warning',
    why: 'Who reads one side of a dispute alone is misled, and nobody can see it on the page: where one side may not be read the other is left out with it.',
    bad: 'an audience that may read `delays`, but for its `tags` not `punctual`, which disputes it',
    good: '`tags` and `parts` that let in both, or neither',
  },
  'private-name': {
    severity: 'error',
    why: 'Labels, running lines and templates are printed as they are: a name that is withheld from the brief would be read there.',
    bad: '`running-line: { en: On the Kharbanov case, … }` with `sensitive: omit`, where Kharbanov is `private`',
    good: '`running-line: { en: Public edition, … }`',
  },
  'pages-exceeded': {
    severity: 'error',
    why: 'A limit of pages is a promise to the reader; what remains after everything light is gone must fit.',
    bad: '`maximum-pages: 2`, and the bottom line with what it rests on takes three',
    good: 'a higher limit, fewer `parts`, or a shorter bottom line',
  },
  'words-exceeded': {
    severity: 'error',
    why: 'A limit of words is a promise to a reader in a hurry; what goes beyond it is cut by the eye, and not by the editor.',
    bad: '`maximum-words: { answer: { en: 65 } }`, and an answer of 80',
    good: 'a shorter longest sentence, or a higher limit',
  },
  'selection-empty': {
    severity: 'error',
    why: 'An audience that is given no point at all was not meant.',
    bad: '`tags: { in: [harbor] }`, while every claim is tagged `harbour`',
    good: '`tags: { in: [harbour] }`',
  },
  'selection-not-applied': {
    severity: 'error',
    why: 'What an audience may not see can only be left out where the claims are known, not of a finished Markdown brief.',
    bad: '`mujaz render brief.md --audience public`, where the brief was written for another audience',
    good: '`mujaz build --audience public`, or rendering the brief that this build has written',
  },
  'template-compile': {
    severity: 'error',
    why: 'A template that does not compile prints nothing.',
    bad: '`{{#if title}}` that no `{{/if}}` closes',
    good: '`{{#if title}}…{{/if}}`',
  },
  'template-run': {
    severity: 'error',
    why: 'A template that names a value that does not exist would print a hole.',
    bad: '`{{brief.titel}}`',
    good: '`{{brief.title}}`',
  },
  'template-invents': {
    severity: 'error',
    why: 'Where a reader expects a statement stands what the brief says and nothing else: a number or a word of a template’s own has no source, and no check has read it.',
    bad: '`<div class="cell">{{html}} (915,000 in 2018 [^3])</div>`',
    good: '`<div class="cell">{{html}}</div>`, and the figure in a claim',
  },
  'asset-unknown': {
    severity: 'error',
    why: 'A page carries all it needs inside itself; what cannot be put there would be fetched from somewhere.',
    bad: '`<img src="https://example.org/seal.svg">`',
    good: '`<img src="{{asset "images/seal.svg"}}">`',
  },
  'brief-form': {
    severity: 'error',
    why: 'The Markdown brief is the contract between its two halves; a broken one would lose a row or a note.',
    bad: '`<div lang="ar">` that no `</div>` closes',
    good: 'each tag on a line of its own, with blank lines around',
  },
  'contract-broken': {
    severity: 'error',
    why: 'What is printed and what the Markdown brief says are one text: whoever holds the one can rely on the other.',
    bad: 'a sentence whose Markdown is read as something else than what was printed of it',
    good: 'a brief that is read as it was printed, word for word',
  },
  'html-dropped': {
    severity: 'warning',
    why: 'HTML in the Markdown brief is not printed, and whoever wrote it should know.',
    bad: '`<marquee>` in the Markdown brief',
    good: 'Markdown',
  },
  'markdown-dropped': {
    severity: 'warning',
    why: 'What Markdown can say and the page does not show is lost to the reader, and whoever wrote it should know.',
    bad: '`- [x] The report is out`, `> ### A heading`, `* * *` between two rows',
    good: '`- The report is out: done`',
  },
  'link-dead': {
    severity: 'warning',
    why: 'A link that leads nowhere does nothing, on paper and on a screen.',
    bad: '`[above](#nowhere)`',
    good: '`[above](#outcomes)`, the id of a section',
  },
  'note-undefined': {
    severity: 'error',
    why: 'A mark without a note cannot be followed by a reader.',
    bad: '`[^12]` and no `[^12]:`',
    good: 'a definition for every mark',
  },
  'note-uncalled': {
    severity: 'warning',
    why: 'A note that no statement calls says nothing to a reader, and is not printed.',
    bad: '`[^12]:` and no `[^12]`',
    good: 'a mark for every definition',
  },
  // The printed page
  'page-make-up': {
    severity: 'error',
    why: 'A line, a note or a row that does not reach the page is a statement lost.',
    bad: 'a table wider than the paper',
    good: 'one that fits, or whose cells wrap',
  },
  'page-fit': {
    severity: 'warning',
    why: 'What had to be made smaller, or set otherwise, to fit its page prints, but not as it was designed.',
    bad: 'columns of a style sheet that are higher than a page',
    good: 'columns that fit, or a parallel edition, which is split',
  },
  'font-fallback': {
    severity: 'error',
    why: 'A character that no embedded font has would look different, or like nothing, on another machine.',
    bad: 'a character that no embedded font has',
    good: 'another character, or a font that has it',
  },
  'browser-skipped': {
    severity: 'warning',
    why: 'Another browser than the expected one may print other line breaks.',
    bad: 'an installed Chromium 120',
    good: 'Chromium 131 or later',
  },
  // The written PDF, read back
  'pdf-unreadable': {
    severity: 'error',
    why: 'A file that the next program cannot open is no brief.',
    bad: 'a PDF that cannot be opened again',
    good: 'one that can',
  },
  'pdf-page': {
    severity: 'error',
    why: 'A page too few, of another size, or with a word cut off at its edge is not what was made up.',
    bad: 'a page of another size, a word over its edge',
    good: 'all pages of one size, all words inside',
  },
  'pdf-text': {
    severity: 'error',
    why: 'What the structure of a PDF does not say cannot be read aloud, searched or quoted.',
    bad: 'a statement that the structure tree does not hold word for word',
    good: 'every statement in it, in order',
  },
  'pdf-language': {
    severity: 'error',
    why: 'Text tagged in another language is read aloud as noise.',
    bad: 'Arabic tagged as English',
    good: '`lang` on every element that changes it',
  },
  'pdf-note': {
    severity: 'error',
    why: 'A note stands on the page of its call, or the statement stands without a source.',
    bad: 'a note on the page after its call',
    good: 'both on one page',
  },
  'pdf-link': {
    severity: 'error',
    why: 'A call that leads to another note, or nowhere, sends the reader to the wrong source.',
    bad: 'a call 12 that leads to note 13',
    good: 'calls and notes that lead to each other',
  },
  'pdf-outline': {
    severity: 'error',
    why: 'A reader finds the way through forty pages by their outline and title.',
    bad: 'an outline entry without a heading',
    good: 'one entry a heading, in order',
  },
  'pdf-font': {
    severity: 'error',
    why: 'A font that is not inside the file is another one on the next machine.',
    bad: 'a font that is not embedded, or a Type 3 font',
    good: 'fonts of @fontsource, in static faces',
  },
  'pdf-attachment': {
    severity: 'error',
    why: 'Whoever has the PDF has the brief it was made from, and nothing that was taken out of it.',
    bad: 'a PDF without its Markdown brief',
    good: 'the brief embedded',
  },
} as const satisfies Record<string, Rule>

export type RuleId = keyof typeof RULES
