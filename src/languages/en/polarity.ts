import type { Token } from '../../text/numbers/pack.ts'
import type { Modality, Polarity } from '../../text/pack-parts.ts'

/** Words that deny without doubt. */
const STRONG = /^(?:not|never|none|nobody|nothing|nowhere|neither|cannot|without|[a-z]+n't)$/

/** Words that can stand for a denial of the other language: "unless", "failed", "unknown". */
const WEAK =
  /^(?:no|nor|un(?!i|der|til|less$|it)[a-z]{4,}|unless|in(?:ability|active|adequate|complete|correct|sufficient|stability|visible|valid|secure|effective|direct)[a-z]*|im(?:possible|proper|perfect|balance)[a-z]*|il(?:legal|licit|legible)[a-z]*|ir(?:regular|relevant)[a-z]*|dis[a-z]{4,}|differ[a-z]*|non|[a-z]+less|lack[a-z]*|fail[a-z]*|refus[a-z]*|den(?:y|ies|ied|ying|ial|ials)|reject[a-z]*|only|just|but|except|few|fewer|little|less|least|hardly|barely|scarcely|seldom|rarely|prevent[a-z]*|stop[a-z]*|avoid[a-z]*|absen[a-z]*|ban|bans|banned|forbid[a-z]*|forbade|prohibit[a-z]*|free|far|other|miss[a-z]*|empty|lost|los[a-z]+|yet|still|zero|nil|ceas[a-z]*|withh[a-z]*|depriv[a-z]*|exempt[a-z]*|exclu[a-z]*|omit[a-z]*|vacant|gone|opt|declin[a-z]*|contrary|against|oppos[a-z]*|bar|barred|until|anonymous|nameless|void|any|anyone|anything|abstain[a-z]*|boycott[a-z]*|ignor[a-z]*|neglect[a-z]*|resist[a-z]*|doubt[a-z]*|illusion|away|rather|instead|compatib[a-z]*|invisible|illiter[a-z]*|surviv[a-z]*|stay[a-z]*|spared|escap[a-z]*|healthy|silent|silence|secret)$/

/** Before a word these deny it. */
const DENIAL =
  /^(?:not|never|no|neither|nor|without|cannot|unable|none|nobody|nothing|[a-z]+n't|failed|refused|stop|stopped)$/

/** "Leaves out". */
function isLeftOut(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.text === 'out' && /^(?:leav|left)/.test(tokens[at - 1]?.text ?? '')
}

/** "Failed to appear". */
function isFailure(tokens: readonly Token[], at: number): boolean {
  return /^fail(?:s|ed)?$/.test(tokens[at]?.text ?? '') && tokens[at + 1]?.text === 'to'
}

/** "No one", "no longer"; but "no more than 20" is a hedge and "No. 5" a label. */
function isNoOne(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.text !== 'no') return false
  const next = tokens[at + 1]
  if (next?.type !== 'word') return false
  return !/^(?:fewer|less|more|later|earlier|doubt|matter|sooner|lower|higher|greater)$/.test(
    next.text,
  )
}

/** "Not only", "not fewer than", "not unusual": nothing is denied. */
function isOnly(tokens: readonly Token[], at: number): boolean {
  return /^(?:only|just|fewer|less|more|exceeding|over|to|all|far|until|long|least|cease|stop|fail|forget|hesitate|un[a-z]{4,}|in[a-z]{5,}|without)$/.test(
    tokens[at + 1]?.text ?? '',
  )
}

function modalityAt(tokens: readonly Token[], at: number): Modality | undefined {
  const { text = '', capital = false } = tokens[at] ?? {}
  // Will and May are names; at the head of a sentence they ask.
  if (/^(?:will|may)$/.test(text) && capital) return undefined
  const denied = /^(?:not|no|never)$/.test(tokens[at + 1]?.text ?? '')
  if (/^(?:must|may)$/.test(text) && denied) return 'else'
  if (text === 'must') return 'obliged'
  if (/^(?:will|shall|won't|inevitably|certainly|definitely)$/.test(text)) return 'certain'
  if (/^(?:may|might|perhaps|maybe|possibly)$/.test(text)) return 'possible'
  return /^(?:can|could|would|should|likely|probabl[ey]|possible|expected|[a-z]+'ll)$/.test(text)
    ? 'else'
    : undefined
}

/** How English says no, and what is to come. */
export const polarity: Polarity = {
  strong(tokens, at) {
    if (isFailure(tokens, at)) return true
    return (STRONG.test(tokens[at]?.text ?? '') || isNoOne(tokens, at)) && !isOnly(tokens, at)
  },
  weak: (tokens, at) =>
    WEAK.test(tokens[at]?.text ?? '') ||
    STRONG.test(tokens[at]?.text ?? '') ||
    isNoOne(tokens, at) ||
    isFailure(tokens, at) ||
    isLeftOut(tokens, at),
  denial: DENIAL,
  reach: 3,
  modality: modalityAt,
}
