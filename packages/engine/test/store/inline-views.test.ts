import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { inlineViews } from '../../src/store/inline-views.js'

const source = new URL('../../src/', import.meta.url)
const sqlFiles = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  path => path.endsWith('.sql') && !path.startsWith('store/'),
)
const schema = readFileSync(new URL('store/schema.sql', source), 'utf8')
const namesOf = (kind: string) => [...schema.matchAll(new RegExp(`^CREATE ${kind} (\\w+)`, 'gm'))].map(([, name]) => name!)

test('a view is written out under its name, with the values of its parameters as their types', () => {
  const sql = '-- one row per viewer and day\nSELECT viewer FROM set_aside_days(epoch = 3) WHERE set_aside_days.day > {day:Date}'
  expect(inlineViews(sql)).toBe(`-- one row per viewer and day
SELECT viewer FROM (SELECT viewer, day
FROM overfull_viewer_days
WHERE epoch <= CAST(3 AS UInt32)
GROUP BY viewer, day
HAVING argMax(watched_ms, (epoch, look)) > 86400000) AS set_aside_days WHERE set_aside_days.day > {day:Date}`)
  expect(inlineViews('SELECT viewer FROM set_aside_days(epoch = {epoch:UInt32}) AS days')).toMatch(
    /^SELECT viewer FROM \(SELECT viewer, day\n[\s\S]*WHERE epoch <= \{epoch:UInt32\}\n[\s\S]*86400000\) AS days$/,
  )
})

test('one that lacks a parameter is refused; what only sounds like one is left', () => {
  expect(() => inlineViews('SELECT 1 FROM valid_spans(from = 0, epoch = 1)')).toThrow('the view valid_spans needs to')
  for (const sql of ['SELECT 1 FROM spans', 'SELECT season_plays FROM season_plays_of', "SELECT 'FROM valid'"])
    expect(inlineViews(sql)).toBe(sql)
})

test.each(sqlFiles)('%s reads no view by its name, and names none of its parts like a table that a view reads', path => {
  const sql = readFileSync(new URL(path, source), 'utf8').replaceAll(/--.*$/gm, '')
  const inlined = inlineViews(sql)
  for (const name of namesOf('VIEW')) expect(inlined).not.toMatch(new RegExp(`\\b(FROM|JOIN)\\s+${name}\\b`))
  // Its parts would be read in the place of the table.
  if (inlined !== sql) for (const name of namesOf('TABLE')) expect(sql).not.toMatch(new RegExp(`\\b${name} AS\\s*\\(`))
})
