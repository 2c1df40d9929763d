// Which box is an option's: the one before its words, not a letter of the title that looks like one.
import { describe, expect, it } from 'vitest'
import { formI247D } from './form-i-247d.ts'
import { formI203A } from './form-i-203.ts'
import { formI918B } from './form-i-918b.ts'
import { pageOfLines } from './page-of-lines.ts'
import { readBoxes } from './check-box.ts'
import { sheetOf } from './sheet.ts'

const boxes = (...lines: readonly string[]) => readBoxes(sheetOf(pageOfLines(lines)), formI203A)

describe('the boxes of an order to detain or release', () => {
  it('are those before the options, though the title says the same in capitals', () => {
    const read = boxes('ORDER [ ] DETAIN OR RELEASE ALIENS', '', 'Please [X] Detain   [ ] Release')
    expect(read.ticked).toEqual(['detain'])
    expect(read.seen).toEqual(['detain', 'release'])
  })

  it('are asked where none is ticked', () => {
    expect(boxes('ORDER TO DETAIN OR RELEASE ALIENS', '', 'Please [ ] Detain   [ ] Release').doubts).toEqual([
      'one box of the group "detain", "release" is ticked on every filled paper, and none was found so',
    ])
  })
})

describe('a box of whose words only the first are left', () => {
  const request = (...lines: readonly string[]) => readBoxes(sheetOf(pageOfLines(lines.flatMap((line) => [line, '']))), formI247D)

  it('is known by them', () => {
    const read = request('[X] If checked: please cancel xq wfkjh rrt', '[ ] U.S. Customs and Border qwx mnbv')
    expect(read.ticked).toEqual(['cancel-previous'])
    expect(read.seen).toContain('notify-cbp')
  })

  it('is not known by them where another begins alike', () => {
    expect(request('[X] has been convicted of xq wfkjh rrt').ticked).toEqual([])
  })
})

describe('a box that was lost beside others that were found', () => {
  const order = (second: string) =>
    readBoxes(sheetOf(pageOfLines(['[X] Detain', '', `${second} Release`, '', '[ ] Detained by nobody'])), formI203A)

  it('is ticked, and asked, where loose ink stands in its place', () => {
    const read = order('~~ ')
    expect(read.ticked).toEqual(['detain', 'release'])
    expect(read.doubts).toEqual(['the box of "release" is neither clearly empty nor clearly ticked'])
  })

  it('is asked alone where none does, or what does is as wide as an outline', () => {
    for (const second of ['   ', '~~~']) {
      const read = order(second)
      expect(read.ticked).toEqual(['detain'])
      expect(read.doubts).toEqual(['the box of "release" is neither clearly empty nor clearly ticked'])
    }
  })
})

describe('a box with much less ink than the one that is ticked', () => {
  it('is asked, and no tick proposed', () => {
    const page = pageOfLines(['[X] Detain', '', '[X] Release'])
    const dusty = (ink: number) =>
      readBoxes(sheetOf({ ...page, squares: page.squares.map((square, at) => (at === 1 ? { ...square, ink } : square)) }), formI203A)
    expect(dusty(0.11).ticked).toEqual(['detain'])
    expect(dusty(0.13).ticked).toEqual(['detain', 'release'])
    expect([dusty(0.11).doubts.length, dusty(0.13).doubts.length]).toEqual([1, 1])
  })
})

describe('the only box of a group that is lost', () => {
  const certification = (...lines: readonly string[]) =>
    readBoxes(sheetOf(pageOfLines(['Part 2', ...lines].flatMap((line) => [line, '']))), formI918B)

  it('is the one square more that stands near the others, and is asked', () => {
    const read = certification('[X] xq wfkjh rrt', '[ ] I have been designated by the head', '[ ] I am a judge')
    expect(read.ticked).toEqual(['head-of-agency'])
    expect(read.doubts).toEqual([
      'the words of the box of "head-of-agency" were not found beside it: it was told by its place among the others',
    ])
  })

  it('is not told where two squares more stand there', () => {
    const read = certification('[X] xq wfkjh rrt', '[ ] zzkl mnp', '[ ] I have been designated by the head', '[ ] I am a judge')
    expect(read.ticked).toEqual([])
    expect(read.doubts).not.toEqual([])
  })
})

describe('a box whose words cannot be read', () => {
  const certification = (...lines: readonly string[]) =>
    readBoxes(sheetOf(pageOfLines(['Part 2', ...lines].flatMap((line) => [line, '']))), formI918B)
  const [first, last] = ['[ ] I am the head of the certifying agency', '[ ] I am a judge']

  it('is told by its place among the others, and asked', () => {
    const read = certification(first, '[X] xq wfkjh rrt', last)
    expect(read.ticked).toEqual(['designated-official'])
    expect(read.doubts).toEqual([
      'the words of the box of "designated-official" were not found beside it: it was told by its place among the others',
    ])
  })

  it('is missed where neither words nor box are left', () => {
    expect(certification(first, last).doubts).toEqual([
      'the box of "designated-official" was not found, though others were that stand with it on every edition',
    ])
  })

  it('stays untold where the places do not match', () => {
    const read = certification(first, '[X] xq wfkjh rrt', '[ ] zzkl mnp', last)
    expect(read.ticked).toEqual([])
    expect(read.doubts).not.toEqual([])
  })
})
