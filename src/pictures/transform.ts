import { IDENTITY, type Matrix, times } from '../model/matrix.ts'

const FUNCTION = /\s*,?\s*(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^()]*)\)\s*/y

/** The value of an attribute `transform` (SVG 1.1, 7.6); `undefined` where it is none. */
export function transformIn(text: string): Matrix | undefined {
  let result = IDENTITY
  FUNCTION.lastIndex = 0
  while (FUNCTION.lastIndex < text.length) {
    const match = FUNCTION.exec(text)
    if (!match) return undefined
    const [, name = '', list = ''] = match
    const own = functionOf(
      name,
      list
        .split(/[\s,]+/)
        .filter(Boolean)
        .map(Number),
    )
    if (!own?.every(Number.isFinite)) return undefined
    result = times(own, result)
  }
  return result
}

function functionOf(name: string, numbers: readonly number[]): Matrix | undefined {
  const [first = Number.NaN, second, third] = numbers
  switch (name) {
    case 'matrix':
      return numbers.length === 6 ? (numbers as unknown as Matrix) : undefined
    case 'translate':
      return [1, 0, 0, 1, first, second ?? 0]
    case 'scale':
      return [first, 0, 0, second ?? first, 0, 0]
    case 'rotate': {
      const [sin, cos] = [Math.sin(radians(first)), Math.cos(radians(first))]
      const turn: Matrix = [cos, sin, -sin, cos, 0, 0]
      if (second === undefined || third === undefined) return turn
      return times(times([1, 0, 0, 1, -second, -third], turn), [1, 0, 0, 1, second, third])
    }
    case 'skewX':
      return [1, 0, Math.tan(radians(first)), 1, 0, 0]
    case 'skewY':
      return [1, Math.tan(radians(first)), 0, 1, 0, 0]
    default:
      return undefined
  }
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180
}
