import type { CitedStatement, Section } from '../model/brief.ts'
import {
  type Assessment,
  type EditorialSentence,
  type EditorsFile,
  findSection,
  type Lead,
} from '../model/editor.ts'
import type { Context } from '../report/context.ts'
import { type ClaimIndex, citationsOf, reportNoSection, resolveClaims } from './claims.ts'

/** An editorial sentence with the citations of all the claims that it rests on. */
export function cite(
  sentence: EditorialSentence,
  owner: string,
  index: ClaimIndex,
  context: Context,
): CitedStatement {
  const claims = resolveClaims(sentence.claims, index, owner, sentence.place, context)
  return {
    statements: sentence.statements,
    citations: citationsOf(claims),
    claims: claims.map(({ claim }) => claim.id),
  }
}

/** The leads, or the assessments, by the section they stand in. */
export function bySection(
  sentences: readonly (Lead | Assessment)[],
  owner: 'A lead' | 'An assessment',
  editor: EditorsFile,
  index: ClaimIndex,
  context: Context,
): Map<string, Section['leads']> {
  const leads = new Map<string, CitedStatement[]>()
  for (const lead of sentences) {
    const section = findSection(lead.section, editor)
    if (section === undefined) {
      reportNoSection(owner, lead, editor, context)
      continue
    }
    const cited = cite(lead, owner, index, context)
    leads.set(section, [...(leads.get(section) ?? []), cited])
  }
  return leads
}
