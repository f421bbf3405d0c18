import type { ByLanguage } from '../../model/language.ts'

/**
 * Two senses that exclude each other, and the words for each of them, folded as the number engine folds
 * them. A trailing `~` stands for whatever ending; words of one phrase are joined by `_`. Arabic words
 * are written without «و», «ف», «ب», «ل», «ك» and the article.
 */
export interface Opposites {
  /** What it is about: a message names it. */
  readonly axis: string
  /**
   * What a denial makes of them. `either`: what is not the one is the other, so that "not allowed" is
   * forbidden. `neither`: there is a third, so that what did not rise has not fallen. `ignored`: names
   * of things, sides and times, which a sentence that denies has too.
   */
  readonly negated: 'either' | 'neither' | 'ignored'
  readonly words: ByLanguage<readonly [string, string]>
}

function opposites(
  negated: Opposites['negated'],
  rows: readonly (readonly [string, string, string, string, string])[],
): Opposites[] {
  return rows.map(([axis, first, second, firstArabic, secondArabic]) => ({
    axis,
    negated,
    words: { en: [first, second], ar: [firstArabic, secondArabic] },
  }))
}

/** The pairs of opposites that the two languages are searched for: one row a pair, anyone can add one. */
export const OPPOSITES: readonly Opposites[] = [
  ...opposites('ignored', [
    ['north or south', 'north northern northward northwards northwest northeast', 'south southern southward southwards southwest southeast', 'شمال شمالي شماليه شمالا شمالها شماله', 'جنوب جنوبي جنوبيه جنوبا جنوبها جنوبه'],
    ['east or west', 'east eastern eastward eastwards northeast southeast', 'west western westward westwards northwest southwest', 'شرق شرقي شرقيه شرقا شرقها شرقه', 'غرب غربي غربيه غربا غربها غربه'],
    ['before or after', 'before prior ago earlier beforehand until when once then', 'after afterwards afterward later following thereafter since until when once then', 'قبل قبيل قبلها قبله قبلهم قبلئذ حتي منذ حين عندما ثم لدي', 'بعد بعيد بعدما بعدها بعده بعدئذ عقب اثر غداه لاحقا حتي منذ حين عندما ثم لدي فور'],
    ['most or least', 'largest biggest greatest maximum', 'smallest least minimum fewest', 'اكبر اعظم اقصي اضخم', 'اصغر اقل ادني'],
    ['majority or minority', 'majority most_of', 'minority minorities', 'غالبيه اغلبيه معظم اكثريه جل', 'اقليه اقليات'],
    ['victory or defeat', 'victory victories victorious', 'defeat defeats defeated', 'نصر انتصر~ انتصار~ فوز منتصر~', 'هزيمه هزائم هزم هزمت انهزم~ مهزوم~ اندحار'],
    ['profit or loss', 'profit profits profitable surplus~', 'deficit~ loss losses', 'ربح ارباح ارباحا ربحا فائض~ مربح~', 'خساره خسائر عجز عجزا'],
    ['inside or outside', 'inside within interior', 'outside beyond exterior', 'داخل داخلها داخله داخلي داخليه ضمن', 'خارج خارجها خارجه خارجي خارجيه'],
    ['at home or abroad', 'domestic domestically', 'foreign abroad overseas', 'محلي محليه داخلي داخليه وطني وطنيه', 'اجنبي اجنبيه اجانب خارجي خارجيه خارج'],
    ['left or right', 'left_bank left_wing left_hand leftist~ leftwing', 'right_bank right_wing right_hand rightist~ rightwing', 'يسار يساري يساريه يسري ايسر اليسري', 'يمين يميني يمينيه يمني ايمن اليمني'],
    ['day or night', 'daytime daylight by_day', 'nighttime night nights overnight by_night evening', 'نهار نهارا نهاري نهاريه', 'ليل ليلا ليله مساء ليلي ليليه ليالي'],
    ['summer or winter', 'summer', 'winter', 'صيف صيفا صيفي صيفيه', 'شتاء شتوي شتويه شتاءا'],
    ['old or new', 'old older oldest ancient', 'new newer newest', 'قديم قديمه قدامي عتيق اقدم سابق', 'جديد جديده جدد احدث حديث حديثه'],
    ['large or small', 'large larger big bigger huge vast great', 'small smaller tiny little', 'كبير كبيره كبار اكبر كبري ضخم ضخمه واسع واسعه هائل هائله شاسع~ عظيم~', 'صغير صغيره صغار اصغر صغري ضئيل ضئيله محدود~ طفيف~'],
    ['strong or weak', 'strong stronger strongest strongly powerful strength strengthen~', 'weak weaker weakest weakly weakness weaken~', 'قوي قويه اقوي قوه بقوه عزز عززت تعزيز~ متين~ شديد~', 'ضعيف ضعيفه اضعف ضعف اضعفت اضعاف وهن هش هشه'],
    ['long or short', 'long longer longest lengthy lengthened', 'short shorter shortest brief briefly shortened', 'طويل طويله طويلا اطول مطول طول اطال', 'قصير قصيره اقصر وجيز~ مقتضب~ موجز~ قصر'],
    ['rich or poor', 'rich richer richest wealthy wealthiest', 'poor poorer poorest impoverished', 'غني غنيه اغنياء اغني ثري ثريه اثرياء ميسور~', 'فقير فقيره فقراء افقر معدم~ معوز~'],
    ['fast or slow', 'fast faster fastest quick quickly rapid rapidly accelerat~ sped', 'slow slower slowest slowly slowed slowing decelerat~', 'سريع سريعه سريعا بسرعه سرعه اسرع تسارع~ مسرع', 'بطيء بطيئه ببطء بطء ابطا تباطا تباطات تباطؤ بطيئا'],
    ['near or far', 'near nearby close_to', 'far_from distant remote', 'قرب قريب قريبه قريبا مقربه قربها جوار', 'بعيد بعيده بعيدا ناء نائيه نائي'],
    ['easy or difficult', 'easy easier easily simple', 'difficult harder difficulty difficulties hard_to', 'سهل سهله بسهوله يسير~ بسيط~ سهوله', 'صعب صعبه بصعوبه صعوبه صعوبات عسير~ شاق شاقه'],
    ['war or peace', 'peace peaceful peacefully', 'war wars', 'سلام سلم سلمي سلميه سلما', 'حرب حروب حربا حربي حربيه'],
    ['peaceful or violent', 'peaceful peacefully nonviolent', 'violent violently violence', 'سلمي سلميه سلميا سلميين', 'عنيف عنيفه عنف عنفا عنيفا'],
    ['ally or enemy', 'ally allies allied friend friends friendly', 'enemy enemies foe foes hostile adversar~', 'حليف حليفه حلفاء صديق صديقه اصدقاء متحالف~', 'عدو اعداء معاد معاديه خصم خصوم عدائي~'],
    ['for or against', 'in_favour in_favor', 'against', 'لصالح صالح تاييد~ مؤيد~ ايد ايدت', 'ضد معارض~ معارضه رفض~ عارض~ مناهض~ مكافحه'],
    ['alive or dead', 'alive survived surviving survivor~ survive~', 'dead died killed dying', 'حي حيا احياء نجا نجت نجوا ناج ناجون ناجين ناجي قيد', 'ميت ميتا مات ماتت ماتوا قتل~ قتيل قتلي توفي توفيت توفوا قضي قضوا لقي'],
    ['healthy or sick', 'healthy recovered recovery recovers', 'sick ill illness infected', 'معافي سليم سليمه تعافي تعافت شفي شفيت شفاء صحي صحيه', 'مريض مريضه مرضي مرض اصيب اصيبت مصاب~ عليل'],
    ['men or women', 'man men male males boy boys', 'woman women female females girl girls', 'رجل رجال رجلا رجلان رجلين ذكر ذكور ذكورا فتي فتيان صبي صبيه صبيان اولاد ولد شبان شاب', 'امراه نساء امراتان امراتين انثي اناث فتاه فتيات بنت بنات سيده سيدات نسائي نسائيه نسوي~ شابات نسوه'],
    ['father or mother', 'father fathers', 'mother mothers', 'اب ابو ابوه ابيه ابي ابا والد والده والدها اباء ابوها ابيها والدهم', 'ام امه امها امهات والدته والدتها والدتهم امهم'],
    ['brother or sister', 'brother brothers', 'sister sisters', 'اخ اخوه اخيه شقيق~ اخوته اخوها اخيها اخوان', 'اخت اخته اختها شقيقه شقيقته شقيقتها شقيقات اخوات شقيقتان شقيقتين'],
    ['son or daughter', 'son sons', 'daughter daughters', 'ابن ابنه ابنها ابناء ابناؤه ولد ولده ولدها نجل~ ابنائ~', 'ابنه ابنته ابنتها ابنتان بنت بنات بناته ابنتيه ابنتاها ابنتيها'],
    ['husband or wife', 'husband husbands widower~', 'wife wives widow widows', 'زوج زوجها ازواج ازواجهن', 'زوجه زوجته زوجات زوجاتهم ارمله ارامل ارملته'],
    ['Sunni or Shia', 'sunni sunnis', 'shia shias shiite shiites shi', 'سني سنيه سنه سنا سنيا', 'شيعي شيعيه شيعه شيعيا'],
    ['urban or rural', 'urban', 'rural countryside', 'حضري حضريه مدن مدينه حضر', 'ريفي ريفيه ريف ارياف قروي قري'],
    ['civilian or military', 'civilian civilians', 'military soldiers soldier', 'مدني مدنيه مدنيين مدنيون مدنيا مدنيو مدنيي', 'عسكري عسكريه عسكريين عسكريون جنود جندي جيش عسكريا'],
    ['public or private', 'public publicly state-owned', 'private privately', 'عام عامه عمومي~ علنا علني علنيه حكومي~ جمهور', 'خاص خاصه خصوصي~ سرا اهلي~'],
    ['open or secret', 'openly overt transparent', 'secret secretly covert covertly clandestin~', 'علنا علني علنيه جهرا مكشوف~ شفاف~', 'سرا سري سريه خفيه سرا خلسه'],
    ['temporary or permanent', 'temporary temporarily interim provisional', 'permanent permanently', 'موقت موقته موقتا مؤقت~ انتقالي~', 'دائم دائمه دائما نهائي~'],
    ['partial or complete', 'partial partially partly', 'complete completely full fully total totally entire entirely', 'جزئي جزئيه جزئيا', 'كامل كامله كاملا كليا كلي كليه تام تامه تماما بالكامل كل جميع شامل~'],
    ['direct or indirect', 'direct directly', 'indirect indirectly', 'مباشر مباشره مباشرا', 'غير_مباشر غير_مباشره'],
    ['voluntary or forced', 'voluntary voluntarily volunteer~ willingly optional', 'forced forcibly compulsory mandatory obligatory involuntar~ coerced', 'طوعي طوعيه طوعا اختياري~ متطوع~ طواعيه', 'قسري قسريه قسرا اجباري~ الزامي~ بالقوه اكراه~ قهر~ مكره~ رغما'],
    ['always or never', 'always', 'never', 'دائما دوما باستمرار', 'قط مطلقا ابدا'],
    ['often or seldom', 'often frequently usually commonly', 'rarely seldom hardly infrequent~', 'غالبا كثيرا مرارا عاده تكرار~ اغلب', 'نادرا قلما ندر يندر'],
    ['all or none', 'everyone everybody', 'nobody none', 'جميع كل كافه', 'لا_احد'],
    ['optimism or pessimism', 'optimis~ hopeful', 'pessimis~', 'تفاءل~ تفاؤل~ متفائل~', 'تشاءم~ تشاؤم~ متشائم~'],
    ['upper or lower', 'upper', 'lower', 'علوي علويه عليا اعلي', 'سفلي سفليه دنيا ادني'],
    ['morning or evening', 'morning dawn', 'evening dusk sunset', 'صباح صباحا فجر فجرا صبيحه', 'مساء مسائي مسائيه غروب عشيه ليل ليلا'],
    ['obligation or choice', 'must obliged obligatory compulsory mandatory', 'optional voluntary may', 'يجب يتعين يتوجب ملزم~ الزامي~ اجباري~ لابد', 'يجوز اختياري~ طوعي~ يمكن'],
    ['high or low', 'high higher highest', 'low lower lowest', 'عال عالي عاليه مرتفع مرتفعه اعلي رفيع~', 'منخفض~ متدن~ ادني اقل هابط متدني'],
    ['many or few', 'many numerous', 'few', 'كثير كثيره كثيرون كثيرين عديد عديده عده', 'قليل قليله قليلون قليلين قله بضعه بضع'],
    ['better or worse', 'better best', 'worse worst', 'افضل احسن خير', 'اسوا شر'],
    ['old or young', 'older oldest eldest elderly', 'younger youngest', 'اكبر اكبرهم اكبرهن مسن~ كبار كبري', 'اصغر اصغرهم اصغرهن صغار صغري'],
    ['above or below', 'above', 'below beneath', 'فوق اعلي', 'تحت دون ادني اقل اسفل'],
  ]),
  ...opposites('neither', [
    ['rising or falling', 'rise rises rose risen rising increase~ increasing grew grow grows growing grown climb~ soar~ surge~ jumped gain gained gains up upward growth', 'fall falls fell fallen falling decrease~ decreasing decline~ declining drop drops dropped dropping shrank shrink~ shrunk plunge~ slump~ diminish~ dwindl~ dip dipped slid down downward lower lowered reduce~ reducing reduction halved eased receded', 'ارتفع~ يرتفع~ ترتفع~ ارتفاع~ مرتفع~ ازداد~ زاد زادت زيادة زياده يزداد~ تزداد~ تزايد~ متزايد~ نما نمت ينمو نمو صعد~ صعود قفز~ تصاعد~ تنامي تنامت تضاعف~ علا زيد', 'انخفض~ ينخفض~ تنخفض~ انخفاض~ تراجع~ يتراجع~ هبط~ يهبط~ تهبط~ هبوط~ تدني تدنت تقلص~ انكمش~ انكماش~ تناقص~ قل قلت خفض~ تخفيض~ هوي هوت انحسر~ انحدر~ نقص نقصت تضاءل~ خفض'],
    ['opening or closing', 'open opens opened opening reopen~ inaugurat~', 'close closes closed closing closure~ shut shuts shutting shutter~', 'فتح فتحت يفتح تفتح افتتح~ افتتاح~ يفتتح~ مفتوح~ فتحه', 'اغلق~ يغلق~ تغلق~ اغلاق~ مغلق~ اقفل~ اقفال~ مقفل~ سد'],
    ['beginning or ending', 'begin~ began begun start~ launch~ commence~ outbreak', 'end ends ended ending finish~ conclude~ concluding ceased halt~ terminat~ stopped', 'بدا بدات يبدا تبدا بدء بدايه بداء انطلق~ انطلاق~ اطلق اطلقت اندلع~ شرع شرعت استهل~ بدؤوا بداوا', 'انتهي انتهت ينتهي تنتهي انتهاء نهايه انهي انهت اختتم~ اختتام~ توقف~ ختام اوقف اوقفت انقضي وقف انفض'],
    ['advancing or retreating', 'advance advances advanced advancing', 'retreat~ withdrew withdraw withdraws withdrawn withdrawal~ withdrawing pulled_out pulled_back', 'تقدم تقدمت يتقدم تتقدم تقدموا', 'انسحب~ ينسحب~ تنسحب~ انسحاب~ تراجع~ تقهقر~ سحب سحبت'],
    ['arriving or leaving', 'arrive~ arriving arrival~ entered entering entry', 'depart~ left_the left_for left_their left_his left_her leaves_the leaving_the exited', 'وصل وصلت وصلوا وصول دخل دخلت دخلوا يدخل تدخل دخول قدم', 'غادر~ يغادر~ تغادر~ مغادر~ رحل رحلت رحلوا رحيل خرج خرجت خرجوا خروج'],
    ['imports or exports', 'import imports imported importing importer~ importation', 'export exports exported exporting exporter~ exportation', 'استورد~ يستورد~ تستورد~ استيراد~ وارد واردات مستورد~ وارداتها وارداته', 'صدر صدرت يصدر تصدر تصدير~ صادرات صادراتها صادراته مصدر مصدرين'],
    ['buying or selling', 'buy buys bought buying purchase~ purchasing buyer~', 'sell sells sold selling sale sales seller~', 'اشتري اشترت يشتري تشتري شراء مشتري مشتريات ابتاع', 'باع باعت يبيع تبيع بيع بائع بيعت مبيعات باعوا'],
    ['winning or losing', 'won win wins winning winner~', 'lost lose loses losing loser~', 'فاز فازت فازوا يفوز تفوز فوز ربح ربحت كسب كسبت فائز~ انتصر~ نال نالت', 'خسر خسرت خسروا يخسر تخسر خساره خاسر~ هزم هزمت فقد فقدت فقدان ضيع'],
    ['arrest or release', 'arrest arrests arrested arresting detain detains imprisoned jailed', 'release~ freed freeing liberated', 'اعتقل~ يعتقل~ تعتقل~ اعتقال~ اوقف اوقفت توقيف~ احتجز~ احتجاز~ سجن سجنت حبس', 'افرج~ افراج~ سراح سراحه سراحها سراحهم اطلق حرر حررت تحرير~ اخلي يفرج تفرج'],
    ['lifting or imposing', 'lifted lifting lifts eased easing', 'imposed imposes imposing imposition tightened tightening', 'رفع رفعت ترفع يرفع خفف خففت تخفيف~ الغي الغت', 'فرض فرضت يفرض تفرض شدد شددت تشديد~ مفروض~'],
    ['success or failure', 'success successes successful successfully succeed~ managed_to', 'failure~ fail fails failed failing unsuccessful~', 'نجح نجحت نجحوا ينجح تنجح نجاح نجاحا ناجح ناجحه تمكن~', 'فشل فشلت فشلوا يفشل تفشل فشلا فاشل~ اخفق~ يخفق~ اخفاق~'],
    ['attack or defence', 'attack attacks attacked attacking offensive attacker~ assault~', 'defend~ defence defense defensive', 'هاجم~ يهاجم~ تهاجم~ هجوم~ هجمات اعتداء~ مهاجم~', 'دافع~ يدافع~ تدافع~ دفاع~ مدافع~'],
    ['support or opposition', 'support supports supported supporting supporter~ backed backing endorse~ favour~ favor~', 'oppose~ opposing opposition opponent~ resist~', 'دعم دعمت يدعم تدعم دعما ايد ايدت يؤيد تؤيد تاييد~ مؤيد~ ساند~ مساند~ انصار مناصر~ داعم~ لصالح', 'عارض~ يعارض~ تعارض~ معارض~ معارضه ناهض~ مناهض~ قاوم~ ضد'],
    ['praise or criticism', 'praise~ praising welcomed welcomes welcoming hailed commend~ applaud~', 'criticise~ criticize~ criticis~ critici~ condemn~ denounc~ blame~ blamed deplore~', 'اشاد اشادت اشاده يشيد تشيد رحب~ يرحب~ ترحيب~ اثني اثنت امتدح~ ثناء حيا هنا', 'انتقد~ ينتقد~ تنتقد~ انتقاد~ ادان ادانت ادانه يدين تدين ندد~ يندد~ تنديد~ استنكر~ شجب~ لام لامت'],
    ['confirming or denying', 'confirm~ acknowledg~ admit~ affirm~', 'deny denies denied denial~ refute~ dismissed_as', 'اكد~ يؤكد~ تؤكد~ تاكيد~ اقر اقرت اعترف~ يعترف~ تعترف~ اعتراف~ يقر', 'نفي نفت ينفي تنفي نفيا انكر~ ينكر~ انكار~ دحض~ تنفيه ينفيه نفاه نفته'],
    ['joining or leaving', 'join joins joined joining', 'quit quits resigned defected defects', 'انضم~ ينضم~ تنضم~ التحق~ يلتحق~ التحاق~', 'ترك تركت تركوا غادر~ استقال~ انشق~ انسحب~'],
    ['hiring or dismissing', 'hired hires hiring appointed appoints appointing recruit~ appointment', 'fired dismissed dismisses dismissal sacked sacking laid_off ousted', 'عين عينت تعيين~ وظف~ توظيف~ جند جندت يعين تعين', 'اقال اقالت اقيل اقيلت اقاله عزل عزلت فصل فصلت طرد طردت سرح سرحت تسريح~'],
    ['lending or borrowing', 'lend lends lent lending lender~ creditor~', 'borrow~ debtor~', 'اقرض~ يقرض~ تقرض~ اقراض~ دائن~ مقرض~', 'اقترض~ يقترض~ تقترض~ اقتراض~ مدين~ مقترض~'],
    ['building or destroying', 'build builds built building_of rebuilt rebuild~ construct~', 'destroy~ destruction demolish~ demolition', 'بني بنت بناء شيد شيدت تشييد~ يبني تبني اعمار', 'دمر~ يدمر~ تدمير~ هدم هدمت يهدم تهدم دمار'],
    ['adding or removing', 'added adds adding addition', 'removed removes removing removal deleted deletes', 'اضاف اضافت اضافه يضيف تضيف اضيف~', 'ازال ازالت ازاله حذف حذفت شطب شطبت ازيل~ يزيل'],
    ['inclusion or exclusion', 'include~ including inclusion', 'exclude~ excluding exclusion except', 'شمل شملت يشمل تشمل ضم ضمت تضم يضم تضمن~ ادرج~ بينهم بينها منهم منها', 'استثني استثنت استثناء استبعد~ استبعاد~ اقصي اقصاء باستثناء عدا'],
    ['marrying or divorcing', 'married marry marries marriage~ wed wedding~', 'divorce~ divorcing', 'تزوج~ يتزوج~ زواج~ متزوج~ زفاف', 'طلق طلقت طلاق طلاقها مطلق~ انفصل~'],
    ['giving or taking', 'gave gives give given grants granted donated', 'took seized seizes confiscat~ seizure~', 'اعطي اعطت يعطي تعطي منح منحت يمنح تمنح وهب تبرع~', 'اخذ اخذت مصادر~ استولي استولت انتزع~ سلب'],
    ['better or worse', 'improv~ improving', 'worsen~ deteriorat~', 'تحسن~ تحسين~ يتحسن~ تتحسن~', 'تدهور~ يتدهور~ تتدهور~ ساءت تفاقم~ تردي تردت'],
    ['remembering or forgetting', 'remember~', 'forgot forget forgets forgotten', 'تذكر~ يتذكر~ تتذكر~', 'نسي نسيت ينسي تنسي نسيان'],
    ['uniting or dividing', 'unite unites united uniting unif~ merg~', 'divide divides divided dividing split splits splitting', 'وحد وحدت توحد~ توحيد~ اتحد~ يوحد موحد~ دمج~ اندمج~', 'قسم قسمت انقسم~ انقسام~ منقسم~ انشق~ انشقاق~ يقسم'],
    ['tightening or easing', 'tighten~ toughen~', 'eased eases easing relaxed relaxes relaxing loosen~', 'شدد شددت تشديد~ يشدد تشدد', 'خفف خففت تخفيف~ يخفف تخفف ارخي ارخت'],
    ['starting a fire or putting it out', 'ignite~ lit', 'extinguish~', 'اشعل~ اشعال~ اضرم~', 'اطفا اطفات اخمد~ اخماد~ اطفاء'],
  ]),
  ...opposites('either', [
    ['allowing or forbidding', 'allow~ allowing permit permits permitted permitting permission authoris~ authoriz~', 'forbid~ forbade forbidden ban bans banned banning prohibit~ outlaw~ barred bars bar_from', 'سمح سمحت يسمح تسمح سماح اجاز اجازت يجيز تجيز اجازه يجوز تجوز رخص~ ترخيص~ مسموح~ اذن اذنت اباح اباحت يبيح يتيح تتيح اتاح اتاحت', 'منع منعت يمنع تمنع منعا حظر حظرت يحظر تحظر حظرا محظور~ ممنوع~ حرم حرمت يحرم تحرم تحريم~ محرم~'],
    ['accepting or rejecting', 'accept~ accepting acceptance agree agrees agreed agreeing agreement approve~ approving approval adopted adopts ratif~ consent~', 'reject~ rejecting rejection refuse~ refusing refusal turned_down disagree~ veto~ unaccept~', 'قبل قبلت يقبل تقبل قبول قبلوا وافق~ يوافق~ توافق~ موافق~ اقر اقرت اقرار اعتمد~ صادق صادقت مصادقه اتفق~ يتفق~ اتفاق~', 'رفض~ يرفض ترفض رفضا رافض~ مرفوض~ اعترض~ يعترض~ نقض ابي ابت امتنع~ اختلف~ خالف~ رد ردت'],
    ['guilty or innocent', 'guilty convict~ conviction guilt', 'innocent innocence acquit~ exonerat~ cleared_of', 'مذنب~ ادان ادانت ادانه ادين~ ذنب مدان~', 'بريء~ بريئه برئ~ برات براءه تبرئه ابرياء برا'],
    ['legal or illegal', 'legal legally lawful lawfully legalis~ legaliz~', 'illegal illegally unlawful unlawfully illicit', 'قانوني قانونيه قانونيا شرعي شرعيه شرعيا مشروع~', 'غير_قانوني غير_قانونيه غير_شرعي غير_شرعيه غير_مشروع غير_مشروعه غير_قانونيه غير_شرعيين مخالف~'],
    ['possible or impossible', 'possible possibly', 'impossible', 'ممكن~ يمكن محتمل~ امكان~ قد ربما', 'مستحيل~ استحال~ غير_ممكن متعذر~ تعذر~'],
    ['known or unknown', 'known', 'unknown unidentified', 'معروف~ معلوم معلومه', 'مجهول~ غير_معروف غير_معروفه غير_معلوم'],
    ['present or absent', 'present attended attending attendance presence', 'absent absence missed_the boycott~', 'حاضر~ حضر حضرت حضروا حضور~ يحضر تحضر', 'غائب~ غاب غابت غياب~ تغيب~ قاطع~ يغيب'],
    ['sufficient or not', 'sufficient sufficiently enough adequate adequately', 'insufficient insufficiently inadequate inadequately', 'كاف كافيه كافي كافيا كفايه يكفي تكفي', 'غير_كاف غير_كافيه قاصر~ ناقص~'],
    ['positive or negative', 'positive positively', 'negative negatively', 'ايجابي~ موجب~', 'سلبي~ سالب~'],
    ['safe or dangerous', 'safe safely', 'dangerous unsafe perilous', 'امن امنه سالم~ امان امانا', 'خطر خطره خطير~ غير_امن غير_امنه'],
    ['stable or unstable', 'stable stability', 'unstable instability', 'مستقر~ استقرار~', 'غير_مستقر غير_مستقره عدم_استقرار عدم_الاستقرار مضطرب~'],
    ['similar or different', 'similar similarly same identical', 'different differently', 'مماثل~ مشابه~ متشابه~ نفس ذات نفسه نفسها ذاته ذاتها عينه', 'مختلف~ متباين~ مغاير~ اختلاف~'],
    ['official or unofficial', 'official officially', 'unofficial unofficially', 'رسمي~', 'غير_رسمي غير_رسميه'],
    ['armed or unarmed', 'armed', 'unarmed disarm~', 'مسلح~', 'اعزل عزل غير_مسلح غير_مسلحين نزع'],
  ]),
]
