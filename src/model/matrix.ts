/** What a coordinate system becomes in another one: a to f, of ISO 32000-1, 8.3.3, and of `matrix(…)` in SVG. */
export type Matrix = readonly [number, number, number, number, number, number]

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

/** First `a`, then `b`. */
export function times(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[1] * b[2],
    a[0] * b[1] + a[1] * b[3],
    a[2] * b[0] + a[3] * b[2],
    a[2] * b[1] + a[3] * b[3],
    a[4] * b[0] + a[5] * b[2] + b[4],
    a[4] * b[1] + a[5] * b[3] + b[5],
  ]
}

/** Where a point is then. */
export function moved(
  [a, b, c, d, e, f]: Matrix,
  [x, y]: readonly [x: number, y: number],
): [x: number, y: number] {
  return [a * x + c * y + e, b * x + d * y + f]
}
