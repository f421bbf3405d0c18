import type { IsolatedPage } from '../browser/isolated-page.ts'

/** Lets work in a page end when it can no longer succeed. */
export interface Guard {
  /** Settles as the promise does, unless something goes wrong first. */
  race<T>(promise: Promise<T>): Promise<T>
  /** Stops the clock until the promise settles, and sets it back. */
  idle<T>(promise: Promise<T>): Promise<T>
  /** Hears of it when a page dies, or its browser ends; until it is released. */
  watch(isolated: IsolatedPage): void
  /** Ends what is awaited. */
  fail(error: Error): void
  release(): void
}

/**
 * Nothing that is asked of a page settles once its renderer is dead, and nothing that hangs settles
 * ever. So whatever is awaited races against the news of a crash, the clock and the caller's signal.
 */
export function openGuard(timeout: number, signal: AbortSignal | undefined): Guard {
  let fail: (error: Error) => void = () => {}
  const failed = new Promise<never>((_, reject) => {
    fail = reject
  })
  failed.catch(() => {})
  let timer: NodeJS.Timeout | undefined
  let released = false
  const startClock = () => {
    if (released) return
    timer = setTimeout(
      () => fail(new Error(`it took longer than ${Math.round(timeout / 100) / 10} s.`)),
      timeout,
    )
  }
  startClock()
  const onAbort = () => fail(new Error('it was aborted.'))
  signal?.addEventListener('abort', onAbort, { once: true })
  const onGone = () => fail(new Error('the browser has ended.'))
  const watched: IsolatedPage['page'][] = []
  return {
    fail: (error) => fail(error),
    race: (promise) => Promise.race([promise, failed]),
    idle(promise) {
      clearTimeout(timer)
      return promise.finally(startClock)
    },
    watch({ page, crash }) {
      watched.push(page)
      crash.then((cause) => {
        fail(new Error('the page crashed, perhaps for want of memory.', { cause }))
      })
      // Not `once`: what puppeteer has wrapped cannot be taken off again.
      page.browser().on('disconnected', onGone)
      if (!page.browser().connected) onGone()
    },
    release() {
      released = true
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
      for (const page of watched) page.browser().off('disconnected', onGone)
    },
  }
}
