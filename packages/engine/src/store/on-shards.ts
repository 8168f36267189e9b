import { shardKeys } from './shard-keys.js'

/** What of a question each shard can answer by itself: a subquery, or the name of one that its WITH has. */
const explicit = /\bon_shards\s*\(/
/** The same, of a view that is written out: each of its rows is made of the rows of one play. */
export const ofView = 'on_shards_view('
const marks = /\bon_shards(?:_view)?\s*\(/g
const spread = new RegExp(`\\b(FROM|JOIN)(\\s+)(${Object.keys(shardKeys).join('|')})\\b( AS \\w+)?`, 'g')

/** Whether a text reads a table that is on shards. */
export const readsShards = (sql: string): boolean => sql.search(spread) >= 0

/** The text where there is one node: what is marked stands as it is. */
export const onOneNode = (sql: string): string => sql.replaceAll(/\bon_shards\s*\(\s*(\w+)\s*\)/g, '$1').replaceAll(marks, '(')

/**
 * The text where tables are spread over the shards of a cluster. What is marked is asked of each shard whole, of its own part of the
 * tables, and what the question makes of that is begun there, too: without the mark all rows of a subquery would travel first. Subqueries
 * that a WITH names are written out in it, as no shard knows them. Throws when a mark stands within another: what takes the rows of several
 * shards cannot be answered by one.
 */
export function onShards(text: string, cluster: string): string {
  const sql = text.replaceAll(/--.*$/gm, '')
  const named = namedSubqueries(sql)
  let made = ''
  let at = 0
  for (const mark of sql.matchAll(marks)) {
    if (mark.index < at) continue
    const begin = mark.index + mark[0].length
    const end = closing(sql, begin)
    const asked = sql.slice(begin, end).trim()
    const own = ofOneShard(named.get(asked) ?? asked, named)
    made += `${sql.slice(at, mark.index)}cluster('${cluster}', view(${own})`
    at = end
    // The parenthesis of the mark closes `cluster`.
  }
  return made + sql.slice(at)
}

/** A subquery as one shard is asked it: nothing named elsewhere, and its own part of each table. */
function ofOneShard(text: string, named: ReadonlyMap<string, string>): string {
  const written = writeOut(text, named)
  if (explicit.test(written)) throw new Error('on_shards within on_shards: what takes the rows of several shards cannot be answered by one')
  return written
    .replaceAll(marks, '(')
    .replaceAll(spread, (_, word: string, space: string, table: string, alias = ` AS ${table}`) => `${word}${space}${table}_local${alias}`)
}

function writeOut(text: string, named: ReadonlyMap<string, string>): string {
  // What a view within it names is its own, whatever is called so outside.
  const meant = [...named.keys()].filter(name => !new RegExp(`\\b${name}\\s+AS\\s*\\(`).test(text))
  if (meant.length === 0) return text
  const names = meant.join('|')
  return text
    .replaceAll(new RegExp(`\\b(FROM|JOIN)(\\s+)(${names})\\b( AS \\w+)?`, 'g'), (_, word, space, name: string, alias = ` AS ${name}`) => {
      return `${word}${space}(${writeOut(named.get(name)!, named)})${alias}`
    })
    .replaceAll(new RegExp(`\\bIN (${names})\\b(?! *\\()`, 'g'), (_, name: string) => `IN (${writeOut(named.get(name)!, named)})`)
}

/** The subqueries that the first WITH of a statement names. */
function namedSubqueries(sql: string): ReadonlyMap<string, string> {
  const named = new Map<string, string>()
  const first = /^(?:INSERT INTO .*\n|\s)*WITH\b/.exec(sql)
  if (!first) return named
  const name = /^[\s,]*(\w+)\s+AS\s*\(/
  for (let at = first[0].length; ; ) {
    const next = name.exec(sql.slice(at))
    if (!next) return named
    const begin = at + next[0].length
    const end = closing(sql, begin)
    named.set(next[1]!, sql.slice(begin, end).trim())
    at = end + 1
  }
}

/** Where the parenthesis is closed that was opened right before; in quotes there is none. */
function closing(sql: string, begin: number): number {
  const token = /'(?:[^'\\]|\\.|'')*'|[()]/g
  token.lastIndex = begin
  for (let depth = 1; ; ) {
    const found = token.exec(sql)
    if (!found) throw new Error('a parenthesis is not closed')
    if (found[0] === '(') depth++
    if (found[0] === ')' && --depth === 0) return found.index
  }
}
