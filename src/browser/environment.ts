import { homedir, tmpdir } from 'node:os'

/**
 * What finding and starting a browser needs to know of the machine. Given as a parameter, so that a
 * test can describe any machine, and so that `world.ts` stays the one door to the real one.
 */
export interface Environment {
  /** Environment variables; the browser inherits them. */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: string
  /** As `process.arch`: `x64`, `arm64`, … */
  readonly arch: string
  /** Below it lie the system's own folders: `/`, but for tests. */
  readonly root: string
  /** The user's home folder. It need neither exist nor be writable. */
  readonly home: string
  /** Where short-lived private folders are made. */
  readonly temporary: string
  /** The numeric user id; `undefined` where there is none (Windows). */
  readonly uid: number | undefined
}

/** The machine that this process runs on. */
export function thisMachine(): Environment {
  return {
    env: process.env,
    platform: process.platform,
    arch: process.arch,
    root: '/',
    home: homedir(),
    temporary: tmpdir(),
    uid: process.getuid?.(),
  }
}
