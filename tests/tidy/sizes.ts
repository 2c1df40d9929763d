// Sizes, and the sentence at the head of each file.
import { isTest } from './finding.ts'
import type { Finding } from './finding.ts'
import { lineAt, part, walk } from './syntax.ts'
import type { Node, Source } from './syntax.ts'

export const fileLinesMax = 400
export const functionLinesMax = 60
export const lineLengthMax = 140

/** A line that is one quotation and no more: official words are not broken for the width of a screen. */
const isQuotation = (line: string): boolean =>
  /^\s*(\w+: |\w+\(|return |\? |: |\+ )?(['"`])(?:(?!\2).|\\.)*\2[,)]*( \+)?$/.test(line) || /^\/\/ .*https?:\S+$/.test(line)

/** Lines that begin inside a template of several lines: markup of a page, where a break would be a blank on the page. */
const markupLines = (text: string, program: Node): ReadonlySet<number> => {
  const found = new Set<number>()
  walk(program, (node) => {
    if (node.type !== 'TemplateLiteral') return
    const last = lineAt(text, node.end)
    for (let line = lineAt(text, node.start) + 1; line <= last; line += 1) found.add(line)
  })
  return found
}

export const sizeFindings = ({ path, text, program }: Source): Finding[] => {
  const found: Finding[] = []
  const lines = text.trimEnd().split('\n')
  const say = (rule: string, line: number, says: string): void => void found.push({ rule, path, line, says })
  if (lines.length > fileLinesMax) say('file-lines', 1, `has ${lines.length} lines; ${fileLinesMax} at most: one noun or verb a file`)
  const markup = markupLines(text, program)
  for (const [index, line] of lines.entries()) {
    const tooLong = line.length > lineLengthMax && !isQuotation(line) && !markup.has(index + 1)
    if (tooLong) say('line-length', index + 1, `is ${line.length} long; ${lineLengthMax} at most`)
  }
  // A `describe` of a test is a list of tests and no function.
  if (!isTest(path)) {
    walk(program, (node) => {
      if (!/^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type) || part(node, 'body') === null) return
      const first = lineAt(text, node.start)
      const length = lineAt(text, node.end) - first + 1
      if (length > functionLinesMax)
        say('function-lines', first, `a function of ${length} lines; ${functionLinesMax} at most: name its steps`)
    })
  }
  const head = lines[0]?.startsWith('#!') ? lines[1] : lines[0]
  if (!/^\/\/ \p{Lu}?\S.{10,}/u.test(head ?? '')) say('first-sentence', 1, 'the file starts with one // sentence that says what it is')
  return found
}
