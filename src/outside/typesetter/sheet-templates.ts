// The sheets that are set for a machine on the other side and are no letters: one page for a fax.
export const sheetTemplates = ['fax-sheet'] as const
