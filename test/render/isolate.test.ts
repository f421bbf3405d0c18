import type { Root } from 'hast'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { describe, expect, it } from 'vitest'
import type { Language } from '../../src/model/language.ts'
import { isolate, runsOf } from '../../src/render/isolate.ts'

/** `[*> …]` is a run of a script that runs the other way, `[> …]` one that would be torn. */
function runs(text: string, language: Language): string {
  return runsOf(text, language)
    .map(({ text, dir, foreign }) =>
      dir ? `[${foreign ? '*' : ''}${dir === 'ltr' ? '>' : '<'} ${text}]` : text,
    )
    .join('')
}

/** A line as it stands in the page. */
function html(text: string, language: Language): string {
  const tree: Root = { type: 'root', children: [{ type: 'text', value: text }] }
  isolate(tree, language, ['en', 'ar', 'fr'])
  return unified().use(rehypeStringify).stringify(tree)
}

describe('isolate', () => {
  it.each([
    ['المركز الدولي (ICSR)، في 2018.', 'المركز الدولي ([*> ICSR])، في 2018.'],
    ['(Maritime Training Centre, MTC).', '([*> Maritime Training Centre, MTC]).'],
    ['بلا تاريخ n.d. ثم', 'بلا تاريخ [*> n.d.] ثم'],
    ['جائحة COVID-19 هنا', 'جائحة [*> COVID-19] هنا'],
    ['قوات SDF. UN هنا', 'قوات [*> SDF]. [*> UN] هنا'],
  ])('should isolate Latin words in Arabic: %s', (text, expected) => {
    expect(runs(text, 'ar')).toBe(expected)
  })

  it.each([
    ['the word موجز, a brief', 'the word [*< موجز], a brief'],
    ['(إعادة تأهيل: أدوار المدن), n.d.', '([*< إعادة تأهيل: أدوار المدن]), n.d.'],
    ['(«“التجربة”.. هل استطاعت؟»), 21 April', '([*< «“التجربة”.. هل استطاعت؟»]), 21 April'],
    ['slip: للنهية for للنهاية.', 'slip: [*< للنهية] for [*< للنهاية].'],
    ['قصر (قديم) stands', '[*< قصر (قديم)] stands'],
  ])('should isolate Arabic words in English: %s', (text, expected) => {
    expect(runs(text, 'en')).toBe(expected)
  })

  it.each(['ar', 'en'] as const)(
    'should keep an address left to right, without its full stop (%s)',
    (language) => {
      expect(runs('https://example.org/a/b-c.', language)).toBe('[> https://example.org/a/b-c].')
    },
  )

  it('should let ranges and shares run as Arabic does, each number by itself', () => {
    expect(runs('ميزانية 2019–2021 منها 70 % و40%', 'ar')).toBe(
      'ميزانية [> 2019]–[> 2021] منها [> 70] % و[> 40]%',
    )
  })

  it('should keep days and sums whole', () => {
    expect(runs('في 2019-04-21 نحو $ 100,000', 'ar')).toBe('في [> 2019-04-21] نحو [> $ 100,000]')
  })

  it('should leave alone what the algorithm gets right', () => {
    expect(runs('بلغت 2,727,300 دينار في 20/4/2019، أي 1.4', 'ar')).toBe(
      'بلغت 2,727,300 دينار في 20/4/2019، أي 1.4',
    )
    expect(runs('From 2019–2021, 70 % of it.', 'en')).toBe('From 2019–2021, 70 % of it.')
  })

  it.each([
    [
      'من 10:30-12:00 ثم 21/04/2019-23/04/2019',
      'من [> 10:30]-[> 12:00] ثم [> 21/04/2019]-[> 23/04/2019]',
    ],
    ['بين 50%-60% و5–-3', 'بين [> 50]%-[> 60]% و[> 5]–[> -3]'],
    ['موسم 2014-15 ثم 6281-00:29', 'موسم [> 2014]-[> 15] ثم [> 6281]-[> 00:29]'],
  ])('should cut a range between its ends and nowhere else: %s', (text, expected) => {
    expect(runs(text, 'ar')).toBe(expected)
  })

  it.each([
    ['هاتف 800-955-2292.', 'هاتف [> 800-955-2292].'],
    ['هاتف +962 6 555 1234.', 'هاتف [> +962 6 555 1234].'],
    ['هاتف 06-5551234 أو +7 (727) 250-00-00', 'هاتف [> 06-5551234] أو [> +7 (727) 250-00-00]'],
    ['القضية رقم 12-345، والسنوات 12-345', 'القضية رقم [> 12-345]، والسنوات [> 12]-[> 345]'],
    ['نحو 1 234 567 دينار', 'نحو [> 1 234 567] دينار'],
    ['عند -5 و-12% (-3) وطائرة ف-16', 'عند [> -5] و[> -12]% ([> -3]) وطائرة ف-16'],
    ['إن 2+2=4 و5 < 7', 'إن [> 2+2=4] و[> 5 < 7]'],
  ])('should keep the groups and the sign of one number in Arabic: %s', (text, expected) => {
    expect(runs(text, 'ar')).toBe(expected)
  })

  it.each([
    ['القرار S/RES/2254 (2015).', 'القرار [*> S/RES/2254 (2015)].'],
    ['معيار ISO 9001:2015، UTC+3', 'معيار [*> ISO 9001:2015]، [*> UTC+3]'],
    ['طائرة Boeing 737-800 هبطت', 'طائرة [*> Boeing 737-800] هبطت'],
    ['كتاب ISBN 978-0-306-40615-7.', 'كتاب [*> ISBN 978-0-306-40615-7].'],
    ['لغة C++ و.NET و@user و$get', 'لغة [*> C++] و[*> .NET] و[*> @user] و[*> $get]'],
    ['في 4G وA/HRC/46/55', 'في [*> 4G] و[*> A/HRC/46/55]'],
    ['ملف /var/log/app و~/notes', 'ملف [> /var/log/app] و[> ~/notes]'],
    ['بريد a.b@example.org، نعم', 'بريد [> a.b@example.org]، نعم'],
    ['(3x+2y=5) ثم x = y - 2', '([*> 3x+2y=5]) ثم [*> x = y - 2]'],
    ['5 سفن، نيسان/April', '5 سفن، نيسان/[*> April]'],
    ['بلغ SDF 70 % و40', 'بلغ [*> SDF] [> 70] % و40'],
  ])('should keep identifiers, addresses and formulas whole in Arabic: %s', (text, expected) => {
    expect(runs(text, 'ar')).toBe(expected)
  })

  it.each([
    ['(Naji 2019, p. 33)', '([*> Naji 2019, p. 33])'],
    ['(Dr. J. Smith et al.) هنا', '([*> Dr. J. Smith et al.]) هنا'],
    ['«Who?» و“Why me?”', '«[*> Who?]» و[*> “Why me?”]'],
    ['منصة Yahoo! ثم Yahoo!', 'منصة [*> Yahoo!] ثم [*> Yahoo]!'],
    ['“the word مرفأ means harbour”', '[*> “the word مرفأ means harbour”]'],
    ['“ICSR قالت نعم”', '“[*> ICSR] قالت نعم”'],
  ])('should leave its own marks to what is foreign in Arabic: %s', (text, expected) => {
    expect(runs(text, 'ar')).toBe(expected)
  })

  it.each([
    ['He said “مرحبا بكم” to us.', 'He said “[*< مرحبا بكم]” to us.'],
    ['“الميناء”, “المدينة” are', '“[*< الميناء]”, “[*< المدينة]” are'],
    ['the «المرفأ» and "المرفأ"', 'the [*< «المرفأ»] and "[*< المرفأ]"'],
    ['“نعم.” Then المرفأ, الميناء', '“[*< نعم.]” Then [*< المرفأ], [*< الميناء]'],
    ['«تقرير ICSR السنوي» now', '[*< «تقرير ICSR السنوي»] now'],
    ['Chapter 3 المرفأ 5', 'Chapter 3 [*< المرفأ] 5'],
    ['in ٢٠١٩, ٢٠٢١', 'in [> ٢٠١٩], [> ٢٠٢١]'],
  ])('should leave its own marks to English around Arabic: %s', (text, expected) => {
    expect(runs(text, 'en')).toBe(expected)
  })

  it('should keep French guillemets in the French order around Arabic', () => {
    expect(runs('dit « مرحبا بكم » ici', 'fr')).toBe('dit « [*< مرحبا بكم] » ici')
  })

  it('should isolate within a foreign run what would be torn there', () => {
    expect(html('says «تقرير ICSR في 10:30-12:00 هنا»', 'en')).toBe(
      'says <bdi lang="ar" dir="rtl">«تقرير <bdi lang="en" dir="ltr">ICSR</bdi> في <span class="unbroken"><bdi dir="ltr">10:30</bdi>-<bdi dir="ltr">12:00</bdi></span> هنا»</bdi>',
    )
  })

  it('should name no language for words of a script that none of them has', () => {
    expect(html('صحيفة Правда هنا', 'ar')).toBe('صحيفة <bdi dir="ltr">Правда</bdi> هنا')
  })

  it('should override the algorithm where it turns groups of Arabic-Indic digits around', () => {
    expect(html('هاتف ٨٠٠-٩٥٥-٢٢٩٢', 'ar')).toBe('هاتف <bdo dir="ltr">٨٠٠-٩٥٥-٢٢٩٢</bdo>')
    expect(html('عند -٥', 'ar')).toBe('عند <bdi dir="ltr">-٥</bdi>')
  })

  it('should lose no character', () => {
    for (const text of ['a (موجز b', 'كلمة «open word', '“', 'موجز)', '(ICSR (x) نص', '؟؟ a']) {
      for (const language of ['en', 'ar'] as const) {
        expect(
          runsOf(text, language)
            .map((run) => run.text)
            .join(''),
        ).toBe(text)
      }
    }
  })
})
