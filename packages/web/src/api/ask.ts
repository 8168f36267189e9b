import type { Routes } from '@sweeps/engine/routes'
import { changeJson } from './changeJson'
import { fetchJson } from './fetchJson'

/** A question of the interface, as `GET /v1/titles/:title`. */
export type Route = keyof Routes
export type InputOf<At extends Route> = Routes[At]['input']
export type AnswerOf<At extends Route> = Routes[At]['output']

/** Asks a question: its address, what it takes and what it answers are those of the engine's table of questions. */
export function ask<At extends Route>(route: At, input: InputOf<At>): Promise<AnswerOf<At>> {
  if (route.startsWith('GET ')) return fetchJson(addressOf(route, input))
  const { path, others } = placed(route, input)
  return changeJson(path, { body: JSON.stringify(Object.fromEntries(others)) })
}

/** The address of a question, with all inputs in it; `more` says in which form. */
export function addressOf<At extends Route>(route: At, input: InputOf<At>, more: { format?: string; table?: string } = {}): string {
  const { path, others } = placed(route, { ...input, ...more })
  const query = new URLSearchParams(others.map(([name, value]): [string, string] => [name, String(value)]))
  return others.length > 0 ? `${path}?${query}` : path
}

/** Inputs whose names the path has stand there. */
function placed(route: Route, input: object): { path: string; others: [string, unknown][] } {
  const given = Object.entries(input).filter(([, value]) => value !== undefined)
  const inPath = new Map(given)
  const path = route.replace(/^\S+ /, '').replace(/:(\w+)/g, (_, name: string) => {
    const value = inPath.get(name)
    inPath.delete(name)
    return encodeURIComponent(String(value))
  })
  return { path, others: [...inPath] }
}
