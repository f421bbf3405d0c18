import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { build, check } from '../../src/pipeline/build.ts'
import { lock } from '../../src/pipeline/lock.ts'
import { fixLocators } from '../../src/project/fix.ts'
import { update } from '../../src/project/update.ts'
import { type Copy, copyOf } from './regenerate/project.ts'

/**
 * A project whose claims rest on two sources each: on two English ones, on an English and an Arabic one, on a
 * machine-translated and an original one.
 */
const SEAPLANES = fileURLToPath(new URL('../projects/seaplanes', import.meta.url))

const LOG = 'sources/notes/station-log.md'
const REPORT = 'sources/notes/council-report.md'
const GAZETTE = 'sources/notes/islands-gazette.md'

let project: Copy
beforeEach(async () => {
  project = await copyOf('seaplanes')
})
afterEach(() => project.remove())

async function told(): Promise<string[]> {
  const { findings } = await check(project.folders)
  return findings.map(({ ruleId, reason }) => `${ruleId} ${reason}`)
}

/** What is told where one original is not at hand. */
async function toldWithout(name: string): Promise<string[]> {
  const path = join(project.folder, 'originals', name)
  await rename(path, `${path}.previous`)
  const findings = await told()
  await rename(`${path}.previous`, path)
  return findings
}

async function insertAbove(name: string, line: string): Promise<void> {
  const path = `originals/${name}`
  await project.write(path, `${line}\n${await project.read(path)}`)
}

describe('a brief whose claims rest on two sources', () => {
  it('should have one note of both, in both languages (UPDATE=1 rewrites it)', async () => {
    await project.write(
      'templates/annex/audience.yaml',
      'editions: [en-ar]\nparts: [bottom-line, outcomes, criticisms, evidence, sources]\n',
    )
    await build({ ...project.folders, audiences: ['annex'], formats: ['md'] })
    const markdown = await project.read('output/annex/brief.md')
    const path = join(SEAPLANES, 'expected/brief.md')
    if (process.env.UPDATE) await writeFile(path, markdown)
    expect(markdown).toBe(await readFile(path, 'utf8'))
    // A point of two claims that share a source cites each source once.
    expect(markdown).toContain('“The station log”, para. 3; “The council report”, paras 4–5.')
    expect(markdown).toContain('«سجل المحطة»، الفقرة 3؛ «تقرير المجلس»، الفقرتان 4 و5.')
    // The health of both sources is told where it matters.
    expect(markdown).toContain('The log gives no day. Note on the source: The line was closed')
    // One of its sources was written in its own language.
    expect(markdown).not.toContain('machine-translated)\n')
  })

  it('should count as one what only several sources say together', async () => {
    await project.write(
      'templates/annex/audience.yaml',
      'parts: [outcomes, criticisms, evidence]\n',
    )
    await build({ ...project.folders, audiences: ['annex'], formats: ['md'] })
    const markdown = await project.read('output/annex/brief.md')
    expect(markdown.match(/These sources together; none of them says it alone\./g)).toHaveLength(3)
    const high = ['We hold this with high confidence.', 'نرى ذلك بثقة عالية.'] as const
    const sentence = (claims: string) =>
      `\n::::sentence{claims="${claims}"}\n${high[0]}\n\n:::ar\n${high[1]}\n:::\n::::\n`
    await project.edit(
      'sources/brief.md',
      '# Bottom line',
      `# Bottom line\n${sentence('first-and-last')}`,
    )
    expect(await told()).toContainEqual(
      expect.stringContaining('it needs `station` and `council` together'),
    )
  })

  it('should list a source that is cited beside another', async () => {
    await project.write('templates/annex/audience.yaml', 'parts: [criticisms, sources]\n')
    await build({ ...project.folders, audiences: ['annex'], formats: ['md'] })
    const markdown = await project.read('output/annex/brief.md')
    expect(markdown.match(/<!-- source: .*? -->/g)).toEqual([
      '<!-- source: islands-gazette -->',
      '<!-- source: station-log -->',
    ])
  })
})

describe('a claim that rests on two sources', () => {
  it('should be held against all its passages, each in its own language', async () => {
    expect(await told()).toEqual([])
  })

  it.each([
    [
      'a number of the first',
      LOG,
      '2019 and',
      '2018 and',
      'كانون الثاني/يناير 2019',
      'كانون الثاني/يناير 2018',
      'support-number Claim `first-and-last` says “January 2018”, and paragraph 3 and paragraph 4 of `council-report` do not: nearest is “January 2019”',
    ],
    [
      'a number of the second',
      LOG,
      'March 2021.',
      'May 2021.',
      'آذار/مارس 2021.',
      'أيار/مايو 2021.',
      'support-number Claim `first-and-last` says “May 2021”, and paragraph 3 and paragraph 4 of `council-report` do not: nearest is “March 2021”',
    ],
    [
      'a number in the other language',
      LOG,
      '3 million',
      '4 million',
      '3 ملايين',
      '4 ملايين',
      'support-number Claim `passengers-and-cost` says “4 million”, and paragraph 4 and paragraph 2 of `islands-gazette` do not',
    ],
    [
      'a quotation',
      GAZETTE,
      '“without radar”',
      '“without a radio”',
      'من غير رادار',
      'من غير راديو',
      'support-quotation Claim `no-radar` quotes «كنا نعمل من غير راديو», which does not stand so in paragraph 3 and paragraph 5 of `station-log`',
    ],
  ])(
    'should be told where it has %s that neither has',
    async (_, note, en, otherEn, ar, otherAr, finding) => {
      await project.edit(note, en, otherEn)
      await project.edit(note, ar, otherAr)
      expect((await told()).join('\n')).toContain(finding)
    },
  )

  it.each([
    [
      LOG,
      'at="3" also',
      'at="2" also',
      'support-elsewhere Claim `first-and-last` cites paragraph 2 (',
    ],
    [
      LOG,
      'council-report: 4',
      'council-report: 2',
      'support-elsewhere Claim `first-and-last` cites paragraph 2 of `council-report` (',
    ],
    [
      GAZETTE,
      'station-log: 5',
      'station-log: 4',
      'support-elsewhere Claim `no-radar` cites paragraph 4 of `station-log` (',
    ],
  ])(
    'should be told where a locator is beside its passage: %s, %s',
    async (note, right, wrong, finding) => {
      await project.edit(note, right, wrong)
      expect((await told()).join('\n')).toContain(finding)
    },
  )

  it('should be settled by paragraphs of either, as long as their words stand', async () => {
    await project.edit(LOG, 'carried :figure', 'carried, on 7 planes, :figure')
    await project.edit(LOG, 'عامه الأول :figure', 'عامه الأول، على 7 طائرات، :figure')
    expect(await told()).toHaveLength(1)
    await project.edit(
      LOG,
      'also="islands-gazette: 2"',
      'also="islands-gazette: 2" settled="support-number 7 at islands-gazette: 3: counted there"',
    )
    expect(await told()).toEqual([])
    await lock(project.folders)
    await project.edit('originals/gazette.txt', 'منصبه', 'مكتبه')
    expect(await told()).toContainEqual(expect.stringContaining('support-number Claim'))
  })
})

describe('the lock of passages of two sources', () => {
  beforeEach(() => lock(project.folders))

  it('should vouch for a claim whichever of its originals is away', async () => {
    for (const name of ['log.txt', 'report.txt', 'gazette.txt']) {
      expect(await toldWithout(name)).toEqual([])
    }
    await project.edit(LOG, 'The first seaplane left', 'The first seaplane started')
    expect(await toldWithout('report.txt')).toContainEqual(
      'support-unproved Claim `first-and-last` was not held against its passage since it was edited',
    )
  })

  it('should be written without one of them and vouch as before', async () => {
    const path = join(project.folder, 'originals/report.txt')
    await rename(path, `${path}.previous`)
    await lock(project.folders)
    expect(await told()).toEqual([])
    await project.edit(LOG, 'The first seaplane left', 'The first seaplane started')
    await lock(project.folders)
    expect(await told()).toContainEqual(
      expect.stringContaining('Claim `first-and-last` was never held against its passage'),
    )
  })

  it.each([
    [
      'log.txt',
      'a clear morning',
      'a dark morning',
      'Claim `first-and-last` rests on paragraph 3 of',
    ],
    [
      'report.txt',
      'the same week',
      'the same month',
      'Claim `first-and-last` rests on paragraph 4 of',
    ],
  ])('should tell which passage was altered: %s', async (name, was, is, finding) => {
    await project.edit(`originals/${name}`, was, is)
    const altered = (await told()).filter((line) => line.startsWith('passage-altered'))
    expect(altered.join('\n')).toContain(`${finding} ${join(project.folder, 'originals', name)}`)
    await build({ ...project.folders, formats: ['md'] })
    expect(await project.read('output/brief.md')).toMatch(/point: service \(.*unverified/)
  })

  it('should follow a passage in the note of another source, and only once', async () => {
    await project.write(
      'newer.txt',
      `A new first line.\n${await project.read('originals/report.txt')}`,
    )
    const { fixed, open, settled } = await update(
      'council-report',
      join(project.folder, 'newer.txt'),
      project.folders,
    )
    expect(open).toEqual([])
    expect(settled).toBe(2)
    expect(fixed.map(({ claim, from, to }) => [claim, from, to])).toEqual([
      ['closed', '4–5', '5–6'],
      ['first-and-last', '4', '5'],
      ['health', '4', '5'],
    ])
    expect(await project.read(LOG)).toContain('at="3" also="council-report: 5"')
    expect(await project.read(REPORT)).toContain('topic=service at="5-6"')
    expect(await fixLocators(project.folders)).toEqual([])
    await lock(project.folders)
    expect(await told()).toEqual([])
  })

  it('should follow both of a claim in one run, with what settles it', async () => {
    await project.edit(
      LOG,
      'at="4" also="islands-gazette: 2"',
      'at="4" also="islands-gazette: 2" settled="support-number 9 at 5: so; support-number 8 at islands-gazette: 3: so"',
    )
    await lock(project.folders)
    await insertAbove('log.txt', 'Printed at the station.')
    await insertAbove('gazette.txt', 'طُبع في الجزر.')
    const fixed = await fixLocators(project.folders)
    expect(fixed.map(({ claim }) => claim)).toEqual(
      expect.arrayContaining(['first-and-last', 'passengers-and-cost', 'no-radar']),
    )
    const note = await project.read(LOG)
    expect(note).toContain('at="4" also="council-report: 4"')
    expect(note).toContain(
      'at="5" also="islands-gazette: 3" settled="support-number 9 at 6: so; support-number 8 at islands-gazette: 4: so"',
    )
    expect(await project.read(GAZETTE)).toContain('at="4" also="station-log: 6"')
    expect(await fixLocators(project.folders)).toEqual([])
    await lock(project.folders)
    // The station has neither nine of anything nor eight: the marks are there to be followed.
    expect(await told()).toEqual(
      ['9 at 6', '8 at islands-gazette: 4'].map(
        (mark) =>
          `settled-nothing Claim \`passengers-and-cost\` settles \`support-number ${mark}\`, and nothing of the kind is found there`,
      ),
    )
  })
})
