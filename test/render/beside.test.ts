import { beforeAll, describe, expect, it } from 'vitest'
import type { Audience } from '../../src/model/audience.ts'
import { brief, meeting, renderText, row } from './support/audience.ts'

let audience: Audience

beforeAll(async () => {
  audience = await meeting()
})

const foreign = (language: string, dir: string, text: string) =>
  `<span lang="${language}" dir="${dir}">${text}</span>`

/** What a note shows in columns, and in an edition of one language. */
function notesOf(english: string, arabic: string) {
  const text = brief(
    `<!-- section: risks -->\n\n## R ${foreign('ar', 'rtl', 'م')}\n\n${row('It.[^1]', 'كان.[^1]', '<!-- gap -->')}\n[^1]: ${english}\n\n    <div lang="ar" dir="rtl">\n\n    ${arabic}\n\n    </div>\n`,
  )
  const cells = (edition: string) => {
    const { html, findings } = renderText(text, audience, edition)
    expect(findings).toEqual([])
    return [...html.matchAll(/<div class="note-text"><p>(.*?)<\/p>/g)].map(([, note = '']) =>
      note
        .replace(/<span data-beside="">(?:<span[^>]*>.*?<\/span>|[^<])*<\/span>/g, '')
        .replace(/<[^>]*>/g, ''),
    )
  }
  return {
    columns: cells('en-ar'),
    alone: [...cells('en'), ...cells('ar')],
    halves: cells('back-to-back'),
  }
}

describe('a title in a note', () => {
  const arabic = 'هند، «”جهاد“ العائلات»، مجلة.'

  it.each([
    `Hind, “The families” (${foreign('ar', 'rtl', '«جهاد» العائلات')}), *Review*.`,
    `Hind, “The families” (original title in Arabic: ${foreign('ar', 'rtl', '«جهاد» العائلات')}), *Review*.`,
  ])('should not be repeated where it stands beside it: %s', (english) => {
    const { columns, alone, halves } = notesOf(english, arabic)
    expect(columns).toEqual(['Hind, “The families”, Review.', arabic])
    expect(alone).toEqual([expect.stringContaining('«جهاد» العائلات), Review.'), arabic])
    expect(halves).toEqual(alone)
  })

  it('should not be repeated in Arabic either', () => {
    const { columns } = notesOf(
      'Hind, “The families”, *Review*.',
      `هند، «العائلات» (${foreign('en', 'ltr', 'The families')})، مجلة.`,
    )
    expect(columns).toEqual(['Hind, “The families”, Review.', 'هند، «العائلات»، مجلة.'])
  })

  it('should stay where the other column has it not, and where no brackets are around it', () => {
    const { columns } = notesOf(
      `“A” (${foreign('ar', 'rtl', 'عنوان آخر')}), ${foreign('ar', 'rtl', 'العائلات')}.`,
      arabic,
    )
    expect(columns[0]).toBe('“A” (عنوان آخر), العائلات.')
  })
})
