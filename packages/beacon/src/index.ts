export { attach } from './attach.js'
export type { Screen, Span } from './message.js'
export type { Handle, Options } from './options.js'
