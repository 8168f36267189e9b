// Builds everything that needs building: TypeScript with its .sql and .json files beside it, the beacon, the dashboard.
// Runs in `prepare`, so that `npm install` leaves a working `sweeps`.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const run = (what, command, args, cwd = root) => {
  const done = spawnSync(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' })
  if (done.status !== 0) {
    process.stderr.write(`${done.stdout ?? ''}${done.stderr ?? ''}\nbuild: ${what} failed\n`)
    process.exit(1)
  }
}
const bin = name => join(root, 'node_modules/.bin', name)

/** What is read at run time beside the code: `tsc` leaves it where it is. */
const assetsIn = directory =>
  readdirSync(directory, { withFileTypes: true }).flatMap(entry => {
    const path = join(directory, entry.name)
    return entry.isDirectory() ? assetsIn(path) : /\.(sql|json|css|js)$/.test(entry.name) ? [path] : []
  })

run('TypeScript', bin('tsc'), ['-b', 'tsconfig.json'])
for (const name of ['engine', 'server', 'cli']) {
  const source = join(root, 'packages', name, 'src')
  for (const file of assetsIn(source)) {
    const target = file.replace(source, join(root, 'packages', name, 'dist'))
    mkdirSync(dirname(target), { recursive: true })
    cpSync(file, target)
  }
}
// TypeBox is 683 modules: as one file it costs a start of the program 30 ms instead of a quarter of a second.
const typebox = join(root, 'packages/model/dist/typebox.js')
await build({
  entryPoints: [typebox],
  outfile: typebox,
  allowOverwrite: true,
  bundle: true,
  format: 'esm',
  platform: 'node',
  logLevel: 'error',
})
run('the beacon', process.execPath, ['build.mjs'], join(root, 'packages/beacon'))
run('the dashboard', bin('vite'), ['build', '--logLevel', 'error'], join(root, 'packages/web'))
