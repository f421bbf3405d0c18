/** A stopwatch for phases that may be passed more than once: it is told when one is done. */
export function startClock() {
  const timings: Record<string, number> = {}
  let last = performance.now()
  const clock = (phase: string) => {
    const now = performance.now()
    timings[phase] = (timings[phase] ?? 0) + now - last
    last = now
  }
  return Object.assign(clock, { timings })
}
