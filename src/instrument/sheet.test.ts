// What a sheet takes over from its page: borders of cells, but no streaks; boxes of one column, though one came out a little lower.
import { describe, expect, it } from 'vitest'
import { pageOfLines } from './page-of-lines.ts'
import { sheetOf } from './sheet.ts'
import type { Page } from '../document/paper.ts'

const lines = [
  'To the jail of the county and city',
  'please keep this person until then',
  'Name: Roe         Date: 01/02/2020',
  'Sex: M            Place: Denver',
]
const withUpright = (x: number, from: number, to: number): Page => {
  const page = pageOfLines(lines, 1, 'ocr')
  return {
    ...page,
    rules: [{ across: false, box: [x / page.widthPx, from / page.heightPx, 2 / page.widthPx, (to - from) / page.heightPx] }],
  }
}

describe('upright lines of a sheet', () => {
  it('are borders where the words stand apart from them', () => {
    expect(sheetOf(withUpright(300, 165, 235)).down).toHaveLength(1)
  })
  it('are streaks where lines of words run across them', () => {
    expect(sheetOf(withUpright(300, 90, 235)).down).toHaveLength(0)
  })
})

describe('boxes of a sheet', () => {
  it('count where one of them in the column is large enough', () => {
    const page = pageOfLines(['[ ] first words of it', '', '[X] second words of it', '', '[ ] third words of it'], 1, 'ocr')
    const lower = page.squares.map(({ box: [x, y], ink }, at): Page['squares'][number] => {
      const [width, height] = at === 1 ? [22, 21] : [23, 23]
      return { box: [x, y, width / page.widthPx, height / page.heightPx], ink }
    })
    expect(sheetOf({ ...page, squares: lower }).squares).toHaveLength(3)
    expect(sheetOf({ ...page, squares: lower.slice(1, 2) }).squares).toHaveLength(0)
  })

  it('count where only what fills them was found, in a row or a column with another', () => {
    const page = pageOfLines(['[ ] first words of it', '', '[X] second words of it'], 1, 'ocr')
    const withFilling = (ink: number, aside: number): Page => ({
      ...page,
      squares: page.squares.map(({ box: [x, y] }, at) => {
        const [width, height] = at === 1 ? [23, 20] : [25, 25]
        return { box: [x + (at * aside) / page.widthPx, y, width / page.widthPx, height / page.heightPx], ink: at === 1 ? ink : 0 }
      }),
    })
    expect(sheetOf(withFilling(1, 2)).squares).toHaveLength(2)
    expect(sheetOf(withFilling(0.6, 2)).squares).toHaveLength(1)
    expect(sheetOf(withFilling(1, 9)).squares).toHaveLength(1)
  })

  const withSquare = (at: number, wide: number, high: number, aside = 0, lower = 0): Page => {
    const page = pageOfLines(['[ ] first words of it   [ ] more of them', '', '[ ] second words of it'], 1, 'ocr')
    return {
      ...page,
      squares: page.squares.map(({ box: [x, y] }, index) => ({
        box: [
          x + (index === at ? aside : 0) / page.widthPx,
          y + (index === at ? lower : 0) / page.heightPx,
          (index === at ? wide : 25) / page.widthPx,
          (index === at ? high : 25) / page.heightPx,
        ] as const,
        ink: 0,
      })),
    }
  }
  it('count a little lower in the row of one that is large enough', () => {
    expect(sheetOf(withSquare(1, 23, 22)).squares).toHaveLength(3)
    expect(sheetOf(withSquare(1, 23, 22, 0, 9)).squares).toHaveLength(2)
  })

  it('count though the first word was read together with them, in a column of boxes', () => {
    const page = pageOfLines(['[ ] first words', '', '[ ] second words', '', '[ ] third words'], 1, 'ocr')
    const read = (x: number): Page => ({
      ...page,
      words: page.words.map((word) =>
        word.text === 'second'
          ? { ...word, box: [x / page.widthPx, word.box[1], word.box[2] + word.box[0] - x / page.widthPx, word.box[3]] }
          : word,
      ),
    })
    expect(sheetOf(read(100)).squares).toHaveLength(3)
    expect(sheetOf(read(85)).squares).toHaveLength(2)
  })
})
