import { expect, it } from 'vitest'
import { WarmBrowser } from '../../src/browser/warm-browser.ts'

it('should open no browser for work that goes on after it was closed', async () => {
  const warm = new WarmBrowser(undefined)
  let goOn = () => {}
  const waiting = new Promise<void>((resolve) => {
    goOn = resolve
  })
  const work = warm.use(async (browser) => {
    await waiting
    return (await browser()).place
  })
  await warm.close()
  goOn()
  await expect(work).rejects.toThrow('was closed')
})
