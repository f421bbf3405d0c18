import { ROOMS } from './doors.ts'

/** The table of the rooms and their doors, as it stands in CONTRIBUTING. */
export function tableOfRooms(): string {
  const rows = ROOMS.map(({ name, purpose, rooms, packages }) => {
    const doors = rooms.filter((room) => room !== 'report').join(', ')
    return `| ${name === '.' ? '`cli.ts`, `index.ts`' : `[${name}](src/${name})`} | ${purpose} | ${doors} | ${packages.join(', ')} |`
  })
  return [
    '| room | what it is | may import, beside `model` and `report` | packages |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
}

/**
 * The rooms and their doors as a drawing in Mermaid's language. An arrow says “may import”; one that other
 * arrows lead along anyway is not drawn, and `model` and `report` lie under all of them.
 */
export function drawingOfRooms(): string {
  const drawn = ROOMS.filter(({ name }) => name !== 'model' && name !== 'report')
  const names = new Set(drawn.map(({ name }) => name))
  const doors = new Map(
    drawn.map(({ name, rooms }) => [
      name,
      new Set(rooms.map((room) => room.replace(/\/[^/]+\.ts$/, '')).filter((r) => names.has(r))),
    ]),
  )
  const reaches = (from: string, to: string): boolean =>
    [...(doors.get(from) ?? [])].some((next) => next === to || reaches(next, to))
  const arrows = drawn.flatMap(({ name }) => {
    const all = [...(doors.get(name) ?? [])].filter((room) => room !== name)
    return all
      .filter((room) => !all.some((other) => other !== room && reaches(other, room)))
      .map((room) => `  ${idOf(name)} --> ${idOf(room)}`)
  })
  const rooms = drawn.map(({ name }) => `  ${idOf(name)}["${name === '.' ? 'cli, index' : name}"]`)
  return ['```mermaid', 'flowchart TB', ...rooms, ...arrows, '```'].join('\n')
}

function idOf(name: string): string {
  return name === '.' ? 'faces' : name.replaceAll(/[^a-z]/g, '_')
}
