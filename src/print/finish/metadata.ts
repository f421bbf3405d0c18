import type { Metadata } from '../../in-page/protocol.ts'
import { directionOf } from '../../model/language.ts'
import { Name, PdfDict, PdfStream, Ref } from '../../pdf/objects.ts'
import type { PrintedFile } from '../../pdf/printed-file.ts'
import { textString } from '../../pdf/text-string.ts'
import type { FinishOptions } from './options.ts'

const PRODUCT = 'Mujaz'

/**
 * Writes who and what the file is, twice in the same words: into the information dictionary, which
 * every viewer reads, and as XMP, which the standards read (ISO 19005-3, 6.6; ISO 14289-1, 5).
 */
export function setMetadata(
  file: PrintedFile,
  { metadata, languages, date }: Pick<FinishOptions, 'metadata' | 'languages' | 'date'>,
): void {
  const producer = producerOf(file)
  const joined = join(metadata, languages)
  const text = (value: string | undefined) => (value ? textString(value) : undefined)
  const stamp = pdfDate(date)
  const info = PdfDict.of({
    Title: text(joined.title),
    Author: text(metadata.author),
    Subject: text(joined.subject),
    Keywords: text(joined.keywords),
    Creator: PRODUCT,
    Producer: text(producer),
    CreationDate: stamp,
    ModDate: stamp,
  })
  const place = file.trailer.get('Info')
  // In the place of Chromium's: left in the file, that would tell the hour of printing.
  if (place instanceof Ref) file.set(place, info)
  else file.trailer.set('Info', file.add(info))
  // Not compressed, so that a program that knows nothing of PDF can find it (ISO 19005-3, 6.6.2.1).
  const packet = Buffer.from(xmp(metadata, joined, languages, producer, date))
  const dict = PdfDict.of({
    Type: Name.of('Metadata'),
    Subtype: Name.of('XML'),
    Length: packet.length,
  })
  const { catalog } = file
  catalog.set('Metadata', file.add(new PdfStream(dict, packet)))
  catalog.set('Lang', languages[0] ?? '')
  catalog.set('MarkInfo', PdfDict.of({ Marked: true }))
  catalog.set(
    'ViewerPreferences',
    PdfDict.of({
      DisplayDocTitle: true,
      // The pages of an edition that runs from right to left turn, and stand side by side, from right to left.
      Direction: Name.of(isRightToLeft(languages[0]) ? 'R2L' : 'L2R'),
    }),
  )
}

function isRightToLeft(language: string | undefined): boolean {
  return language !== undefined && directionOf(language) === 'rtl'
}

export function pdfDate(date: Date): string {
  return `D:${date.toISOString().replace(/\D/gu, '').slice(0, 14)}+00'00'`
}

function producerOf(file: PrintedFile): string {
  const producer = file.resolve(file.dict(file.trailer.get('Info')).get('Producer'))
  return `${PRODUCT}, ${typeof producer === 'string' ? producer : 'Chromium'}`
}

interface Joined {
  readonly title: string
  readonly subject: string
  readonly keywords: string
}

/** The information dictionary has one value for all languages. */
function join({ title, subject, keywords }: Metadata, languages: readonly string[]): Joined {
  const inOrder = (texts: Readonly<Record<string, string>> | undefined) =>
    languages.flatMap((language) => texts?.[language] || []).join(' — ')
  return {
    title: inOrder(title),
    subject: inOrder(subject),
    keywords: languages.flatMap((language) => keywords?.[language] ?? []).join(', '),
  }
}

function xmp(
  { title, author, subject, keywords }: Metadata,
  joined: Joined,
  languages: readonly string[],
  producer: string,
  date: Date,
): string {
  const when = date.toISOString().replace(/\.\d+Z$/u, 'Z')
  const words = languages.flatMap((language) =>
    (keywords?.[language] ?? []).map((word) => item(word, language)),
  )
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
<dc:title>${alternatives(joined.title, title, languages)}</dc:title>
${author ? `<dc:creator><rdf:Seq>${item(author)}</rdf:Seq></dc:creator>\n` : ''}${
  subject && joined.subject
    ? `<dc:description>${alternatives(joined.subject, subject, languages)}</dc:description>\n`
    : ''
}<dc:language><rdf:Bag>${languages.map((language) => item(language)).join('')}</rdf:Bag></dc:language>
${words.length > 0 ? `<dc:subject><rdf:Bag>${words.join('')}</rdf:Bag></dc:subject>\n<pdf:Keywords>${escaped(joined.keywords)}</pdf:Keywords>\n` : ''}<pdf:Producer>${escaped(producer)}</pdf:Producer>
<xmp:CreatorTool>${PRODUCT}</xmp:CreatorTool>
<xmp:CreateDate>${when}</xmp:CreateDate>
<xmp:ModifyDate>${when}</xmp:ModifyDate>
<xmp:MetadataDate>${when}</xmp:MetadataDate>
</rdf:Description>
${EXTENSION}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`
}

/** PDF/A knows the schema of PDF/UA only when it is told (ISO 19005-3, 6.6.2.3.3). */
const EXTENSION = `<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`

/** The default says what the information dictionary says; then each language has its own. */
function alternatives(
  all: string,
  texts: Readonly<Record<string, string>>,
  languages: readonly string[],
): string {
  const each = languages.map((language) => (texts[language] ? item(texts[language], language) : ''))
  return `<rdf:Alt>${item(all, 'x-default')}${each.join('')}</rdf:Alt>`
}

function item(text: string, language?: string): string {
  const attribute = language === undefined ? '' : ` xml:lang="${language}"`
  return `<rdf:li${attribute}>${escaped(text)}</rdf:li>`
}

function escaped(text: string): string {
  return text.replace(/[<>&]/gu, (sign) => `&#${sign.charCodeAt(0)};`)
}
