import { Problem } from '@sweeps/model/plain'

/** A port as it was given. Throws `usage` for what is none. */
export function portNumber(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new Problem('usage', `--port: "${text}" is no port`)
  return Number(text)
}
