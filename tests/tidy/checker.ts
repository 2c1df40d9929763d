// The house rules as one function from a tree of files to what is wrong with it.
import { documentFindings, versionFindings } from './documents.ts'
import type { Finding, Tree } from './finding.ts'
import { importFindings } from './imports.ts'
import { sizeFindings } from './sizes.ts'
import { parseSource } from './syntax.ts'
import { wordFindings } from './words.ts'

/** The files whose code is held to the house rules. */
const isCode = (path: string): boolean => /^(src|cases|tools|tests|bench|sim|second-opinion)\/.*\.ts$/.test(path)

/** Everything found, in the order of the paths. */
export const tidyFindings = (tree: Tree): readonly Finding[] => {
  const sources = [...tree].filter(([path]) => isCode(path)).map(([path, text]) => parseSource(path, text))
  return [
    ...importFindings(sources),
    ...sources.flatMap((source) => [...wordFindings(source), ...sizeFindings(source)]),
    ...documentFindings(tree),
    ...versionFindings(tree),
  ].toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line))
}

/** How many findings of each rule there are. */
export const countByRule = (findings: readonly Finding[]): ReadonlyMap<string, number> =>
  new Map([...Map.groupBy(findings, (finding) => finding.rule)].map(([rule, each]) => [rule, each.length]))
