import type { RegisteredName, Term } from '../model/editor.ts'
import { type ByLanguage, languagesOf, mapEach, of } from '../model/language.ts'
import { element, escaped } from '../text/markup.ts'

/** What a file of terms shows that it is Mujaz’s by. */
export const OWN_TBX = 'Written by Mujaz'

/** How a form stands to the others, in the words of TBX. */
type Status = 'preferredTerm' | 'admittedTerm' | 'deprecatedTerm'

interface Form {
  readonly words: string
  readonly status: Status
  readonly type?: 'fullForm' | 'shortForm' | 'variant'
}

interface Concept {
  readonly id: string
  readonly note?: string
  readonly forms: ByLanguage<readonly Form[]>
}

/**
 * The glossary and the register of names as TBX-Basic, in the style that has data categories as attributes
 * (ISO 30042:2019): what is right, what is right as well, and what must not stand for it.
 *
 * @param names those that a translator may read
 */
export function writeTbx(
  { title, terms }: { readonly title: ByLanguage; readonly terms: readonly Term[] },
  names: readonly RegisteredName[],
): string {
  const [first] = languagesOf(title)
  const concepts = [...terms.map(termConcept), ...names.map(nameConcept)]
  const header = element(
    'tbxHeader',
    {},
    element(
      'fileDesc',
      {},
      element(
        'sourceDesc',
        {},
        element('p', {}, escaped(`${of(title, first)}: terms and names. ${OWN_TBX}.`)),
      ),
    ),
  )
  const body = element('body', {}, `\n${concepts.map((each) => `${entry(each)}\n`).join('')}`)
  const root = element(
    'tbx',
    { type: 'TBX-Basic', style: 'dca', 'xml:lang': first, xmlns: 'urn:iso:std:iso:30042:ed-2' },
    `\n${header}\n`,
    element('text', {}, body),
    '\n',
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`
}

function termConcept({ id, term, also, forbidden }: Term): Concept {
  return {
    id: `term-${id}`,
    forms: mapEach(term, (words, language) => [
      { words, status: 'preferredTerm' },
      ...whole(also[language]).map((form): Form => ({ words: form, status: 'admittedTerm' })),
      ...whole(forbidden[language]).map(
        (form): Form => ({ words: form, status: 'deprecatedTerm' }),
      ),
    ]),
  }
}

/** Without the forms that stand for many words. */
function whole(forms: readonly string[] = []): readonly string[] {
  return forms.filter((form) => !form.endsWith('*'))
}

function nameConcept({ id, kind, name, short, also, misspelt }: RegisteredName): Concept {
  return {
    id: `name-${id}`,
    note: kind === 'other' ? 'Name' : `Name: ${kind}`,
    forms: mapEach(name, (words, language): readonly Form[] => [
      { words, status: 'preferredTerm', type: 'fullForm' },
      ...(short
        ? [{ words: of(short, language), status: 'admittedTerm', type: 'shortForm' } as const]
        : []),
      ...(also?.[language] ?? []).map(
        (form): Form => ({ words: form, status: 'admittedTerm', type: 'variant' }),
      ),
      ...(misspelt?.[language] ?? []).map(
        (form): Form => ({ words: form, status: 'deprecatedTerm', type: 'variant' }),
      ),
    ]),
  }
}

function entry({ id, note, forms }: Concept): string {
  const sections = Object.entries(forms).map(([language, own]) =>
    element('langSec', { 'xml:lang': language }, ...own.map(termSection)),
  )
  return element(
    'conceptEntry',
    { id },
    note === undefined ? '' : element('note', {}, escaped(note)),
    ...sections,
  )
}

function termSection({ words, status, type }: Form): string {
  return element(
    'termSec',
    {},
    element('term', {}, escaped(words)),
    type === undefined ? '' : element('termNote', { type: 'termType' }, type),
    element('termNote', { type: 'administrativeStatus' }, `${status}-admn-sts`),
  )
}
