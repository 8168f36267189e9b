import { openStore } from '../../src/store/index.js'
import { scratch } from './ask.js'
import { contract } from './contract.js'
import { openShim, type Shim } from './shim.js'

const { path, remove } = scratch()
let shim: Shim | undefined

contract('HTTP', {
  async open(options) {
    shim ??= await openShim()
    return openStore({ directory: path, url: shim.url, ...options })
  },
  async remove() {
    await shim?.close()
    remove()
  },
})
