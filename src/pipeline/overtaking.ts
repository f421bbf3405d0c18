/** How a build in a process that stays hears that somebody has saved something since it began. */
export interface Overtaking {
  /** Aborted then: what is being made is given up. */
  readonly signal: AbortSignal
  /**
   * Looks once more whether all is as it was read.
   *
   * @throws the reason of the signal where it is not
   */
  stand(): Promise<void>
}
