import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { build } from '../../src/pipeline/build.ts'
import { type Copy, copyOfHarbour } from './regenerate/project.ts'

let project: Copy
beforeEach(async () => {
  project = await copyOfHarbour()
})
afterEach(() => project.remove())

/** Lays a dispute of the repair into the editor's file, and builds what is printed of it. */
async function printed(attributes: string) {
  const text = await project.read('sources/brief.md')
  await project.write(
    'sources/brief.md',
    `${text}
:::::dispute${attributes}
Was the repair late?

:::ar
هل تأخر الإصلاح؟
:::

::::position{claims="union-delay"}
It was late.

:::ar
تأخر.
:::
::::

::::position{claims="management-denies"}
It was not late.

:::ar
لم يتأخر.
:::
::::
:::::
`,
  )
  const { written, findings } = await build({ ...project.folders, formats: ['md'] })
  expect(written, findings.map(String).join('\n')).toBe(true)
  const brief = await project.read('output/brief.md')
  const section = (id: string) =>
    brief.split('<!-- section: ').find((each) => each.startsWith(`${id} -->`)) ?? ''
  return { opening: section('disputes'), table: section('comparison') }
}

describe('a dispute', () => {
  it('should stand in a table with its note, who holds each position, and when', async () => {
    const { opening, table } = await printed('')
    expect(opening).toContain('It was late.')
    expect(table).toMatch(/Disputed<br>.*Position<br>.*Who, when<br>/)
    expect(table).toMatch(
      /\| Was the repair late\?<br>[^|]*\| It was late\.\[\^\d+\]<br>[^|]*\| [^|]*2019/,
    )
    expect(table).toMatch(/\| Was the repair late\?<br>[^|]*\| It was not late\.\[\^\d+\]<br>/)
    // A screen reader hears a line by itself, and a cell without words is none.
    expect(table).not.toMatch(/\| *\|/)
  })

  it('should stand there alone where the editor says so', async () => {
    const { opening, table } = await printed('{table}')
    expect(opening).toBe('')
    expect(table).toContain('It was late.')
  })
})
