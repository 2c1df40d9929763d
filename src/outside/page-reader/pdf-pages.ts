// The pages of a PDF: drawn by pdfium, their own text by pdf.js; text that the drawing does not bear out is not believed.
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { getDocument, OPS, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { DeskError } from '../../errors.ts'
import { limits } from './limits.ts'
import type { Raster } from './raster.ts'
import type { SeenWord } from './words-by-sight.ts'

export type PdfPage = {
  readonly raster: Raster
  /** The file's own words in pixels of the raster; null if there are none or they stand over a scan. */
  readonly words: readonly SeenWord[] | null
}
export type PdfPages = {
  readonly count: number
  readonly problem: DeskError | null
  readonly page: (index: number) => Promise<PdfPage>
  readonly close: () => Promise<void>
}

const dotsPerPoint = 204 / 72

export const openPdf = async (bytes: Uint8Array): Promise<PdfPages> => {
  const library = await PDFiumLibrary.init()
  const drawn = await library.loadDocument(Uint8Array.from(bytes)).catch((cause: unknown) => {
    const message = cause instanceof Error ? cause.message : String(cause)
    if (/password|security|encrypt/i.test(message)) throw new DeskError('paper-encrypted', 'The PDF asks for a password.', { cause })
    throw new DeskError('paper-damaged', 'The PDF cannot be opened: it is cut off or not a PDF.', { cause })
  })
  const count = drawn.getPageCount()
  if (count < 1) throw new DeskError('paper-damaged', 'The PDF has no page.')
  const written = await openText(bytes)
  return {
    count,
    problem: null,
    page: async (index) => {
      const page = drawn.getPage(index)
      const { originalWidth, originalHeight } = page.getOriginalSize()
      if (!(originalWidth > 0 && originalHeight > 0) || originalWidth > limits.pointsMax || originalHeight > limits.pointsMax) {
        throw new DeskError(
          'paper-reader-stopped',
          `Page ${index + 1} would be ${Math.round(originalWidth)} x ${Math.round(originalHeight)} points; the limit is ${limits.pointsMax}.`,
        )
      }
      const pictures = picturesOn(page.objects())
      const scale = Math.min(dotsPerPoint, 3000 / originalWidth, 4000 / originalHeight)
      const image = await page.render({ scale, colorSpace: 'Gray', render: 'bitmap', renderFormFields: true })
      const raster = { width: image.width, height: image.height, gray: tight(image.data, image.width, image.height) }
      const words = written === null ? null : await written.words(index, raster, pictures)
      return { raster, words: words === null || words.length < 3 ? null : words }
    },
    close: async () => {
      await written?.close()
      drawn.destroy()
      library.destroy()
    },
  }
}

/** `inside`: there may be some within a drawing that is placed on the page. */
type Pictures = 'none' | 'inside' | 'some'
const picturesOn = (objects: Iterable<{ readonly type: string }>): Pictures => {
  let inside = false
  let seen = 0
  for (const object of objects) {
    if (object.type === 'image') return 'some'
    if (object.type === 'form') inside = true
    seen += 1
    if (seen > 20_000) return 'inside'
  }
  return inside ? 'inside' : 'none'
}

const tight = (pixels: Uint8Array, width: number, height: number): Uint8Array => {
  const stride = Math.floor(pixels.length / height)
  if (stride === width) return new Uint8Array(pixels)
  const gray = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1) gray.set(pixels.subarray(y * stride, y * stride + width), y * width)
  return gray
}

type Text = {
  readonly words: (index: number, raster: Raster, pictures: Pictures) => Promise<readonly SeenWord[] | null>
  readonly close: () => Promise<void>
}

/** null: pdf.js cannot open what pdfium could; the page is then read by sight. */
const openText = async (bytes: Uint8Array): Promise<Text | null> => {
  const loading = getDocument({
    data: Uint8Array.from(bytes),
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: VerbosityLevel.ERRORS,
    stopAtErrors: false,
    // A picture that says it is larger is left out, not decoded: a lie of some bytes would cost minutes.
    maxImageSize: limits.pixelsMax,
  })
  const opened = await loading.promise.catch(() => null)
  if (opened === null) return null
  return {
    words: async (index, raster, pictures) => {
      try {
        const page = await opened.getPage(index + 1)
        if (pictures !== 'none' && (await standsOverScan(page, pictures))) return null
        const viewport = page.getViewport({ scale: 1 })
        const scale = raster.width / viewport.width
        const content = await page.getTextContent({ includeMarkedContent: false })
        const words = content.items.flatMap((run) => ('str' in run ? wordsOf(run, viewport.transform, scale) : []))
        const filled = await page.getAnnotations()
        return [...words, ...filled.flatMap((annotation: unknown) => fieldWords(annotation, viewport.transform, scale))]
      } catch {
        return null
      }
    },
    close: async () => {
      await loading.destroy()
    },
  }
}

type Operators = {
  readonly getOperatorList: () => Promise<{ readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] }>
  readonly view: readonly number[]
}

/** A scanner's reading laid invisibly over the picture is one more witness, not the truth: such a page is read by sight. */
const standsOverScan = async (page: Operators, pictures: Pictures): Promise<boolean> => {
  const { fnArray, argsArray } = await page.getOperatorList()
  const [x0 = 0, y0 = 0, x1 = 612, y1 = 792] = page.view
  const pageArea = Math.abs((x1 - x0) * (y1 - y0))
  const stack: (readonly number[])[] = []
  let matrix: readonly number[] = [1, 0, 0, 1, 0, 0]
  // Some scanners give a page in many bands.
  let covered = 0
  let painted = 0
  for (let i = 0; i < fnArray.length; i += 1) {
    const operator = fnArray[i]
    const given = argsArray[i]
    if (operator !== undefined && imageOperators.has(operator)) painted += 1
    if (operator === OPS.save) stack.push(matrix)
    else if (operator === OPS.restore) matrix = stack.pop() ?? [1, 0, 0, 1, 0, 0]
    else if (operator === OPS.transform && isNumbers(given)) matrix = times(matrix, given)
    else if (operator === OPS.setTextRenderingMode && isNumbers(given) && given[0] === 3) return true
    else if (operator === OPS.paintImageXObject || operator === OPS.paintInlineImageXObject || operator === OPS.paintImageMaskXObject) {
      const area = Math.abs((matrix[0] ?? 0) * (matrix[3] ?? 0) - (matrix[1] ?? 0) * (matrix[2] ?? 0))
      covered += area
      if (covered > 0.4 * pageArea) return true
    }
  }
  // A picture that was left out may cover the page.
  return pictures === 'some' && painted === 0
}

const imageOperators: ReadonlySet<number> = new Set(
  Object.entries(OPS).flatMap(([name, operator]) => (name.startsWith('paint') && name.includes('Image') ? [operator] : [])),
)

const isNumbers = (value: unknown): value is readonly number[] => Array.isArray(value) && value.every((one) => typeof one === 'number')

const times = (a: readonly number[], b: readonly number[]): readonly number[] => {
  const [a0 = 1, a1 = 0, a2 = 0, a3 = 1, a4 = 0, a5 = 0] = a
  const [b0 = 1, b1 = 0, b2 = 0, b3 = 1, b4 = 0, b5 = 0] = b
  return [a0 * b0 + a2 * b1, a1 * b0 + a3 * b1, a0 * b2 + a2 * b3, a1 * b2 + a3 * b3, a0 * b4 + a2 * b5 + a4, a1 * b4 + a3 * b5 + a5]
}

type TextRun = { readonly str: string; readonly transform: readonly number[]; readonly width: number; readonly height: number }

/** Words of one run of text; their places inside it are taken by share of characters. */
const wordsOf = (run: TextRun, view: readonly number[], scale: number): readonly SeenWord[] => {
  const at = times(view, run.transform)
  const high = Math.hypot(at[2] ?? 0, at[3] ?? 0)
  const along = Math.hypot(at[0] ?? 1, at[1] ?? 0) || 1
  const unit: readonly [number, number] = [(at[0] ?? 1) / along, (at[1] ?? 0) / along]
  const each = run.str.length === 0 ? 0 : run.width / run.str.length
  return [...run.str.matchAll(/\S+/g)].map((match) => {
    const from = match.index * each
    const to = (match.index + match[0].length) * each
    const x = (shift: number): number => ((at[4] ?? 0) + unit[0] * shift) * scale
    const y = (shift: number): number => ((at[5] ?? 0) + unit[1] * shift) * scale
    return {
      text: match[0],
      confidence: 1,
      x0: Math.min(x(from), x(to)),
      x1: Math.max(x(from), x(to)),
      y0: Math.min(y(from), y(to)) - high * 0.78 * scale,
      y1: Math.max(y(from), y(to)) + high * 0.22 * scale,
    }
  })
}

/** What was typed into a form field of the PDF stands in no text run of the page. */
const fieldWords = (annotation: unknown, view: readonly number[], scale: number): readonly SeenWord[] => {
  if (typeof annotation !== 'object' || annotation === null) return []
  const field = Object.fromEntries(Object.entries(annotation))
  const value = chosenIn(field['fieldValue'])
  if (!(field['fieldType'] === 'Tx' || field['fieldType'] === 'Ch') || value === null || !isNumbers(field['rect'])) return []
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = field['rect']
  const size = sizeOf(field['defaultAppearanceData']) ?? Math.min(11, Math.max(6, (y1 - y0) * 0.7))
  return value.split(/\r?\n|\r/).flatMap((line, row) =>
    wordsOf(
      {
        str: line,
        transform: [size, 0, 0, size, x0 + 2, Math.max(y0 + 2, y1 - size * (1 + row * 1.15))],
        width: Math.min(x1 - x0, widthOf(line) * size),
        height: size,
      },
      view,
      scale,
    ),
  )
}

/** What was typed, or chosen from a list. */
const chosenIn = (value: unknown): string | null => {
  const first: unknown = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' ? first : null
}

/** The field's own type size; 0 stands for one that fits. */
const sizeOf = (appearance: unknown): number | null => {
  if (typeof appearance !== 'object' || appearance === null || !('fontSize' in appearance)) return null
  const { fontSize } = appearance
  return typeof fontSize === 'number' && fontSize >= 4 && fontSize <= 40 ? fontSize : null
}

/** About as wide as Helvetica, in sizes of the type: no form tells the widths of what was typed into it. */
const widthOf = (line: string): number =>
  [...line].reduce((sum, letter) => sum + (/[A-Z]/.test(letter) ? 0.69 : /[\s.,:;'()/-]/.test(letter) ? 0.3 : 0.55), 0)
