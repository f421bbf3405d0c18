import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * Collects garbage when the heap has grown by half, and not when it is four times as large as what is held, as V8 does
 * on machines with much memory.
 */
const COLLECT_EARLY = '--heap-growing-percent=50'

/**
 * By the version of V8, what it is asked for. What makes it wait before it compiles a function once more, into fast code,
 * is counted otherwise by each: four to seven times as long as it would. Nothing is asked of others, which may know no
 * such option.
 */
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  // Node 20, bytes of bytecode that were run.
  11: ['--interrupt-budget=600000', COLLECT_EARLY],
  // Node 22 and 24, calls.
  12: ['--invocation-count-for-turbofan=20000', COLLECT_EARLY],
  13: ['--invocation-count-for-turbofan=20000', COLLECT_EARLY],
}

/**
 * Has V8 compile into fast code what is run very often, and not what a build runs for a second or two: of a cold
 * build of sixty claims that took a third of Node's time, and most of the code was hardly used when it was ready. Has
 * it collect garbage early, too, which halves the memory of a large check.
 * And lets whoever prints a large document have garbage collected while Node only waits: V8 would not begin then.
 * For a process of Mujaz's own, never for one that uses it as a library: it is for all that runs there.
 */
export function tuneV8(versions: NodeJS.ProcessVersions = process.versions): void {
  const [major = ''] = versions.v8.split('.')
  const options = OPTIONS[major]
  for (const option of options ?? []) setFlagsFromString(option)
  setFlagsFromString('--expose-gc')
  globalThis.gc ??= (() => collectGarbage(options !== undefined)) as NodeJS.GCFunction
}

/** @param closeUp whether what stays is moved together: what is free lies among it, and is not given back by itself */
function collectGarbage(closeUp: boolean): void {
  if (closeUp) setFlagsFromString('--compact-on-every-full-gc')
  // It is there in contexts that are made from now on, and collects for all of them. Few runs need one.
  runInNewContext('gc()')
  if (closeUp) setFlagsFromString('--no-compact-on-every-full-gc')
}
