import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Engine, type OperationName, operations } from '@sweeps/engine'
import { bundle, importFiles, panelFiles, recordFile } from './import-files.js'
import { call } from './public-site/world.js'

const season = { title: 'hit-and-run', season: 1 }
const waiting = { title: 'waiting', season: 1 }
const tiny = { panel: 'tiny', week: '2021-08-09' }

/** Netflix’s list, under a name of one’s own. */
const ownChart = {
  ...{ id: 'own', name: 'Own', source: 'netflix-top10', credit: 'Netflix', market: 'WW', grain: 'season', firstDay: 'monday', zone: 'UTC' },
  ...{ measures: [{ metric: 'hours', roundTo: 10_000 }], lists: [{ id: 'tv-english', name: 'TV' }], size: 10 },
  ...{ ties: 'published', rank: 'published', history: 'whole', note: 'For a test.' },
}

const evening = { start: '2021-08-09T20:00:00.000Z', stop: '2021-08-09T21:00:00.000Z' }
/** A meter's message of the panel. */
const watched = {
  ...{ service: 'noa', content: 'c1', play: 'of a meter', household: 'h1', device: 'tv', sentAt: evening.stop },
  ...{ spans: [evening], presence: [{ person: 'a', ...evening }] },
}

/** What whoever owns the directory can ask of a world of `secret-world.ts`, and change, in this order; with the file, where there is one. */
const questions: [OperationName, object, string?][] = [
  ...(['decisions', 'decisions-calibration', 'board', 'announcements', 'terms', 'rejects', 'matches'] as const).map(
    (name): [OperationName, object] => [name, {}],
  ),
  ...(['keys-list', 'users-list', 'audit', 'nodes'] as const).map((name): [OperationName, object] => [name, {}]),
  ...(['record', 'season-decisions', 'renewal-case', 'announcement', 'announcement-preview', 'scenarios', 'record-undo'] as const).map(
    (name): [OperationName, object] => [name, season],
  ),
  ['chart', { chart: 'netflix-country', week: '2022-08-08', list: 'tv', market: 'all' }],
  ['site', { market: 'all' }],
  ['minutes', { from: '2021-08-01', to: '2021-09-01', by: 'day,title', metric: 'watched,hours,views,viewers' }],
  ['import-record', { note: 'test' }, recordFile.text],
  ['record-cost', { ...season, amount: 1e6, currency: 'USD', source: 'test' }],
  ['terms-set', { service: 'noa', valuePerHour: 2 }],
  ['scenario-save', { ...season, name: 'Again', terms: { cost: 1e6 } }],
  ['scenario-remove', { ...season, name: 'Again' }],
  ['decide', { ...waiting, outcome: 'renewed', reason: 'test' }],
  ['announce', waiting],
  ['publish', { chart: 'netflix-global', week: '2021-08-02' }],
  ['remap', { note: 'test', remap: { from: 'second/1', to: 'second/2' } }],
  ['catalogue-remove', { places: ['second'] }],
  ['test-viewer', { service: 'noa', viewer: 'p1', test: true }],
  ['sources-speak', { service: 'noa', source: 'native' }],
  // Nothing listens there.
  ['sources-poll', { service: 'noa', address: 'http://127.0.0.1:9', token: 'test' }],
  ['sources-poll-end', { address: 'http://127.0.0.1:9' }],
  ['guards', { from: '2021-08-01', to: '2021-09-01' }],
  ['import-plays', { dryRun: true }, importFiles['plays']!.text],
  ['import-outcomes', { dryRun: true }, importFiles['outcomes']!.text],
  ['import-panel', { note: 'tiny' }, bundle(panelFiles)],
  ['panels', {}],
  ['panel-versions', { panel: 'tiny' }],
  ['panel-weigh', tiny],
  ['panel-weights', tiny],
  ['panel-report', tiny],
  ['panel-minutes', { panel: 'tiny', from: '2021-08-09', to: '2021-08-16', by: 'title,sex' }],
  ['panel-census', tiny],
  ['panel-management', tiny],
  ['panel-season', { panel: 'tiny', title: 'first', season: 1 }],
  ['panel-verify', { panel: 'tiny' }],
  ['panel-withdraw', { panel: 'tiny', household: 'h3' }],
  ['chart-definitions', {}],
  ['chart-preview', { definition: ownChart }],
  ['chart-define', { definition: ownChart }],
  ['chart-undefine', { chart: ownChart.id }],
  ['users-link', { name: 'new', role: 'viewer' }],
  ['users-role', { name: 'new', role: 'analyst' }],
  ['users-services', { name: 'new', services: ['noa'] }],
  ['users-remove', { name: 'new' }],
  ['doctor', { deep: true }],
  ['personal-data', { viewer: 'p1' }],
  ['erase', { viewer: 'p1' }],
]

/** Asks all of it, and makes and ends what needs a name that was given here. */
export async function askAsOwner(engine: Engine): Promise<void> {
  const ask = (name: OperationName, input: object, file = '') =>
    (operations[name].run as (engine: Engine, input: object, given: object) => Promise<unknown>)(engine, input, call(file))
  for (const [name, input, file] of questions)
    await ask(name, input, file).catch(error => {
      throw new Error(`${name}: ${error.message}`, { cause: error })
    })
  await ask('import-panel', { note: 'viewing' }, bundle({ ...panelFiles, 'viewing.ndjson': `${JSON.stringify(watched)}\n` }))
  const { id: edition } = (await ask('publish', { chart: 'panel-tiny', week: tiny.week })) as { id: string }
  const { files } = (await ask('panel-export', { edition })) as { files: { file: string; text: string }[] }
  await ask('panel-repeat', {}, bundle(Object.fromEntries(files.map(({ file, text }) => [file, text]))))
  const { id } = (await ask('keys-create', { kind: 'read', name: 'test' })) as { id: string }
  await ask('keys-revoke', { id })
  await engine.people.users.invite({ name: 'guest', role: 'viewer' }, 'test')
  const made = engine.store.clock.now() + 1
  await engine.people.sessions.begun({ id: 'one', name: 'guest', made, until: made + 3_600_000, way: 'link', agent: 'test' })
  await ask('sessions', {})
  await ask('sessions-end', { id: 'one' })
  const { id: rule } = (await ask('notice-rule-set', { address: 'charts@example.org' })) as { id: string }
  await ask('notice-rule-test', { id: rule })
  await ask('notice-rules', {})
  await ask('notices', {})
  await ask('notice-rule-remove', { id: rule })
  const directory = join(mkdtempSync(join(tmpdir(), 'sweeps-backup-')), 'backup')
  await ask('backup', { directory })
  await ask('restore-spans', { directory })
  const copied = operations['backup-here'].run(engine, {}, { ...call(''), server: { copiesTo: join(directory, '..') } })
  await copied
  rmSync(join(directory, '..'), { recursive: true, force: true })
}
