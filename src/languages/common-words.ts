/** By what a language is told from the others of its script. */
export interface LanguageSigns {
  /** Name of the script, as Unicode has it. */
  readonly script: 'Arabic' | 'Cyrillic' | 'Hebrew' | 'Latin'
  /** Its commonest words, in small letters, without vowel signs; in Latin none of one letter, which labels are too. */
  readonly words: ReadonlySet<string>
  /** What only its words have: letters, endings, an article. */
  readonly sign?: RegExp
}

const listed = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/**
 * Languages that a text can be told to be in, by their tags: those that articles on the Middle East are read in, far
 * more than a brief can be printed in.
 */
export const LANGUAGE_SIGNS: Readonly<Record<string, LanguageSigns>> = {
  ar: {
    script: 'Arabic',
    words: listed(
      'في من على إلى الى أن ان عن التي الذي الذين هذا هذه ذلك تلك كان كانت قد لا ما لم لن هو هي مع بعد قبل كل بين أو ثم إن كما وقد حتى عند غير منذ خلال حيث وقال قال وفي ومن وهو وهي عليه لها فيها ولا',
    ),
    sign: /^(?:و|ف|ب|ك)?(?:ال[^اه]|لل).{2,}$|ة$/u,
  },
  fa: {
    script: 'Arabic',
    words: listed(
      'که در به از را این با است آن برای بر تا یک خود شد شده شود کرد کرده کند می نمی هم نیز او ما ها های هایی بود باید اما اگر دارد دارند هستند وی پس ای دیگر',
    ),
    sign: /[\u067E\u0686\u0698\u06AF]|\u200C/u,
  },
  ur: {
    script: 'Arabic',
    words: listed(
      'کے کی کا کو نے سے ہے ہیں میں یہ وہ اور پر تھا تھی تھے کہ بھی ہو ہوں جو کر لیے ساتھ ایک گیا گئی اس ان نہیں تو ہی کیا',
    ),
    sign: /[\u0679\u0688\u0691\u06D2\u06BE\u06BA\u06C1]/u,
  },
  ckb: {
    script: 'Arabic',
    words: listed('لە بۆ کە بە لەگەڵ ئەو ئەم دەکات بوو هەر یان نییە کرد ئەوە دەبێت پێش دوای بەڵام'),
    sign: /[\u06D5\u06B5\u0695\u06CE\u06C6]/u,
  },
  ps: {
    script: 'Arabic',
    words: listed('د په چې ته او کې له سره یې دی ده دا هغه څخه شي کړي وي نه خو یو لپاره شوي'),
    sign: /[\u067C\u0689\u0693\u069A\u06D0\u0681\u0685\u06BC]/u,
  },
  he: {
    script: 'Hebrew',
    words: listed('של את על לא הוא היא עם זה כי גם אל אם או כל יש בין אך אבל מה היה זו רק'),
  },
  ru: {
    script: 'Cyrillic',
    words: listed(
      'и в не на что с по как к но из у за от для о это так все его он она они их был была были бы же до при или также который которые после только еще ещё уже',
    ),
    sign: /[ыэъё]/u,
  },
  uk: {
    script: 'Cyrillic',
    words: listed(
      'і в у не на що з та як до за від для це його він вона вони їх був була були але при або також який які після про щодо ще вже',
    ),
    sign: /[їєґ]/u,
  },
  bg: {
    script: 'Cyrillic',
    words: listed(
      'и на да се от за не са че по до това като със ще при но беше или който които след той',
    ),
    sign: /(?:ът|ят|ът|ите|ата|ото)$/u,
  },
  kk: {
    script: 'Cyrillic',
    words: listed(
      'және мен бен пен үшін деп бұл бар болып екі бір оның осы туралы кейін дейін да де жоқ еді емес қазақ өз бойынша болған ол',
    ),
    sign: /[әғқңөұүһ]/u,
  },
  en: {
    script: 'Latin',
    words: listed(
      'the of and to in that is was for it with as on by at from this be are have has had not but were which they their an or its who will been would there he his she her you we said',
    ),
  },
  fr: {
    script: 'Latin',
    words: listed(
      'le la les de des du et un une dans que qui est en pour par sur pas au aux ce cette ces il elle ils sont avec plus ne se son sa ses ont été être mais leur ou nous vous je',
    ),
    sign: /^[dlnqs]['’]/u,
  },
  de: {
    script: 'Latin',
    words: listed(
      'der die das und den dem des ein eine einen einer ist in zu mit von auf für im nicht sich auch als es an werden aus er hat dass sie nach wird bei um am sind noch wie über so zum zur haben nur oder aber ich wir',
    ),
    sign: /ß/u,
  },
  es: {
    script: 'Latin',
    words: listed(
      'el la los las de del en que un una por con para no es se su al lo como más pero sus ha este esta son fue han entre sobre también ser muy ya desde',
    ),
    sign: /ñ|ción$/u,
  },
  it: {
    script: 'Latin',
    words: listed(
      'il lo la gli le di del della dei delle in che un una per con non si da nel nella al alla sono più come ma ha anche questo questa suo sua loro dal dalla',
    ),
    sign: /zione$/u,
  },
  pt: {
    script: 'Latin',
    words: listed(
      'os as de do da dos das em que um uma por com para não se no na ao mais como mas foi são seu sua também ou ser pelo pela entre já',
    ),
    sign: /ão$|ões$/u,
  },
  nl: {
    script: 'Latin',
    words: listed(
      'de het een van en in is dat op te zijn met voor niet aan er om ook als maar door ze hij bij uit naar dan wordt worden heeft nog wel over tot deze die of ik we',
    ),
    sign: /ij/u,
  },
  tr: {
    script: 'Latin',
    words: listed(
      've bir bu da de için ile olarak olan çok daha ne gibi kadar sonra ama ki var olduğu değil en her o göre veya ise mi tarafından ancak',
    ),
    sign: /[ğış]/u,
  },
  az: {
    script: 'Latin',
    words: listed(
      'və bu bir ilə üçün də da ki olan olub edib kimi ən daha sonra isə görə hər o ya ona onun qədər deyil',
    ),
    sign: /ə/u,
  },
  id: {
    script: 'Latin',
    words: listed(
      'yang dan di dengan untuk dari pada ini itu dalam tidak akan ke adalah oleh juga telah ada atau bahwa sebagai dia mereka karena bisa',
    ),
  },
}
