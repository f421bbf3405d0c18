import { sameFinding } from '../pipeline/assess.ts'
import type { Project } from '../project/load.ts'
import { findingMessages } from './messages.ts'
import type { FindingMessage, HoldOrder } from './protocol.ts'
import type { Views } from './views.ts'
import { isClaimOrder, type Writing } from './writing.ts'

/** Holds a claim as it is being typed against everything that a claim is held against, and writes nothing. */
export class Holding {
  readonly #session: Views
  readonly #writing: Writing
  #last: Promise<unknown> = Promise.resolve()

  constructor(session: Views, writing: Writing) {
    this.#session = session
    this.#writing = writing
  }

  /**
   * What would be found on a claim, and elsewhere because of it. One is held at a time, and none that nobody waits for
   * any more: whoever types faster than that is answered on what was typed last.
   *
   * @param isGone whether nobody waits for the answer
   * @throws RefusedChange where it cannot be written as it is
   */
  hold(
    project: Project,
    order: HoldOrder,
    isGone: () => boolean,
  ): Promise<readonly FindingMessage[]> {
    const turn = this.#last.then(() => (isGone() ? [] : this.#found(project, order)))
    this.#last = turn.catch(() => undefined)
    return turn
  }

  async #found(project: Project, order: HoldOrder): Promise<readonly FindingMessage[]> {
    const { path, text, lines } = await this.#writing.wouldBe(project, order)
    const { before, after } = await this.#session.wouldBe(new Map([[path, text]]))
    const known = new Set(before.map(sameFinding))
    const [from, to] = lines
    const isOn = (line = 0) => from <= line && line <= to
    return findingMessages(
      after.filter(
        (finding) =>
          // Of what is being typed nobody has accepted anything.
          finding.rule !== 'statement-unaccepted' &&
          ((finding.path === path && isOn(finding.place?.line)) ||
            !known.has(sameFinding(finding))),
      ),
    )
  }
}

/** Whether what a page has sent has the form of what can be held. */
export function isHoldOrder(body: unknown): body is HoldOrder {
  const order = body as Partial<Record<string, unknown>> | null
  const texts = (value: unknown) =>
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((text) => typeof text === 'string')
  return (
    (order?.kind === 'statements' && typeof order.claim === 'string' && texts(order.statements)) ||
    (order?.kind === 'claim' && typeof order.source === 'string' && isClaimOrder(order.claim))
  )
}
