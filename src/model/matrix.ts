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
export function moved(by: Matrix, point: readonly [x: number, y: number]): [x: number, y: number] {
  // By their places: taken apart they take several times as long where V8 has made no fast code yet.
  const x = point[0]
  const y = point[1]
  return [by[0] * x + by[2] * y + by[4], by[1] * x + by[3] * y + by[5]]
}
