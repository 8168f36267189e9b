import { defineConfig } from 'vitest/config'

/**
 * Tests of what computes and keeps nothing: no engine, no program, no browser, nothing of the process that a test changes. They share a
 * process, as each would load the same again.
 */
const pure = [
  'packages/{model,simulator,stats}/test/**/*.test.ts',
  'packages/engine/test/catalogue/{find-seasons,formats,namesakes,other-programs}.test.ts',
  'packages/engine/test/charts/fill-gaps.test.ts',
  'packages/engine/test/decisions/{memo,forecast/ordinary-run}.test.ts',
  'packages/engine/test/plays/{record,redact,shares}.test.ts',
  'packages/engine/test/plays/sources/{hashed-people,live-by-hand,now-playing,reading,sessions-by-hand,sittings-by-hand}.test.ts',
  'packages/engine/test/seasons/{standing,window-cuts}.test.ts',
  'packages/engine/test/store/{inline-views,sessions}.test.ts',
  'packages/engine/test/tables/{read-day,read-table,spreadsheets}.test.ts',
  'packages/server/test/{bodies,fair-queue,is-bot,live-paths}.test.ts',
  'packages/server/test/public-site/{calendar,direction,entry-name,html,panel-table}.test.ts',
  'packages/web/test/{ask,charts,decisions,explained,markets,plays,seasons,titles}.test.ts',
  'test/check-{docs,exports,imports}.test.ts',
]

/** Tests with an engine or a server in their own process: they close what they open, and the next file finds the modules loaded. */
const closing = ['packages/{engine,server}/test/**/*.test.ts']
/** One that puts its own functions in the place of Node's. */
const replacing = 'packages/engine/test/plays/journal.test.ts'

// The engine runs in the test's own process: forks (worker threads crash it), and a data directory of its own for each file.
export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    pool: 'forks',
    globalSetup: 'test/run-directory.ts',
    // A test or a hook hangs after these: many commands, or an engine, a server and a browser, take more than a minute where other tests
    // run beside. What must be quick says so itself.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // What is polled for comes when the machine gets to it; a second is too little where other tests run beside.
    expect: { poll: { timeout: 10_000 } },
    env: { UV_THREADPOOL_SIZE: '16' },
    projects: [
      {
        extends: true,
        test: {
          name: 'isolated',
          include: ['packages/*/test/**/*.test.ts', 'packages/*/test/**/*.test.tsx', 'test/**/*.test.ts'],
          exclude: ['**/node_modules/**', ...pure, ...closing],
        },
      },
      { extends: true, test: { name: 'replacing', include: [replacing] } },
      { extends: true, test: { name: 'closing', include: closing, exclude: [replacing, ...pure], isolate: false } },
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
    ],
  },
})
