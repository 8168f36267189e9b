export * from './catalogue/index.js'
export * from './minutes/index.js'
export * from './plays/index.js'
export * from './store/index.js'
