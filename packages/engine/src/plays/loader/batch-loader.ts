import type { EngineError, Store } from '../../store/index.js'
import { yielding } from '../../yield-if-due.js'
import { changeColumns, changing } from '../changes.js'
import type { JournalRecord } from '../journal/journal-record.js'
import type { Node } from '../node.js'
import { rejectLine } from '../rejects.js'
import { hourColumns, lineColumns, messageColumns, panelColumns, rejectColumns, titleColumns } from '../span-columns.js'
import { fencedInsert } from './fenced-insert.js'
import { type InsertRecords, insertHalving, type Target } from './halving.js'
import { retrying } from './retrying.js'

/** What a batch was about: UTC days. */
export interface Loaded {
  days: ReadonlySet<string>
}

export interface BatchLoaderOptions {
  store: Store
  node: Node
  onTrouble: (message: string) => void
}

/** Puts records of the journal into the store: viewing with the number of its node, and the change counted before and after. */
export class BatchLoader {
  readonly #store: Store
  readonly #node: Node
  readonly #onTrouble: (message: string) => void
  #stopped = false
  #wakeUp: () => void = () => {}

  constructor({ store, node, onTrouble }: BatchLoaderOptions) {
    this.#store = store
    this.#node = node
    this.#onTrouble = onTrouble
  }

  /** Resolves when all of it is in the store. A record that the engine cannot take is stored as a reject, with the reason. */
  load(records: JournalRecord[]): Promise<Loaded> {
    const of = (kind: JournalRecord['kind']) => records.filter(record => record.kind === kind)
    const [viewing, panel, rejects, minutes, lines] = [of('message'), of('panel'), of('reject'), of('minute'), of('lines')]
    // Each try takes the number anew: while the store was away a cutoff may not have waited for this node.
    return this.#retrying(async () => {
      const loaded = await this.#node.stamped(async epoch => {
        const insert: InsertRecords = (target, some) => fencedInsert(this.#store, { node: this.#node.id, epoch }, target, some)
        await this.#loadViewing(insert, panel, panelRows(epoch), panelChangeRows(epoch))
        return this.#loadViewing(insert, viewing, messageRows(epoch), changeRows(epoch))
      })
      await this.#insert(rejectRows, rejects)
      await this.#insert(minuteRows, minutes)
      await this.#insert(lineRows, lines)
      await this.#insert(hourRows, of('left-out'))
      await this.#insert(titleRows, of('titles'))
      return loaded
    })
  }

  /** Gives up what is being tried again; a record is not lost by it. */
  stop(): void {
    this.#stopped = true
    this.#wakeUp()
  }

  async #loadViewing(insert: InsertRecords, records: JournalRecord[], rows: Target, changes: Target): Promise<Loaded> {
    if (records.length === 0) return { days: new Set() }
    let sound = records
    const count = async (): Promise<void> => {
      sound = await this.#insert(changes, sound)
    }
    await changing(count, async () => {
      sound = await this.#insert(rows, sound, insert)
    })
    return { days: new Set((await changesOf(sound)).map(start => start.slice(2, 12))) }
  }

  #insert(target: Target, records: JournalRecord[], insert: InsertRecords = this.#plain): Promise<JournalRecord[]> {
    return insertHalving(insert, target, records, (record, error) => this.#setAside(target.table, record, error))
  }

  readonly #plain: InsertRecords = async ({ table, columns, rowsOf }, records) =>
    this.#store.insertLines({ table, columns, ...(await rowsOf(records)) })

  async #setAside(table: string, record: JournalRecord, error: EngineError): Promise<void> {
    const reason = `the engine refused it: ${error.message.split('\n')[0]}`.slice(0, 500)
    this.#onTrouble(`a journal record for ${table} was set aside: ${reason}`)
    if (table === 'rejects') return
    const lines = rejectLine({ rows: record.rows.toString('utf8') }, { field: '', reason }, this.#store.clock.now())
    await this.#store.insertLines({ table: 'rejects', columns: rejectColumns, lines, rows: 1 })
  }

  #retrying<T>(work: () => Promise<T>): Promise<T> {
    return retrying(work, {
      stopped: () => this.#stopped,
      onTrouble: this.#onTrouble,
      sleep: ms =>
        new Promise(resolve => {
          const timer = setTimeout(resolve, ms)
          this.#wakeUp = () => {
            clearTimeout(timer)
            resolve()
          }
        }),
    })
  }
}

/** The rows of records as they are, each with so many bytes put in the place of its opening bracket. */
async function rowsOf(records: JournalRecord[], opening = '['): Promise<{ lines: Buffer; rows: number }> {
  const yieldIfDue = yielding()
  const start = Buffer.from(opening)
  const lines = Buffer.allocUnsafe(records.reduce((sum, record) => sum + record.rows.length - 1 + start.length, 0))
  let at = 0
  for (const { rows } of records) {
    at += start.copy(lines, at)
    at += rows.copy(lines, at, 1)
    await yieldIfDue()
  }
  return { lines, rows: records.length }
}

/** The rows of records that hold many each. */
const rowsAsTheyAre = async (records: JournalRecord[]): Promise<{ lines: Buffer; rows: number }> => ({
  lines: Buffer.concat(records.map(({ rows }) => rows)),
  rows: records.reduce((sum, { count }) => sum + count, 0),
})

const messageRows = (epoch: number): Target => ({
  table: 'messages',
  columns: ['epoch', ...messageColumns],
  rowsOf: (records, first = '') => rowsOf(records, `[${first}${epoch},`),
})
const panelRows = (epoch: number): Target => ({
  table: 'panel_messages',
  columns: ['epoch', ...panelColumns],
  rowsOf: (records, first = '') => rowsOf(records, `[${first}${epoch},`),
})
const rejectRows: Target = { table: 'rejects', columns: rejectColumns, rowsOf: records => rowsOf(records) }
const lineRows: Target = { table: 'live_lines', columns: lineColumns, rowsOf: records => rowsAsTheyAre(records) }
const hourRows: Target = { table: 'source_hours', columns: hourColumns, rowsOf: records => rowsOf(records) }
const titleRows: Target = { table: 'live_titles', columns: titleColumns, rowsOf: records => rowsAsTheyAre(records) }
const minuteRows: Target = { table: 'collector_minutes', columns: ['minute'], rowsOf: records => rowsOf(records) }

/** One row per day and content that the records are about. */
const changeRows = (epoch: number): Target => changesIn('viewing_changes', changeColumns, epoch)

/** One row per day and panel that the records are about. */
const panelChangeRows = (epoch: number): Target => changesIn('panel_changes', ['day', 'panel', 'epoch', 'changes'], epoch)

const changesIn = (table: string, columns: readonly string[], epoch: number): Target => {
  // The same records are counted before they are written and after.
  let last: { records: JournalRecord[]; starts: string[] } | undefined
  return {
    table,
    columns,
    async rowsOf(records) {
      if (last?.records !== records) last = { records, starts: await changesOf(records) }
      const { starts } = last
      return { lines: Buffer.from(starts.map(start => `${start},${epoch},1]\n`).join('')), rows: starts.length }
    },
  }
}

/** The starts of the rows of changes that records cause: `["2021-08-09","service","content"`, or `["2021-08-09","panel"`. */
async function changesOf(records: JournalRecord[]): Promise<string[]> {
  const yieldIfDue = yielding()
  const starts = new Set<string>()
  for (const { touched } of records) {
    for (const line of touched.toString('utf8').split('\n')) if (line.startsWith('[')) starts.add(line)
    await yieldIfDue()
  }
  return [...starts]
}
