/**
 * The vocabulary of the generated projects: an invented harbour town, told of in English and Arabic.
 * `statements.js` makes sentences of it. Each pair says the same, since Mujaz holds one beside the
 * other and the bench is to print what passes its checks.
 *
 * @typedef {{ readonly en: string, readonly ar: string }} Pair
 * @typedef {Pair & { readonly f?: true }} Noun `f` where Arabic takes it for feminine; always singular
 * @typedef {{ readonly en: string, readonly ar: readonly [m: string, f: string] }} Verb its Arabic agrees
 */

/** @type {readonly Noun[]} */
export const BODIES = [
  { en: 'the harbour board', ar: 'مجلس الميناء' },
  { en: 'the transport office', ar: 'مكتب النقل' },
  { en: 'the municipal council', ar: 'المجلس البلدي' },
  { en: 'the league of merchants', ar: 'اتحاد التجار' },
  { en: 'the court of audit', ar: 'ديوان المحاسبة' },
  { en: 'the institute of fisheries', ar: 'معهد الثروة السمكية' },
  { en: 'the housing fund', ar: 'صندوق الإسكان' },
  { en: 'the coastal hospital', ar: 'مستشفى الساحل' },
  { en: 'the cooperative bank', ar: 'البنك التعاوني' },
  { en: 'the maritime museum', ar: 'المتحف البحري' },
  { en: 'the training centre', ar: 'مركز التدريب' },
  { en: 'the land registry', ar: 'السجل العقاري' },
  { en: 'the electricity company', ar: 'شركة الكهرباء', f: true },
  { en: 'the guild of fishermen', ar: 'نقابة الصيادين', f: true },
  { en: 'the district court', ar: 'محكمة المنطقة', f: true },
  { en: 'the restoration committee', ar: 'لجنة الترميم', f: true },
  { en: 'the naval academy', ar: 'الأكاديمية البحرية', f: true },
  { en: 'the water authority', ar: 'هيئة المياه', f: true },
  { en: 'the tenants’ association', ar: 'جمعية المستأجرين', f: true },
  { en: 'the chamber of commerce', ar: 'غرفة التجارة', f: true },
  { en: 'the customs service', ar: 'مصلحة الجمارك', f: true },
  { en: 'the postal administration', ar: 'إدارة البريد', f: true },
]

/** `at` is what English says before it; Arabic says «في». @type {readonly (Pair & { readonly at: string })[]} */
export const PLACES = [
  { at: 'at', en: 'the eastern docks', ar: 'الأرصفة الشرقية' },
  { at: 'in', en: 'the customs house', ar: 'مبنى الجمارك' },
  { at: 'in', en: 'the fishing village', ar: 'قرية الصيادين' },
  { at: 'in', en: 'the northern basin', ar: 'الحوض الشمالي' },
  { at: 'in', en: 'the market district', ar: 'حي السوق' },
  { at: 'in', en: 'the railway yard', ar: 'ساحة السكة الحديد' },
  { at: 'near', en: 'the lighthouse', ar: 'منطقة المنارة' },
  { at: 'in', en: 'the lower town', ar: 'المدينة السفلى' },
  { at: 'on', en: 'the salt island', ar: 'جزيرة الملح' },
  { at: 'in', en: 'the brick works', ar: 'معمل الطوب' },
  { at: 'on', en: 'the cannery road', ar: 'طريق معمل التعليب' },
  { at: 'in', en: 'the shipyard', ar: 'حوض بناء السفن' },
  { at: 'in', en: 'the grain silos', ar: 'صوامع الحبوب' },
  { at: 'on', en: 'the ferry pier', ar: 'رصيف العبّارات' },
  { at: 'in', en: 'the olive suburb', ar: 'ضاحية الزيتون' },
  { at: 'in', en: 'the lagoon', ar: 'البحيرة الضحلة' },
  { at: 'in', en: 'the citadel', ar: 'القلعة' },
  { at: 'at', en: 'the river mouth', ar: 'مصب النهر' },
  { at: 'in', en: 'the weavers’ quarter', ar: 'حي النساجين' },
  { at: 'in', en: 'the botanical garden', ar: 'الحديقة النباتية' },
]

/** @type {readonly Pair[]} */
export const GROUPS = [
  { en: 'displaced families', ar: 'الأسر النازحة' },
  { en: 'unemployed graduates', ar: 'الخريجين العاطلين عن العمل' },
  { en: 'boat owners', ar: 'أصحاب القوارب' },
  { en: 'widows of sailors', ar: 'أرامل البحارة' },
  { en: 'pupils of the evening schools', ar: 'تلاميذ المدارس المسائية' },
  { en: 'retired pilots', ar: 'المرشدين المتقاعدين' },
  { en: 'net makers', ar: 'صانعي الشباك' },
  { en: 'seasonal labourers', ar: 'العمال الموسميين' },
  { en: 'shopkeepers', ar: 'أصحاب المتاجر' },
  { en: 'lorry drivers', ar: 'سائقي الشاحنات' },
  { en: 'nurses', ar: 'الممرضات' },
  { en: 'foreign crews', ar: 'الأطقم الأجنبية' },
  { en: 'divers', ar: 'الغواصين' },
  { en: 'heirs of the builders', ar: 'ورثة البنائين' },
  { en: 'carpenters', ar: 'النجارين' },
  { en: 'subscribers', ar: 'المشتركين' },
  { en: 'exporters of fruit', ar: 'مصدّري الفاكهة' },
  { en: 'inspectors', ar: 'المفتشين' },
]

/**
 * What is counted: after a number of more than ten, and all of them. Numbers end in 11 to 99, after
 * which Arabic counts in the singular.
 *
 * @type {readonly (Pair & { readonly all: string })[]}
 */
export const PAPERS = [
  { en: 'files', ar: 'ملفًا', all: 'الملفات' },
  { en: 'requests', ar: 'طلبًا', all: 'الطلبات' },
  { en: 'contracts', ar: 'عقدًا', all: 'العقود' },
  { en: 'complaints', ar: 'شكوى', all: 'الشكاوى' },
  { en: 'letters', ar: 'رسالة', all: 'الرسائل' },
  { en: 'invoices', ar: 'فاتورة', all: 'الفواتير' },
  { en: 'drawings', ar: 'رسمًا', all: 'الرسوم' },
  { en: 'permits', ar: 'تصريحًا', all: 'التصاريح' },
  { en: 'reports', ar: 'تقريرًا', all: 'التقارير' },
  { en: 'loans', ar: 'قرضًا', all: 'القروض' },
  { en: 'cases', ar: 'حالة', all: 'الحالات' },
  { en: 'proposals', ar: 'مقترحًا', all: 'المقترحات' },
  { en: 'testimonies', ar: 'إفادة', all: 'الإفادات' },
  { en: 'receipts', ar: 'إيصالًا', all: 'الإيصالات' },
  { en: 'photographs', ar: 'صورة', all: 'الصور' },
  { en: 'certificates', ar: 'شهادة', all: 'الشهادات' },
  { en: 'notices', ar: 'إشعارًا', all: 'الإشعارات' },
  { en: 'forms', ar: 'استمارة', all: 'الاستمارات' },
  { en: 'agreements', ar: 'اتفاقًا', all: 'الاتفاقات' },
  { en: 'registers', ar: 'سجلًا', all: 'السجلات' },
]

/** What is done with papers. @type {readonly Verb[]} */
export const HANDLED = [
  { en: 'counted', ar: ['أحصى', 'أحصت'] },
  { en: 'recorded', ar: ['سجّل', 'سجّلت'] },
  { en: 'documented', ar: ['وثّق', 'وثّقت'] },
  { en: 'reviewed', ar: ['راجع', 'راجعت'] },
  { en: 'listed', ar: ['أدرج', 'أدرجت'] },
  { en: 'examined', ar: ['فحص', 'فحصت'] },
  { en: 'approved', ar: ['أقرّ', 'أقرّت'] },
  { en: 'submitted', ar: ['قدّم', 'قدّمت'] },
  { en: 'catalogued', ar: ['فهرس', 'فهرست'] },
  { en: 'compared', ar: ['قارن', 'قارنت'] },
  { en: 'copied', ar: ['نسخ', 'نسخت'] },
  { en: 'sealed', ar: ['ختم', 'ختمت'] },
]

/** Before a group. @type {readonly Pair[]} */
export const FOR = [
  { en: 'from', ar: 'من' },
  { en: 'on behalf of', ar: 'نيابة عن' },
  { en: 'concerning', ar: 'بشأن' },
  { en: 'for the benefit of', ar: 'لفائدة' },
  { en: 'at the request of', ar: 'بطلب من' },
  { en: 'in the presence of', ar: 'بحضور' },
  { en: 'under an agreement with', ar: 'بموجب اتفاق مع' },
]

/**
 * Before a number, with what it makes of the figure. Twice as many have none.
 *
 * @type {readonly (Pair & { readonly bound: string })[]}
 */
export const ROUGHLY = [
  { en: '', ar: '', bound: 'exact' },
  { en: '', ar: '', bound: 'exact' },
  { en: 'about ', ar: 'نحو ', bound: 'about' },
  { en: 'more than ', ar: 'أكثر من ', bound: 'more-than' },
  { en: 'at least ', ar: 'ما لا يقل عن ', bound: 'at-least' },
]

/** With an Arabic word between the verb and what is said. @type {readonly Verb[]} */
export const SAYS = [
  { en: 'writes that', ar: ['يكتب أن', 'تكتب أن'] },
  { en: 'reports that', ar: ['يفيد بأن', 'تفيد بأن'] },
  { en: 'recalls that', ar: ['يتذكر أن', 'تتذكر أن'] },
  { en: 'notes that', ar: ['يلاحظ أن', 'تلاحظ أن'] },
  { en: 'explains that', ar: ['يوضح أن', 'توضح أن'] },
  { en: 'warns that', ar: ['يحذّر من أن', 'تحذّر من أن'] },
  { en: 'says that', ar: ['يقول إن', 'تقول إن'] },
  { en: 'emphasises that', ar: ['يشدد على أن', 'تشدد على أن'] },
  { en: 'adds that', ar: ['يضيف أن', 'تضيف أن'] },
  { en: 'concludes that', ar: ['يستنتج أن', 'تستنتج أن'] },
]

/** @type {readonly Noun[]} */
export const MATTERS = [
  { en: 'the cost of repairs', ar: 'كلفة الإصلاحات', f: true },
  { en: 'the rent of workshops', ar: 'إيجار الورش' },
  { en: 'the timetable of the ferries', ar: 'جدول العبّارات' },
  { en: 'the waiting time for housing', ar: 'مدة انتظار السكن', f: true },
  { en: 'the price of diesel', ar: 'سعر الديزل' },
  { en: 'the catch of sardines', ar: 'صيد السردين' },
  { en: 'the supply of drinking water', ar: 'إمداد مياه الشرب' },
  { en: 'the training budget', ar: 'ميزانية التدريب', f: true },
  { en: 'the intake of apprentices', ar: 'قبول المتدربين' },
  { en: 'the plan for the breakwater', ar: 'خطة كاسر الأمواج', f: true },
  { en: 'the quality of the concrete', ar: 'جودة الخرسانة', f: true },
  { en: 'the lighting of the quays', ar: 'إنارة الأرصفة', f: true },
  { en: 'the mooring fee', ar: 'رسم الإرساء' },
  { en: 'the wage settlement', ar: 'اتفاق الأجور' },
  { en: 'the insurance of the vessels', ar: 'تأمين السفن' },
  { en: 'the chart of the seabed', ar: 'خريطة قاع البحر', f: true },
  { en: 'the list of tenants', ar: 'قائمة المستأجرين', f: true },
  { en: 'the work on the sewers', ar: 'العمل في المجاري' },
  { en: 'the sale of warehouses', ar: 'بيع المستودعات' },
  { en: 'the rule on overtime', ar: 'قاعدة العمل الإضافي', f: true },
  { en: 'the debt of the cooperative', ar: 'دين التعاونية' },
  { en: 'the survey of roofs', ar: 'مسح الأسطح' },
  { en: 'the export of citrus', ar: 'تصدير الحمضيات' },
  { en: 'the vaccination campaign', ar: 'حملة التطعيم', f: true },
]

/** `{share}` stands for a number of per cent. @type {readonly Verb[]} */
export const FARED = [
  {
    en: 'rose by {share} per cent',
    ar: ['ارتفع بنسبة {share} في المئة', 'ارتفعت بنسبة {share} في المئة'],
  },
  {
    en: 'fell by {share} per cent',
    ar: ['انخفض بنسبة {share} في المئة', 'انخفضت بنسبة {share} في المئة'],
  },
  {
    en: 'exceeded the estimate by {share} per cent',
    ar: ['تجاوز التقدير بنسبة {share} في المئة', 'تجاوزت التقدير بنسبة {share} في المئة'],
  },
  { en: 'differed between quarters', ar: ['اختلف بين حي وآخر', 'اختلفت بين حي وآخر'] },
  { en: 'kept to the schedule', ar: ['التزم بالجدول الزمني', 'التزمت بالجدول الزمني'] },
  { en: 'lagged behind expectations', ar: ['تأخر عن التوقعات', 'تأخرت عن التوقعات'] },
  { en: 'met with objections', ar: ['لقي اعتراضات', 'لقيت اعتراضات'] },
  { en: 'passed to another office', ar: ['انتقل إلى مكتب آخر', 'انتقلت إلى مكتب آخر'] },
  { en: 'depended on donations', ar: ['اعتمد على التبرعات', 'اعتمدت على التبرعات'] },
  { en: 'served as an example elsewhere', ar: ['صار مثالًا لغيره', 'صارت مثالًا لغيرها'] },
  { en: 'surprised the auditors', ar: ['فاجأ المدققين', 'فاجأت المدققين'] },
  { en: 'occupied two commissions', ar: ['شغل لجنتين', 'شغلت لجنتين'] },
  { en: 'led to a dispute', ar: ['أدى إلى نزاع', 'أدت إلى نزاع'] },
  { en: 'came before the judges', ar: ['وصل إلى القضاة', 'وصلت إلى القضاة'] },
  {
    en: 'appeared in no statement of accounts',
    ar: ['لم يرد في أي كشف حسابات', 'لم ترد في أي كشف حسابات'],
  },
  { en: 'improved considerably', ar: ['تحسّن كثيرًا', 'تحسّنت كثيرًا'] },
  { en: 'became an election issue', ar: ['صار قضية انتخابية', 'صارت قضية انتخابية'] },
  { en: 'divided the residents', ar: ['قسم السكان', 'قسمت السكان'] },
  { en: 'required further equipment', ar: ['تطلّب معدات إضافية', 'تطلّبت معدات إضافية'] },
  { en: 'attracted investors', ar: ['اجتذب المستثمرين', 'اجتذبت المستثمرين'] },
]

/** Why, or on which occasion. @type {readonly Pair[]} */
export const BECAUSE = [
  { en: 'because a storm had damaged the cranes', ar: 'لأن عاصفة كانت قد أضرّت بالرافعات' },
  { en: 'because suppliers had withdrawn', ar: 'لأن المورّدين كانوا قد انسحبوا' },
  { en: 'because the tariffs had changed', ar: 'لأن التعرفة كانت قد تغيّرت' },
  { en: 'because the engineers had demanded it', ar: 'لأن المهندسين كانوا قد طلبوا ذلك' },
  { en: 'because the tender had failed', ar: 'لأن المناقصة كانت قد فشلت' },
  { en: 'because the archive had burnt', ar: 'لأن الأرشيف كان قد احترق' },
  { en: 'during the strike of the crane operators', ar: 'خلال إضراب مشغّلي الرافعات' },
  { en: 'during the census', ar: 'خلال التعداد' },
  { en: 'during the drought', ar: 'خلال الجفاف' },
  { en: 'during the dredging of the channel', ar: 'خلال تجريف القناة' },
  { en: 'after the reform of the statutes', ar: 'بعد إصلاح النظام الأساسي' },
  { en: 'after the collapse of the scaffolding', ar: 'بعد انهيار السقالات' },
  { en: 'after the visit of the ombudsman', ar: 'بعد زيارة أمين المظالم' },
  { en: 'after the arrival of the tugboats', ar: 'بعد وصول زوارق القطر' },
  { en: 'despite the promise of a subsidy', ar: 'رغم الوعد بإعانة' },
  { en: 'despite the advice of physicians', ar: 'رغم نصيحة الأطباء' },
  { en: 'despite the petition of neighbours', ar: 'رغم عريضة الجيران' },
  { en: 'thanks to a bequest', ar: 'بفضل وصية' },
  { en: 'thanks to volunteers', ar: 'بفضل المتطوعين' },
  { en: 'thanks to cheaper timber', ar: 'بفضل انخفاض سعر الخشب' },
]

/** Of a person, with the month or year behind them. @type {readonly Pair[]} */
export const WHEN = [
  { en: 'in {month} {year}', ar: 'في {month} {year}' },
  { en: 'on {day} {month} {year}', ar: 'في {day} {month} {year}' },
  { en: 'in the course of {year}', ar: 'خلال عام {year}' },
  { en: 'by the end of {year}', ar: 'بحلول نهاية عام {year}' },
  { en: 'in the spring of {year}', ar: 'في ربيع عام {year}' },
  { en: 'in the autumn of {year}', ar: 'في خريف عام {year}' },
]

/** @type {readonly Pair[]} */
export const MONTHS = [
  { en: 'January', ar: 'كانون الثاني/يناير' },
  { en: 'February', ar: 'شباط/فبراير' },
  { en: 'March', ar: 'آذار/مارس' },
  { en: 'April', ar: 'نيسان/أبريل' },
  { en: 'June', ar: 'حزيران/يونيو' },
  { en: 'July', ar: 'تموز/يوليو' },
  { en: 'September', ar: 'أيلول/سبتمبر' },
  { en: 'October', ar: 'تشرين الأول/أكتوبر' },
  { en: 'November', ar: 'تشرين الثاني/نوفمبر' },
]

/** The register of names. @type {readonly (Noun & { readonly id: string })[]} */
export const PEOPLE = [
  { id: 'haddad', en: 'Salma Haddad', ar: 'سلمى حداد', f: true },
  { id: 'mansour', en: 'Karim Mansour', ar: 'كريم منصور' },
  { id: 'aswad', en: 'Leila Aswad', ar: 'ليلى أسود', f: true },
  { id: 'qasim', en: 'Youssef Qasim', ar: 'يوسف قاسم' },
  { id: 'barakat', en: 'Nadia Barakat', ar: 'نادية بركات', f: true },
  { id: 'sabbagh', en: 'Omar Sabbagh', ar: 'عمر صباغ' },
  { id: 'khalifa', en: 'Huda Khalifa', ar: 'هدى خليفة', f: true },
  { id: 'darwish', en: 'Samir Darwish', ar: 'سمير درويش' },
  { id: 'zaidan', en: 'Rana Zaidan', ar: 'رنا زيدان', f: true },
  { id: 'fakhoury', en: 'Elias Fakhoury', ar: 'إلياس فاخوري' },
]

/** Titles of sources and headings, before a place. @type {readonly Pair[]} */
export const SUBJECTS = [
  { en: 'Letters from', ar: 'رسائل من' },
  { en: 'A season at', ar: 'موسم في' },
  { en: 'The accounts of', ar: 'حسابات' },
  { en: 'Work and wages at', ar: 'العمل والأجور في' },
  { en: 'What was built at', ar: 'ما بُني في' },
  { en: 'An enquiry into', ar: 'تحقيق في' },
  { en: 'Housing at', ar: 'السكن في' },
  { en: 'The tenants of', ar: 'مستأجرو' },
  { en: 'Trade at', ar: 'التجارة في' },
  { en: 'Minutes from', ar: 'محاضر من' },
  { en: 'Health at', ar: 'الصحة في' },
]

/** @type {readonly Pair[]} */
export const OUTLETS = [
  { en: 'Harbour Review', ar: 'مجلة الميناء' },
  { en: 'The Coastal Gazette', ar: 'جريدة الساحل' },
  { en: 'Papers on Public Works', ar: 'أوراق الأشغال العامة' },
  { en: 'The Lantern', ar: 'مجلة الفانوس' },
  { en: 'Notes on Navigation', ar: 'دفاتر الملاحة' },
]
