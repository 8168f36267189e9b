import { setFlagsFromString } from 'node:v8'

/**
 * Keeps the heap near what it holds. Left to itself it grows to several times that before it is cleared: much of what pages rest on stays, and a
 * server takes more than a gigabyte.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=100')
}
