export * from './message.js'
export * from './slug.js'
