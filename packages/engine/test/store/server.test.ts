import { test } from 'vitest'
import { openStore } from '../../src/store/index.js'
import { scratch } from './ask.js'
import { contract } from './contract.js'

const url = process.env['SWEEPS_CLICKHOUSE_URL']

if (url) {
  const { path, remove } = scratch()
  const database = `sweeps_test_${process.pid}`
  contract('a ClickHouse server', {
    open: options => openStore({ directory: path, url, database, ...options }),
    async remove() {
      const store = await openStore({ directory: path, url, database })
      await store.command('test.remove', `DROP DATABASE ${database}`)
      await store.close()
      remove()
    },
  })
} else {
  test.skip('the store over a ClickHouse server: set SWEEPS_CLICKHOUSE_URL=http://user:password@host:8123 to try it')
}
