// Reads the files of the checkout that the tidy check looks at.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Tree } from './finding.ts'

const passedOver = new Set(['node_modules', '.git', '.releasedesk', 'coverage'])
const isText = (path: string): boolean => /\.(ts|mjs|json|md)$/.test(path)

/** Text files with their text; all others with an empty one, so that it is known that they are there. */
export const readTree = (root: string): Tree => {
  const found = new Map<string, string>()
  const visit = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (passedOver.has(entry.name)) continue
      if (entry.isDirectory()) visit(path)
      else if (entry.isFile()) found.set(path, isText(path) ? readFileSync(join(root, path), 'utf8') : '')
    }
  }
  visit('')
  return found
}
