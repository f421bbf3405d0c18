import { describe, expect, it } from 'vitest'
import { matches } from '../../src/preview/client/print-media.ts'

/** A window as wide as a sheet, on a screen that is dark. */
const onScreen = (condition: string) =>
  ({
    '(width < 56rem)': true,
    '(width > 56rem)': false,
    '(prefers-color-scheme: dark)': true,
    '(width < 0px)': false,
    '(width >= 0px)': true,
  })[condition] ?? false

describe('a media query on paper', () => {
  it.each([
    ['print', true],
    ['screen', false],
    ['all', true],
    ['not print', false],
    ['not screen', true],
    ['only print', true],
    ['speech', false],
    ['PRINT', true],
    ['screen and (width < 56rem)', false],
    ['print and (width < 56rem)', true],
    ['print and (width > 56rem)', false],
    ['not print and (width > 56rem)', true],
    ['only screen and (width < 56rem)', false],
    ['(width < 56rem)', true],
    ['(prefers-color-scheme: dark)', false],
    ['(prefers-color-scheme: light)', true],
    ['print and (prefers-color-scheme: dark)', false],
  ])('should hold or not as on paper: %s is %s', (query, expected) => {
    expect(matches(query, onScreen)).toBe(expected)
  })
})
