import { Problem } from '@sweeps/model'
import { Compile, type Static, type TSchema } from '@sweeps/model/typebox'

/**
 * Reads documents that the store has, each by the schema of the version that wrote it: that of the format which its member `format` names, or
 * `''` where a document has no such member. Throws `store-newer` for a format that only a later version knows, `query-failed` for what is not
 * as it was written.
 */
export function documentReader<T extends TSchema>(formats: Readonly<Record<string, T>>): (text: string, what: string) => Static<T> {
  const checks = new Map<string, ReturnType<typeof Compile<T>>>()
  return (text, what) => {
    const value = parsed(text)
    const format = typeof value === 'object' && value !== null && 'format' in value ? String(value.format) : ''
    const schema = formats[format]
    if (value !== undefined && schema === undefined)
      throw new Problem(
        'store-newer',
        `${what} is of the format "${format}", which this version does not know: use the Sweeps that wrote it`,
      )
    const check = checks.get(format) ?? (schema && Compile(schema))
    if (check) checks.set(format, check)
    if (check?.Check(value)) return value
    const [fault] = check?.Errors(value) ?? []
    const where = fault ? ` (${fault.instancePath || 'the whole'} ${fault.message})` : ''
    throw new Problem('query-failed', `${what} is not as it was written${where}: \`sweeps doctor\` looks for what is damaged`)
  }
}

/** Undefined for what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
