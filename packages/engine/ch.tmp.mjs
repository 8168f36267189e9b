import { rmSync, statSync } from 'node:fs'
import { Session } from 'chdb'

const s = new Session('/tmp/sample-ch')
const q = (x, f = 'TSV') => s.query(x, f).trim()
const src =
  "file('/tmp/sample-plays.tsv','TSV','account UInt32, person UInt8, content UInt16, start Int32, position UInt16, length UInt16, screen UInt8, market String')"
q(`create database if not exists x`)
q(`create or replace table x.p engine=MergeTree order by (account,person,start) as select * from ${src}`)
const try1 = (name, sql, fmt, set = '') => {
  const p = '/tmp/sample-f.' + name
  rmSync(p, { force: true })
  const t = Date.now()
  q(`insert into function file('${p}','${fmt}') ${sql} settings max_threads=1${set}`)
  console.log(name, (statSync(p).size / 1e6).toFixed(2), 'MB', Date.now() - t, 'ms')
}
try1('parquet', `select * from x.p order by account,person,start`, 'Parquet', ",output_format_parquet_compression_method='zstd'")
try1(
  'a.native.zst',
  `select * from x.p order by account,person,start`,
  'Native',
  ',output_format_compression_level=19, max_block_size=1000000',
)
const d = `select account, person, content, start - lagInFrame(start,1,0) over w as gap, position, length, screen from x.p window w as (partition by account,person order by start rows between 1 preceding and current row) order by account,person,start`
try1('d.native.zst', d, 'Native', ',output_format_compression_level=19')
try1(
  'e.native.zst',
  `select content, start, account, person, position, length, screen from x.p order by content, start,account`,
  'Native',
  ',output_format_compression_level=19',
)
try1('e.parquet', `select * from x.p order by content,start,account`, 'Parquet', ",output_format_parquet_compression_method='zstd'")
// short of runtime
try1(
  'g.native.zst',
  `select account - lagInFrame(account,1,0) over w as da, person, content,intDiv(start,86400) as day, start%86400 as sec, position, length, screen from x.p window w as (order by account,person,start rows between 1 preceding and current row) order by account,person,start`,
  'Native',
  ',output_format_compression_level=19',
)
try1('h.native.xz', `select * from x.p order by account,person,start`, 'Native', ',output_format_compression_level=6')
