// Text of the record made fit for print: one line, no control that hides or reorders it; what cannot be shown is named.

/** Longest value of a record that a letter prints; a name of a passport has at most 78 characters. */
const lengthMax = 300

// Join controls shape Persian, Hindi and Sinhala names and stay; marks that turn the direction of what follows do not.
const joinControls = new Set([0x200c, 0x200d])

/**
 * One line of text without control characters. Direction marks, lone surrogates and unassigned characters are shown as
 * `[U+202E]`, so that a name can neither forge a mail header nor reverse the words around it (Unicode TR 36, 2.8).
 */
export const printable = (text: string): string => (isPlain.test(text) ? text : shownOf(text))

/** Words of plain characters with one blank between them: nothing in them is changed. */
const isPlain = /^[!-~]+(?: [!-~]+)*$/

const shownOf = (text: string): string => {
  let shown = ''
  for (const character of text
    .normalize('NFC')
    .replace(/[\s\p{Z}]+/gu, ' ')
    .trim()) {
    shown += isHidden(character) ? visibleCode(character) : character
  }
  return shown
}

/** As `printable`, cut with an ellipsis where a value is longer than any name, number or address is. */
export const printableValue = (text: string): string => {
  const shown = printable(text)
  if (shown.length <= lengthMax) return shown
  const characters = Array.from(shown)
  return characters.length <= lengthMax ? characters.join('') : `${characters.slice(0, lengthMax).join('')}…`
}

/** `[U+4E2D]`: stands where a character cannot be shown. */
export const visibleCode = (character: string): string =>
  `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`

const isHidden = (character: string): boolean => /\p{C}/u.test(character) && !joinControls.has(character.codePointAt(0) ?? 0)
