import { expect, it } from 'vitest'
import { align } from '../../../src/print/finish/align.ts'

const texts = (...list: string[]) => list.map((text) => ({ text, lang: 'ar' }))

const aligned = (leaves: string[], wanted: string[]) =>
  align(leaves, texts(...wanted)).map((each) => each?.text)

it('should know a text by its letters, in whatever order they are painted', () => {
  expect(aligned(['ءانيم', '9102 ماع يف'], ['ميناء', 'في عام 2019'])).toEqual([
    'ميناء',
    'في عام 2019',
  ])
})

it('should not mind mirrored brackets, vowel signs, ligatures and missing spaces', () => {
  expect(aligned([')ًاضيأ(', 'ﬁrst line'], ['(أيضًا)', 'first line'])).toEqual([
    '(أيضًا)',
    'first line',
  ])
})

it('should pass over leaves that are no text of the document', () => {
  expect(aligned(['1.', 'ferry', '2.', 'quay'], ['ferry', 'quay'])).toEqual([
    undefined,
    'ferry',
    undefined,
    'quay',
  ])
})

it('should pass over texts that are not shown', () => {
  expect(aligned(['ferry', 'quay'], ['hidden', 'ferry', ' ', 'hidden', 'quay'])).toEqual([
    'ferry',
    'quay',
  ])
})

it('should give equal texts to equal leaves in their order', () => {
  const found = align(
    ['1', 'a', '1'],
    [
      { text: '1', lang: 'en' },
      { text: 'a', lang: 'en' },
      { text: '1', lang: 'ar' },
    ],
  )
  expect(found.map((each) => each?.lang)).toEqual(['en', 'en', 'ar'])
})

it('should know a text of which one letter could not be read', () => {
  expect(aligned(['\uFFFDelayed ferry', 'quay'], ['Delayed ferry', 'quay'])).toEqual([
    'Delayed ferry',
    'quay',
  ])
})
