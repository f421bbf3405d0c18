import type { Match, Nearest } from '../lock/match.ts'
import { languagesOf, of } from '../model/language.ts'
import type { Original } from '../model/lock.ts'
import type { Claim } from '../model/source.ts'
import type { Finding } from '../report/findings.ts'

/**
 * What the writer of a claim should hear of a paragraph that it rests on.
 *
 * @param earlier whether the number is that of an earlier original, which a newer one has replaced
 * @returns a finding; `undefined` where the paragraph is as it was
 */
export function findingOf(
  claim: Claim,
  number: number,
  match: Match,
  original: Original,
  earlier = false,
): Finding | undefined {
  const about = { path: claim.place.path, place: claim.place }
  const owner = `Claim \`${claim.id}\` rests on paragraph ${number} of ${earlier ? 'the earlier ' : ''}${original.path}`
  switch (match.kind) {
    case 'exact':
      return undefined
    case 'respelt':
      return {
        rule: 'passage-respelt',
        ...about,
        reason: `${owner}, found at paragraph ${match.at} in another spelling (hamza, ya or ta marbuta; normalised)`,
        advice: 'Look at it once, then run `mujaz lock`.',
      }
    case 'moved':
      return {
        rule: 'passage-moved',
        ...about,
        reason: `${owner}, which is now paragraph ${match.to}, word for word`,
        actual: String(number),
        expected: [String(match.to)],
        advice: 'Run `mujaz check --fix` to rewrite the locator, then `mujaz lock`.',
      }
    case 'altered':
      return {
        rule: 'passage-altered',
        ...about,
        reason: `${owner}, which was altered: about ${percent(match.likeness)} of it is found in paragraph ${match.at}`,
        advice: `Read the paragraph and compare it with both statements, then run \`mujaz lock\`.\n${bothStatements(claim)}`,
      }
    case 'gone':
      return {
        rule: 'passage-gone',
        ...about,
        reason: `${owner}, which is gone`,
        advice: `Rest the claim on another passage or withdraw it. A paragraph that looks like it is not taken in its place${look(match.nearest)}.\n${bothStatements(claim)}`,
      }
  }
}

function look(nearest: Nearest | undefined): string {
  if (nearest === undefined) return ''
  const { at, likeness, known } = nearest
  return `: nearest is paragraph ${at}, with about ${percent(likeness)} of it${known ? ', which always stood beside it' : ''}`
}

/** The statement in every language: whoever acts on the finding has to look at both. */
function bothStatements(claim: Claim): string {
  return languagesOf(claim.statements)
    .map((language) => {
      const statement = of(claim.statements, language)
      return `${language} (line ${statement.place.line}): ${statement.plain}`
    })
    .join('\n')
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
