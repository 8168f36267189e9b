import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { oncePerRun } from './once-per-run.js'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * A TypeScript script with the sources it imports, as JavaScript that Node starts in a moment: for what is started again and again.
 * Bundled once in a run of the tests.
 */
export async function bundled(script: URL): Promise<string> {
  const path = fileURLToPath(script)
  const name = `bundle-${path.slice(root.length).replaceAll(/\W/g, '-')}`
  const directory = await oncePerRun(name, outdir =>
    build({
      entryPoints: [path],
      outdir,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      // What the program loads when it needs it stays a file of its own.
      splitting: true,
      platform: 'node',
      format: 'esm',
      conditions: ['source'],
      plugins: [besideSource, withFiles],
      banner: { js: commonJs },
      logLevel: 'error',
    }),
  )
  return join(directory, basename(path).replace(/ts$/, 'mjs'))
}

/** Each module finds the files beside its source. */
const besideSource: Plugin = {
  name: 'beside-source',
  setup({ onLoad }) {
    onLoad({ filter: /packages\/\w+\/(src|test)\/.*\.ts$/ }, ({ path }) => ({
      loader: 'ts',
      contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
    }))
  },
}

/** Packages that are more than JavaScript stay where they are installed. */
const withFiles: Plugin = {
  name: 'with-files',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^(chdb|@resvg\/resvg-js)$/ }, async ({ path, kind, resolveDir, pluginData }) => {
      if (pluginData === withFiles) return undefined
      return { ...(await resolve(path, { kind, resolveDir, pluginData: withFiles })), external: true }
    })
  },
}

/** What CommonJS modules expect to be there. */
const commonJs = `import { createRequire as requireOf } from 'node:module'
const require = requireOf(import.meta.url)
const [__filename, __dirname] = [import.meta.filename, import.meta.dirname]`
