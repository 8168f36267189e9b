import { Announcements } from './announcements/index.js'
import { Catalogue, ProductionRecords } from './catalogue/index.js'
import { type Charts, censusSource, Editions, openCharts, setAsideNotes } from './charts/index.js'
import { Ledger } from './decisions/index.js'
import { Census } from './minutes/index.js'
import { openPeople, type People, secrets } from './people/index.js'
import { Plays } from './plays/index.js'
import { Rollup, usualFewest } from './seasons/index.js'
import { openStore, type Store, type StoreOptions } from './store/index.js'

export interface EngineOptions extends StoreOptions {
  /** Bytes the journal may hold that are not in the engine yet. */
  maxBacklog?: number
  /** Figures of fewer accounts are shown to nobody who did not ask for them; 10 unless another number is given. */
  fewestAccounts?: number
  /** Told in words what goes wrong and is being dealt with. */
  onTrouble?: (message: string) => void
}

/** The path, opened on one data directory: each stage stands on those before it. */
export interface Engine {
  readonly store: Store
  readonly people: People
  readonly catalogue: Catalogue
  readonly records: ProductionRecords
  readonly plays: Plays
  readonly census: Census
  readonly rollup: Rollup
  /** Figures of fewer accounts are not shown. */
  readonly fewestAccounts: number
  readonly charts: Charts
  readonly editions: Editions
  readonly ledger: Ledger
  readonly announcements: Announcements
  /** Answers what is in flight, commits, lets go of the directory. */
  close(): Promise<void>
}

/** Opens the path in its order: play → minutes → chart → season → decision → announcement. */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const store = await openStore(options)
  try {
    const { viewerKey } = secrets(options.directory)
    const people = await openPeople(store)
    const catalogue = await Catalogue.open(store)
    const records = new ProductionRecords(store)
    const plays = await Plays.open({
      store,
      viewerKey,
      ...(options.maxBacklog ? { journal: { maxBacklog: options.maxBacklog } } : {}),
      ...(options.onTrouble ? { onTrouble: options.onTrouble } : {}),
    })
    const census = new Census({ store, plays, catalogue })
    const { fewestAccounts = usualFewest } = options
    const rollup = new Rollup({ store, plays, fewestAccounts })
    const charts = openCharts({
      store,
      sources: { census: censusSource(census) },
      notes: { census: (definition, week) => setAsideNotes(plays, definition, week) },
      userDefinitions: options.directory,
    })
    // Viewing of a past day may change weeks that are closed.
    plays.onLate(() => charts.changed('census'))
    const editions = new Editions({ store, plays, catalogue, definitions: charts.definitions, sourceOf: charts.sourceOf })
    const ledger = new Ledger({ store, catalogue, records, charts, editions })
    const announcements = new Announcements({ store, records, ledger, charts, editions })
    const close = async (): Promise<void> => {
      rollup.stop()
      await plays.close()
      await store.close()
    }
    return { store, people, catalogue, records, plays, census, rollup, fewestAccounts, charts, editions, ledger, announcements, close }
  } catch (error) {
    await store.close()
    throw error
  }
}
