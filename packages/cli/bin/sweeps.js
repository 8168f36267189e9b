#!/usr/bin/env node
// Node reads UV_THREADPOOL_SIZE before it runs any of our code, and each running query of the engine holds a thread of that pool:
// so it is set here, in the environment, and the program proper starts with its first asynchronous call after it.
process.env.UV_THREADPOOL_SIZE ??= '16'

try {
  const { main } = await import('../dist/bundle/index.js')
  process.exitCode = await main(process.argv)
} catch (error) {
  if (error?.code !== 'ERR_MODULE_NOT_FOUND') throw error
  process.stderr.write(`sweeps: not built yet (${error.message.split('\n')[0]}): run \`npm install\` or \`npm run build\` in the project\n`)
  process.exitCode = 1
}
