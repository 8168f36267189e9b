import { Problem } from '@sweeps/model'
import { restoreBackup } from '../../src/operations/index.js'

// Restores a backup into the directory it is given. Says when it begins, and how it has ended.
console.log('begins')
try {
  await restoreBackup(process.argv[2]!, process.argv[3]!)
  console.log('ended')
} catch (error) {
  console.log(error instanceof Problem ? error.code : String(error))
}
