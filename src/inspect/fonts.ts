import type { Findings } from '../report/findings.ts'
import type { Expectation } from './expectation.ts'
import type { FontObject } from './objects.ts'

/** Every font is embedded, none is drawn glyph by glyph, and each is one that the styles name. */
export function inspectFonts(
  { fonts: families, path }: Expectation,
  fonts: readonly FontObject[],
  findings: Findings,
): void {
  const known = families?.map(simple)
  for (const { type, name, embedded } of fonts) {
    const report = (reason: string) => findings.add({ rule: 'pdf-font', path, reason })
    if (type === 'Type3') {
      report('A font of the PDF is drawn glyph by glyph (Type 3): a face or a weight is missing')
      continue
    }
    if (embedded === false) report(`The font ${name ?? 'without a name'} is not embedded`)
    if (known && name && !known.some((family) => simple(name).startsWith(family))) {
      report(`The font ${name} is none that the styles name`)
    }
  }
}

function simple(name: string): string {
  return name.replace(/[^\da-z]/giu, '').toLowerCase()
}
