import { fileTrouble, Problem } from '@sweeps/model'
import type { Validator } from '@sweeps/model/typebox'
import type { Engine } from '../engine.js'
import type { AnyOperation, Call } from './operation.js'
import { operations } from './operations.js'

const table: Readonly<Record<string, AnyOperation>> = operations

/** Throws `not-owner` for an operation that changes something where another program on the same store makes the changes. */
export function needOwnership({ ownership }: Pick<Engine, 'ownership'>, name: string): void {
  const one = table[name]
  if (!ownership.owned && (one?.audit || one?.changes))
    throw new Problem('not-owner', `${ownership.otherInWords}: run this command where that is, on its data directory`)
}

/** Does what is named, with an input that nobody has looked at yet. Throws `usage` for an operation there is not, `invalid-request` for an input that is none. */
export async function perform(engine: Engine, name: string, input: unknown, call: Call): Promise<unknown> {
  const one = Object.hasOwn(table, name) ? table[name] : undefined
  if (!one) throw new Problem('usage', `the running server knows no "${name}": it is of another version than this command; restart it`)
  needOwnership(engine, name)
  const known = checked(one, input)
  try {
    return await one.run(engine, known, call)
  } catch (error) {
    throw fileTrouble(error) ?? error
  }
}

function checked(one: AnyOperation, input: unknown): Record<string, unknown> {
  const validator = one.validator()
  if (validator.Check(input)) return input as Record<string, unknown>
  const [first] = validator.Errors(input)
  throw new Problem('invalid-request', first ? inWords(first, input) : 'the input is not as it must be')
}

function inWords({ instancePath, keyword, params, message }: ReturnType<Validator['Errors']>[number], input: unknown): string {
  const name = instancePath.slice(1).replaceAll('/', '.')
  const allowed = keyword === 'enum' ? (params as { allowedValues: unknown[] }).allowedValues : undefined
  const words = allowed
    ? `"${valueAt(input, instancePath)}" is none; it is one of ${allowed.join(', ')}`
    : (message ?? 'is not as it must be')
  return name ? `${name}: ${words}` : words
}

const valueAt = (input: unknown, path: string): unknown =>
  path
    .split('/')
    .slice(1)
    .reduce<unknown>((value, part) => (value as Record<string, unknown>)[part], input)
