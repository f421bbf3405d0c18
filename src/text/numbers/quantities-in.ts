import { remember } from '../remember.ts'
import { readQuantities } from './read.ts'

/**
 * The quantities of a text, read once: a statement is held against its other language, its passage and the
 * statements it is joined with, and a passage against every claim that cites it.
 */
export const quantitiesIn = remember(readQuantities)
