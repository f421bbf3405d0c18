import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import type { TemplateFile } from '../read/audience.ts'
import { SETTINGS_GUIDE } from '../read/audience-settings.ts'
import { createWorld } from '../world/world.ts'
import { audienceNames, BASE, type Folders, foldersOf, readTemplates } from './load.ts'

export interface NewAudienceOptions extends Partial<Pick<Folders, 'templates'>> {
  /** The audience whose settings and files it begins with. @default none: all is as in `base` */
  readonly from?: string
}

export interface NewAudience {
  /** Its folder. */
  readonly folder: string
  /** Paths of the files that were written. */
  readonly files: readonly string[]
}

/** As a folder is called on every system, and as it stands in a command. */
const NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/
const LONGEST_NAME = 40

/**
 * Writes a starting point for an audience: its settings, each with its meaning and its default, and
 * a style sheet for its look. It builds at once. Whatever is there already stays untouched.
 *
 * @throws TypeError where the name cannot be used or is taken, or there is no audience to begin with
 */
export async function newAudience(
  name: string,
  { from, templates: folder }: NewAudienceOptions = {},
  world = createWorld(),
): Promise<NewAudience> {
  if (!NAME.test(name) || name.length > LONGEST_NAME) {
    throw new TypeError(
      `\`${name}\` cannot name an audience: write lower-case letters, digits and single hyphens, such as \`board\` or \`north-office\`.`,
    )
  }
  const { templates } = foldersOf(folder === undefined ? {} : { templates: folder })
  const known = await audienceNames(templates, world)
  if (name === BASE || known.includes(name)) {
    const others = `Choose another name${name === BASE ? '' : `, and begin with this one if you like: --from ${name}`}.`
    throw new TypeError(`There is an audience \`${name}\` already. ${others}`)
  }
  if (from !== undefined && !known.includes(from)) {
    throw new TypeError(`There is no audience \`${from}\` to begin with, only ${known.join(', ')}.`)
  }
  const copied = from === undefined ? [] : ((await readTemplates(from, templates, world)) ?? [])
  const files = audienceFiles(name, copied, from)
  const target = join(templates, name)
  const placed = [...files].map(([file, content]) => [join(target, file), content] as const)
  await world.exclusively(templates, () => world.replace(new Map(placed), templates))
  return { folder: target, files: placed.map(([path]) => path).sort() }
}

/**
 * The files of an audience that begins with others: all of them, each setting with its meaning, and a style
 * sheet for its look.
 *
 * @param from whose they are
 */
export function audienceFiles(
  name: string,
  copied: readonly TemplateFile[],
  from?: string,
): Map<string, Uint8Array | string> {
  const files = new Map<string, Uint8Array | string>()
  for (const { name: file, bytes } of copied) files.set(file, bytes)
  files.set('audience.yaml', settingsOf(name, from, copied))
  if (!files.has('styles/look.css')) files.set('styles/look.css', look(name))
  return files
}

/** Every setting: as the other audience has it, or commented out with its default. */
function settingsOf(
  name: string,
  from: string | undefined,
  copied: readonly TemplateFile[],
): string {
  const own = copied.find((file) => file.name === 'audience.yaml')
  const chosen = own ? valuesIn(new TextDecoder().decode(own.bytes)) : new Map<string, string>()
  const settings = Object.entries(SETTINGS_GUIDE).map(([key, { says, shown }]) => {
    const value = chosen.get(key)
    const line = value === undefined ? `#${key}: ${shown}` : `${key}: ${value}`
    return [...says.map((words) => `# ${words}`), line].join('\n')
  })
  const begun = from === undefined ? [] : [`# Begun as a copy of the audience \`${from}\`.`]
  return `${[
    [
      `# The audience \`${name}\`: whom the brief is for, in which editions, with which look.`,
      ...begun,
      '#',
      '# Every setting is here with its default. One that has no space after its # is off: take the',
      '# # away and write what you want. `mujaz help audience` says more.',
    ].join('\n'),
    ...settings,
  ].join('\n\n')}\n`
}

/** The settings of a file, each on one line. */
function valuesIn(yaml: string): Map<string, string> {
  const settings: unknown = parse(yaml)
  const oneLine = { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 } as const
  return new Map(
    Object.entries(settings ?? {}).map(([key, value]) => [
      key,
      stringify(value, oneLine).trimEnd(),
    ]),
  )
}

function look(name: string): string {
  return `/*
 * The look of the audience \`${name}\`. What stands here wins over templates/base/styles; any file of
 * templates/base can be replaced by one of the same name in this folder. All measures and colours
 * are in templates/base/styles/base.css; \`mujaz help templates\` says where that lies.
 */
:root {
  /* One accent: headings, rules, bars. On a dark screen the second is used. */
  --accent: #0f4c63;
  --accent-dark: #86c3dc;

  /* The ground of the bottom line. */
  --tint: #eef3f5;
}
`
}
