/** How amounts and figures are read and written: one rule for pages, terminal and API. No schemas, so that a page may load it. */
export * from './amount.js'
export * from './amount-words.js'
export * from './display-unit.js'
export * from './exact-shares.js'
export * from './figure-words.js'
export * from './plain-signs.js'
export * from './read-number.js'
