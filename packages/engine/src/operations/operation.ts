import type { Readable } from 'node:stream'
import { Compile, type Static, type TObject, type TSchema, type Validator } from '@sweeps/model/typebox'
import type { Engine } from '../engine.js'
import type { Asker, Role } from '../people/index.js'
import { type KeptToServices, keepToServices } from './keep-to-services.js'

/** What the server was started with that answers depend on. */
export interface ServerSettings {
  /** Where people reach it. */
  address?: string | undefined
  /** A directory into which copies may be written. */
  copiesTo?: string | undefined
  /** Which chart the dashboard begins with. */
  start?: { chart: string; list: string; week: string } | undefined
  /** A season that the overview shows as an example, and the day as of which its case is looked at. */
  example?: { title: string; season: number; asOf: string } | undefined
  /** Where Netflix’s public history is fetched from, for mirrors and tests; Netflix’s own address when absent. */
  netflixHistory?: string | undefined
}

/** What an operation may use besides its input. */
export interface Call {
  /** Who asks: recorded with whatever is changed. */
  actor: string
  /** As what they ask. Absent: as whoever owns the data directory, who may see and do everything. */
  role?: Asker
  /** The services they may see, where those are not all. */
  services?: readonly string[] | undefined
  /** The bytes of a file, for the operations that read one. */
  file?: Readable
  /** The answer becomes a table, which has every row: pages are for JSON. */
  whole?: boolean
  server?: ServerSettings
  /** Told how far long work has come. */
  progress(done: number, total: number | undefined, what: string): void
}

/** Where an operation is had over HTTP. */
export interface Http {
  method: 'GET' | 'POST'
  /** Names after a colon are inputs; the others stand in the query string, or in the body of a POST. */
  path: string
  /** Under which heading the interface's description has it. */
  tag: string
  /** The body is a file, and all inputs stand in the address. */
  file?: {
    types: readonly string[]
    mostBytes: number
    description: string
    tooLarge: string
    /** It is read while it comes: it need not fit in memory. */
    stream?: true
  }
  /** Inputs for whoever owns the data directory alone. */
  without?: readonly string[]
  /** Inputs that are bounded closer here than for whoever owns the data directory. */
  bounds?: Readonly<Record<string, { minimum?: number; maximum?: number; minLength?: number; maxLength?: number }>>
}

/** How it is recorded: before it is begun, and afterwards with how it came out. A dry run is nobody's deed. */
export interface Recorded<Input, Output> {
  action: string | ((input: Input) => string)
  /** What is about to be done, in words. */
  what(input: Input): string
  /** What was done; the same when absent. Undefined: there was nothing to do. */
  outcome?(answer: Output, input: Input): string | undefined
}

/** The answer in another form than JSON. */
export interface Form<Output> {
  type: string
  write(answer: Output, engine: Engine, table?: string): string | Promise<Buffer>
}

/** An input as callers may give it: what is optional may be undefined. */
export type Given<Input extends TSchema> =
  Static<Input> extends infer Value
    ? { [Key in keyof Value]: Partial<Pick<Value, Key>> extends Pick<Value, Key> ? Value[Key] | undefined : Value[Key] }
    : never

/**
 * A question, or a change, as a value: routes, their description, the command line's door, who may ask, what is recorded and the types of
 * clients all follow from it. It runs in the process that owns the data directory. Input and output are JSON.
 */
export interface Operation<Name extends string, Input extends TObject, Output extends TSchema, At extends Http | undefined = undefined> {
  name: Name
  /** What it answers or does, in a line. */
  summary: string
  /** The least role that may ask. */
  role: Role
  /** How it keeps to the services of somebody who may see some alone. */
  services: KeptToServices
  /** Absent: it is for the command line of whoever owns the data directory. */
  http?: At
  input: Input
  output: Output
  /** How it is recorded. Absent: it changes nothing, or `changes` says that its stage records it. */
  audit?: Recorded<never, never>
  /** It changes or numbers something without being recorded here. */
  changes?: true
  /** The answer as CSV; of several tables the one that is named. */
  csv?(answer: Static<Output>, table: string): string
  /** The tables that CSV has a choice of, and the one when none is named. */
  tables?: { names: readonly string[]; usual: string }
  /** Other forms, by the name that `format` asks for them with. */
  forms?: Record<string, Form<Static<Output>>>
  /** Checks an input that nobody has looked at yet; made when it is first needed, as most commands need one or none. */
  validator(): Validator
  run(engine: Engine, input: Given<Input>, call: Call): Promise<Static<Output>>
}

/** What a function answers. */
export type Answer<Question extends (...given: never[]) => unknown> = Awaited<ReturnType<Question>>

/** Any operation, whatever it is asked and answers: what a table of them is walked by. */
export type AnyOperation = Operation<string, TObject, TSchema, Http | undefined>

/** As an operation is written: what is optional and undefined is absent by then. */
type Written<Name extends string, Input extends TObject, Output extends TSchema, At extends Http | undefined> = Omit<
  Operation<Name, Input, Output, At>,
  'run' | 'audit' | 'validator'
> & {
  audit?: Recorded<Static<Input>, Static<Output>>
  run(engine: Engine, input: Static<Input>, call: Call): Promise<Static<Output>>
}

/** An operation whose `run` records what it does. */
export function operation<
  const Name extends string,
  Input extends TObject,
  Output extends TSchema,
  const At extends Http | undefined = undefined,
>(written: Written<Name, Input, Output, At>): Operation<Name, Input, Output, At> {
  const { audit } = written
  let validator: Validator | undefined
  return {
    ...written,
    validator: () => {
      validator ??= Compile(written.input)
      return validator
    },
    run: async (engine, given, call) => {
      // As JSON has it, whoever calls.
      const input = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Static<Input>
      const { services } = call
      if (services) return keepToServices(written.services, services, input, () => recorded(engine, input, call))
      return recorded(engine, input, call)
    },
  }

  async function recorded(engine: Engine, input: Static<Input>, call: Call): Promise<Static<Output>> {
    const work = async () => {
      try {
        return await written.run(engine, input, call)
      } finally {
        // Also where it was broken off: a part of it may have been done.
        if (audit) engine.recent.forget()
      }
    }
    if (!audit || (input as { dryRun?: boolean }).dryRun) return work()
    const { action, what, outcome } = audit
    return engine.people.audit.around(
      call.actor,
      typeof action === 'string' ? action : action(input),
      what(input),
      work,
      outcome && (answer => outcome(answer, input)),
    )
  }
}
