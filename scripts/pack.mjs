// `npm run pack`: the command line as one file, sweeps-VERSION.tgz, that runs by `npx` and `npm install --global` without this repository.
// Our packages are inside; what others made comes from the registry, in the versions that were tested (scripts/pack/lock.mjs). Needs a build.
// `--to DIR` says where the file goes (default: here). Prints its path.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { bundledWorks, licencesText } from './pack/licences.mjs'
import { installedWith, pinned } from './pack/lock.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = path => JSON.parse(readFileSync(join(root, path), 'utf8'))
const { values } = parseArgs({ options: { to: { type: 'string', default: '.' } } })
const to = resolve(values.to)

/** The program stands where it stands in the repository, so that it finds what is beside it; the others are packages of its own. */
const program = 'packages/cli'
const inside = ['model', 'stats', 'simulator', 'engine', 'server', 'beacon', 'web']
/** Run time needs neither types nor maps. */
const wanted = path => !/\.d\.m?ts$|\.map$|\.tsbuildinfo$/.test(path)

const cli = read(`${program}/package.json`)
const packages = inside.map(name => ({ path: `packages/${name}`, ...read(`packages/${name}/package.json`) }))
for (const { path } of [{ path: program }, ...packages])
  if (!existsSync(join(root, path, 'dist'))) throw new Error(`${path} is not built: npm run build`)

/** Who of ours asks for what others made. */
const owners = new Map()
for (const { path, dependencies = {} } of [{ path: program, ...cli }, ...packages])
  for (const name of Object.keys(dependencies)) if (!name.startsWith('@sweeps/')) owners.set(name, path)
const beside = installedWith(read('package-lock.json'), owners)
const ours = Object.fromEntries(packages.map(({ name, version }) => [name, version]))
const manifest = {
  name: cli.name,
  version: cli.version,
  description: read('package.json').description,
  license: cli.license,
  type: 'module',
  engines: read('package.json').engines,
  os: ['linux', 'darwin'],
  bin: { sweeps: `${program}/bin/sweeps.js` },
  dependencies: { ...ours, ...pinned(beside) },
  bundleDependencies: packages.map(({ name }) => name),
}

const stage = mkdtempSync(join(tmpdir(), 'sweeps-pack-'))
const put = (path, value) => {
  mkdirSync(dirname(join(stage, path)), { recursive: true })
  writeFileSync(join(stage, path), typeof value === 'string' ? value : `${JSON.stringify(value, null, 2)}\n`)
}
const npm = (...args) => execFileSync('npm', args, { cwd: stage, encoding: 'utf8', maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'inherit'] })
try {
  put('package.json', manifest)
  // For the bill of materials; npm leaves it out of the package.
  put('package-lock.json', lockFile())
  for (const file of ['LICENSE', 'NOTICE', 'CHANGELOG.md']) cpSync(join(root, file), join(stage, file))
  cpSync(join(root, 'README.md'), join(stage, 'README.md'))
  cpSync(join(root, 'samples'), join(stage, 'samples'), { recursive: true })
  put(`${program}/package.json`, { name: cli.name, version: cli.version, private: true, type: 'module' })
  for (const folder of ['bin', 'dist'])
    cpSync(join(root, program, folder), join(stage, program, folder), { recursive: true, filter: wanted })
  for (const { path, name, version, license, type, exports, files } of packages) {
    put(`node_modules/${name}/package.json`, { name, version, license, type, exports })
    for (const folder of new Set(files.map(file => file.split('/')[0])))
      cpSync(join(root, path, folder), join(stage, 'node_modules', name, folder), { recursive: true, filter: wanted })
  }

  // Read at /help.
  cpSync(join(root, 'docs'), join(stage, 'node_modules/@sweeps/server/docs'), { recursive: true })

  const bundled = bundledWorks(root)
  const named = Object.entries(beside).map(([path, { version, license }]) => ({
    ...{ name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length), version, licence: license },
  }))
  put('LICENCES.md', licencesText(bundled, named))
  const sbom = JSON.parse(npm('sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only', '--omit', 'dev'))
  sbom.components.push(...bundled.map(component))
  put('sbom.cdx.json', sbom)

  mkdirSync(to, { recursive: true })
  const [packed] = JSON.parse(npm('pack', '--json', '--ignore-scripts', '--pack-destination', to))
  console.log(join(to, packed.filename))
} finally {
  rmSync(stage, { recursive: true, force: true })
}

function lockFile() {
  const inBundle = Object.fromEntries(
    packages.map(({ name, version, license }) => [`node_modules/${name}`, { version, license, inBundle: true }]),
  )
  return { name: cli.name, version: cli.version, lockfileVersion: 3, requires: true, packages: { '': manifest, ...inBundle, ...beside } }
}

/** What is inside a file of ours, as the bill of materials words it. */
function component({ name, version, licence, where }) {
  return {
    type: 'library',
    'bom-ref': `${name}@${version}#bundled`,
    name,
    version,
    scope: 'required',
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    description: `bundled into ${where}`,
    licenses: [/ /.test(licence) ? { expression: licence } : { license: { id: licence } }],
  }
}
