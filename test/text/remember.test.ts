import { describe, expect, it } from 'vitest'
import { forgetAnswers, Kept, Memory, remember } from '../../src/text/remember.ts'

describe('a function that remembers', () => {
  it('should work once for each text, and give the same object again', () => {
    const asked: string[] = []
    const letters = remember((text) => {
      asked.push(text)
      return [...text]
    })
    expect(letters('one')).toBe(letters('one'))
    expect(letters('two')).toEqual(['t', 'w', 'o'])
    expect(asked).toEqual(['one', 'two'])
  })

  it('should work again when all answers were forgotten, and remember from then on', () => {
    const asked: string[] = []
    const letters = remember((text) => {
      asked.push(text)
      return [...text]
    })
    const memory = new Memory<number>()
    memory.recall('one', () => 1)
    const first = letters('one')
    forgetAnswers()
    expect(letters('one')).toEqual(first)
    expect(letters('one')).not.toBe(first)
    expect(memory.recall('one', () => 2)).toBe(2)
    expect(asked).toEqual(['one', 'one'])
  })
})

describe('a memory', () => {
  it('should keep the latest answers and forget the others', () => {
    const memory = new Memory<number>(2)
    const made: string[] = []
    const ask = (key: string) =>
      memory.recall(key, () => {
        made.push(key)
        return key.length
      })
    for (const key of ['a', 'b', 'c', 'a', 'd', 'e', 'f', 'a', 'b']) ask(key)
    // The first `a` was asked for again before it was old, the second was not.
    expect(made).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'a', 'b'])
  })

  it('should hold no more than twice what it is meant for', () => {
    const memory = new Memory<object>(10)
    const first = memory.recall('0', () => ({}))
    for (let key = 1; key <= 30; key++) memory.recall(String(key), () => ({}))
    expect(memory.recall('0', () => ({}))).not.toBe(first)
  })
})

describe('what is kept of things', () => {
  it('should be made again where anything beside is another, or where no more is kept', () => {
    const kept = new Kept<object>(2)
    const make = () => ({})
    const [one, two, three] = [{}, {}, {}]
    const first = kept.recall(one, ['a'], make)
    const second = kept.recall(two, ['a'], make)
    expect(kept.recall(one, ['a'], make)).toBe(first)
    expect(kept.recall(two, ['a'], make)).toBe(second)
    expect(kept.recall(two, ['b'], make)).not.toBe(second)
    expect(kept.recall(three, ['a'], make)).not.toBe(kept.recall(three, ['a'], make))
  })
})
