import { Problem } from '@sweeps/model'

/** A name as people give it: not empty, not too long, on one line. Throws `invalid-request` naming the field. */
export function checkName(value: unknown, field: string, longest: number): string {
  const text = typeof value === 'string' ? value.trim() : ''
  if (text === '') throw new Problem('invalid-request', `${field}: it is missing; give it a name`)
  if (text.length > longest) throw new Problem('invalid-request', `${field}: it has ${text.length} characters; ${longest} are allowed`)
  if (/[\p{C}\p{Zl}\p{Zp}]/u.test(text))
    throw new Problem('invalid-request', `${field}: it has characters that cannot be seen; write it on one line`)
  return text
}
