import { createHash, randomInt } from 'node:crypto'

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** A secret nobody guesses: a prefix that says what it is, and letters and digits of 5.95 bits each. */
export function newSecret(prefix: string, length = 32): string {
  return prefix + Array.from({ length }, () => letters[randomInt(letters.length)]).join('')
}

/**
 * What is kept of a secret. A plain hash is enough: the secret is random, there is no dictionary to try. And looking up by the hash
 * tells nothing by its timing, since nobody can choose the hash of a guess.
 */
export const secretHash = (secret: string): string => createHash('sha256').update(secret).digest('hex')
