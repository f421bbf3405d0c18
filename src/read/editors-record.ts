import * as z from 'zod'
import { PACKS, packOf } from '../languages/packs.ts'
import { RESERVED_IDS } from '../model/brief.ts'
import { foldHeading, type SectionPlan, USUAL_SECTIONS } from '../model/editor.ts'
import { type ByLanguage, each, type Language } from '../model/language.ts'
import { PICTURE_FILE } from '../model/picture.ts'
import type { Place } from '../model/source.ts'
import { nearest } from '../text/nearest.ts'
import { inLanguages, partialDate } from './front-matter.ts'
import { HOW_TO_SETTLE, ON_VALUES, readSettled } from './settled.ts'

const sectionIn = inLanguages((text) =>
  z.strictObject({
    id: z
      .string()
      .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, {
        error: 'is no id; write small letters, digits and hyphens, such as open-risks',
      })
      .refine((id) => !RESERVED_IDS.includes(id), {
        error: 'is the name of another part of a brief',
      }),
    title: text,
    background: z.boolean().optional(),
    groups: z
      .array(z.strictObject({ title: text, topics: z.array(z.string().min(1)).min(1) }))
      .default([]),
  }),
)

/** Every section has an id of its own, and a heading that belongs to it alone. */
function checkSections(
  sections: readonly { readonly id: string; readonly title: ByLanguage }[],
  issues: z.RefinementCtx,
): void {
  const first = new Map<string, string>()
  for (const [at, { id, title }] of sections.entries()) {
    for (const [key, name] of [['id', id], ...Object.entries(title)] as const) {
      const folded = foldHeading(name)
      const other = first.get(folded)
      if (other !== undefined && other !== id) {
        issues.addIssue({
          code: 'custom',
          path: key === 'id' ? [at, 'id'] : [at, 'title', key],
          message: `is what the section \`${other}\` is called`,
        })
      } else if (key === 'id' && other === id) {
        issues.addIssue({ code: 'custom', path: [at, 'id'], message: 'names a section twice' })
      }
      first.set(folded, id)
    }
  }
}

/** The languages for which a rule of style may be set: of a language that the brief is not in, it serves others. */
const TAGS = PACKS.map(({ tag }) => tag)

const NO_LIMIT = 'is no number of words; write a whole one, such as 35'

const keyFigure = z.strictObject({
  claim: z.string().min(1),
  measure: z.string().min(1),
  population: z.string().min(1).optional(),
  // YAML reads a bare year as a number.
  time: z.union([z.string(), z.number()]).transform(String).optional(),
})

/** Where a mark stands while it is not known yet. */
const NOWHERE = { path: '', line: 1, column: 1 }

/** What lies within another population lies within a known one, and never within itself. */
function checkPopulations(
  populations: Readonly<Record<string, { readonly within?: string | undefined }>>,
  issues: z.RefinementCtx,
): void {
  const widerThan = (id: string) =>
    Object.hasOwn(populations, id) ? populations[id]?.within : undefined
  const inCircles = new Set<string>()
  for (const [id, { within }] of Object.entries(populations)) {
    if (within === undefined) continue
    const report = (message: string) =>
      issues.addIssue({ code: 'custom', path: [id, 'within'], message })
    if (!Object.hasOwn(populations, within)) {
      const meant = nearest(within, Object.keys(populations))
      report(`names no population${meant === undefined ? '' : `; did you mean \`${meant}\`?`}`)
      continue
    }
    const way = [id]
    for (let at = widerThan(id); at && !way.includes(at); at = widerThan(at)) way.push(at)
    // A circle is told once, at the first of those that stand in it.
    if (widerThan(way.at(-1) ?? id) !== id || inCircles.has(id)) continue
    for (const each of way) inCircles.add(each)
    report(`goes round in a circle: ${[...way, id].join(' in ')}`)
  }
}

/** The record of an editor's file, in the languages of the brief. */
export const planIn = inLanguages((text, forms, languages) =>
  z.strictObject({
    // What they are is read before all else.
    languages: z.array(z.string()).optional(),
    title: text,
    'short-title': text,
    subtitle: text.optional(),
    purpose: text.optional(),
    keywords: text.optional(),
    date: partialDate,
    style: z
      .strictObject({
        'maximum-sentence': z
          .partialRecord(z.enum(TAGS), z.int({ error: NO_LIMIT }).min(1, { error: NO_LIMIT }))
          .default({}),
      })
      .default({ 'maximum-sentence': {} }),
    version: z
      .union([z.string(), z.number()])
      .transform(String)
      .refine((text) => /^\d+(?:\.\d+)*$/.test(text), {
        error: 'is no version; write a number, such as 2 or "2.10"',
      })
      .optional(),
    'key-figures': z.array(keyFigure).default([]),
    sections: z.array(sectionIn(languages)).min(1).superRefine(checkSections).optional(),
    measures: z.record(z.string(), z.strictObject({ label: text, unit: text })).default({}),
    populations: z
      .record(z.string(), z.strictObject({ label: text, within: z.string().optional() }))
      .superRefine(checkPopulations)
      .default({}),
    names: z
      .record(
        z.string(),
        z.strictObject({
          kind: z.enum(['person', 'organisation', 'place', 'operation', 'other']),
          name: text,
          short: text.optional(),
          also: forms.optional(),
          misspelt: forms.optional(),
          private: z.boolean().default(false),
          ordinary: z.boolean().default(false),
        }),
      )
      .default({}),
    terms: z
      .record(
        z.string(),
        z.strictObject({
          term: text,
          also: forms.default({}),
          forbidden: forms.default({}),
          paired: z.boolean().default(true),
        }),
      )
      .default({}),
    pictures: z
      .record(
        z.string(),
        z.strictObject({
          file: z.string().regex(PICTURE_FILE, {
            error:
              'is no file of a picture; name an SVG, PNG or JPEG below the folder of sources, without spaces: pictures/harbour.svg',
          }),
          alt: text,
          credit: text,
          labels: z.record(z.string(), text).default({}),
        }),
      )
      .default({}),
    settled: z
      .record(
        z.string(),
        z.string().refine((mark) => readSettled(mark, ON_VALUES, NOWHERE) !== undefined, {
          error: `settles nothing; ${HOW_TO_SETTLE}`,
        }),
      )
      .default({}),
  }),
)

/**
 * What can be done without for the rest to be looked at: a brief whose date cannot be read has no source that is
 * younger.
 */
export const NEEDS = {
  standIns: { date: '9999' },
  vital: ['sections', 'measures', 'populations', 'names', 'terms', 'pictures'],
}

/** The five sections under their usual titles. */
export function usualSections(path: string, languages: readonly Language[]): SectionPlan[] {
  return USUAL_SECTIONS.map((id) => ({
    id,
    title: each(languages, (language) => packOf(language).sections[id]),
    background: id === USUAL_SECTIONS[0],
    groups: [],
    place: { path, line: 1, column: 1 },
  }))
}

/** Where the words of the front matter stand, under the ids that they have as texts. */
export function placesOf(
  {
    sections = [],
    measures,
    populations,
    names,
    terms,
    pictures,
  }: z.infer<ReturnType<typeof planIn>>,
  placeAt: (path: readonly (string | number)[]) => Place,
): Record<string, Place> {
  return Object.fromEntries([
    ...['title', 'short-title', 'subtitle', 'purpose', 'keywords'].map((key) => [
      `brief:${key}`,
      placeAt([key]),
    ]),
    ...sections.flatMap(({ id, groups }, at) => [
      [`section:${id}:title`, placeAt(['sections', at, 'title'])],
      ...groups.map((_, group) => [
        `section:${id}:group.${group + 1}`,
        placeAt(['sections', at, 'groups', group, 'title']),
      ]),
    ]),
    ...Object.keys(measures).flatMap((id) =>
      ['label', 'unit'].map((key) => [`measure:${id}:${key}`, placeAt(['measures', id, key])]),
    ),
    ...Object.keys(populations).map((id) => [
      `population:${id}:label`,
      placeAt(['populations', id, 'label']),
    ]),
    ...Object.keys(names).flatMap((id) => [
      [`name:${id}`, placeAt(['names', id, 'name'])],
      [`name:${id}:short`, placeAt(['names', id, 'short'])],
      [`name:${id}:also`, placeAt(['names', id, 'also'])],
    ]),
    ...Object.entries(pictures).flatMap(([id, { labels }]) => [
      ...['file', 'alt', 'credit'].map((key) => [
        `picture:${id}:${key}`,
        placeAt(['pictures', id, key]),
      ]),
      ...Object.keys(labels).map((label) => [
        `picture:${id}:label:${label}`,
        placeAt(['pictures', id, 'labels', label]),
      ]),
    ]),
    ...Object.keys(terms).map((id) => [`term:${id}`, placeAt(['terms', id, 'term'])]),
  ])
}
