export * from './median.js'
export * from './quantile.js'
export * from './random.js'
