// The one-time code of a notice: short enough to be read out, long enough not to be guessed, the same however it is typed.

/** Crockford's base 32: no I, L, O, U, so that nothing is misheard or misread. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const lettersOfCode = 8

/** Eight letters (40 bits) out of an id with at least ten hexadecimal digits: `7K2M-9QXD`. Throws RangeError for a shorter one. */
export const acknowledgeCode = (id: string): string => {
  const hex = /[0-9a-f]{10,}$/.exec(id)?.[0]
  if (hex === undefined) throw new RangeError('an id for a code needs ten hexadecimal digits')
  let rest = BigInt(`0x${hex.slice(-10)}`)
  let code = ''
  for (let index = 0; index < lettersOfCode; index += 1) {
    code = `${letters[Number(rest % 32n)] ?? ''}${code}`
    rest /= 32n
  }
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/** As it stands on the notice, whatever was typed: small letters, blanks, O for 0, I and L for 1. */
export const asCode = (typed: string): string => {
  const plain = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return `${plain.slice(0, 4)}-${plain.slice(4)}`
}
