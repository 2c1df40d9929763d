#!/usr/bin/env node
// Runs a tool of a package under the right Node: node bin/run.mjs typescript/bin/tsc --noEmit
import { join } from 'node:path'
import { ensurePackages, handOver, root } from './locate-node.mjs'

ensurePackages()
const [tool, ...args] = process.argv.slice(2)
handOver([join(root, 'node_modules', ...tool.split('/')), ...args], { cwd: root })
