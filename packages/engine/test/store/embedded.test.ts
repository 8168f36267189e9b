import { openStore } from '../../src/store/index.js'
import { scratch } from './ask.js'
import { contract } from './contract.js'

const { path, remove } = scratch()

contract('the embedded engine', {
  open: options => openStore({ directory: path, ...options }),
  async remove() {
    remove()
  },
})
