import { defineConfig } from 'vitest/config'

/** Packages that compute and keep nothing: their tests share a process, as each would load the same again. */
const pure = 'packages/{model,simulator,stats}/test/**/*.test.ts'

// The engine runs in the test's own process: one fork a file (worker threads crash it), a data directory of its own each.
export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    pool: 'forks',
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
          // Here, as it would run once for each of the two.
          globalSetup: 'test/run-directory.ts',
          include: ['packages/*/test/**/*.test.ts', 'packages/*/test/**/*.test.tsx', 'test/**/*.test.ts'],
          exclude: ['**/node_modules/**', pure],
        },
      },
      { extends: true, test: { name: 'pure', include: [pure], isolate: false } },
    ],
  },
})
