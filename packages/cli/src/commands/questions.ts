import type { AnyOperation } from '@sweeps/engine'
import { didYouMean, Problem } from '@sweeps/model/plain'
import type { Command } from 'commander'
import pc from 'picocolors'
import { askAny } from '../ask.js'
import { print, printJson, printTable } from '../print.js'

/** `sweeps questions`, `sweeps ask`: what can be asked, and any of it, as the table of operations has it. */
export function questionCommands(root: Command): void {
  root
    .command('questions')
    .argument('[question]', 'one of them: what it takes, and whose it is')
    .description('what can be asked or changed, at the terminal (sweeps ask) and over HTTP')
    .action(async (name: string | undefined, { json }: { json?: boolean }) => {
      if (name !== undefined) {
        const one = await questionNamed(name)
        return json ? printJson(described(one)) : printQuestion(one)
      }
      const all = await questions()
      if (json) return printJson({ questions: all.map(described) })
      printTable(
        ['question', 'role', 'address', 'what'],
        all.map(one => [one.name, one.role, addressOf(one), one.summary]),
      )
    })

  root
    .command('ask')
    .argument('<question>', 'as sweeps questions lists them')
    .argument('[inputs...]', 'what it takes, each as NAME=VALUE')
    .description('ask any question of the list, and print the answer as JSON')
    .option('--csv', 'as CSV, for those that have a table')
    .option('--table <name>', 'which table, of several')
    .option('--file <file>', 'for those that read a file; - for standard input')
    .action(async (name: string, inputs: string[], { data, csv, table, file }: AskOptions) => {
      const one = await questionNamed(name)
      if (csv && !one.csv) throw new Problem('usage', `${name} has no table: leave out --csv`)
      const answer = await askAny(data, name, Object.fromEntries(inputs.map(text => readInput(one, text))), file)
      if (csv) process.stdout.write(one.csv!(answer, table ?? one.tables?.usual ?? ''))
      else printJson(answer)
    })
}

interface AskOptions {
  data?: string
  csv?: boolean
  table?: string
  file?: string
}

/** The table is the engine's, which takes a while to load: no other command does it for its options. */
async function questions(): Promise<readonly AnyOperation[]> {
  const { operations } = await import('@sweeps/engine')
  return Object.values(operations)
}

async function questionNamed(name: string): Promise<AnyOperation> {
  const all = await questions()
  const found = all.find(one => one.name === name)
  if (found) return found
  const near = didYouMean(
    name,
    all.map(one => one.name),
  )
  throw new Problem('usage', `there is no question "${name}": sweeps questions lists them${near}`)
}

/** An input as its schema has it; what is no value of it stays a text, of which the question says what is wrong. */
function readInput({ name: question, input }: AnyOperation, text: string): [string, unknown] {
  const [, name = '', value = ''] = /^([^=]+)=(.*)$/s.exec(text) ?? []
  const schema = Object.hasOwn(input.properties, name) ? (input.properties[name] as { type?: unknown }) : undefined
  if (!schema) throw new Problem('usage', `"${text}": write NAME=VALUE; ${question} takes ${inputNames(input).join(', ') || 'nothing'}`)
  const plain = schema.type === undefined || schema.type === 'string'
  try {
    return [name, plain ? value : JSON.parse(value)]
  } catch {
    return [name, value]
  }
}

const inputNames = ({ properties }: AnyOperation['input']): string[] => Object.keys(properties)

const addressOf = ({ http }: AnyOperation): string | null => (http ? `${http.method} ${http.path}` : null)

const described = (one: AnyOperation) => ({
  ...{ name: one.name, summary: one.summary, role: one.role, http: addressOf(one), input: one.input, output: one.output },
  ...{ csv: one.csv !== undefined, tables: one.tables?.names ?? [], changes: one.audit !== undefined || one.changes === true },
})

function printQuestion(one: AnyOperation): void {
  print(`${pc.bold(one.name)}: ${one.summary}`)
  print(`${addressOf(one) ?? 'at the terminal only'}, for the role ${one.role}${one.csv ? '; CSV too' : ''}\n`)
  printTable(
    ['input', 'needed', 'what'],
    Object.entries(one.input.properties).map(([name, schema]) => [
      ...[name, one.input.required?.includes(name) ? 'yes' : null],
      (schema as { description?: string }).description ?? null,
    ]),
  )
}
