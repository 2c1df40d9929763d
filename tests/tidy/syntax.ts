// The syntax tree of a TypeScript file, walked without knowing every kind of node.
import { parseSync } from 'vite'
import { z } from 'zod'

/** A node of the ESTree with TypeScript; its other fields are read through `part` and `textOf`. */
export type Node = { readonly type: string; readonly start: number; readonly end: number }

const nodeParser = z.looseObject({ type: z.string(), start: z.number(), end: z.number() })
const isNode = (value: unknown): value is Node => nodeParser.safeParse(value).success

/** What is read from one file: its text, its lines, its tree. */
export type Source = { readonly path: string; readonly text: string; readonly program: Node }

export const parseSource = (path: string, text: string): Source => {
  const { program, errors } = parseSync(path, text)
  if (errors.length > 0) throw new SyntaxError(`${path} cannot be read: ${errors[0]?.message ?? ''}`)
  if (!isNode(program)) throw new TypeError(`${path} gave no program`)
  return { path, text, program }
}

/** The line of an offset, from 1. */
export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length

export const field = (node: Node, name: string): unknown => Object.entries(node).find(([key]) => key === name)?.[1]
export const part = (node: Node, name: string): Node | null => {
  const value = field(node, name)
  return isNode(value) ? value : null
}
export const parts = (node: Node, name: string): readonly Node[] => {
  const value = field(node, name)
  return Array.isArray(value) ? value.filter(isNode) : []
}
export const textOf = (node: Node | null, name: string): string => {
  const value = node === null ? null : field(node, name)
  return typeof value === 'string' ? value : ''
}

/** Calls `visit` with every node and the one above it. */
export const walk = (node: Node, visit: (node: Node, above: Node | null) => void, above: Node | null = null): void => {
  visit(node, above)
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isQuickNode(child)) walk(child, visit, node)
  }
}

/** The full parse at each of some hundred thousand nodes takes seconds; below a parsed program this is enough. */
const isQuickNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value && 'start' in value
