// Text for a terminal: lines of at most 100 columns, numbers a person can read.

const columnsMax = 100

/** Breaks text at spaces; every line begins with the indent, all but the first with two more spaces. */
export const wrapped = (text: string, indent = ''): readonly string[] => {
  const lines: string[] = []
  let line = indent
  for (const word of text.split(' ')) {
    const begun = line.trim() !== ''
    if (begun && line.length + 1 + word.length > columnsMax) {
      lines.push(line)
      line = `${indent}  ${word}`
    } else line = begun ? `${line} ${word}` : `${line}${word}`
  }
  return [...lines, line]
}

/** 12,345 */
export const counted = (count: number): string => String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',')
