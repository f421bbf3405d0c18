import type { References } from '../references/of-sources.ts'
import type { AudienceFormat } from './format.ts'

/** The sources, for programs that keep or cite them: CSL-JSON, biblatex and RIS. */
export const references: readonly AudienceFormat[] = [fileOf('json'), fileOf('bib'), fileOf('ris')]

function fileOf(form: keyof References): AudienceFormat {
  return {
    per: 'audience',
    file: `references.${form}`,
    make({ references }) {
      if (!references) throw new TypeError('References are made of notes.')
      return references[form]
    },
  }
}
