// Builds everything that needs building: TypeScript with its .sql and .json files beside it, the same in few files, the beacon, the dashboard.
// Runs in `prepare`, so that `npm install` leaves a working `sweeps`.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
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
await Promise.all(['model', 'stats', 'simulator', 'engine', 'server', 'cli'].map(inOneFile))
run('the beacon', process.execPath, ['build.mjs'], join(root, 'packages/beacon'))
run('the dashboard', bin('vite'), ['build', '--logLevel', 'error'], join(root, 'packages/web'))

/**
 * What a package exports, in few files, as a program loads it: hundreds of modules take a start of the server half a second more, and TypeBox,
 * which comes along with the model, a quarter.
 */
async function inOneFile(name) {
  const directory = join(root, 'packages', name)
  const outdir = join(directory, 'dist/bundle')
  const { exports, dependencies = {} } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'))
  const named = Object.values(exports).flatMap(({ types, default: file }) => (file ? [types.replace(/\.d\.ts$/, '.js')] : []))
  rmSync(outdir, { recursive: true, force: true })
  await build({
    entryPoints: named.map(file => join(directory, file)),
    entryNames: '[name]',
    outdir,
    external: Object.keys(dependencies)
      .filter(dependency => dependency !== 'typebox')
      .flatMap(dependency => [dependency, `${dependency}/*`]),
    plugins: [ownAddresses(outdir)],
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
  })
}

/** A module finds what stands beside it by its own address, wherever its code has been put. */
function ownAddresses(outdir) {
  return {
    name: 'own addresses',
    setup: ({ onLoad }) =>
      onLoad({ filter: /\/dist\/.*\.js$/ }, ({ path }) => {
        const code = readFileSync(path, 'utf8')
        if (!code.includes('import.meta.url')) return undefined
        const address = `const ownAddress = new URL(${JSON.stringify(relative(outdir, path))}, import.meta.url).href`
        return { contents: `${address}\n${code.replaceAll('import.meta.url', 'ownAddress')}`, loader: 'js' }
      }),
  }
}
