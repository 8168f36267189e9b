import { openEngine } from '../../src/engine.js'
import { operations } from '../../src/operations/index.js'

// Backs up the directory it is given into another one. Says when it begins and when it has ended.
const engine = await openEngine({ directory: process.argv[2]! })
console.log('begins')
await operations.backup.run(engine, { directory: process.argv[3]! }, { actor: 'test', progress: () => {} })
console.log('ended')
await engine.close()
