import * as z from 'zod'
import { PACKS } from '../languages/packs.ts'
import { DIGITS, MONTH_NAMES, PAPERS, type Paper } from '../model/audience.ts'
import { isFixedPart, SECTIONS, usualParts } from '../model/brief.ts'
import {
  type Edition,
  editionNames,
  editionsCalled,
  editionsOf,
  type Language,
  PARALLEL,
  SINGLE,
} from '../model/language.ts'
import { nearest } from '../text/nearest.ts'
import { inLanguages } from './front-matter.ts'

/** A list in which nothing stands twice. */
function distinct<T extends z.ZodType>(item: T) {
  return z
    .array(item)
    .min(1)
    .refine((list) => new Set(list).size === list.length, { error: 'names the same thing twice' })
}

const tags = distinct(z.string().min(1))

/** All sections under one word, so that it serves any brief. */
const USUAL_PARTS = usualParts([{ id: SECTIONS }])

/** Words for editions that serve a brief in whatever languages. */
const USUAL_EDITIONS = [PARALLEL, SINGLE]

function followsSections(part: string, parts: readonly string[]): boolean {
  const at = parts.indexOf(part)
  return at < 0 || parts.slice(at).every(isFixedPart)
}

/** A limit for each language that has one; those that a brief is not in serve other briefs. */
const wordLimits = z.strictObject(
  Object.fromEntries(PACKS.map(({ tag }) => [tag, z.int().min(1).optional()])),
)

/** The editions that an audience names. */
function editionsNamed(
  named: readonly string[],
  languages: readonly Language[],
  issues?: z.RefinementCtx,
  pathOf: (at: number) => PropertyKey[] = (at) => [at],
): Edition[] {
  return editionsCalled(named, languages, (name, at) => {
    const known = editionNames(languages)
    const meant = nearest(name, known)
    issues?.addIssue({
      code: 'custom',
      path: pathOf(at),
      message: `is no edition of this brief; it has ${known.join(', ')}${meant === undefined ? '' : `: did you mean ${meant}?`}`,
    })
  })
}

const pages = z.int().min(1)

/** Pages at most: for each edition, or for those that are named. Of two limits of one edition the lower counts. */
function pageLimits(
  given: number | Readonly<Record<string, number>>,
  languages: readonly Language[],
  issues: z.RefinementCtx,
): Partial<Record<Edition, number>> {
  if (typeof given === 'number')
    return Object.fromEntries(editionsOf(languages).map((edition) => [edition, given]))
  const limits: Partial<Record<Edition, number>> = {}
  for (const [name, limit] of Object.entries(given)) {
    for (const edition of editionsNamed([name], languages, issues, () => [name]))
      limits[edition] = Math.min(limit, limits[edition] ?? limit)
  }
  return limits
}

/** `audience.yaml`: what an audience says of itself. Everything has a default. */
export const audienceSettings = inLanguages((text, _forms, languages) => {
  const settings = z.strictObject({
    editions: distinct(z.string())
      .transform((named, issues) => editionsNamed(named, languages, issues))
      .default(editionsNamed(USUAL_EDITIONS, languages)),
    parts: distinct(z.string().min(1))
      .refine((parts) => followsSections('evidence', parts), {
        error: '`evidence` follows the sections, of whose notes it speaks',
      })
      .refine((parts) => followsSections('changes', parts), {
        error: '`changes` follows the sections, whose notes it calls a second time',
      })
      .default([...USUAL_PARTS]),
    'minimum-weight': z.int().min(1).max(5).default(1),
    points: z.enum(['full', 'merged']).default('full'),
    tags: z
      .strictObject({ in: tags.optional(), out: tags.optional() })
      .default({})
      .refine(({ in: wanted = [], out = [] }) => !wanted.some((tag) => out.includes(tag)), {
        error: 'a tag cannot be both in and out',
      }),
    sensitive: z.enum(['show', 'redact', 'omit']).default('show'),
    leads: z.enum(['full', 'plain', 'none']).default('full'),
    'maximum-pages': z
      .union([pages, z.record(z.string().min(1), pages)], {
        error: 'must be a number of pages, or one for each edition: { parallel: 12, single: 8 }',
      })
      .transform((given, issues) => pageLimits(given, languages, issues))
      .optional(),
    'maximum-words': z.record(z.string().min(1), wordLimits).default({}),
    contents: z.boolean().default(true),
    notes: z.enum(['full', 'short']).default('full'),
    'full-brief': text.optional(),
    page: z.enum(Object.keys(PAPERS) as Paper[]).default('A4'),
    bleed: z
      .string()
      .regex(/^(?:\d(?:\.\d+)?|10)mm$/, { error: 'must be millimetres up to 10, such as 3mm' })
      .optional(),
    'crop-marks': z.boolean().default(false),
    digits: z.enum(DIGITS).default('european'),
    months: z.enum(MONTH_NAMES).default('dual'),
    'running-line': text.optional(),
    'change-bars': z.boolean().default(false),
  })
  return settings.superRefine(({ notes, parts }, issues) => {
    if (notes === 'full' || parts.includes('cards') || parts.includes('sources')) return
    issues.addIssue({
      code: 'custom',
      path: ['notes'],
      message:
        'is `short` where no source stands in full; name `cards` or `sources` among the `parts`',
    })
  })
})

export type AudienceSettings = z.infer<ReturnType<typeof audienceSettings>>

/** A setting as a starting point shows it. */
interface SettingGuide {
  /** What it does, line by line. */
  readonly says: readonly string[]
  /** Its default as YAML; where the default is "none", an example. */
  readonly shown: string
}

/** Every setting with its meaning, in the order in which a person decides on them. */
export const SETTINGS_GUIDE: Readonly<Record<keyof AudienceSettings, SettingGuide>> = {
  editions: {
    says: [
      'In which arrangements it is printed: parallel (two columns), single (a file for each',
      'language), back-to-back (the full brief in one language, then in the other); or by name,',
      'such as en-ar for the columns and en for one language.',
    ],
    shown: `[${USUAL_EDITIONS.join(', ')}]`,
  },
  parts: {
    says: [
      'What is printed, in this order: a section by its id; `sections` stands for those that are not',
      'named. Besides these there are `evidence`, point by point, after the sections, what each',
      'rests on, and `cards`, a few lines on each source in place of `sources`.',
    ],
    shown: `[${USUAL_PARTS.join(', ')}]`,
  },
  'minimum-weight': {
    says: [
      'Points that weigh less are left out: 1 (a detail) to 5 (the brief is wrong without it).',
    ],
    shown: '1',
  },
  points: {
    says: [
      'How points are given that the editor’s file merges: each in `full`, or `merged` in their short form.',
    ],
    shown: 'full',
  },
  tags: {
    says: [
      'Only points with one of the tags `in`; none with one of the tags `out`.',
      'Default: all points. An example:',
    ],
    shown: '{ in: [security], out: [costs] }',
  },
  sensitive: {
    says: [
      'Private persons: `show` them; `redact`, a mark stands for their names;',
      '`omit` what is sensitive altogether.',
    ],
    shown: 'show',
  },
  leads: {
    says: [
      'What opens each section: the editor’s leads in `full`, those in `plain` language where',
      'there are any, `none`.',
    ],
    shown: 'full',
  },
  'maximum-pages': {
    says: [
      'How many pages each edition may have, or one kind of them: { parallel: 12, single: 8 };',
      'the lightest points are left out until it fits. Default: as many as it takes. An example:',
    ],
    shown: '4',
  },
  'maximum-words': {
    says: [
      'How many words a part may have in each language, below its title; what is beyond is told, with the',
      'longest sentence. `page-one` is all before the sections; `judgement`, `key-figure`, `dispute`,',
      '`question` and `card` are each of them. Default: as many as it takes. An example:',
    ],
    shown: '{ answer: { en: 65, ar: 55 } }',
  },
  contents: { says: ['Whether a list of contents stands before the text.'], shown: 'true' },
  notes: {
    says: [
      'Whether the first note on a source cites it in `full`, or is as `short` as the later ones:',
      'where `cards` or `sources` has each in full.',
    ],
    shown: 'full',
  },
  'full-brief': {
    says: ['Where a reader finds what is left out. Default: “the full brief”. An example:'],
    shown: '{ en: "the full brief, on the shared drive", ar: "الموجز الكامل على القرص المشترك" }',
  },
  page: { says: ['A4, Letter, A4 landscape or Letter landscape.'], shown: 'A4' },
  bleed: {
    says: [
      'For a print shop: the page stands on a larger sheet, and colour may reach that far beyond the cut.',
      'Default: none. An example:',
    ],
    shown: '3mm',
  },
  'crop-marks': { says: ['Lines outside of the bleed that show where to cut.'], shown: 'false' },
  digits: {
    says: ['Digits of the Arabic text: european (1,300) or arabic-indic (١٬٣٠٠).'],
    shown: 'european',
  },
  months: {
    says: [
      'Arabic months: dual (نيسان/أبريل), levantine (نيسان), egyptian (أبريل),',
      'maghreb (أفريل: Algeria, Tunisia), morocco (as غشت for August).',
    ],
    shown: 'dual',
  },
  'running-line': {
    says: ['A line on every page. Default: none. An example:'],
    shown: '{ en: For official use, ar: للاستعمال الرسمي }',
  },
  'change-bars': {
    says: ['Whether points that changed since an earlier brief have a bar in the margin.'],
    shown: 'false',
  },
}
