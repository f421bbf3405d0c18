/**
 * Runs in the made-up page, as an expression, and gives a `PrintedPage`: the text nodes in their order
 * with language and note, the links, and what the document says of itself.
 *
 * What Chromium tags, and nothing else: no hidden elements, nothing inside a picture. White space is
 * collapsed as the layout does it (CSS Text 3, 4.1.1), so that the texts of one paragraph joined are
 * what a reader sees.
 */
export const READ_PAGE = `(() => {
  const texts = []
  const links = []
  /** Whether a space here would stand at the start of a line or after another one. */
  let bare = true

  const close = () => {
    const last = texts.at(-1)
    if (!bare || !last) bare = true
    else last.text = last.text.trimEnd()
  }
  const visit = (node, around) => {
    if (node.nodeType === Node.TEXT_NODE) return add(node.data, around)
    if (node.nodeType !== Node.ELEMENT_NODE) return
    if (node.getAttribute('aria-hidden') === 'true' || node.matches('template, style, script, title')) return
    const style = getComputedStyle(node)
    if (style.display === 'none') return
    if (node.matches('img, svg, [role="img"]')) {
      bare = false
      return
    }
    const lang = node.getAttribute('lang') ?? around.lang
    const inside = {
      lang,
      block: /^inline|^ruby/.test(style.display) ? around.block : lang,
      note: node.dataset?.note ?? around.note,
      contents: around.contents || node.localName === 'nav',
      hidden: style.visibility !== 'visible',
      raw: style.whiteSpaceCollapse === 'preserve',
    }
    if (node.localName === 'br') return void close()
    if (node.localName === 'a' && node.hasAttribute('href')) {
      const label = node.getAttribute('aria-label')
      links.push({ href: node.getAttribute('href'), lang: inside.lang, ...(label && { label }) })
    }
    const inline = /^inline$|^contents$|^ruby/.test(style.display)
    const atomic = !inline && style.display.startsWith('inline')
    if (atomic) bare = true
    else if (!inline) close()
    for (const child of node.childNodes) visit(child, inside)
    if (!inline) close()
    if (atomic) bare = false
  }
  const add = (data, around) => {
    if (around.hidden) return
    let text = around.raw ? data : data.replace(/[\\t\\n\\f\\r ]+/g, ' ')
    if (bare && !around.raw) text = text.replace(/^ /, '')
    if (text === '') return
    bare = !around.raw && text.endsWith(' ')
    texts.push({
      text,
      lang: around.lang,
      ...(around.block !== around.lang && { block: around.block }),
      ...(around.note !== undefined && { note: around.note }),
      ...(around.contents && { contents: true }),
    })
  }
  const root = document.documentElement
  visit(document.body, { lang: root.lang, block: root.lang, contents: false, hidden: false, raw: false })

  const meta = (name) => [...document.querySelectorAll('meta[name="' + name + '"]')]
    .map((each) => [each.lang || root.lang, each.content.trim()])
    .filter(([, content]) => content !== '')
  const titleOf = (h1) => {
    const cells = [...h1.querySelectorAll('[lang]')].filter((each) => !each.parentElement.closest('h1 [lang]'))
    return cells.length > 0 ? cells.map((cell) => [cell.lang, cell.textContent.trim()]) : [[h1.closest('[lang]')?.lang ?? root.lang, h1.textContent.trim() || document.title]]
  }
  // Each half of a document has a title of its own.
  const h1 = [...document.querySelectorAll('h1')]
  const titles = h1.length > 0 ? h1.flatMap(titleOf) : [[root.lang, document.title]]
  const [author] = meta('author')
  const subject = meta('description')
  const keywords = meta('keywords').map(([lang, list]) => [lang, list.split(/\\s*[,،;؛]\\s*/).filter(Boolean)])
  return {
    texts: texts.filter(({ text }) => text !== ''),
    links,
    metadata: {
      title: Object.fromEntries(titles.reverse()),
      ...(author && { author: author[1] }),
      ...(subject.length > 0 && { subject: Object.fromEntries(subject) }),
      ...(keywords.length > 0 && { keywords: Object.fromEntries(keywords) }),
    },
  }
})()`
