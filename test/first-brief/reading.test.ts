import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { citedIn, claimsCiting } from '../../src/model/source.ts'
import { readProject } from '../../src/project/load.ts'
import { Collector } from '../../src/report/context.ts'
import { Readings, type ReadParagraph } from '../../src/verify/reading/reading.ts'
import { createWorld } from '../../src/world/world.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const originals = resolve(process.env.MUJAZ_ORIGINALS ?? join(root, 'sources/originals'))
const folders = { sources: join(root, 'sources'), originals, templates: join(root, 'templates') }

/** What share of an original somebody reads who has little time. */
const READ = 0.3

describe.skipIf(!existsSync(join(originals, '000_43827c12fc14fe1a.txt')))(
  'the order in which the originals of the first brief are laid out',
  async () => {
    const project = await readProject(folders, createWorld(), new Collector())
    const all = new Readings(project, project.editor)
    const readings = all.sources.flatMap((id) => all.reading(id) ?? [])

    /** Whether a claim that matters rests on a paragraph. */
    const matters = (source: string, paragraph: number) =>
      claimsCiting(source, project.sources).some(
        (claim) =>
          claim.weight >= 4 &&
          citedIn(claim, source).some(({ from, to }) => from <= paragraph && paragraph <= to),
      )

    /** How many paragraphs that matter are reached within the share, in an order. */
    function reached(inOrder: (all: readonly ReadParagraph[]) => readonly ReadParagraph[]): number {
      return readings.reduce((sum, { source, paragraphs }) => {
        let left = READ * paragraphs.reduce((letters, { text }) => letters + text.length, 0)
        const read = inOrder(paragraphs).filter(({ text }) => {
          left -= text.length
          return left >= 0
        })
        return sum + read.filter(({ paragraph }) => matters(source, paragraph)).length
      }, 0)
    }

    it('should reach more of what matters than the order of the page or the length of paragraphs', () => {
      const own = reached((all) => all)
      const byPlace = reached((all) => all.toSorted((a, b) => a.paragraph - b.paragraph))
      const byLength = reached((all) => all.toSorted((a, b) => b.text.length - a.text.length))
      expect(own).toBeGreaterThan(1.5 * Math.max(byPlace, byLength))
    })

    it('should have nothing that matters among what can be skipped', () => {
      const skipped = readings.flatMap(({ source, paragraphs }) =>
        paragraphs
          .filter(({ skip, paragraph }) => skip !== undefined && matters(source, paragraph))
          .map(({ paragraph }) => `${source} ${paragraph}`),
      )
      expect(skipped).toEqual([])
    })
  },
)
