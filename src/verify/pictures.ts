import type { EditorsFile } from '../model/editor.ts'
import type { Lock } from '../model/lock.ts'
import { pictureHash } from '../model/picture.ts'
import type { Context } from '../report/context.ts'

/** Tells of the pictures that are no longer those beside which somebody looked at what is said of them. */
export function checkPictures(
  { pictures, path, places }: EditorsFile,
  lock: Lock | undefined,
  context: Context,
): void {
  for (const { id, file, ref } of pictures) {
    const locked = lock?.pictures?.[file]
    if (ref === undefined || locked === undefined || locked === pictureHash(ref)) continue
    context.report({
      rule: 'picture-edited',
      path,
      place: places[`picture:${id}:file`],
      reason: `The picture \`${file}\` was edited since the lock was written`,
      advice:
        'Look at it beside its description, its caption and its labels in each language; then run `mujaz lock`.',
    })
  }
}
