import { openStore } from '../../src/store/index.js'
import { scratch } from './ask.js'
import { type Child, child, nextLine } from './child.js'
import { contract } from './contract.js'

const data = scratch()
const engine = scratch()
let shim: Child | undefined
let url: string | undefined

contract('HTTP', {
  async open(options) {
    shim ??= await child('./shim.ts', engine.path)
    url ??= await nextLine(shim)
    return openStore({ directory: data.path, url, ...options })
  },
  async remove() {
    await shim?.kill('SIGKILL')
    data.remove()
    engine.remove()
  },
})
