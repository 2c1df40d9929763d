// What the tidy check finds, and the files it looks at.

/** Path from the root, with slashes -> text. */
export type Tree = ReadonlyMap<string, string>

export type Finding = {
  readonly rule: string
  readonly path: string
  readonly line: number
  /** What is wrong and what to write instead. */
  readonly says: string
}

export const isTest = (path: string): boolean => /\.test\.ts$|(^|\/)conformance\.ts$/.test(path) || path.startsWith('tests/')

/** The flow, up to down: a folder may import itself and those before it. All of them are pure. */
export const flow = [
  'time',
  'document',
  'instrument',
  'custody',
  'law',
  'determination',
  'duty',
  'release',
  'letter',
  'log',
  'report',
] as const

/** The folder of the flow in which a path lies; null for all other places. */
export const flowFolder = (path: string): (typeof flow)[number] | null => {
  const name = /^src\/([^/]+)\//.exec(path)?.[1]
  return flow.find((folder) => folder === name) ?? null
}

/** Where the clock, randomness, files, network and the choice of drivers are allowed. */
export const mayTouchOutside = (path: string): boolean =>
  isTest(path) ||
  path.startsWith('src/outside/') ||
  path.startsWith('src/command/') ||
  path === 'src/main.ts' ||
  /^(bin|tools|bench|sim|cases)\//.test(path)
