import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPmed } from './pmed.ts'
import { AllocationError } from './problem.ts'

describe('reading OR-Library files', () => {
  it('knows the size of pmed1 and that distances keep the triangle inequality', () => {
    const { vertices, medians, distances } = readPmed(readFileSync(new URL('fixtures/pmed1.txt', import.meta.url), 'utf8'))
    expect({ vertices, medians }).toEqual({ vertices: 100, medians: 5 })
    for (let via = 0; via < 100; via += 7)
      for (let from = 0; from < 100; from++)
        for (let to = 0; to < 100; to++)
          expect(distances[from * 100 + to]!).toBeLessThanOrEqual(distances[from * 100 + via]! + distances[via * 100 + to]!)
  })

  it('takes the last of several costs of an edge, either way round, and no cost from a place to itself', () => {
    expect([...readPmed('2 3 1\n1 2 5\n2 1 9\n1 1 4\n').distances]).toEqual([0, 9, 9, 0])
  })

  it('leaves what has no path unreachable', () => {
    expect([...readPmed('3 1 1\n 1 2 5 \r\n').distances]).toEqual([0, 5, Infinity, 5, 0, Infinity, Infinity, Infinity, 0])
  })

  it.each([
    ['', 'the file is empty'],
    ['3 1', 'line 1: expected 3 numbers'],
    ['3 1 0\n1 2 3', 'line 1: p must be a whole number of 1 or more, not 0'],
    ['0 0 1', 'line 1: the number of vertices'],
    ['3.5 1 1\n1 2 3', 'line 1: the number of vertices'],
    ['3 2 1\n1 2 3', 'line 1 promises 2 edges, the file has 1 lines after it'],
    ['3 1 1\n1 2 3\n2 3 4', 'line 1 promises 1 edges, the file has 2 lines after it'],
    ['3 1 1\n\n1 4 3', 'line 3: a vertex must be a whole number from 1 to 3, not 4'],
    ['3 1 1\n1 2 -3', 'line 2: the cost -3 is not a finite number of 0 or more'],
    ['3 1 1\n1 2 far', 'line 2: expected 3 numbers (two vertices and a cost), found "1 2 far"'],
    ['3 1 1\n1 2 Infinity', 'line 2: the cost'],
    ['PK\u0003\u0004binary', 'line 1: expected 3 numbers'],
  ])('refuses %j with a sentence', (text, sentence) => {
    expect(() => readPmed(text)).toThrow(AllocationError)
    expect(() => readPmed(text)).toThrow(sentence)
  })

  it('refuses anything else with an AllocationError', () =>
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          readPmed(text)
        } catch (error) {
          expect(error).toBeInstanceOf(AllocationError)
        }
      }),
    ))
})
