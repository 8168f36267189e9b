import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** What follows a player leans on the module that a page may have already: of two beacons neither would know what the other is attached to. */
const onCore = {
  name: 'on the core',
  /** @param {import('esbuild').PluginBuild} build */
  setup: build => build.onResolve({ filter: /^\.\/attach\.js$/ }, () => ({ path: './sweeps.mjs', external: true })),
}

const entries = [
  { entryPoints: ['src/index.ts'], format: 'esm', outfile: 'dist/sweeps.mjs' },
  { entryPoints: ['src/script.ts'], format: 'iife', outfile: 'dist/sweeps.js' },
  ...['hls', 'shaka', 'video-js'].map(name => ({
    ...{ entryPoints: [`src/${name}.ts`], format: 'esm', outfile: `dist/${name}.mjs` },
    plugins: [onCore],
  })),
]

/**
 * Bundles the beacon for import (dist/sweeps.mjs), for a script tag (dist/sweeps.js), and what follows a player (dist/hls.mjs and others).
 * @returns {Promise<Record<string, Uint8Array>>} each file by its path, when they are not written
 */
export const bundle = async ({ write = true } = {}) => {
  /** @type {Record<string, Uint8Array>} */
  const built = {}
  for (const entry of entries) {
    // Televisions of 2019 have a browser of 2018.
    // What is only between our own files may be called anything; what is stored or sent keeps its name.
    const mangleProps = /^(settle|refused|soon|known|closed|live|keep)$/
    const shared = { bundle: true, minify: true, target: 'es2018', legalComments: 'none', logLevel: 'warning', mangleProps }
    const { outputFiles } = await build({ ...shared, ...entry, absWorkingDir: fileURLToPath(new URL('.', import.meta.url)), write })
    if (outputFiles) built[entry.outfile] = outputFiles[0].contents
  }
  return built
}
