import { PdfDict as Dict, Name, type PdfDict } from '../../pdf/objects.ts'
import type { PrintedFile } from '../../pdf/printed-file.ts'
import { srgbProfile } from './srgb.ts'

/** Says that the colours of the file are sRGB (ISO 19005-3, 6.2.3). */
export function setOutputIntent(file: PrintedFile): void {
  const profile = file.addStream({ N: 3, Alternate: Name.of('DeviceRGB') }, srgbProfile())
  file.catalog.set('OutputIntents', [
    Dict.of({
      Type: Name.of('OutputIntent'),
      S: Name.of('GTS_PDFA1'),
      OutputConditionIdentifier: 'sRGB',
      RegistryName: 'http://www.color.org',
      Info: 'sRGB IEC61966-2.1',
      DestOutputProfile: profile,
    }),
  ])
}

/** Transparency is blended in sRGB as well (ISO 19005-3, 6.2.10). */
export function setBlendingSpace(file: PrintedFile, pages: readonly PdfDict[]): void {
  for (const page of pages) {
    const group = file.resolve(page.get('Group'))
    if (group instanceof Dict && !group.has('CS')) group.set('CS', Name.of('DeviceRGB'))
  }
}
