#!/usr/bin/env node
// The command `releasedesk`: installs what is missing, then hands over to src/main.ts under Node 24.
import { join } from 'node:path'
import { ensurePackages, handOver, root } from './locate-node.mjs'

ensurePackages()
handOver(['--disable-warning=ExperimentalWarning', join(root, 'src', 'main.ts'), ...process.argv.slice(2)])
