import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Drawing, DrawnElement } from '../../src/model/picture.ts'
import { parseXml } from '../../src/text/xml.ts'
import { shapesOf } from '../../src/word/outlines.ts'
import { all, said } from './opened.ts'

const drawn = (
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly DrawnElement[] = [],
): DrawnElement => ({ name, attributes, children })

/** The points of a drawing's first shape, in units of the drawing. */
function pointsOf(child: DrawnElement, viewBox = '0 0 100 100'): string[] {
  const drawing: Drawing = {
    kind: 'drawing',
    width: 100,
    height: 100,
    viewBox,
    children: [child],
    labels: [],
  }
  const [shape] = shapesOf(drawing, 1_000, 1_000)
  const geometry = parseXml(shape?.geometry ?? '<none/>', { elements: 10_000, depth: 20 })
  return all(geometry, 'a:path').flatMap(({ children }) =>
    children.map((step) => {
      const points = all(step, 'a:pt').map(
        (point) => `${Number(said(point, 'x')) / 100},${Number(said(point, 'y')) / 100}`,
      )
      return [step.name.replace('a:', ''), ...points].join(' ')
    }),
  )
}

const path = (d: string) => pointsOf(drawn('path', { d }))

describe('the outlines of a drawing as shapes of Word', () => {
  it('should read a path with all its shorthands', () => {
    expect(path('M10 20h30v-5H0V1l2-3z')).toEqual([
      'moveTo 10,20',
      'lnTo 40,20',
      'lnTo 40,15',
      'lnTo 0,15',
      'lnTo 0,1',
      'lnTo 2,-2',
      'close',
    ])
    expect(path('m1 1 2 2 3-1')).toEqual(['moveTo 1,1', 'lnTo 3,3', 'lnTo 6,2'])
    expect(path('M0 0C1 2 3 4 5 6s1 1 2 2')).toEqual([
      'moveTo 0,0',
      'cubicBezTo 1,2 3,4 5,6',
      'cubicBezTo 7,8 6,7 7,8',
    ])
    expect(path('M0 0Q3 3 6 0T12 0')).toEqual([
      'moveTo 0,0',
      'cubicBezTo 2,2 4,2 6,0',
      'cubicBezTo 8,-2 10,-2 12,0',
    ])
  })

  it('should move what is in a group, and begin where the drawing does', () => {
    const square = drawn('rect', { x: '1', y: '2', width: '3', height: '4' })
    const group = drawn('g', { transform: 'translate(10 0) scale(2)' }, [square])
    expect(pointsOf(group, '5 5 100 100')).toEqual([
      'moveTo 7,-1',
      'lnTo 13,-1',
      'lnTo 13,7',
      'lnTo 7,7',
      'close',
    ])
  })

  it('should draw a path alike whether its places are said from the corner or from the last one', () => {
    const place = fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 90 }))
    fc.assert(
      fc.property(fc.array(place, { minLength: 2, maxLength: 8 }), (places) => {
        const absolute = places.map(([x, y]) => `${x} ${y}`).join('L')
        const relative = places
          .map(([x, y], at) => {
            const [left, top] = at === 0 ? [0, 0] : (places[at - 1] ?? [0, 0])
            return `${x - left} ${y - top}`
          })
          .join('l')
        expect(path(`m${relative}z`)).toEqual(path(`M${absolute}Z`))
      }),
    )
  })
})
