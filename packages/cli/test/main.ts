import { main } from '../src/index.js'

// The command line from its sources: what `bin/sweeps.js` does with the build.
process.exitCode = await main(process.argv)
