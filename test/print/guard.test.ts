import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openGuard } from '../../src/print/guard.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const NEVER = new Promise<never>(() => {})

describe('openGuard', () => {
  it('should not count the time in which the page has nothing to do', async () => {
    const guard = openGuard(1000, undefined)
    const failed = vi.fn()
    guard.race(NEVER).catch(failed)
    let decide = () => {}
    const deciding = guard.idle(
      new Promise<void>((resolve) => {
        decide = resolve
      }),
    )
    await vi.advanceTimersByTimeAsync(5000)
    decide()
    await deciding
    await vi.advanceTimersByTimeAsync(900)
    expect(failed).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(200)
    expect(failed).toHaveBeenCalledWith(new Error('it took longer than 1 s.'))
    guard.release()
  })

  it('should leave no clock behind, released while it stands', async () => {
    const guard = openGuard(1000, undefined)
    const deciding = guard.idle(Promise.resolve())
    guard.release()
    await deciding
    expect(vi.getTimerCount()).toBe(0)
  })
})
