import { Problem } from '../api/Problem'

/** The server's details are written to follow a colon; standing alone they are sentences. */
export function sentence(detail: string): string {
  const begun = detail.charAt(0).toUpperCase() + detail.slice(1)
  return /[.?!]$/.test(begun) ? begun : `${begun}.`
}

/** Why something failed, as a sentence: the server's words where it had any. */
export const errorWords = (error: Error): string => sentence((error instanceof Problem && error.detail) || error.message)
