export * from './chart.js'
export * from './live.js'
export * from './message.js'
export * from './slug.js'
