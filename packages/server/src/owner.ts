/** How a command reaches the server that owns a data directory. Apart from the rest, so that it loads neither engine nor framework. */
export { type AskOptions, askOwner, askOwnerAny, ownerAlive } from './ask-owner.js'
