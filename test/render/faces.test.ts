/** Which face stands where: a word in an element of its own has that of the words around it. */
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openScriptedPage, type ScriptedPage } from '../in-page/chromium.ts'
import { EDITIONS } from '../support/languages.ts'
import { meeting, renderText } from './support/audience.ts'

let scripted: ScriptedPage

beforeAll(async () => {
  scripted = await openScriptedPage()
  await scripted.page.emulateMediaType('print')
})

afterAll(() => scripted?.close())

/** Of each element in a line that has another face than the element around it, in the same script, what it says. */
const STRANGERS = `(() => {
  const isArabic = (element) => element.matches(':lang(ar)')
  const face = (element) => getComputedStyle(element).fontFamily.split(',')[0]
  return [...document.querySelectorAll('bdi, span, strong, em')]
    .filter((element) => {
      const around = element.parentElement
      return element.textContent.trim() && isArabic(element) === isArabic(around) && face(element) !== face(around)
    })
    .map((element) => element.closest('[class]').className + ': ' + element.textContent)
})()`

/** Elements with words of their own for which there is no face in one of the scripts. */
const LACKING = `[...document.body.querySelectorAll('*')]
  .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  .map((element) => [element.className + ' ' + element.localName, getComputedStyle(element).fontFamily])
  .filter(([, family]) => !/Amiri/.test(family) || !/Source/.test(family))`

describe('faces', () => {
  it.each(EDITIONS)(
    'should be there for either script, wherever words stand: %s',
    async (edition) => {
      const harbour = await readFile(new URL('fixtures/harbour/brief.md', import.meta.url), 'utf8')
      const named = harbour.replaceAll('https://example.org/', 'https://example.org/المرفأ/')
      await scripted.load(renderText(named, await meeting(), edition).html)
      expect(await scripted.page.evaluate(LACKING)).toEqual([])
    },
  )

  it.each(EDITIONS)('should not change within a line of one script: %s', async (edition) => {
    const harbour = await readFile(new URL('fixtures/harbour/brief.md', import.meta.url), 'utf8')
    await scripted.load(renderText(harbour, await meeting(), edition).html)
    const strangers = (await scripted.page.evaluate(STRANGERS)) as string[]
    expect(strangers.filter((each) => !each.startsWith('badge'))).toEqual([])
  })

  it('should be the Latin one in all of an address in Arabic', async () => {
    const harbour = await readFile(new URL('fixtures/harbour/brief.md', import.meta.url), 'utf8')
    await scripted.load(renderText(harbour, await meeting(), 'ar').html)
    const face = await scripted.page.evaluate(
      `getComputedStyle(document.querySelector('a[href^="https://example.org"]')).fontFamily`,
    )
    expect(face).toMatch(/^"Source Serif 4"/)
  })
})
