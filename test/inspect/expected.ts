import type { Expectation } from '../../src/inspect/expectation.ts'
import type { HarbourEdition, PrintedHarbour } from '../print/finish/harbour.ts'

const STATEMENTS = [
  {
    lang: 'en',
    text: 'The port of القصر handled more than 900,000 passengers in 2018 (see “Harbour Review”).',
  },
  {
    lang: 'ar',
    text: 'استقبل ميناءُ القصر أكثرَ من 900 ألف مسافرٍ في عام 2018 (انظر «مجلة Harbour Review»).',
  },
  {
    lang: 'en',
    text: 'Its director, Salma Naji, called the year “the best so far”.',
  },
  {
    lang: 'ar',
    text: 'ووصفت مديرتُه سلمى ناجي السنةَ بأنها «الأفضل حتى الآن»، وأضافت أيضًا أنّ العمل تضاعف مجانًا.',
  },
]

/** What the small brief about a harbour must show. */
export function expectationOf(
  edition: HarbourEdition,
  { report, page, targets, hardStyles }: PrintedHarbour,
): Expectation {
  const languages = edition.split('-')
  return {
    path: 'harbour.pdf',
    pages: report.pages,
    languages,
    paper: 'A4',
    title: page.metadata.title,
    headings: report.headings,
    calls: report.calls,
    notes: report.notes,
    texts: page.texts,
    hardStyles,
    anchors: targets.map(({ id }) => id).filter((id) => id.startsWith('point-')),
    statements: STATEMENTS.filter(({ lang }) => languages.includes(lang)),
    fonts: ['Amiri', 'Source Serif 4'],
  }
}
