// A PDF written out object by object without packing, for tests: text, filled form fields, pictures, pages that are turned.

export type PlainPage = {
  /** Lines of text from the top, in 11 points. */
  readonly lines?: readonly string[]
  /** A grey picture over the whole page, one byte a pixel. */
  readonly picture?: { readonly width: number; readonly height: number; readonly gray: Uint8Array }
  /** A picture in so many bands, as some scanners give it. */
  readonly bands?: number
  /** Text fields of an AcroForm: label, value, place from the top in points. */
  readonly fields?: readonly { readonly label: string; readonly value: string; readonly top: number; readonly appearance?: boolean }[]
  /** Check boxes of an AcroForm. */
  readonly boxes?: readonly { readonly label: string; readonly ticked: boolean; readonly top: number }[]
  readonly rotate?: 90 | 180 | 270
}

type Size = { readonly width: number; readonly height: number }
/** A letter page, in points. */
const letter: Size = { width: 612, height: 792 }
const latin = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'))
const literal = (text: string): string => `(${text.replaceAll(/([()\\])/g, String.raw`\$1`)})`

export const plainPdf = (pages: readonly PlainPage[], size = letter): Uint8Array => {
  const objects: (readonly Uint8Array[])[] = []
  const add = (...parts: readonly (string | Uint8Array)[]): number => {
    objects.push(parts.map((each) => (typeof each === 'string' ? latin(each) : each)))
    return objects.length
  }
  const stream = (dictionary: string, body: Uint8Array): number =>
    add(`<<${dictionary}/Length ${body.length}>>stream\n`, body, '\nendstream')
  const catalog = add('')
  const tree = add('')
  const font = add('<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>')
  const widgets: number[] = []
  const kids = pages.map((page) => {
    const annotations = [
      ...(page.fields ?? []).map((field, index) => {
        const place = `[180 ${size.height - field.top - 14} 480 ${size.height - field.top}]`
        const shown = latin(`/Tx BMC q BT /F 11 Tf 0 g 2 3 Td ${literal(field.value)} Tj ET Q EMC`)
        const look =
          field.appearance === false
            ? ''
            : `/AP<</N ${stream(`/Type/XObject/Subtype/Form/BBox[0 0 300 14]/Resources<</Font<</F ${font} 0 R>>>>`, shown)} 0 R>>`
        const name = literal(`field${index}`)
        return add(`<</Type/Annot/Subtype/Widget/FT/Tx/T${name}/V${literal(field.value)}/DA(/F 11 Tf 0 g)/Rect${place}/F 4${look}>>`)
      }),
      ...(page.boxes ?? []).map((box, index) => {
        const place = `[72 ${size.height - box.top - 11} 83 ${size.height - box.top}]`
        const frame = 'q 1 w 0.5 0.5 10 10 re S Q'
        const on = stream('/Type/XObject/Subtype/Form/BBox[0 0 11 11]', latin(`${frame} q 1.4 w 2 2 m 9 9 l S 2 9 m 9 2 l S Q`))
        const off = stream('/Type/XObject/Subtype/Form/BBox[0 0 11 11]', latin(frame))
        const state = box.ticked ? '/On' : '/Off'
        const name = literal(`box${index}`)
        return add(
          `<</Type/Annot/Subtype/Widget/FT/Btn/T${name}/V${state}/AS${state}/Rect${place}/F 4/AP<</N<</On ${on} 0 R/Off ${off} 0 R>>>>>>`,
        )
      }),
    ]
    widgets.push(...annotations)
    const pictures = picturesOf(page, size).map(({ width, height, gray, top, high }) => ({
      id: stream(`/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceGray/BitsPerComponent 8`, gray),
      top,
      high,
    }))
    const contents = stream('', latin(contentOf(page, pictures, size)))
    const named = pictures.map(({ id }) => `/P${id} ${id} 0 R`).join('')
    const turned = page.rotate === undefined ? '' : `/Rotate ${page.rotate}`
    return add(
      `<</Type/Page/Parent ${tree} 0 R/MediaBox[0 0 ${size.width} ${size.height}]${turned}/Contents ${contents} 0 R`,
      `/Resources<</Font<</F ${font} 0 R>>/XObject<<${named}>>>>/Annots[${annotations.map((id) => `${id} 0 R`).join(' ')}]>>`,
    )
  })
  objects[tree - 1] = [latin(`<</Type/Pages/Kids[${kids.map((id) => `${id} 0 R`).join(' ')}]/Count ${kids.length}>>`)]
  const form =
    widgets.length === 0 ? '' : `/AcroForm<</Fields[${widgets.map((id) => `${id} 0 R`).join(' ')}]/DR<</Font<</F ${font} 0 R>>>>>>`
  objects[catalog - 1] = [latin(`<</Type/Catalog/Pages ${tree} 0 R${form}>>`)]
  return written(objects, catalog)
}

type Placed = { readonly id: number; readonly top: number; readonly high: number }

const contentOf = (page: PlainPage, pictures: readonly Placed[], size: Size): string => {
  const text = (line: string, x: number, top: number): string => `BT /F 11 Tf ${x} ${size.height - top} Td ${literal(line)} Tj ET`
  return [
    ...pictures.map(({ id, top, high }) => `q ${size.width} 0 0 ${high} 0 ${size.height - top - high} cm /P${id} Do Q`),
    ...(page.lines ?? []).map((line, index) => text(line, 72, 72 + index * 18)),
    ...(page.fields ?? []).map((field) => text(field.label, 72, field.top + 11)),
    ...(page.boxes ?? []).map((box) => text(box.label, 92, box.top + 9)),
  ].join('\n')
}

const picturesOf = ({ picture, bands = 1 }: PlainPage, size: Size) => {
  if (picture === undefined) return []
  const rows = Math.ceil(picture.height / bands)
  return Array.from({ length: bands }, (_, band) => {
    const from = band * rows
    const height = Math.min(rows, picture.height - from)
    const gray = picture.gray.subarray(from * picture.width, (from + height) * picture.width)
    const scale = size.height / picture.height
    return { width: picture.width, height, gray, top: from * scale, high: height * scale }
  })
}

const written = (objects: readonly (readonly Uint8Array[])[], root: number): Uint8Array => {
  const parts: Uint8Array[] = [latin('%PDF-1.7\n')]
  const offsets: number[] = []
  let length = parts[0]?.length ?? 0
  const put = (part: Uint8Array): void => {
    parts.push(part)
    length += part.length
  }
  for (const [index, object] of objects.entries()) {
    offsets.push(length)
    put(latin(`${index + 1} 0 obj\n`))
    for (const part of object) put(part)
    put(latin('\nendobj\n'))
  }
  const start = length
  const places = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  put(latin(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places}`))
  put(latin(`trailer\n<</Size ${objects.length + 1}/Root ${root} 0 R>>\nstartxref\n${start}\n%%EOF\n`))
  return new Uint8Array(Buffer.concat(parts))
}
