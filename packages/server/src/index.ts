export { type AppOptions, buildApp } from './app.js'
export { type AskOptions, askOwner, ownerAlive } from './ask-owner.js'
export { listenForOperations } from './operations-socket.js'
export { type RunningServer, type ServerOptions, startServer } from './start-server.js'
