// Makes dist: sweeps.mjs (import), sweeps.js (script tag, global `sweeps`) and the types.
import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = fileURLToPath(new URL('.', import.meta.url))
const options = { absWorkingDir: here, bundle: true, minify: true, target: 'es2018', legalComments: 'none', logLevel: 'warning' }

await Promise.all([
  build({ ...options, entryPoints: ['src/index.ts'], format: 'esm', outfile: 'dist/sweeps.mjs' }),
  build({ ...options, entryPoints: ['src/script.ts'], format: 'iife', outfile: 'dist/sweeps.js' }),
])

if (!process.argv.includes('--no-types')) {
  const tsc = createRequire(import.meta.url)
    .resolve('typescript/package.json')
    .replace('package.json', 'bin/tsc')
  execFileSync(process.execPath, [tsc, '-p', here], { stdio: 'inherit' })
}
