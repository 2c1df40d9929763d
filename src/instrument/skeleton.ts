// Text as a bad copy leaves it: letters that readers confuse fall together, so that phrases can be compared with tolerance.

/** Lower-case letters and digits only; 0/O, 1/I/l/|/[, 5/S, 8/B and rn/m become one. For comparing, never for showing. */
export const skeletonOf = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[|![\]i1]/g, 'l')
    .replaceAll('0', 'o')
    .replaceAll('5', 's')
    .replaceAll('8', 'b')
    .replaceAll(/[^a-z0-9]/g, '')
    .replaceAll('rn', 'm')

/** Letters and digits, upper case, nothing folded: for asking whether two readings say the same. */
export const plainOf = (text: string): string =>
  text
    .normalize('NFKD')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
