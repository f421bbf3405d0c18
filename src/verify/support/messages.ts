import { quoted } from '../../languages/quoted.ts'
import { languagesOf, of } from '../../model/language.ts'
import { type Claim, formatLocator } from '../../model/source.ts'
import type { Text } from '../../model/texts.ts'
import type { Finding, Settling } from '../../report/findings.ts'
import { foundAt } from '../found-at.ts'
import type { Ungrounded } from './editors-values.ts'
import type { Exchanged } from './exchanged.ts'
import type { Likelier } from './likeliest.ts'
import type { Unnamed } from './names.ts'
import { type Beside, cites, citesHere, citesOne, type Held } from './passage.ts'
import type { Unsupported } from './quantities.ts'

/** What a claim says in numbers, as its writer reads that the passage has it not. */
export function tellUnsupported({ problem, said, nearest }: Unsupported, held: Held): Finding {
  const { claim, language, original } = held
  const [own, other] = [quoted(said.text, language), nearest && quoted(nearest.text, original)]
  if (problem === 'hedge') {
    return {
      rule: 'support-hedge',
      ...inStatement(held),
      reason: `Claim \`${claim.id}\` says ${own}, ${cites(held)} ${other ?? 'the bare number'}: they are not bound alike`,
      actual: said.text,
      expected: other === undefined ? undefined : [other],
      advice: `Say “more than”, “about” or “at most” as the passage does, in both languages. ${settling('support-hedge', String('value' in said ? said.value : said.text))}`,
      settling: settlingOf(
        claim,
        'support-hedge',
        String('value' in said ? said.value : said.text),
      ),
    }
  }
  return {
    rule: 'support-number',
    ...inStatement(held),
    reason: `Claim \`${claim.id}\` says ${own}, and ${cites(held)} ${citesOne(held) ? 'does' : 'do'} not${other ? `: nearest is ${other}` : ''}`,
    actual: said.text,
    expected: other === undefined ? undefined : [other],
    advice: `Correct it in both languages, or cite the paragraph that says it. ${settling('support-number', 'value' in said ? String(said.value) : said.text)}`,
    settling: settlingOf(claim, 'support-number', 'value' in said ? String(said.value) : said.text),
  }
}

/** Two numbers that have changed places. */
export function tellExchanged({ a, b }: Exchanged, held: Held): Finding {
  const { claim, language } = held
  return {
    rule: 'support-exchanged',
    ...inStatement(held),
    reason: `Claim \`${claim.id}\`: ${cites(held)} has ${quoted(a.text, language)} of what the claim counts with ${quoted(b.text, language)}, and the other way round`,
    actual: `${a.text}, ${b.text}`,
    advice: `Give each number its own noun, in both languages. ${settling('support-exchanged', 'value' in a ? String(a.value) : a.text)}`,
    settling: settlingOf(claim, 'support-exchanged', 'value' in a ? String(a.value) : a.text),
  }
}

/** A name that the passage has not. */
export function tellUnnamed({ name, said }: Unnamed, held: Held, register: string): Finding {
  const { claim, language } = held
  return {
    rule: 'support-name',
    ...inStatement(held),
    reason:
      said === undefined
        ? `Claim \`${claim.id}\` is attributed to \`${name.id}\`, whom ${cites(held)} cannot mean: no form of ${quoted(of(name.name, language), language)} is there`
        : `Claim \`${claim.id}\` names ${quoted(said, language)}, of which ${cites(held)} has no form`,
    actual: said ?? name.id,
    advice: `Name whom the passage names, or cite the paragraph that names them too. A further form that is right belongs into \`also\` of \`${name.id}\` in ${register}. ${settling('support-name', name.id)}`,
    settling: settlingOf(claim, 'support-name', name.id),
  }
}

/** A quotation that is none. */
export function tellMisquoted(quotation: string, held: Held): Finding {
  const { claim, language } = held
  return {
    rule: 'support-quotation',
    ...inStatement(held),
    reason: `Claim \`${claim.id}\` quotes ${quoted(quotation, language)}, which does not stand so in ${cites(held)}`,
    actual: quotation,
    advice:
      'Restore the words of the passage, or take the quotation marks away, in both languages.',
  }
}

/** Another passage of a source that says more of a claim than the one that is cited there. */
export function tellElsewhere({ at, share, ownShare }: Likelier, side: Beside): Finding {
  const { claim, source } = side
  const rule = placeRuleOf(side)
  const percent = (part: number) => `${Math.round(part * 100)} %`
  const own = source.id === claim.source
  const cited = `${own ? '' : `${source.id}: `}${formatLocator(side.at)}`
  return {
    rule,
    path: claim.place.path,
    place: claim.place,
    reason: `Claim \`${claim.id}\` cites ${citesHere(side)} (${percent(ownShare)} of its words by weight), but ${formatLocator(at)} has more of them (${percent(share)})`,
    actual: formatLocator(side.at),
    expected: [formatLocator(at)],
    advice: `Read both and correct \`${own ? 'at' : 'also'}\`. If the cited one says it all the same: \`settled="${rule} at ${cited}: why"\`, then \`mujaz lock\`.`,
    settling: { text: claim.id, carrier: 'claim', mark: rule, at: cited },
  }
}

/** The rule that a place breaks where another one is likelier. */
function placeRuleOf({ cited }: Beside): 'support-elsewhere' | 'support-likelier' {
  return cited.length === 1 ? 'support-elsewhere' : 'support-likelier'
}

/** A claim of which the lock does not know that its passage bears it out. */
export function tellUnproved({ id, place }: Claim, known: boolean): Finding {
  return {
    rule: 'support-unproved',
    path: place.path,
    place,
    reason: known
      ? `Claim \`${id}\` was not held against its passage since it was edited`
      : `Claim \`${id}\` was never held against its passage, or did not stand up to it`,
    advice: 'Run `mujaz check`, then `mujaz lock`, with the original at hand.',
  }
}

/** What a sentence of the editor's says and its claims do not. */
export function tellUngrounded(text: Text, { quantities, names }: Ungrounded): Finding[] {
  const [language] = languagesOf(text.says)
  const about = {
    rule: 'support-editorial',
    ...foundAt(of(text.says, language)),
  } as const
  const among = `the claims it rests on (${text.rests.map((id) => `\`${id}\``).join(', ')})`
  const advice =
    'Name the claim that says it among `claims`, or say what the claims say, in both languages.'
  return [
    ...quantities.map(({ problem, said, nearest }): Finding => {
      const other = nearest && quoted(nearest.text, language)
      return {
        ...about,
        reason:
          problem === 'hedge'
            ? `${text.owner} says ${quoted(said.text, language)}, which ${among} bind otherwise${other ? `: ${other}` : ''}`
            : `${text.owner} says ${quoted(said.text, language)}, which is in none of ${among}`,
        actual: said.text,
        expected: other === undefined ? undefined : [other],
        advice,
      }
    }),
    ...names.map(
      (name): Finding => ({
        ...about,
        reason: `${text.owner} names ${quoted(name, language)}, who is in none of ${among}`,
        actual: name,
        advice,
      }),
    ),
  ]
}

function inStatement({ claim, language }: Held): Pick<Finding, 'path' | 'place'> {
  return foundAt(of(claim.statements, language))
}

/** The paragraphs that bear it out are the person's to name. */
function settlingOf({ id }: Claim, rule: string, what: string): Settling {
  return { text: id, carrier: 'claim', mark: `${rule} ${what}`, at: '' }
}

function settling(rule: string, what: string): string {
  return `If it is right all the same: \`settled="${rule} ${what} at <paragraphs>: why"\`, then \`mujaz lock\`.`
}
