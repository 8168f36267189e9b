import { Edition, Problem, parseJson } from '@sweeps/model'
import { Compile } from '@sweeps/model/typebox'

const shape = Compile(Edition)

/** An edition as a file has it. Throws `invalid-file`. */
export function readEdition(text: string): Edition {
  let value: unknown
  try {
    value = parseJson(text)
  } catch (error) {
    throw new Problem('invalid-file', `this is no edition: it is no JSON (${(error as Error).message})`)
  }
  if (!shape.Check(value)) {
    const first = [...shape.Errors(value)][0]
    throw new Problem('invalid-file', `this is no edition: ${first?.instancePath || 'the file'} ${first?.message}`)
  }
  return value
}
