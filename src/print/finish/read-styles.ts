/**
 * Runs in the made-up page, as an expression, and gives the styles that may keep text out of the PDF or out
 * of its structure, as `h2 { filter: blur(1px) }`: where Chromium paints text as a picture (`filter`), as
 * outlines (`-webkit-text-stroke`), untagged (`<ruby>` in 143) or not at all, the file alone does not tell why.
 *
 * Most likely causes come first. Those in cascade layers are the base's own, which print: they are told
 * only where nothing else is.
 */
export const READ_STYLES = `(() => {
  const some = (value) => value !== 'none'
  const zero = (value) => Number.parseFloat(value) === 0
  const hidden = (value) => value !== 'visible'
  const HARD = [
    ['filter', some],
    ['mask-image', some],
    ['-webkit-text-stroke-width', (value) => !zero(value)],
    ['clip-path', some],
    ['opacity', zero],
    ['visibility', hidden],
    ['display', (value) => value === 'none'],
    ['font-size', zero],
    ['text-emphasis-style', some],
    ['text-combine-upright', some],
    ['content-visibility', hidden],
    ['contain', (value) => value === 'strict'],
    ['overflow-y', hidden],
  ]
  const found = []
  const holdsText = (element) =>
    element.closest('.page-body, .page-notes') !== null || element.querySelector('.page-body') !== null
  const look = (declared, elements, name, layered) => {
    for (const [rank, [property, isHard]] of HARD.entries()) {
      const value = declared.getPropertyValue(property)
      if (value === '' || !(isHard(value) || value.includes('('))) continue
      const isSo = (each) => holdsText(each) && isHard(getComputedStyle(each).getPropertyValue(property))
      if (!elements().some(isSo)) continue
      found.push({ rank, layered, text: name + ' { ' + property + ': ' + value + ' }' })
    }
  }
  const visit = (rules, around, layered) => {
    for (const rule of rules) {
      if (rule.media && !matchMedia(rule.media.mediaText).matches) continue
      let selector = around
      if (rule instanceof CSSStyleRule) {
        selector = rule.selectorText.replaceAll('&', ':is(' + around + ')')
        const elements = () => [...document.querySelectorAll(selector)]
        if (!selector.includes('::')) look(rule.style, elements, selector, layered)
      }
      if (rule.cssRules) visit(rule.cssRules, selector, layered || rule instanceof CSSLayerBlockRule)
    }
  }
  for (const sheet of document.styleSheets) {
    // What a link names was not loaded, and may not be read.
    if (sheet.href !== null || sheet.ownerNode?.dataset.makeUp !== undefined) continue
    visit(sheet.cssRules, ':root', false)
  }
  for (const element of document.querySelectorAll(':is(.page-body, .page-notes) [style]')) {
    look(element.style, () => [element], element.localName, false)
  }
  if (document.querySelector(':is(.page-body, .page-notes) ruby')) {
    found.push({ rank: HARD.length, layered: false, text: '<ruby>' })
  }
  found.sort((a, b) => a.layered - b.layered || a.rank - b.rank)
  const own = found.filter(({ layered }) => layered === found[0].layered)
  return [...new Set(own.map(({ text }) => text))].slice(0, 3)
})()`
