// A phrase is found with as many letters wrong as are forgiven and no more, wherever on the page it begins.
import { describe, expect, it } from 'vitest'
import { distance } from 'fastest-levenshtein'
import { findInLines, findPhrase } from './phrase.ts'
import { pageOfLines } from './page-of-lines.ts'
import { sheetOf } from './sheet.ts'
import { skeletonOf } from './skeleton.ts'

const sheet = (...lines: readonly string[]) => sheetOf(pageOfLines(lines))
const says = (...lines: readonly string[]) => findPhrase(sheet(...lines), 'Warrant for Arrest of Alien').length

describe('a phrase on a bad copy', () => {
  it('is found as it is, over the end of a line, and twice', () => {
    expect(says('Warrant for Arrest of Alien')).toBe(1)
    expect(says('a Warrant for', 'Arrest of Alien follows')).toBe(1)
    expect(says('Warrant for Arrest of Alien', 'and another Warrant for Arrest of Alien')).toBe(2)
    expect(findInLines(sheet('a Warrant for', 'Arrest of Alien follows'), 'Warrant for Arrest of Alien')).toEqual([])
  })

  it('with letters wrong, lost or added at any place', () => {
    const letters = 'Warrant for Arrest of Alien'.split('')
    for (let at = 0; at < letters.length - 3; at += 1) {
      if (letters.slice(at, at + 4).includes(' ')) continue
      const wrong = (...put: readonly string[]): string => [...letters.slice(0, at), ...put, ...letters.slice(at + 4)].join('')
      for (const read of [wrong('x', 'q', 'z', 'k'), wrong(), wrong(...letters.slice(at, at + 4), 'x', 'z', 'q', 'k')]) {
        const edits = distance(skeletonOf(read), skeletonOf('Warrant for Arrest of Alien'))
        expect({ read, found: says('To: any officer', `the ${read} below`, 'of these') }).toEqual({ read, found: edits <= 4 ? 1 : 0 })
      }
    }
  })

  it('not with more letters wrong than a fifth', () => {
    expect(says('Wxrrxqz fxr Arrest of Alien')).toBe(0)
    expect(says('Warrant for the removal of an alien')).toBe(0)
  })

  it('nothing is found of a phrase without letters, or on a page without words', () => {
    expect(findPhrase(sheet('some words'), '...')).toEqual([])
    expect(findPhrase(sheet(''), 'To')).toEqual([])
  })
})
