import { slug } from './slug.js'

/**
 * The id of any name: its slug; what that leaves empty (signs, emoji) is `untitled-` and the code points in hexadecimal
 * (`👻` → `untitled-1f47b`), so that two of them are two titles. Of a long name of signs the first sixteen are taken. Nothing has no id: empty.
 */
export const plainSlug = (name: string): string => slug(name) || (name.trim() === '' ? '' : signs(name))

const signs = (name: string): string =>
  `untitled-${[...name.normalize('NFC').replace(/(?:\s|\uFE0E|\uFE0F)+/g, '')]
    .slice(0, 16)
    .map(sign => sign.codePointAt(0)!.toString(16))
    .join('-')}`
