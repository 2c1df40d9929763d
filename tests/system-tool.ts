// Whether a test may run: a program that the launcher found missing is named with its reason, so that the test is skipped and says so.

/** The Debian packages that the test run goes without. */
const without = new Set((process.env['RELEASEDESK_WITHOUT'] ?? '').split(',').filter((name) => name !== ''))

/**
 * True if a Debian package that the test needs is known to be missing: `it.skipIf(lacks('chromium'))('... (needs chromium)', ...)`.
 * Without the launcher nothing counts as missing, and the test fails where the program is not there.
 */
export const lacks = (debianPackage: string): boolean => without.has(debianPackage)
