import type { KeptPages } from '../formats/format.ts'

/** What a build in a process that stays has of it: how it hears that somebody has saved something since it began. */
export interface Overtaking {
  /**
   * Documents that were printed before.
   *
   * @internal what prints them has types of packages that are not installed where Mujaz is
   */
  readonly keptPages: KeptPages
  /** Aborted then: what is being made is given up. */
  readonly signal: AbortSignal
  /**
   * Looks once more whether all is as it was read.
   *
   * @throws the reason of the signal where it is not
   */
  stand(): Promise<void>
}
