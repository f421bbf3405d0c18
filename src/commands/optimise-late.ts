import { setFlagsFromString } from 'node:v8'

/**
 * By the version of V8, what makes it wait before it compiles a function once more, into fast code: four to seven
 * times as long as it would. Nothing is asked of others, which may know no such option.
 */
const LATER: Readonly<Record<string, string>> = {
  // Node 20, bytes of bytecode that were run.
  11: '--interrupt-budget=600000',
  // Node 22 and 24, calls.
  12: '--invocation-count-for-turbofan=20000',
  13: '--invocation-count-for-turbofan=20000',
}

/**
 * Has V8 compile into fast code what is run very often, and not what a build runs for a second or two: of a cold
 * build of sixty claims that took a third of Node's time, and most of the code was hardly used when it was ready.
 * For a process of Mujaz's own, never for one that uses it as a library: it is for all that runs there.
 */
export function optimiseLate(versions: NodeJS.ProcessVersions = process.versions): void {
  const [major = ''] = versions.v8.split('.')
  const option = LATER[major]
  if (option !== undefined) setFlagsFromString(option)
}
