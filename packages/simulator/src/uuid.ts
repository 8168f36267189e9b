import type { Random } from '@sweeps/stats'

const hex = Array.from({ length: 65_536 }, (_, n) => n.toString(16).padStart(4, '0'))

/** A UUID of version 4 from seeded luck: the same seed gives the same one. */
export function uuid(luck: Random): string {
  const [a, b, c, d] = [luck.bits(), luck.bits(), luck.bits(), luck.bits()]
  const version = hex[(b & 0x0fff) | 0x4000]
  const variant = hex[((c >>> 16) & 0x3fff) | 0x8000]
  return `${hex[a >>> 16]}${hex[a & 0xffff]}-${hex[b >>> 16]}-${version}-${variant}-${hex[c & 0xffff]}${hex[d >>> 16]}${hex[d & 0xffff]}`
}
