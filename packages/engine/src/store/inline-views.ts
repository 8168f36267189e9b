import { migrations } from './migrations.js'
import { ofView, onOneNode, readsShards } from './on-shards.js'

/** The text of each view as the newest migration has it, by name; without comments, which may hold what looks like SQL. */
const written: ReadonlyMap<string, string> = new Map(
  migrations
    .flatMap(({ statements }) => statements)
    .flatMap(statement => {
      const made = /^\s*CREATE VIEW (\w+) AS\s([\s\S]*)$/.exec(statement.replaceAll(/--.*$/gm, ''))
      return made ? [[made[1]!, made[2]!.trim()] as const] : []
    }),
)

/** What reads a view: its name where a table stands, its parameters, and the name it is given if any. */
const reading = new RegExp(
  `\\b(FROM|JOIN) (${[...written.keys()].join('|')})\\b(?:\\(((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*)\\))?( AS \\w+)?`,
  'g',
)

/** The same, with the text of other views in place of their names. */
const views: ReadonlyMap<string, string> = new Map([...written].map(([name, text]) => [name, inline(text, written)]))

/**
 * A question with the text of the views in place of their names. The engine plans a view apart from the question that reads it, and
 * twice: once to learn its columns, once to read them. Views within views double it again, which took most of the time of small
 * questions; and of a subquery it computes the columns that are used, of a view all. Throws when a view lacks a parameter.
 */
export const inlineViews = (sql: string): string => onOneNode(markViews(sql))

/** The same, with the marks of `onShards`: those that a question has, and one around each view whose rows each shard can make by itself. */
export const markViews = (sql: string): string => inline(sql, views)

function inline(sql: string, texts: ReadonlyMap<string, string>): string {
  return sql.replaceAll(reading, (_, before: string, name: string, parameters: string | undefined, alias = ` AS ${name}`) => {
    const given = new Map(parametersOf(parameters ?? ''))
    const text = texts.get(name)!.replaceAll(/\{(\w+):([^{}]+)\}/g, (_, parameter: string, type: string) => {
      const value = given.get(parameter)
      if (value === undefined) throw new Error(`the view ${name} needs ${parameter}`)
      // The engine makes of what a parameter is given a value of its type.
      return value.endsWith(`:${type}}`) ? value : `CAST(${value} AS ${type})`
    })
    const whole = texts === written ? inline(text, written) : text
    return `${before} ${readsShards(whole) ? ofView : '('}${whole})${alias}`
  })
}

/** `from = 0, to = {to:Int64}` → name and value of each; a comma within brackets or quotes ends nothing. */
function parametersOf(text: string): [name: string, value: string][] {
  const value = /(\w+) = ((?:[^,(){}']|\((?:[^()]|\([^()]*\))*\)|\{[^{}]*\}|'[^']*')+)/g
  return [...text.matchAll(value)].map(([, name, given]) => [name!, given!.trim()])
}
