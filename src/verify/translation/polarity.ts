import type { Token } from '../../text/numbers/tokens.ts'

/** The words of a text that say no. */
export interface Denial {
  /** A word that denies without doubt: "nobody", «لم». */
  readonly strong: string | undefined
  /** Anything that can stand for one: "unless", «غير», "failed". */
  readonly weak: boolean
}

const ENGLISH_STRONG =
  /^(?:not|never|none|nobody|nothing|nowhere|neither|cannot|without|[a-z]+n't)$/

const ENGLISH_WEAK =
  /^(?:no|nor|un(?!i|der|til|less$|it)[a-z]{4,}|unless|in(?:ability|active|adequate|complete|correct|sufficient|stability|visible|valid|secure|effective|direct)[a-z]*|im(?:possible|proper|perfect|balance)[a-z]*|il(?:legal|licit|legible)[a-z]*|ir(?:regular|relevant)[a-z]*|dis[a-z]{4,}|non|[a-z]+less|lack[a-z]*|fail[a-z]*|refus[a-z]*|den(?:y|ies|ied|ying|ial|ials)|reject[a-z]*|only|just|but|except|few|fewer|little|less|least|hardly|barely|scarcely|seldom|rarely|prevent[a-z]*|stop[a-z]*|avoid[a-z]*|absen[a-z]*|ban|bans|banned|forbid[a-z]*|forbade|prohibit[a-z]*|free|far|too|other|rather|instead|different|outside|miss[a-z]*|empty|lost|los[a-z]+|yet|still|zero|nil|ceas[a-z]*|end|ended|ends|withh[a-z]*|depriv[a-z]*|exempt[a-z]*|exclu[a-z]*|omit[a-z]*|leav[a-z]*|left|vacant|gone|opt|declin[a-z]*|contrary|against|oppos[a-z]*|bar|barred|out|off|remain[a-z]*|until|keep[a-z]*|kept|continu[a-z]*|anonymous|nameless|void|broke[a-z]*|any|anyone|anything|abstain[a-z]*|boycott[a-z]*|ignor[a-z]*|neglect[a-z]*|resist[a-z]*|short|scarce|doubt[a-z]*|illusion|away|minor|minors|more|than|must|should|however|although|despite|while|whereas|invisible|silent|silence|secret)$/

const ARABIC_STRONG = /^[وف]?(?:لم|لن|ليس|ليست|ليسوا|لسنا)$/

const ARABIC_WEAK =
  /^[وفبلك]*(?:ال)?(?:لم|لن|ليس|ليست|ليسوا|لا|لما|لات|ما|غير|غيره|غيرها|غيرهم|عدم|انعدام|دون|بلا|بدون|سوي|الا|انما|لكن|بل|نفي|نفت|ينفي|تنفي|رفض[^ ]*|[يت]رفض[^ ]*|خلو|خلا|خلت|[يت]خلو|حرم[^ ]*|حرمان|منع[^ ]*|[يت]منع[^ ]*|فشل[^ ]*|عجز[^ ]*|تعذر[^ ]*|امتن[^ ]*|امتناع|كف|كفت|توقف[^ ]*|استحال[^ ]*|مستحيل[^ ]*|[يت]فتقر[^ ]*|افتقار|افتقد[^ ]*|نقص|قلما|نادرا|مجهول[^ ]*|اي|ايا|احد|احدا|خارج|بعيدا|بعيده?|صفر|صفرا|مفقود[^ ]*|غياب|غائب[^ ]*|خالي[^ ]*|خال|فارغ[^ ]*|سلب[^ ]*|حظر[^ ]*|[يت]حظر[^ ]*|ممنوع[^ ]*|انكر[^ ]*|[يت]نكر[^ ]*|عدا|باستثناء|استثناء|استبع[^ ]*|تجنب[^ ]*|احجم[^ ]*|اغفل[^ ]*|اهمل[^ ]*|يندر|قل|قلت|قله|قليل[^ ]*|اقل|شاغر[^ ]*|متوقف[^ ]*|اخفق[^ ]*|كلا|محروم[^ ]*|بمعزل|انقطاع|انقطع[^ ]*|معطل[^ ]*|تعطل[^ ]*|ضد|لولا|مناف[^ ]*|ينقص[^ ]*|تنقص[^ ]*|ناقص[^ ]*|بغير|فقط|وحده[^ ]*|نفاد|نفد[^ ]*|محايد[^ ]*|لاعنف[^ ]*|لاسلك[^ ]*)$/

/** After «لا» these deny nothing: «لا يزال», «لا سيما», «لا بد», and the hedges. */
const NO_DENIAL =
  /^(?:[يت]زال[^ ]*|زال[^ ]*|سيما|بد|شك|ريب|محال[^ ]*|[يت]قل[^ ]*|[يت]زيد[^ ]*|[يت]تجاوز[^ ]*|[يت]تعدي[^ ]*|[يت]كاد[^ ]*|[يت]عدو)$/

/** Before a number «لم يتجاوز» and «لم يقل عن» are its hedge. */
const HEDGED = /^(?:[يت]قل|[يت]زد|[يت]زيد|[يت]تجاوز|[يت]تعد|[يت]تعدي)$/

/** What a text says no with. */
export function denies(tokens: readonly Token[], language: 'en' | 'ar'): Denial {
  let strong: string | undefined
  let weak = false
  tokens.forEach((token, at) => {
    const next = tokens[at + 1]
    if (language === 'en') {
      const found = ENGLISH_STRONG.test(token.text) || isNoOne(tokens, at)
      const plain = found && !isOnly(tokens, at)
      if (plain) strong ??= token.written
      weak ||= found || ENGLISH_WEAK.test(token.text)
      return
    }
    const found = ARABIC_STRONG.test(token.text)
    const hedge = HEDGED.test(next?.text ?? '') || NO_DENIAL.test(next?.text ?? '')
    if (found && !hedge) strong ??= token.written
    weak ||= ARABIC_WEAK.test(token.text)
  })
  return { strong, weak }
}

/** "No one", "no longer"; but "no more than 20" is a hedge and "No. 5" a label. */
function isNoOne(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.text !== 'no') return false
  const next = tokens[at + 1]
  if (next?.type !== 'word') return false
  return !/^(?:fewer|less|more|later|earlier|doubt|matter|sooner|lower|higher|greater)$/.test(next.text)
}

/** "Not only", "not fewer than": nothing is denied. */
function isOnly(tokens: readonly Token[], at: number): boolean {
  return /^(?:only|just|fewer|less|more|exceeding|over|to|all|far|until|long|least)$/.test(
    tokens[at + 1]?.text ?? '',
  )
}

const ENGLISH_DENIAL = /^(?:not|never|no|neither|nor|without|cannot|unable|none|nobody|nothing|[a-z]+n't|failed|refused|stop|stopped)$/

const ARABIC_DENIAL = /^[وف]?(?:لا|لم|لن|ليس|ليست|غير|عدم|دون|بلا|بدون|رفض|رفضت|بعدم|لعدم)$/

/** Whether a word is denied by one of the three before it, or in Arabic by one of the two. */
export function isDenied(tokens: readonly Token[], at: number, language: 'en' | 'ar'): boolean {
  const [reach, pattern] = language === 'en' ? [3, ENGLISH_DENIAL] : [2, ARABIC_DENIAL]
  for (let before = at - 1; before >= at - reach; before -= 1) {
    const token = tokens[before]
    if (token === undefined || (token.type === 'mark' && token.text !== '-')) return false
    if (pattern.test(token.text)) return true
  }
  return false
}

/** What a text says of the future: it will be, it may be, or something that is neither. */
type Modality = 'certain' | 'possible' | 'else'

/** What a text says of the future or of chance, if it says one thing alone. */
export function modalityOf(
  tokens: readonly Token[],
  language: 'en' | 'ar',
): { readonly modality: 'certain' | 'possible'; readonly word: string } | undefined {
  const of = language === 'en' ? englishModality : arabicModality
  const found = tokens.flatMap((token, at) => {
    const modality = of(tokens, at)
    return modality === undefined ? [] : [{ modality, word: token.written }]
  })
  const [first] = found
  if (!first || first.modality === 'else') return undefined
  return found.every(({ modality }) => modality === first.modality)
    ? { modality: first.modality, word: first.word }
    : undefined
}

function englishModality(tokens: readonly Token[], at: number): Modality | undefined {
  const { text = '', capital = false } = tokens[at] ?? {}
  // Will and May are names; at the head of a sentence they ask.
  if (/^(?:will|may)$/.test(text) && capital) return undefined
  if (/^(?:will|shall|won't|inevitably|certainly|definitely)$/.test(text)) return 'certain'
  if (/^(?:may|might|perhaps|maybe|possibly)$/.test(text)) return 'possible'
  return /^(?:can|could|would|should|must|likely|probabl[ey]|possible|expected|[a-z]+'ll)$/.test(text)
    ? 'else'
    : undefined
}

/** Words that begin as the future of a verb does. */
const NO_FUTURE =
  /^(?:سياس|سيار|سيطر|سيد|سيناريو|سينما|سير|سيل|سيول|سيف|سيا|سيناء|سيء|سيئ|سيما|ستين|ستون|ستار|سته|ستوكهولم|سترات|ستر|ستاد|ستات|سنه|سنو|سني|سنا|سند)/

function arabicModality(tokens: readonly Token[], at: number): Modality | undefined {
  const text = tokens[at]?.text ?? ''
  const bare = text.replace(/^[وف](?=[سق])/, '')
  if (/^(?:سوف|حتما)$/.test(bare)) return 'certain'
  if (/^س[يتن].../.test(bare) && !NO_FUTURE.test(bare)) return 'certain'
  if (/^(?:قد|لقد)$/.test(bare)) return ofQad(tokens, at)
  if (/^[وفل]?(?:ربما|لعل[^ ]*|عسي|يحتمل|محتمل)$/.test(text)) return 'possible'
  return /^[وفبل]*(?:ال)?(?:يمكن|تمكن|يجب|ينبغي|يتعين|يجوز|تجوز|يرجح|مرجح|يتوقع|متوقع|[يت]ستطيع[^ ]*|ممكن|امكان[^ ]*|احتمال[^ ]*|محتمله|لن|كان|كانت|[يت]كاد|لو)$/.test(
    text,
  )
    ? 'else'
    : undefined
}

/** «قد» with an imperfect is "may"; «قد تعهّد» and «وقد عاد» are what has been. */
function ofQad(tokens: readonly Token[], at: number): Modality | undefined {
  const next = tokens[at + 1]?.text ?? ''
  if (/^[ين]../.test(next)) return 'possible'
  if (!/^ت../.test(next)) return undefined
  const perfect = /^(?:كان|كانت|[يت]كون|كانوا)$/.test(tokens[at - 1]?.text ?? '')
  return tokens[at]?.text === 'قد' && !perfect ? 'possible' : 'else'
}
