import { type AnyOperation, type OperationName, operations } from '@sweeps/engine'
import { Compile, type Validator } from '@sweeps/model/typebox'
import { Clean } from 'typebox/value'
import { sameTimes } from './secret-world.js'

/** What an operation answered, and the same without all that its schema does not name. */
interface Misfit {
  name: string
  answer: unknown
  stated: unknown
  errors: string[]
}

/**
 * Looks at every answer of every operation that runs in this process from now on: whether it is as the schema says that describes it, and has
 * nothing else.
 */
export class AnswerShapes {
  readonly misfits: Misfit[] = []
  /** As JSON, in the form of `SecretWorld.read`. */
  readonly bodies = new Set<string>()
  readonly #answered = new Set<string>()

  constructor() {
    for (const one of Object.values<AnyOperation>(operations)) {
      const { run } = one
      one.run = async (...given) => {
        const answer = await run(...given)
        this.#look(one, answer)
        return answer
      }
    }
  }

  /** The operations that have not answered anything. */
  get unanswered(): string[] {
    return (Object.keys(operations) as OperationName[]).filter(name => !this.#answered.has(name))
  }

  #look({ name, output }: AnyOperation, given: unknown): void {
    this.#answered.add(name)
    const text = JSON.stringify(given)
    this.bodies.add(sameTimes(Buffer.from(text).toString('latin1')))
    const answer: unknown = JSON.parse(text)
    const validator = this.#validators.get(name) ?? Compile(output)
    this.#validators.set(name, validator)
    const errors = [...validator.Errors(answer)].map(({ instancePath, message }) => `${instancePath} ${message}`)
    const stated = Clean(output, JSON.parse(text))
    if (errors.length > 0 || JSON.stringify(stated) !== text) this.misfits.push({ name, answer, stated, errors })
  }

  readonly #validators = new Map<string, Validator>()
}
