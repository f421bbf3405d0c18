/**
 * Invented sentences about an invented harbour district, in English and Arabic. Each pair says the
 * same, with the same numbers: Mujaz compares them, and the bench is to print what passes its checks.
 *
 * `{place}`, `{body}` and `{group}` stand for a pair of words, `{year}` and `{count}` for a number.
 *
 * @typedef {{ readonly en: string, readonly ar: string }} Pair
 */

/** @type {readonly Pair[]} */
export const PLACES = [
  { en: 'the eastern docks', ar: 'الأرصفة الشرقية' },
  { en: 'the old customs house', ar: 'مبنى الجمارك القديم' },
  { en: 'the fishing village', ar: 'قرية الصيادين' },
  { en: 'the northern basin', ar: 'الحوض الشمالي' },
  { en: 'the market district', ar: 'حي السوق' },
  { en: 'the railway yard', ar: 'ساحة السكة الحديد' },
  { en: 'the lighthouse district', ar: 'حي المنارة' },
  { en: 'the lower town', ar: 'المدينة السفلى' },
]

/** All of one grammatical gender in Arabic, so that they fit into every sentence. @type {readonly Pair[]} */
export const BODIES = [
  { en: 'the harbour board', ar: 'مجلس الميناء' },
  { en: 'the transport office', ar: 'مكتب النقل' },
  { en: 'the municipal council', ar: 'المجلس البلدي' },
  { en: 'the league of merchants', ar: 'اتحاد التجار' },
  { en: 'the regional court of audit', ar: 'ديوان المحاسبة الإقليمي' },
  { en: 'the league of dock workers', ar: 'اتحاد عمال الأرصفة' },
  { en: 'the institute of fisheries', ar: 'معهد الثروة السمكية' },
]

/** @type {readonly Pair[]} */
export const GROUPS = [
  { en: 'families who had lost their homes', ar: 'الأسر التي فقدت منازلها' },
  { en: 'young people without a trade', ar: 'الشباب الذين لا مهنة لهم' },
  { en: 'owners of small boats', ar: 'أصحاب القوارب الصغيرة' },
  { en: 'women who return to work', ar: 'النساء العائدات إلى العمل' },
  { en: 'pupils of the evening schools', ar: 'تلاميذ المدارس المسائية' },
  { en: 'retired sailors and their widows', ar: 'البحارة المتقاعدين وأراملهم' },
]

/** @type {readonly Pair[]} */
export const OPENINGS = [
  {
    en: 'In {year} {body} opened an office in {place} that received {group} and kept a file on each case from the first visit to the last.',
    ar: 'افتتح {body} في عام {year} مكتبًا في {place} يستقبل {group} ويحفظ ملفًا لكل حالة من الزيارة الأولى إلى الأخيرة.',
  },
  {
    en: 'The programme for {group} began in {year} with a budget that {body} had set aside for repairs in {place}.',
    ar: 'بدأ البرنامج المخصص لخدمة {group} في عام {year} بميزانية كان {body} قد رصدها لأعمال الإصلاح في {place}.',
  },
  {
    en: 'Visits to {place} in {year} showed {body} that most of the help never reached {group}, although the rules promised it to them.',
    ar: 'أظهرت الزيارات إلى {place} في عام {year} لموظفي {body} أن معظم المساعدات لم تصل قط إلى {group}، مع أن اللوائح وعدتهم بها.',
  },
  {
    en: 'A register that {body} published in {year} counts {count} entries on {place}, among them many on {group}.',
    ar: 'يحصي سجلّ نشره {body} في عام {year} من القيود {count} قيدًا عن {place}، وكثير منها عن {group}.',
  },
  {
    en: 'Teachers and physicians who worked in {place} describe how {group} were heard one by one before {body} decided on their requests in {year}.',
    ar: 'يصف معلمون وأطباء عملوا في {place} كيف استُمع إلى {group} واحدًا بعد آخر قبل أن يبتّ {body} في طلباتهم في عام {year}.',
  },
  {
    en: 'After the storm of {year} the work in {place} was handed to {body}, whose staff had until then dealt only with {group}.',
    ar: 'بعد عاصفة عام {year} أُسند العمل في {place} إلى {body}، ولم يكن موظفوه حتى ذلك الحين يُعنون إلا بشؤون {group}.',
  },
]

/** @type {readonly Pair[]} */
export const ENDINGS = [
  {
    en: 'The file number of the report is {count}, and its annex explains how the answers were gathered and who refused to give them.',
    ar: 'ورقم ملف التقرير {count}، ويشرح ملحقه كيف جُمعت الإجابات ومن امتنع عن تقديمها.',
  },
  {
    en: 'By the end of {year} the offices there had written to {count} households, yet no later survey tells what became of the replies.',
    ar: 'وبحلول نهاية عام {year} كانت المكاتب هناك قد راسلت من الأسر {count} أسرة، ولا تذكر أي دراسة لاحقة مصير الردود.',
  },
  {
    en: 'Its authors warn that the method changed in {year}, so that the older tables cannot be set beside the newer ones.',
    ar: 'ويحذّر مؤلفوه من أن المنهج تغيّر في عام {year}، فلا يصحّ أن توضع الجداول القديمة إلى جانب الجديدة.',
  },
  {
    en: 'Critics answer that the plan of {year} promised more than this, and that its costs were never shown in the accounts.',
    ar: 'ويردّ المنتقدون بأن خطة عام {year} وعدت بما يفوق ذلك، وأن تكاليفها لم تظهر قط في الحسابات.',
  },
  {
    en: 'The contract of {year} names neither the supplier nor the price, which the auditors called a fault of form.',
    ar: 'ولا يذكر عقد عام {year} اسم المورّد ولا السعر، وهو ما عدّه المدققون عيبًا في الشكل.',
  },
]

/** Titles of sources and headings: a subject, and what is told of it. @type {readonly Pair[]} */
export const SUBJECTS = [
  { en: 'Letters from', ar: 'رسائل من' },
  { en: 'A season at', ar: 'موسم في' },
  { en: 'The accounts of', ar: 'حسابات' },
  { en: 'Work and wages at', ar: 'العمل والأجور في' },
  { en: 'What was built at', ar: 'ما بُني في' },
  { en: 'An enquiry into', ar: 'تحقيق في' },
]

/** @type {readonly Pair[]} */
export const AUTHORS = [
  { en: 'Salma Haddad', ar: 'سلمى حداد' },
  { en: 'Karim Mansour', ar: 'كريم منصور' },
  { en: 'Leila Aswad', ar: 'ليلى أسود' },
  { en: 'Youssef Qasim', ar: 'يوسف قاسم' },
]

/** @type {readonly Pair[]} */
export const OUTLETS = [
  { en: 'Harbour Review', ar: 'مجلة الميناء' },
  { en: 'The Coastal Gazette', ar: 'جريدة الساحل' },
  { en: 'Papers on Public Works', ar: 'أوراق الأشغال العامة' },
]
