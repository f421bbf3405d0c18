import { command as accept } from './accept.ts'
import { command as add } from './add.ts'
import { command as build } from './build.ts'
import { command as check } from './check.ts'
import type { Command } from './command.ts'
import { command as diff } from './diff.ts'
import { command as draft } from './draft.ts'
import { command as evidence } from './evidence.ts'
import { command as importFile } from './import.ts'
import { command as init } from './init.ts'
import { command as lock } from './lock.ts'
import { command as newAudience } from './new.ts'
import { command as preview } from './preview.ts'
import { command as read } from './read.ts'
import { command as render } from './render.ts'
import { command as update } from './update.ts'
import { command as view } from './view.ts'
import { command as xliff } from './xliff.ts'

/** Every command, in the order in which help has them. */
export const COMMANDS: readonly Command[] = [
  init,
  add,
  read,
  draft,
  build,
  preview,
  check,
  render,
  diff,
  update,
  lock,
  accept,
  importFile,
  evidence,
  xliff,
  newAudience,
  view,
]
