import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const source = fileURLToPath(new URL('../../src/', import.meta.url))
const modules = fileURLToPath(new URL('../../../../node_modules/', import.meta.url))

/** A script of this folder as one file that starts in a moment, with the SQL it reads beside it. */
export async function bundled(script: string, directory: string): Promise<string> {
  const outfile = join(directory, script.replace('.ts', '.mjs'))
  await build({
    entryPoints: [fileURLToPath(new URL(script, import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    conditions: ['source'],
    external: ['chdb', '@clickhouse/client'],
    logLevel: 'error',
  })
  symlinkSync(modules, join(directory, 'node_modules'))
  mkdirSync(join(directory, 'migrations'))
  cpSync(join(source, 'store/migrations'), join(directory, 'migrations'), { recursive: true })
  for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' }))
    if (file.endsWith('.sql') && !file.includes('migrations')) cpSync(join(source, file), join(directory, file.split('/').at(-1)!))
  return outfile
}
