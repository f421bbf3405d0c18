import { type Meanings, meanings, rows } from '../../../text/numbers/concepts.ts'
import { fold } from '../../../text/numbers/fold.ts'

/**
 * Nouns that briefs count, by what they mean; the ids are those of the other languages. A broken
 * plural is written behind a stroke; `+` marks a noun of persons whose plural ends in «ون» and «ين»,
 * which is spelt as its dual is, `*` one whose dual is another word as a rule («أمين», «أبين») or is not used.
 */
const COUNTED = `
man: رجل/رجال ذكر/ذكور
woman: امرأة/نساء سيدة أنثى/إناث
child: طفل/أطفال قاصر+/قصر طفلة رضيع/رضع
boy: ولد/أولاد صبي/صبية فتى/فتيان شاب/شبان مراهق+
girl: بنت/بنات فتاة/فتيات شابة
son: ابن/أبناء ولد/أولاد نجل/أنجال
daughter: ابنة/بنات بنت/بنات
brother: أخ/إخوة شقيق/أشقاء
sister: أخت/أخوات شقيقة
mother: أم*/أمهات والدة
father: أب*/آباء والد
parent: والد
wife: زوجة
husband: زوج/أزواج
widow: أرملة/أرامل
orphan: يتيم/أيتام
person: شخص/أشخاص فرد/أفراد نسمة إنسان*
citizen: مواطن+ مواطنة
resident: ساكن/سكان مقيم+ نسمة
family: أسرة/أسر عائلة
soldier: جندي/جنود عسكري+ مجند+
officer: ضابط/ضباط
policeman: شرطي دركي
guard: حارس+/حراس
fighter: مقاتل+ مسلح+ مقاتلة
gunman: مسلح+
rebel: متمرد+ ثائر+/ثوار
sniper: قناص+/قناصة
terrorist: إرهابي+
attacker: مهاجم+ انتحاري+
civilian: مدني+
detainee: معتقل+ سجين/سجناء أسير/أسرى محتجز+ موقوف+ نزيل/نزلاء
hostage: رهينة/رهائن
refugee: لاجئ+ لاجئة
displaced: نازح+ نازحة
migrant: مهاجر+
returnee: عائد+
pupil: تلميذ/تلاميذ طالب+/طلاب تلميذة طالبة
teacher: معلم+ مدرس+ معلمة مدرسة أستاذ/أساتذة
professor: أستاذ/أساتذة
doctor: طبيب/أطباء طبيبة جراح+
nurse: ممرض+ ممرضة
midwife: قابلة
medic: مسعف+
journalist: صحافي+ صحفي+ مراسل+ صحافية صحفية إعلامي+
photographer: مصور+
engineer: مهندس+ مهندسة
lawyer: محامي+ محام محامية
judge: قاضي/قضاة قاض
prosecutor: مدع مدعي+
witness: شاهد+/شهود
suspect: مشتبه+ مشبوه+
defendant: متهم+
minister: وزير/وزراء وزيرة
deputy: نائب+/نواب برلماني+
senator: سيناتور
official: مسؤول+ مسؤولة
governor: محافظ+ والي/ولاة حاكم+/حكام
mayor: عمدة
envoy: مبعوث+ موفد+
delegate: مندوب+
ambassador: سفير/سفراء
diplomat: دبلوماسي+
president: رئيس/رؤساء
leader: قائد+/قادة زعيم/زعماء قيادي+
commander: قائد+/قادة
member: عضو/أعضاء
employee: موظف+ موظفة
worker: عامل+/عمال
expert: خبير/خبراء متخصص+ مختص+ خبيرة أخصائي+
researcher: باحث+ باحثة
activist: ناشط+/نشطاء ناشطة
volunteer: متطوع+
farmer: مزارع+ فلاح+
fisherman: صياد+
driver: سائق+
pilot: طيار+
sailor: بحار/بحارة
passenger: راكب+/ركاب مسافر+
pilgrim: حاج/حجاج زائر+/زوار
tourist: سائح+/سياح
visitor: زائر+/زوار
monk: راهب/رهبان
priest: كاهن+/كهنة قس/قساوسة
imam: إمام/أئمة
victim: ضحية/ضحايا
dead: قتيل/قتلى وفاة/وفيات
wounded: جريح/جرحى مصاب+
martyr: شهيد/شهداء
voter: ناخب+
candidate: مرشح+ مرشحة
respondent: مستجيب+
vote: صوت/أصوات
seat: مقعد/مقاعد
country: دولة/دول بلد/بلاد
state: دولة/دول ولاية
city: مدينة/مدن
town: بلدة مدينة/مدن
village: قرية/قرى
province: محافظة ولاية مقاطعة
region: منطقة/مناطق إقليم/أقاليم
district: قضاء/أقضية حي/أحياء مديرية منطقة/مناطق
camp: مخيم/مخيمات معسكر
centre: مركز/مراكز
office: مكتب/مكاتب مقر/مقرات
school: مدرسة/مدارس
hospital: مستشفى/مستشفيات مشفى/مشافي
clinic: عيادة
university: جامعة
mosque: مسجد/مساجد جامع+/جوامع
church: كنيسة/كنائس
crossing: معبر/معابر
airport: مطار
port: ميناء/موانئ مرفأ/مرافئ
site: موقع/مواقع
base: قاعدة/قواعد
prison: سجن/سجون
house: منزل/منازل بيت/بيوت
building: مبنى/مباني بناية عمارة
shop: متجر/متاجر دكان*/دكاكين محل
bridge: جسر/جسور
road: طريق/طرق
street: شارع/شوارع
well: بئر/آبار
factory: مصنع/مصانع معمل/معامل
farm: مزرعة/مزارع
market: سوق/أسواق
tent: خيمة/خيام
room: غرفة/غرف
floor: طابق/طوابق
bed: سرير/أسرة
book: كتاب/كتب
organisation: منظمة
institution: مؤسسة
body: هيئة جثة/جثث
committee: لجنة/لجان هيئة
ministry: وزارة
company: شركة
bank: بنك/بنوك مصرف/مصارف
association: جمعية
network: شبكة
group: جماعة مجموعة فصيل/فصائل
party: حزب/أحزاب طرف/أطراف
side: طرف/أطراف جانب/جوانب
brigade: لواء/ألوية
battalion: كتيبة/كتائب
division: فرقة/فرق
team: فريق/فرق
agency: وكالة
court: محكمة/محاكم
council: مجلس/مجالس
newspaper: صحيفة/صحف
stage: مرحلة/مراحل
round: جولة
trip: رحلة
flight: رحلة
operation: عملية
attack: هجوم هجمة اعتداء
raid: غارة ضربة مداهمة
explosion: انفجار تفجير
incident: حادث/حوادث حادثة واقعة/وقائع
protest: مظاهرة تظاهرة احتجاج مسيرة
battle: معركة/معارك
clash: اشتباك
war: حرب/حروب
wave: موجة
report: تقرير/تقارير
study: دراسة مسح
essay: مقال مقالة
law-article: مادة/مواد
interview: مقابلة
document: وثيقة/وثائق
statement: بيان
letter: رسالة/رسائل
decision: قرار
resolution: قرار
law: قانون/قوانين
paragraph: فقرة
chapter: فصل/فصول
clause: بند/بنود
agreement: اتفاق اتفاقية
treaty: معاهدة اتفاقية
contract: عقد/عقود
project: مشروع/مشاريع
programme: برنامج/برامج
plan: خطة/خطط
initiative: مبادرة
workshop: ورشة/ورش
seminar: ندوة
course: دورة
session: جلسة دورة
meeting: اجتماع لقاء
conference: مؤتمر
summit: قمة/قمم
visit: زيارة
film: فيلم/أفلام
song: أغنية/أغاني
copy: نسخة/نسخ
volume: مجلد جزء/أجزاء
annex: ملحق/ملاحق
objection: اعتراض
complaint: شكوى/شكاوى
car: سيارة مركبة عربة
truck: شاحنة
bus: حافلة باص
train: قطار
plane: طائرة مقاتلة
helicopter: مروحية
ship: سفينة/سفن باخرة/بواخر
boat: قارب/قوارب زورق/زوارق مركب/مراكب
ferry: عبارة
rocket: صاروخ/صواريخ
shell: قذيفة/قذائف
bomb: قنبلة/قنابل
mine: لغم/ألغام منجم/مناجم
tank: دبابة
gun: مدفع/مدافع بندقية/بنادق
drone: مسيرة طائرة
battery: بطارية
convoy: قافلة/قوافل
language: لغة
tribe: قبيلة/قبائل عشيرة/عشائر
nationality: جنسية
tonne: طن/أطنان
kilometre: كيلومتر كلم كم
metre: متر/أمتار
mile: ميل/أميال
foot: قدم/أقدام
occasion: مرة/مرات
hectare: هكتار
acre: فدان*/أفدنة
litre: لتر ليتر
gram: غرام جرام غم
centimetre: سنتيمتر سنتمتر سم
kilo: كيلوغرام كيلوجرام كيلو كغ كغم
barrel: برميل/براميل
degree: درجة
point: نقطة/نقاط
reason: سبب/أسباب
factor: عامل/عوامل
condition: شرط/شروط حالة
goal: هدف/أهداف
principle: مبدأ/مبادئ
kind: نوع/أنواع
level: مستوى
option: خيار
question: سؤال/أسئلة
answer: جواب/أجوبة
solution: حل/حلول
example: مثال/أمثلة
case: حالة قضية/قضايا إصابة
charge: تهمة/تهم
sentence: حكم/أحكام جملة/جمل
error: خطأ/أخطاء خلل
gap: ثغرة
job: وظيفة/وظائف
tree: شجرة/أشجار
sheep: خروف/خراف رأس/رؤوس
cow: بقرة/أبقار
goat: ماعز*
camel: جمل/جمال
word: كلمة
text: نص/نصوص
proposal: اقتراح مقترح
draft: مسودة
warning: إنذار تحذير
ceasefire: هدنة
sector: قطاع
generation: جيل/أجيال
classroom: صف/صفوف
bakery: مخبز/مخابز فرن/أفران
warehouse: مستودع مخزن/مخازن
quay: رصيف/أرصفة مرسى/مراس
shipment: شحنة
container: حاوية
checkpoint: حاجز/حواجز
branch: فرع/فروع
partner: شريك/شركاء
trainee: متدرب+
graduate: خريج+
scientist: عالم/علماء
artist: فنان+
player: لاعب+
customer: زبون/زبائن
investor: مستثمر+
trader: تاجر/تجار
tenant: مستأجر+
island: جزيرة/جزر
river: نهر/أنهر
mountain: جبل/جبال
dam: سد/سدود
tunnel: نفق/أنفاق
line: خط/خطوط
station: محطة
apartment: شقة/شقق
library: مكتبة
museum: متحف/متاحف
hotel: فندق/فنادق
restaurant: مطعم/مطاعم
pump: مضخة
dose: جرعة
patient: مريض/مرضى
infection: إصابة
meal: وجبة
blanket: بطانية
ticket: تذكرة/تذاكر
visa: تأشيرة
permit: تصريح/تصاريح
licence: رخصة/رخص
loan: قرض/قروض
grant: منحة/منح
scholarship: منحة/منح
account: حساب
file: ملف
picture: صورة/صور
recommendation: توصية
measure: تدبير/تدابير إجراء
amendment: تعديل
hearing: جلسة
fine: غرامة
crime: جريمة/جرائم
violation: انتهاك خرق/خروق
grave: قبر/قبور
corpse: جثة/جثث
orchard: بستان/بساتين
`

/** What is said of those who are counted: perfect, imperfect and verbal nouns in their usual forms. */
const EVENTS = `
kill: قتل قتلت قتلوا يقتل قتيل قتلى قضى قضت قضوا توفي توفيت توفوا مات ماتت ماتوا مصرع مصرعهم مقتل لقي لقوا استشهد وفاة
injure: أصيب أصيبت أصيبوا جرح جرحت جرحوا جريح جرحى مصاب إصابة
free: أفرج أطلق إطلاق سراح سراحهم حرر تحرير الإفراج أخلي
arrest: اعتقل اعتقلت اعتقلوا أوقف أوقفت احتجز احتجزت سجن أسر اعتقال توقيف
abduct: خطف اختطف خطفت اختطفت اختطاف
miss: فقد فقدوا مفقود مفقودون مفقودين اختفى
flee: فر فرت فروا نزح نزحت نزحوا هرب هربوا
return: عاد عادت عادوا رجع أعيد أعيدوا عودة
arrive: وصل وصلت وصلوا دخل دخلت
leave: غادر غادرت غادروا رحل
open: افتتح افتتحت فتح فتحت
close: أغلق أغلقت أقفل أقفلت إغلاق
convict: أدين أدينت أدينوا حكم إدانة
acquit: برئ برئت تبرئة
accept: وافق وافقت أيد أيدت مؤيد تأييد موافقة لصالح
oppose: عارض عارضت رفض رفضت ضد معارض معارضة اعتراض
abstain: امتنع امتنعت امتناع
pass: نجح نجحت اجتاز
fail: رسب رسبت فشل أخفق أخفقت فشلت
destroy: دمر دمرت تدمير
damage: تضرر تضررت متضرر
born: ولد ولدت ولادة مولود
marry: تزوج زواج متزوج
divorce: طلق طلاق مطلق
hire: وظف عين عينت جند
dismiss: أقيل سرح سرحت فصل
win: فاز فازت كسب
lose: خسر خسرت
import: استورد استوردت واردات استيراد
export: صدر صدرت صادرات تصدير
sell: باع بيع بيعت
buy: اشترى شراء
plant: غرس زرع
treat: عولج عالج
test: فحص
vaccinate: لقح طعم
recover: تعافى شفي
`

const folded = (text: string) => fold(text).text

/** The singular of a noun, its plurals, and whether a plural of persons is spelt as its dual is. */
interface Noun {
  readonly id: string
  readonly singular: string
  readonly plurals: readonly string[]
  readonly persons: boolean
  readonly dual: boolean
}

const NOUNS: readonly Noun[] = rows(COUNTED).flatMap(([id, words]) =>
  words.map((word): Noun => {
    const [marked = '', broken] = folded(word).split('/')
    const singular = marked.replace(/[+*]$/, '')
    const persons = marked.endsWith('+')
    const sound = persons ? [`${singular}ون`, `${singular}ين`] : [`${singular.replace(/ه$/, '')}ات`]
    return {
      id,
      singular,
      plurals: broken === undefined ? sound : [broken, ...(persons ? sound : [])],
      persons,
      dual: !marked.endsWith('*'),
    }
  }),
)

/** In the singular, in the accusative of counting too: «16 رجلا». */
export const SINGULARS: Meanings = meanings(
  NOUNS.flatMap(({ id, singular }) =>
    [singular, ...(singular.endsWith('ه') ? [] : [`${singular}ا`])].map(
      (form): [string, string] => [form, id],
    ),
  ),
)

export const PLURALS: Meanings = meanings(
  NOUNS.flatMap(({ id, plurals }) => plurals.map((form): [string, string] => [form, id])),
)

/** The nouns that have a dual, once each. */
export const WITH_DUAL: readonly { singular: string; persons: boolean; ids: readonly string[] }[] =
  [...new Map(NOUNS.filter(({ dual }) => dual).map((noun) => [noun.singular, noun])).values()].map(
    ({ singular, persons }) => ({ singular, persons, ids: SINGULARS.get(singular) ?? [] }),
  )

export const EVENT_WORDS: Meanings = meanings(
  rows(EVENTS).flatMap(([id, words]) => words.map((word): [string, string] => [folded(word), id])),
)
