import { expect, it } from 'vitest'
import { inspect } from '../../src/inspect/inspect.ts'
import { finish } from '../../src/print/finish/finish.ts'
import { Findings } from '../../src/report/findings.ts'
import { optionsFor, printHarbour } from '../print/finish/harbour.ts'
import { expectationOf } from './expected.ts'

const PICTURE = `url('data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><circle cx="4" cy="4" r="3"/></svg>')`

// Chromium paints each of these in another way: in a form of its own with marks of its own, twice, or
// with a picture that it marks as if it were text. The text stays text.
it.each([
  ['pale text', 'p { opacity: 0.8 } h2 { opacity: 0.5 } [data-note] { opacity: 0.7 }'],
  [
    'pale rows with pale text inside',
    '.row { opacity: 0.9 } p { opacity: 0.8 } em { opacity: 0.5 }',
  ],
  ['blended text', 'p { mix-blend-mode: multiply }'],
  ['shadows', 'p { text-shadow: 1px 1px 2px #888 } h2 { text-shadow: 0 1px red, 1px 0 blue }'],
  ['gradients behind text', 'h2, p, td { background: linear-gradient(90deg, #eee, #fff) }'],
  [
    'letters cut out of a gradient',
    'h2 { background: linear-gradient(90deg, red, blue); background-clip: text; color: transparent }',
  ],
  [
    'pictures beside text',
    `h2::before { content: ${PICTURE} } ul { list-style-image: ${PICTURE} }`,
  ],
  [
    'turned and clipped text',
    'h3 { transform: rotate(1deg) } .row { clip-path: inset(0); overflow: hidden }',
  ],
  [
    'small capitals and spaced letters',
    'p { font-variant-caps: small-caps } [lang=en] { letter-spacing: 0.05em; text-transform: uppercase }',
  ],
  ['words of the style', 'p::before { content: "§ 7 " } p::after { content: " ¶" }'],
])('should find nothing in a brief with %s', async (_, look) => {
  const { 'en-ar': printed } = await printHarbour(['en-ar'], look)
  const pdf = await finish(printed.pdf, optionsFor('en-ar', printed))
  const findings = new Findings()
  inspect(pdf, expectationOf('en-ar', printed), findings)
  expect(findings.list().map(String)).toEqual([])
})
