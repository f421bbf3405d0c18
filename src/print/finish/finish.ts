import { PrintedFile } from '../../pdf/printed-file.ts'
import { pack } from '../../pdf/streams.ts'
import { afresh, type Reuse } from '../../report/context.ts'
import { sha256 } from '../../text/hash.ts'
import { joinParts } from '../splice/joined-fonts.ts'
import { attach } from './attachments.ts'
import { setBoxes } from './boxes.ts'
import { numberCells } from './cells.ts'
import { Contents } from './contents.ts'
import { dropDecorations } from './decorations.ts'
import { trimFonts } from './font-programs.ts'
import { placeInForms } from './forms.ts'
import { setDestinations } from './inner-links.ts'
import { setLanguages } from './languages.ts'
import { setLinks } from './links.ts'
import { setMetadata } from './metadata.ts'
import { setNotes } from './notes.ts'
import type { FinishOptions } from './options.ts'
import { setOutline } from './outline.ts'
import { setBlendingSpace, setOutputIntent } from './output-intent.ts'
import { setPageLabels } from './page-labels.ts'
import { shareResources } from './resources.ts'
import { setRoles } from './roles.ts'
import { setSections } from './sections.ts'
import { Structure } from './structure.ts'
import { setTexts } from './texts.ts'

/**
 * The PDF that Chromium has printed → the file as it is handed out: PDF/UA-1 and PDF/A-3a, with
 * outline, texts, languages, notes and links in logical order. Never changes how a page looks, but for
 * marks of letters, which may move by less than a thousandth of an em. The same input gives the same bytes.
 *
 * @throws TypeError if it is called wrongly.
 * @throws Error if the PDF is not one that Chromium has written.
 */
export async function finish(
  pdf: Uint8Array | PrintedFile,
  options: FinishOptions,
): Promise<Uint8Array> {
  if (!(pdf instanceof Uint8Array || pdf instanceof PrintedFile)) {
    throw new TypeError('finish() takes the bytes of a PDF.')
  }
  if (!options?.languages?.length)
    throw new TypeError('finish() needs the `languages` of the edition.')
  if (!(options.date?.getTime() >= 0)) throw new TypeError('finish() needs a valid `date`.')
  const { reuse = afresh } = options
  const file = pdf instanceof PrintedFile ? pdf : new PrintedFile(pdf)
  if (file !== pdf) joinParts(file)
  // By itself, so that what it holds of the file is let go before that is written.
  await change(file, options, reuse)
  return await file.write((content) =>
    reuse(
      'objects',
      () => sha256(content),
      () => pack(content),
    ),
  )
}

async function change(file: PrintedFile, options: FinishOptions, reuse: Reuse): Promise<void> {
  const refs = file.pages()
  const pages = refs.map((ref) => file.dict(ref))

  shareResources(file, pages)
  const contents = new Contents(file, pages, reuse)

  // The order matters: the outline and the links ask for places, texts say which language and note an
  // element belongs to, notes must be known before their numbers, and the outline reads roles as Chromium
  // wrote them.
  setDestinations(file, refs, options.targets ?? [])
  setOutline(file, refs, options)
  const structure = new Structure(file, refs)
  placeInForms(structure, contents)
  dropDecorations(structure, contents)
  const texts = setTexts(structure, contents, options.texts)
  const writing = contents.write()
  setNotes(structure, texts)
  setLinks(file, structure, texts, options)
  setRoles(structure, texts)
  setSections(structure, texts, options.regions ?? [])
  setLanguages(structure, texts)
  const elements = structure.elements()
  numberCells(file, elements)
  structure.save(elements)

  await writing
  trimFonts(file, pages, contents.fontPrograms, reuse)
  setBoxes(file, pages, options.trim)
  setPageLabels(file, options.halves ?? [])
  setBlendingSpace(file, pages)
  setOutputIntent(file)
  attach(file, options.attachments ?? [], options.date)
  setMetadata(file, options)
}
