import { Problem } from '@sweeps/model'
import { openStore } from '../../src/store/index.js'

// Opens the directory it is given, says so, and holds it until it is killed.
try {
  await openStore({ directory: process.argv[2]!, patience: Number(process.argv[3] ?? 10_000) })
  console.log('open')
  setInterval(() => {}, 1000)
} catch (error) {
  console.log(error instanceof Problem ? error.code : String(error))
}
