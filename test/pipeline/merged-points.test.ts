import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { build, check } from '../../src/pipeline/build.ts'
import { saidIn } from '../audiences/said.ts'
import { briefFor, type Copy, copyOfHarbour } from './regenerate/project.ts'

const EDITOR = 'sources/brief.md'
const REVIEW = 'sources/notes/harbour-review-2019.md'

let project: Copy
beforeEach(async () => {
  project = await copyOfHarbour()
  await project.write('templates/short/audience.yaml', 'points: merged\neditions: [en]\n')
  await project.write('templates/long/audience.yaml', 'editions: [en]\n')
})
afterEach(() => project.remove())

/** Puts prose of the editor's before the outcomes. */
const say = (prose: string) => project.edit(EDITOR, '# Outcomes\n', `${prose}\n\n# Outcomes\n`)

const point = (attributes: string) => `::::point{${attributes}}
More than 900 passengers sailed, and the quays were closed.

:::ar
أبحر أكثر من 900 راكب وأُغلقت الأرصفة.
:::
::::`

const MERGED = point('topic=harbour merges="passengers quays"')

const made = (audience: string) => briefFor(audience, project)

const topicsFor = async (audience: string) => saidIn(await made(audience)).topics

describe('a merged point', () => {
  it('should stand in place of its points where an audience asks for it, and nowhere else', async () => {
    await say(MERGED)
    const short = await topicsFor('short')
    const long = await topicsFor('long')
    expect(short).toContain('harbour')
    expect(long).not.toContain('harbour')
    expect(short).toEqual(
      long.flatMap((topic) => {
        if (topic === 'passengers') return ['harbour']
        return topic === 'quays' ? [] : [topic]
      }),
    )
  })

  it('should cite what its points cite, and say where these can be read', async () => {
    await say(MERGED)
    const markdown = await made('short')
    const [, label] = /the quays were closed\.\[\^(\w+)\]/.exec(markdown) ?? []
    const [note] = new RegExp(`^\\[\\^${label}\\]:.*`, 'm').exec(markdown) ?? []
    expect(note).toMatch(/paras 4–5.*para\. 2\b/)
    expect(markdown).toContain('Related points stand together here in a short form')
    expect(await made('long')).not.toContain('Related points')
  })

  it('should weigh as much as the heaviest of its points, and count as all of them', async () => {
    await say(MERGED)
    await project.write(
      'templates/short/audience.yaml',
      'points: merged\neditions: [en]\nminimum-weight: 5\n',
    )
    const { topics, leftOut } = saidIn(await made('short'))
    expect(topics).toEqual(['harbour'])
    expect(leftOut).toContain('3 of the 5 points')
  })

  it('should not be given where one of its points may not be read; the others are', async () => {
    await say(MERGED)
    await project.edit(REVIEW, 'topic=quays', 'topic=quays sensitive')
    await project.write(
      'templates/short/audience.yaml',
      'points: merged\neditions: [en]\nsensitive: omit\n',
    )
    const topics = await topicsFor('short')
    expect(topics).toContain('passengers')
    expect(topics).not.toContain('harbour')
    expect(topics).not.toContain('quays')
  })

  it('should keep the sides of a dispute together, merged or not', async () => {
    await say(`::::point{topic=repair merges="repair-delay quays"}
The union holds that the repair was late.

:::ar
ترى النقابة أن الإصلاح تأخر.
:::
::::`)
    await project.edit(REVIEW, /# Criticisms\n/, '')
    await project.edit(EDITOR, 'repair-delay, ', '')
    const { findings } = await check({ ...project.folders, audiences: ['short'] })
    expect(findings.map(String).join('\n')).not.toContain('merged-point')
    const markdown = await made('short')
    expect(markdown).toMatch(/<!-- point: repair \(.*disputed.*\) -->/)
    expect(saidIn(markdown).topics).toContain('repair-in-time')
  })

  it('should be listed as changed to those audiences alone that are given it', async () => {
    await say(MERGED)
    await build({ ...project.folders, audiences: ['short', 'long'], formats: ['md'] })
    await project.write('sources/issued.json', await project.read('output/manifest.json'))
    await project.edit(EDITOR, 'and the quays were closed', 'while the quays were closed')
    const changed = (markdown: string) =>
      /<!-- section: changes -->([\s\S]*?)<!-- section/.exec(markdown)?.[1]
    expect(changed(await made('short'))).toContain('while the quays were closed')
    expect(changed(await made('long'))).toContain('Nothing has changed')
    expect(changed(await project.read('output/brief.md'))).toContain('Nothing has changed')
  })

  it.each([
    ['topic=harbour merges="passengers"', 'names fewer than two topics'],
    ['topic=quays merges="passengers spending"', 'has the topic of another point'],
    ['topic=harbour merges="passengers repair-delay"', 'of `criticisms`'],
    ['topic=harbour merges="passengers quay"', 'No claim of this section has the topic `quay`'],
    ['topic=harbour merges="passengers passengers quays"', 'which is merged already'],
  ])('should be told where it is none: %s', async (attributes, reason) => {
    await say(point(attributes))
    const { findings } = await check({ ...project.folders, audiences: ['short'] })
    expect(findings.map(String).join('\n')).toContain(reason)
  })

  it('should be held against the claims of its points', async () => {
    await say(MERGED.replace('900', '950').replace('900', '950'))
    const { findings } = await check({ ...project.folders, audiences: ['short'] })
    expect(findings.map(({ ruleId }) => ruleId)).toContain('support-editorial')
  })
})
