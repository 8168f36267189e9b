export type { Handle, Options } from './options.js'
