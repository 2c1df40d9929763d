// Titles of officers of DHS as they are printed at signatures: a title of this list is never a judge's, whatever the officer's name is.

/**
 * Who may issue a warrant of removal: 8 CFR 241.2(a)(1), as last amended in the text seen (70 FR 67089, 4 November 2005). The lists of
 * 8 CFR 287.5(e)(2) and (3) (issue and serve warrants of arrest) were not seen; what signature blocks print is recalled.
 */
export const officerTitles: readonly string[] = [
  'Director, Detention and Removal Operations',
  'Deputy Assistant Director, Field Operations',
  'Field Office Director',
  'Deputy Field Office Director',
  'Assistant Field Office Director',
  'Officer in Charge',
  'Special Agent in Charge',
  'Deputy Special Agent in Charge',
  'Associate Special Agent in Charge',
  'Assistant Special Agent in Charge',
  'Group Supervisor',
  'Resident Agent in Charge',
  'District Field Officer',
  'Chief Patrol Agent',
  'Deputy Chief Patrol Agent',
  'Assistant Chief Patrol Agent',
  'Patrol Agent in Charge',
  'Unit Chief, Law Enforcement Support Center',
  'Section Chief, Law Enforcement Support Center',
  'Port Director',
  'Deputy Port Director',
  'Assistant Port Director',
  'Supervisory Detention and Deportation Officer',
  'Supervisory Deportation Officer',
  'Detention and Deportation Officer',
  'Deportation Officer',
  'Immigration Enforcement Agent',
  'Supervisory Immigration Enforcement Agent',
  'Immigration Officer',
  'Special Agent',
  'Supervisory Special Agent',
  'Border Patrol Agent',
  'Supervisory Border Patrol Agent',
  'Detention Officer',
  'SDDO',
  'AFOD',
  'DFOD',
  'FOD',
]

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z]/g, '')
const longestFirst = officerTitles.toSorted((a, b) => b.length - a.length).map((title) => ({ title, letters: plain(title) }))

/** The title at the end of `Name, Title`, in the list's spelling; null if the list has none that fits letter by letter. */
export const officerTitleIn = (text: string): string | null =>
  longestFirst.find(({ letters }) => plain(text).endsWith(letters))?.title ?? null

/** The same with the title's capitals as the list has them: readers that agree in letters often differ in these. */
export const withTitle = (text: string): string => {
  const title = officerTitleIn(text)
  if (title === null) return text
  const words = title.split(' ')
  const printed = text.split(' ')
  const same = words.every((word, index) => plain(printed[printed.length - words.length + index] ?? '') === plain(word))
  return same ? [...printed.slice(0, printed.length - words.length), ...words].join(' ') : text
}
