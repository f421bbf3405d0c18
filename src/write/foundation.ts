import type { Brief, Noted } from '../model/brief.ts'
import { claimsOf, independentOrigins, sourcesOf } from '../model/source.ts'

/** What bears a statement out, counted. */
interface Foundation {
  /** Independent origins. */
  readonly origins: number
  /** Its sources have several origins and bear it out together alone. */
  readonly together: boolean
}

/** By how many independent origins a statement is borne out. */
export function foundationOf({ claims: ids }: Noted, { sources }: Brief): Foundation {
  const grounds = claimsOf(ids, sources).map((claim) =>
    sourcesOf(claim, sources).map(({ origin }) => origin),
  )
  const origins = independentOrigins(grounds)
  return { origins, together: origins === 1 && new Set(grounds.flat()).size > 1 }
}
