// Both typesetters against their suite; the real one's PDF read back: tags, words, names of the world.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, describe, expect, it } from 'vitest'
import { lettersTo, typesetterConformance } from './conformance.ts'
import { openTypesetter } from './real.ts'
import { simulatedTypesetter } from './simulated.ts'
import type { Letter } from '../../letter/letter.ts'
import type { Typesetter } from '../outside.ts'

typesetterConformance('simulated', async () => simulatedTypesetter())
typesetterConformance('typst', openTypesetter)

let typesetter: Typesetter
beforeAll(async () => {
  typesetter = await openTypesetter()
})

const textOf = async (
  pdf: Uint8Array,
): Promise<{ readonly text: string; readonly pages: number; readonly title: unknown; readonly right: number }> => {
  const document = await getDocument({ data: pdf.slice() }).promise
  const lines: string[] = []
  let right = 0
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent()
    for (const part of items) {
      if (!('str' in part)) continue
      lines.push(part.str)
      right = Math.max(right, Number(part.transform[4]) + part.width)
    }
  }
  const { info } = await document.getMetadata()
  const title = 'Title' in info ? info.Title : undefined
  const pages = document.numPages
  await document.loadingTask.destroy()
  return { text: lines.join(' ').replaceAll('\u200b', '').replace(/\s+/g, ' '), pages, title, right }
}

/** Text of a PDF without blanks and direction: lines break where they will. */
const squeezed = (text: string): string => text.replace(/[\s\u200b\u202a-\u202e]/g, '')

const named = (name: string): Letter => {
  const letter = lettersTo(name).find(({ template }) => template === 'notice')
  if (letter === undefined) throw new Error('no notice')
  return letter
}

describe('a letter as PDF', () => {
  it('is tagged, titled, has its language and declares PDF/UA-1', async () => {
    for (const letter of lettersTo('ROE, JOHN Q')) {
      const pdf = await typesetter.pdf(letter)
      const raw = new TextDecoder('latin1').decode(pdf)
      expect(raw.startsWith('%PDF-1.7')).toBe(true)
      expect(raw).toMatch(/\/MarkInfo <<\s*\/Marked true/)
      expect(raw).toContain('/StructTreeRoot')
      expect(raw).toContain(`/Lang (${letter.language})`)
      expect(raw).toContain('<pdfuaid:part>1</pdfuaid:part>')
      expect(raw).toMatch(/\/DisplayDocTitle true/)
      expect((await textOf(pdf)).title).toBe(letter.title)
    }
  })

  it('carries every word of the plain text', async () => {
    for (const letter of lettersTo('ROE, JOHN Q')) {
      const { text } = await textOf(await typesetter.pdf(letter))
      const printed = squeezed(text)
      const { blocks, references, citations, agency, to } = letter.values
      const wanted = [
        letter.title,
        agency.name,
        ...to,
        ...references.flatMap(({ label, value }) => [label, value]),
        ...citations.map(({ citation }) => citation),
        ...blocks.flatMap((block) => {
          if (block.kind === 'list') return block.lines
          if (block.kind === 'choices') return block.choices
          return block.kind === 'blanks' ? block.labels : [block.text]
        }),
      ]
      for (const words of wanted) expect(printed).toContain(squeezed(words))
    }
  })

  it('fits the advisement on one sheet, so that the signature stands under the rights', async () => {
    for (const letter of lettersTo('ROE, JOHN Q').filter(({ template }) => template === 'form')) {
      expect((await textOf(await typesetter.pdf(letter))).pages).toBe(1)
    }
  })

  it('numbers its pages in its own language', async () => {
    for (const letter of lettersTo('ROE, JOHN Q')) {
      const { text, pages } = await textOf(await typesetter.pdf(letter))
      expect(text).toContain(letter.language === 'en' ? `Page 1 of ${pages}` : `Página 1 de ${pages}`)
    }
  })
})

describe('names that are not plain', () => {
  it.each([
    '#read("/etc/passwd")',
    '*bold* _it_ $x^2$',
    '<script>alert(1)</script>',
    '#{panic("x")} @ref = = \\ ` // /*',
    'Nguyễn Thị Ánh',
    'Łukasz Żółć',
    'Αθηνά',
    'Иванов',
  ])('%s is printed as it is written', async (name) => {
    expect(squeezed((await textOf(await typesetter.pdf(named(name)))).text)).toContain(squeezed(name))
  })

  it.each(['محمد عبد الله', 'አበበ በቂላ', 'राम बहादुर', 'မောင်', 'สมชาย', 'დავითი', 'Հայկ'])(
    '%s has its own letters, not their numbers',
    async (name) => {
      const { text } = await textOf(await typesetter.pdf(named(name)))
      expect(text).not.toContain('[U+')
      const letters = Array.from(name.normalize('NFC')).filter((character) => /\p{L}/u.test(character))
      expect(letters.filter((letter) => text.normalize('NFKC').includes(letter)).length / letters.length).toBeGreaterThan(0.6)
    },
  )

  it('a character that no shipped font has is shown by its number', async () => {
    const { text } = await textOf(await typesetter.pdf(named('山田 😀 \u202Eabc')))
    expect(squeezed(text)).toContain('[U+5C71][U+7530][U+1F600][U+202E]abc')
  })

  it('two hundred letters without a space stay on the sheet', async () => {
    const name = 'X'.repeat(200)
    const { text, right } = await textOf(await typesetter.pdf(named(name)))
    expect(squeezed(text)).toContain(name)
    expect(right).toBeLessThan(612)
  })
})
