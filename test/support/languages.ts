import { editionsOf, type Language } from '../../src/model/language.ts'

/** The languages of most projects of the tests. */
export const BOTH: readonly Language[] = ['en', 'ar']

/** The editions of a brief in them. */
export const EDITIONS = editionsOf(BOTH)
