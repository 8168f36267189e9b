import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig } from 'vite'

/** Where the Sweeps server listens by default: what `npm run dev` forwards the API to. */
const server = 'http://127.0.0.1:4747'

export default defineConfig({
  base: '/',
  plugins: [react()],
  // What the sliders compute with is read from its sources, so that no build of it is ever stale.
  resolve: { conditions: ['source', ...defaultClientConditions] },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: false,
    // The budget test reads from it which chunks the first view loads.
    manifest: true,
    // The server's content security policy allows files of its own only: nothing may become a data: URL but pictures.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/v1': server, '/sweeps.js': server, '/samples': server } },
})
