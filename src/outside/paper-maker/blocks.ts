// What an imitated form is made of, in words that the drawing understands; values and ticks are filled in by name.
import { scribble } from './scribble.ts'

/** `*bold*`, `{name}` a typed value, `{name:2.5}` the same on a line of so many inches (0: the rest), `[tick]` a box, `|` a new line. */
export type Markup = string
export type Cell = readonly [label: string, name: string, width?: number]
export type Manner = 'cells' | 'caption' | 'inline' | 'plain'

export type Block =
  | { readonly title: readonly string[]; readonly scale?: number }
  | { readonly line: Markup; readonly scale?: number }
  | { readonly rows: readonly (readonly Cell[])[]; readonly manner?: Manner }
  | { readonly options: readonly (readonly [tick: string, words: Markup])[]; readonly indent?: number }
  | { readonly signature: string; readonly printed?: readonly Cell[]; readonly empty?: boolean }
  | {
      readonly court: string
      readonly district: string
      readonly left: readonly Markup[]
      readonly right: Markup
      readonly forThe?: boolean
    }
  | { readonly columns: readonly (readonly Block[])[] }
  | { readonly framed: readonly Block[] }
  | { readonly right: readonly Block[] }
  | { readonly gap: number }
  | { readonly rule: true }

export type SheetOfBlocks = { readonly blocks: readonly Block[]; readonly foot?: string; readonly count?: string }

/** One manner of drawing: faces, sizes (points), how blanks and signatures are laid out. */
export type Style = {
  readonly print: string
  readonly head: string
  readonly typed: string
  readonly size: number
  readonly typedSize: number
  readonly rows: Manner
  readonly title: 'center' | 'left'
  readonly signature: 'right' | 'left' | 'sides' | 'crossed'
  readonly court: 'bracket' | 'plain'
  readonly foot: 'left' | 'right'
  readonly margin: number
  readonly leading: number
  readonly gap: number
  readonly box: number
  readonly boxStroke: number
  readonly tickStroke: number
  readonly tick: 'x' | 'check' | 'letter' | 'filled'
}

/** How the blanks are filled: values as printed, ticks by name, whether it is signed, and by how much ticks leave their boxes. */
export type Filling = {
  readonly values: Readonly<Record<string, string>>
  readonly ticked: readonly string[]
  readonly signed: boolean
  readonly seed: number
  /** Names of values that are written by hand, as a scrawl that nobody can read by machine. */
  readonly scrawled?: readonly string[]
  readonly tickGrown?: number
  readonly tickShift?: readonly [number, number]
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** The pages as the template `blocks.typ` takes them. */
export const drawable = (sheets: readonly SheetOfBlocks[], style: Style, filling: Filling): Json => ({
  style,
  pages: sheets.map((sheet) => ({
    footLeft: sheet.foot ?? '',
    footRight: sheet.count ?? '',
    blocks: sheet.blocks.map((block) => blockOf(block, style, filling)),
  })),
})

const valueOf = (name: string, filling: Filling): { readonly [key: string]: Json } => ({
  s: filling.values[name] ?? '',
  scrawl: filling.scrawled?.includes(name) === true ? scribble(filling.seed + name.length * 31) : null,
})

const tickOf = (name: string, style: Style, filling: Filling): { readonly [key: string]: Json } => ({
  on: filling.ticked.includes(name),
  mark: style.tick,
  grown: filling.tickGrown ?? 1,
  dx: filling.tickShift?.[0] ?? 0,
  dy: filling.tickShift?.[1] ?? 0,
})

const cellsOf = (cells: readonly Cell[], filling: Filling): readonly Json[] =>
  cells.map(([label, name, width]) => ({ label, w: width ?? 0, ...valueOf(name, filling) }))

const blockOf = (block: Block, style: Style, filling: Filling): Json => {
  if ('title' in block) return { t: 'title', lines: block.title, scale: block.scale ?? 1.3 }
  if ('line' in block) return { t: 'line', scale: block.scale ?? 1, pieces: piecesOf(block.line, style, filling) }
  if ('rows' in block) return { t: 'rows', manner: block.manner ?? null, rows: block.rows.map((row) => cellsOf(row, filling)) }
  if ('options' in block)
    return {
      t: 'options',
      indent: block.indent ?? 0.15,
      options: block.options.map(([name, words]) => ({ tick: tickOf(name, style, filling), pieces: piecesOf(words, style, filling) })),
    }
  if ('signature' in block)
    return {
      t: 'signature',
      manner: style.signature,
      label: block.signature,
      ink: filling.signed && block.empty !== true ? scribble(filling.seed) : null,
      printed: cellsOf(block.printed ?? [], filling),
    }
  if ('court' in block)
    return {
      t: 'court',
      name: block.court,
      district: block.district,
      forThe: block.forThe ?? true,
      left: block.left.map((words) => piecesOf(words, style, filling)),
      right: piecesOf(block.right, style, filling),
    }
  // In a narrow place the name stands under the signature, never beside it.
  const narrow: Style = { ...style, signature: 'left' }
  if ('columns' in block) return { t: 'columns', columns: block.columns.map((list) => list.map((one) => blockOf(one, narrow, filling))) }
  if ('framed' in block) return { t: 'framed', blocks: block.framed.map((one) => blockOf(one, style, filling)) }
  if ('right' in block) return { t: 'right', blocks: block.right.map((one) => blockOf(one, narrow, filling)) }
  return 'gap' in block ? { t: 'gap', h: block.gap } : { t: 'rule' }
}

const piecesOf = (markup: Markup, style: Style, filling: Filling): readonly Json[] =>
  markup.split(/(\*[^*]+\*|\{[^}]+\}|\[[a-z0-9-]+\]|\||_[^_]+_)/).flatMap((part): readonly Json[] => {
    if (part === '') return []
    if (part === '|') return [{ t: 'newline' }]
    if (/^\*.+\*$/.test(part)) return [{ t: 'bold', s: part.slice(1, -1) }]
    if (/^_.+_$/.test(part)) return [{ t: 'emph', s: part.slice(1, -1) }]
    if (/^\[.+\]$/.test(part)) return [{ t: 'tick', ...tickOf(part.slice(1, -1), style, filling) }]
    if (part.startsWith('{')) {
      const [name = '', width] = part.slice(1, -1).split(':')
      return [width === undefined ? { t: 'value', ...valueOf(name, filling) } : { t: 'blank', w: Number(width), ...valueOf(name, filling) }]
    }
    return [{ t: 'text', s: part }]
  })
