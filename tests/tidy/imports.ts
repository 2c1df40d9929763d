// The import rule: up the flow and never in a circle, pure folders pure, drivers chosen in one place.
import { posix } from 'node:path'
import { flow, flowFolder, isTest, mayTouchOutside } from './finding.ts'
import type { Finding } from './finding.ts'
import { lineAt, part, parts, textOf, walk } from './syntax.ts'
import type { Node, Source } from './syntax.ts'

export type Import = {
  readonly from: string
  /** A path from the root, or the name of a package as written. */
  readonly to: string
  readonly ours: boolean
  readonly line: number
  /** False if only types are imported: nothing of it is there at run time. */
  readonly byValue: boolean
  readonly names: readonly string[]
}

const packagesOfPureFolders = ['zod', 'temporal-polyfill', 'csv-parse', 'yaml', 'double-metaphone', 'fastest-levenshtein']
const neverFromSource = /^(cases|sim|second-opinion|bench|tools|tests)\//

/** Every import, re-export and dynamic import of a file. */
export const importsOf = (source: Source): Import[] => {
  const found: Import[] = []
  walk(source.program, (node) => {
    if (!['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration', 'ImportExpression', 'TSImportType'].includes(node.type))
      return
    const wanted = textOf(part(node, 'source') ?? part(node, 'argument'), 'value')
    if (wanted === '') return
    const ours = wanted.startsWith('.')
    found.push({
      from: source.path,
      to: ours ? posix.normalize(posix.join(posix.dirname(source.path), wanted)) : wanted,
      ours,
      line: lineAt(source.text, node.start),
      byValue: isByValue(node),
      names: parts(node, 'specifiers').map((each) => textOf(part(each, 'imported'), 'name')),
    })
  })
  return found
}

const isByValue = (node: Node): boolean => {
  if (node.type === 'TSImportType' || textOf(node, 'importKind') === 'type' || textOf(node, 'exportKind') === 'type') return false
  const specifiers = parts(node, 'specifiers')
  return (
    specifiers.length === 0 || specifiers.some((each) => textOf(each, 'importKind') !== 'type' && textOf(each, 'exportKind') !== 'type')
  )
}

export const importFindings = (sources: readonly Source[]): Finding[] => {
  const all = sources.flatMap(importsOf)
  return [...all.flatMap(single), ...cycles(all)]
}

const single = (each: Import): Finding[] => {
  if (isTest(each.from) || !each.from.startsWith('src/')) return []
  const say = (rule: string, says: string): Finding => ({ rule, path: each.from, line: each.line, says })
  if (!each.ours) return packageFindings(each, say)
  // The wiring alone hands over to the simulator, as to any command (decisions/0012).
  if (each.from === 'src/main.ts' && each.to === 'sim/command.ts') return []
  if (neverFromSource.test(each.to)) return [say('source-imports-source', `src never imports ${each.to}`)]
  return [...downTheFlow(each, say), ...betweenPlaces(each, say), ...driverChosen(each, say)]
}

type Say = (rule: string, says: string) => Finding

const packageFindings = (each: Import, say: Say): Finding[] => {
  const folder = flowFolder(each.from)
  const builtin = /^(node:|(fs|path|os|net|http|https|crypto|child_process|process|timers|stream|url|util|worker_threads)(\/|$))/.test(
    each.to,
  )
  if (folder === null) {
    return builtin && !mayTouchOutside(each.from) && !/^node:(path|url|crypto|util|stream)$/.test(each.to)
      ? [say('outside-touched', `${each.to} is of the outside: take it as a value from a driver of src/outside`)]
      : []
  }
  if (builtin) {
    const hashing =
      each.to === 'node:crypto' &&
      (folder === 'log' || folder === 'determination') &&
      each.names.every((name) => name === 'createHash' || name === 'hash')
    return hashing ? [] : [say('pure', `src/${folder} is pure: ${each.to} belongs in src/outside`)]
  }
  const name = each.to.split('/')[0] ?? ''
  return packagesOfPureFolders.includes(name) ? [] : [say('pure', `src/${folder} is pure: the package ${each.to} belongs in src/outside`)]
}

const downTheFlow = (each: Import, say: Say): Finding[] => {
  const from = flowFolder(each.from)
  if (from === null || each.to === 'src/errors.ts') return []
  const to = flowFolder(each.to)
  if (to === null) return [say('flow', `src/${from} is pure and imports only the flow above it, never ${each.to}`)]
  if (from === 'law' && to !== 'law' && to !== 'time')
    return [say('flow', `src/law imports only src/time, never ${each.to}: it could be lifted out whole`)]
  if (flow.indexOf(to) <= flow.indexOf(from)) return []
  return [
    say('flow', `src/${from} stands before src/${to} in the flow (${flow.join(' < ')}): move what both need up, or give it as a value`),
  ]
}

/** us-co-denver lies in us-co, which lies in us: it may build on them, and on no other place. */
const betweenPlaces = (each: Import, say: Say): Finding[] => {
  const placeOf = (path: string): string | null => /^src\/law\/places\/([^/]+)\//.exec(path)?.[1] ?? null
  const [from, to] = [placeOf(each.from), placeOf(each.to)]
  if (from === null || to === null || from === to || from.startsWith(`${to}-`)) return []
  return [say('places', `the law of ${from} never imports the law of ${to}, which it does not lie in`)]
}

const driverChosen = (each: Import, say: Say): Finding[] => {
  if (!each.byValue || mayTouchOutside(each.from) || !each.to.startsWith('src/outside/') || each.to === 'src/outside/outside.ts') return []
  return [
    say(
      'driver-chosen',
      `${each.to} is a driver: only src/main.ts, src/command, sim and tests choose one; take the interface of src/outside/outside.ts`,
    ),
  ]
}

/** Circles of imports by value; a circle of types alone is nothing at run time. */
const cycles = (all: readonly Import[]): Finding[] => {
  const edges = all.filter((each) => each.ours && each.byValue && !isTest(each.from))
  const next = Map.groupBy(edges, (each) => each.from)
  const done = new Set<string>()
  const found: Finding[] = []
  const visit = (path: string, trail: readonly string[]): void => {
    if (done.has(path)) return
    for (const each of next.get(path) ?? []) {
      const at = [...trail, path].indexOf(each.to)
      if (at === -1) visit(each.to, [...trail, path])
      else
        found.push({
          rule: 'circle',
          path,
          line: each.line,
          says: `imports go in a circle: ${[...trail, path].slice(at).join(' -> ')} -> ${each.to}`,
        })
    }
    done.add(path)
  }
  for (const path of next.keys()) visit(path, [])
  return found
}
