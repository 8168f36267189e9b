const loneSurrogate = /\p{Surrogate}/u

/**
 * One row as a line of JSONCompactEachRow: what `insertLines` takes.
 *
 * TRICKY: JavaScript strings may hold half a surrogate pair, which the engine refuses together with the whole batch. Such a
 * half becomes U+FFFD, as it would in any UTF-8 file.
 */
export function jsonLine(row: readonly unknown[]): string {
  return `${JSON.stringify(row, (_, value) => (typeof value === 'string' && loneSurrogate.test(value) ? Buffer.from(value).toString() : value))}\n`
}
