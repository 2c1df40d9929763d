// What the documents and the package file promise: paths that are there, versions that are exact.
import { posix } from 'node:path'
import { z } from 'zod'
import type { Finding, Tree } from './finding.ts'

const documents = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', 'GLOSSARY.md']

/** Paths named in the documents of the root, between backticks or as the target of a link, must be there. */
export const documentFindings = (tree: Tree): Finding[] => documents.flatMap((path) => pathFindings(path, tree.get(path) ?? '', tree))

const pathFindings = (path: string, text: string, tree: Tree): Finding[] =>
  text.split('\n').flatMap((line, index) => {
    const named = [...line.matchAll(/`([^`\s]+)`|\]\(([^)\s#]+)[^)]*\)/g)].flatMap(([, code, link]) => [
      ...(isPath(code) ? [code] : []),
      ...(isLink(link) ? [link] : []),
    ])
    return named
      .map((each) => posix.normalize(each.replace(/^\.\//, '').replace(/:\d+$/, '')).replace(/\/$/, ''))
      .filter((each) => !isThere(each, tree))
      .map((each) => ({ rule: 'document-path', path, line: index + 1, says: `names ${each}, which is not there` }))
  })

/** In backticks only what lies in a folder of ours is taken for a path: `and/or` is none. */
const isPath = (code: string | undefined): code is string =>
  code !== undefined &&
  /^(\.\/)?(src|bin|cases|tests|tools|specs|decisions|bench|sim|second-opinion|\.ci)\/[\w./-]*$/.test(code) &&
  !code.includes('...')

const isLink = (link: string | undefined): link is string => link !== undefined && !/^[a-z]+:/i.test(link) && !link.startsWith('/')

const isThere = (path: string, tree: Tree): boolean => tree.has(path) || [...tree.keys()].some((each) => each.startsWith(`${path}/`))

const versionsParser = z.record(z.string(), z.string()).default({})
const packageParser = z.looseObject({ dependencies: versionsParser, devDependencies: versionsParser, optionalDependencies: versionsParser })

/** A range would let two installs of one commit differ. */
export const versionFindings = (tree: Tree): Finding[] => {
  const { dependencies, devDependencies, optionalDependencies } = packageParser.parse(JSON.parse(tree.get('package.json') ?? '{}'))
  return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+([-+][\w.-]+)?$/.test(version))
    .map(([name, version]) => ({
      rule: 'exact-version',
      path: 'package.json',
      line: 1,
      says: `${name} is asked for as [${version}]: write the exact version`,
    }))
}
