import type { AnyOperation, Http } from './operation.js'
import type { OperationName, Operations } from './operations.js'

type Any = Omit<AnyOperation, 'run'> & { run(...given: never[]): Promise<unknown> }

/** What is had over HTTP, by method and path as `GET /v1/titles/:title`: what clients are typed by. */
export type RoutesOf<One extends Any> = {
  [Each in One as Each extends { http?: infer At extends Http } ? `${At['method']} ${At['path']}` : never]: {
    input: Parameters<Each['run']>[1]
    output: Awaited<ReturnType<Each['run']>>
  }
}
export type Routes = RoutesOf<Operations[OperationName]>
