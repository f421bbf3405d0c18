import { join, sep } from 'node:path'
import type { EditorsFile, PicturePlan } from '../model/editor.ts'
import {
  type LabelPlace,
  PICTURE_FILE,
  type Picture,
  type Pictures,
  pictureFile,
  pictureRef,
} from '../model/picture.ts'
import { readPicture } from '../pictures/read-picture.ts'
import type { Context } from '../report/context.ts'
import { sha256 } from '../text/hash.ts'
import { nearest } from '../text/nearest.ts'
import { Kept } from '../text/remember.ts'
import type { World } from '../world/world.ts'

/** The pictures of an editor's file, and the file with what each of them is called in the brief. */
export interface ReadPictures {
  readonly editor: EditorsFile
  readonly pictures: Pictures
}

/** By the editor's file. */
const CALLED = new Kept<EditorsFile>()

/**
 * Reads the pictures that an editor's file names. What cannot be shown, and labels that a drawing and its
 * record do not share, are told.
 *
 * @param folder the folder of sources, out of which no picture is read
 */
export async function readPictures(
  editor: EditorsFile,
  folder: string,
  world: World,
  context: Context,
): Promise<ReadPictures> {
  const pictures = new Map<string, Picture>()
  const plans: PicturePlan[] = []
  for (const plan of editor.pictures) {
    const bytes = await readPictureFile(plan.file, folder, world)
    if (!bytes) {
      await reportMissing(plan, editor, folder, world, context)
      plans.push(plan)
      continue
    }
    const path = join(folder, plan.file)
    const hash = sha256(bytes)
    const ref = pictureRef(plan.file, hash)
    const picture = context.reuse('picture', `${path} ${hash}`, (own) =>
      readPicture(path, bytes, own),
    )
    if (!picture) {
      plans.push(plan)
      continue
    }
    pictures.set(ref, picture)
    const places = picture.kind === 'drawing' ? picture.labels : []
    reportLabels(plan, places, editor, path, context)
    const labels = places.flatMap(({ id }) => plan.labels.find((label) => label.id === id) ?? [])
    plans.push({ ...plan, ref, labels })
  }
  const called = CALLED.recall(editor, [JSON.stringify(plans)], () => ({
    ...editor,
    pictures: plans,
  }))
  return { editor: called, pictures }
}

/**
 * The pictures that a brief names, as far as they are at hand and what they were when it was written.
 *
 * @param refs what it calls them
 */
export async function readNamedPictures(
  refs: readonly string[],
  folder: string,
  world: World,
  context: Context,
): Promise<Pictures> {
  const pictures = new Map<string, Picture>()
  for (const ref of refs) {
    const file = pictureFile(ref)
    const bytes = PICTURE_FILE.test(file) && (await readPictureFile(file, folder, world))
    if (!bytes || pictureRef(file, sha256(bytes)) !== ref) continue
    const picture = readPicture(join(folder, file), bytes, context)
    if (picture) pictures.set(ref, picture)
  }
  return pictures
}

/** The bytes of a picture below a folder; none where there is no such file, or it lies elsewhere behind a link. */
async function readPictureFile(
  file: string,
  folder: string,
  world: World,
): Promise<Uint8Array | undefined> {
  const path = join(folder, file)
  const inside = `${await world.follow(folder)}${sep}`
  return (await world.follow(path)).startsWith(inside) ? world.read(path) : undefined
}

async function reportMissing(
  { id, file }: PicturePlan,
  { path, places }: EditorsFile,
  folder: string,
  world: World,
  context: Context,
): Promise<void> {
  const files = ((await world.list(folder)) ?? []).filter((name) =>
    /\.(?:svg|png|jpe?g)$/i.test(name),
  )
  const isLink = files.includes(file)
  const meant = nearest(file, files)
  context.report({
    rule: 'picture-missing',
    path,
    place: places[`picture:${id}:file`],
    reason: isLink
      ? `The picture \`${file}\` is a link that leads out of the folder of sources, or nowhere`
      : `There is no picture \`${file}\` in the folder of sources`,
    actual: file,
    expected: files,
    advice: isLink
      ? 'Put the file itself there: whoever gets the project gets its pictures.'
      : meant === undefined
        ? 'Put it there; `file` is its path below that folder.'
        : `Did you mean \`${meant}\`?`,
  })
}

function reportLabels(
  { id, labels }: PicturePlan,
  drawn: readonly LabelPlace[],
  { path, places }: EditorsFile,
  drawing: string,
  context: Context,
): void {
  const ids = labels.map((label) => label.id)
  const known = drawn.map((place) => place.id)
  const open = known.filter((each) => !ids.includes(each))
  const guessed = new Set<string>()
  for (const label of ids.filter((each) => !known.includes(each))) {
    const meant = nearest(label, open)
    if (meant !== undefined) guessed.add(meant)
    context.report({
      rule: 'picture-labels',
      path,
      place: places[`picture:${id}:label:${label}`],
      reason: `The label \`${label}\` has no place in \`${drawing}\``,
      actual: label,
      expected: known,
      advice:
        meant === undefined
          ? `Give a \`<text>\` of the drawing this id; a PNG or JPEG has no labels.`
          : `Did you mean \`${meant}\`?`,
    })
  }
  for (const place of open.filter((each) => !guessed.has(each))) {
    context.report({
      rule: 'picture-labels',
      path,
      place: places[`picture:${id}:file`],
      reason: `The place \`${place}\` in \`${drawing}\` has no label`,
      actual: place,
      expected: ids,
      advice: `Add it to \`labels\` of the picture, in each language: \`${place}: { … }\`.`,
    })
  }
}
