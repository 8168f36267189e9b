import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig } from 'vite'

/** Where the Sweeps server listens by default: what `npm run dev` forwards the API to. */
const server = 'http://127.0.0.1:4747'

/** What nearly every page needs, and the first view with them. */
const everywhere = [
  'api/(base|Problem|fetchJson|queryClient|use\\w+|chartKey|chartQueries|seasonView)',
  'ui/(PageTitle|ErrorMessage|errorWords)',
  'ui/(route|session)/\\w+',
  'ui/format/(dates|seasonName|chartNames)',
  'ui/charts/(MarketPicker|lastMarkets|ChartSwitcher|NoSuchChart|EntryTitle)',
]

export default defineConfig({
  base: '/',
  // The page’s own addresses are whole paths, before which the server puts the path it stands under; files name each other by where they are.
  experimental: { renderBuiltUrl: (filename, { hostType }) => (hostType === 'html' ? `/${filename}` : { relative: true }) },
  plugins: [react()],
  // What the sliders compute with is read from its sources, so that no build of it is ever stale.
  resolve: { conditions: ['source', ...defaultClientConditions] },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: false,
    // The budget test reads from it which chunks the first view loads.
    manifest: true,
    // Whose work is in the files, and under which licence: what is packed for others says so.
    license: { fileName: '.vite/license.json' },
    // The server's content security policy allows files of its own only: nothing may become a data: URL but pictures.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What nearly every page needs is two files: cut by who imports what it would be twenty, each with names for the others to call it by.
    // Asking for several answers at once (useQueries) stays with the few pages that do.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'libraries', test: /node_modules[\\/](react|react-dom|scheduler|@tanstack)[\\/](?!.*queries)/i },
            { name: 'everywhere', test: new RegExp(`/web/src/(${everywhere.join('|')})\\.tsx?$`.replaceAll('/', '[\\\\/]')) },
          ],
        },
      },
    },
  },
  server: { proxy: { '/v1': server, '/help': server, '/sweeps.js': server, '/samples': server } },
})
