// Makes dist: the two bundles and the types.
import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { bundle } from './bundle.mjs'

await bundle()
const typescript = createRequire(import.meta.url).resolve('typescript/package.json')
const tsc = fileURLToPath(new URL('bin/tsc', `file://${typescript}`))
execFileSync(process.execPath, [tsc, '-p', fileURLToPath(new URL('.', import.meta.url))], { stdio: 'inherit' })
