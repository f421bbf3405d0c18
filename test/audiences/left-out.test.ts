/** What an edition says of the points that it does not print. */
import { toString as textOf } from 'mdast-util-to-string'
import { describe, expect, it } from 'vitest'
import { writeLeftOut } from '../../src/write/parts.ts'
import { meeting } from '../render/support/audience.ts'
import { BOTH } from '../support/languages.ts'

const { labels } = await meeting()

/** What is said of so many points in each language. */
function said(points: number, of: number): string[] {
  const [row] = writeLeftOut(
    { brief: { leftOut: { points, of }, sections: [] }, languages: BOTH, labels } as never,
    undefined,
  )
  return BOTH.map((language) => textOf({ type: 'root', children: row?.content[language] ?? [] }))
}

describe('an edition that prints none of the points', () => {
  it.each([1, 2, 3, 11, 81, 100])('should say so rather than leave out %i of as many', (points) => {
    const [english = '', arabic = ''] = said(points, points)
    expect(english).toMatch(/^This edition prints none of the points/)
    expect(arabic).toMatch(/^لا تتضمن هذه النسخة نقاط الموجز/)
    expect(`${english}${arabic}`).not.toMatch(/leaves out|\{/)
  })

  it('should count in the forms of its language', () => {
    const arabic = [1, 2, 3, 11].map((points) => said(points, points)[1])
    expect(arabic.map((each) => /نقطة واحدة|نقطتان|3 نقاط|11 نقطة/.exec(each ?? '')?.[0])).toEqual([
      'نقطة واحدة',
      'نقطتان',
      '3 نقاط',
      '11 نقطة',
    ])
  })

  it('should not be said of one that prints a point', () => {
    expect(said(80, 81)[0]).toMatch(/^This edition leaves out 80 of the 81 points/)
  })
})
