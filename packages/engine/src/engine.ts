import { Announcements } from './announcements/index.js'
import { Catalogue, ProductionRecords } from './catalogue/index.js'
import {
  type Charts,
  censusSource,
  Editions,
  FollowChanges,
  openCharts,
  panelChart,
  panelNamed,
  panelSource,
  setAsideNotes,
} from './charts/index.js'
import { History, KnownSeasons, Ledger, Scenarios, ServiceTerms } from './decisions/index.js'
import { Census } from './minutes/index.js'
import { NoticeRules, Notices } from './notices/index.js'
import { Panels } from './panel/index.js'
import { openPeople, openSecrets, type People, SealedText, secrets, secretsPath } from './people/index.js'
import { nodeId, Plays, PolledServers, Poller } from './plays/index.js'
import { LatestFigures } from './published/index.js'
import { RecentAnswers } from './recent-answers.js'
import { repeating } from './repeating.js'
import { TitleNames } from './search/index.js'
import { defaultMinimumCell, Rollup } from './seasons/index.js'
import { Ownership, openStore, ownershipMs, type Store, type StoreOptions } from './store/index.js'

export interface EngineOptions extends StoreOptions {
  /** Bytes the journal may hold that are not in the engine yet. */
  maxBacklog?: number
  /** Figures of fewer accounts are shown to nobody who did not ask for them; 10 unless another number is given. */
  minimumCell?: number
  /** True where somebody keeps the guards up in the background: readers do not wait for them then. */
  guardsBehind?: boolean
  /** The file with the secrets that several data directories share; `secrets.json` of this one when absent. */
  secrets?: string | undefined
  /** Beside others on a shared store: nothing is loaded or changed, and neither secrets nor tables are made. */
  readOnly?: boolean
  /** Called with what goes wrong and is being dealt with, in words. */
  onTrouble?: (message: string) => void
}

/** The path, opened on one data directory: each stage stands on those before it. */
export interface Engine {
  readonly store: Store
  /** Whether this program does what one of several does. */
  readonly ownership: Ownership
  /** The file with the secrets. */
  readonly secretsPath: string
  readonly people: People
  readonly catalogue: Catalogue
  readonly records: ProductionRecords
  readonly plays: Plays
  /** Media servers that are asked what plays, and who asks them. */
  readonly polled: PolledServers
  readonly poller: Poller
  readonly census: Census
  readonly latestFigures: LatestFigures
  readonly panels: Panels
  readonly rollup: Rollup
  /** Figures of fewer accounts are not shown. */
  readonly minimumCell: number
  readonly charts: Charts
  readonly editions: Editions
  /** What was known on a day, and what was learned from it. */
  readonly history: History
  /** Every season that anything here knows. */
  readonly seasons: KnownSeasons
  /** What titles are called, so that they are found. */
  readonly names: TitleNames
  readonly ledger: Ledger
  /** What services take for an hour viewed, and named terms of cases. */
  readonly terms: ServiceTerms
  readonly scenarios: Scenarios
  readonly announcements: Announcements
  /** What is to be told of, and to whom. */
  readonly notices: Notices
  /** What is asked again and again, made once in a while. */
  readonly recent: RecentAnswers
  /** Answers what is in flight, commits, releases the directory. */
  close(): Promise<void>
}

/** What others on the same store have changed is noticed within this time, in milliseconds. */
const refreshMs = 3000

/** Opens the path in its order: play → minutes → chart → season → decision → announcement. */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { onTrouble = () => {}, readOnly = false } = options
  const store = await openStore({ ...options, upgrade: !readOnly })
  // What is open when a later stage cannot be opened is closed, the last first: a loader that runs on would keep the program from ending.
  const opened: (() => Promise<void>)[] = [() => store.close()]
  const close = async (): Promise<void> => {
    for (const closing of opened.splice(0).reverse()) await closing()
  }
  for (const warning of store.warnings) onTrouble(`${warning}: \`sweeps doctor\` says what to do`)
  try {
    const sharing = { path: options.secrets, make: !readOnly }
    const people = await openPeople(store, undefined, sharing)
    const { viewerKey, cookieKey } = secrets(options.directory, sharing)
    const catalogue = await Catalogue.open(store)
    const records = new ProductionRecords(store, () => store.clock.now())
    const ownership = new Ownership(store, nodeId(store.directory))
    if (!readOnly) await ownership.renew()
    opened.push(() => ownership.release().catch(error => onTrouble(`what this program owns was not given back: ${error.message}`)))
    const plays = await Plays.open({
      store,
      catalogue,
      viewerKey,
      readOnly,
      guardsBehind: () => options.guardsBehind === true || !ownership.owned,
      ...(options.maxBacklog ? { journal: { maxBacklog: options.maxBacklog } } : {}),
      onTrouble,
    })
    opened.push(() => plays.close())
    const polled = await PolledServers.open(store, new SealedText(cookieKey, 'tokens of media servers'))
    const poller = new Poller(store, polled, plays.lines)
    const census = new Census({ store, plays, catalogue })
    const panels = await Panels.open({ store, plays, catalogue })
    const { minimumCell = defaultMinimumCell } = options
    const rollup = new Rollup({ store, plays, minimumCell, term: () => ownership.term })
    opened.push(async () => rollup.stop())
    const ofPanels = panelSource(panels)
    const recent = new RecentAnswers()
    const charts = openCharts({
      store,
      sources: { census: censusSource(census) },
      more: {
        definitions: () => [...panels.definitions.values()].map(panelChart),
        sourceOf: source => (panelNamed(panels, source) ? ofPanels : undefined),
      },
      notes: { census: (definition, week) => setAsideNotes(plays, definition, week) },
      userDefinitions: options.directory,
      onRedefined: () => recent.forget(),
    })
    // Viewing of a past day may change weeks that are closed.
    plays.onLate(() => charts.changed('census'))
    panels.onChange(() => charts.redefined())
    opened.push(
      repeating(
        async () => charts.reread(),
        refreshMs,
        message => onTrouble(`charts.json could not be looked at: ${message}`),
      ),
    )
    const editions = new Editions({ store, plays, catalogue, panels, charts, sourceOf: charts.sourceOf })
    const history = new History({ store, catalogue, records, charts, census })
    const seasons = new KnownSeasons({ store, catalogue, records })
    const names = new TitleNames({ store, catalogue, records, seasons })
    const ledger = new Ledger({ store, seasons, records, charts, editions })
    const announcements = new Announcements({ store, records, ledger, charts, editions })
    if (!store.exclusive) {
      const changes = new FollowChanges(store, charts, () => census.forget())
      // Before anything is read: what is changed between a first answer and the first look would never be noticed.
      await changes.refresh()
      const refreshAll = async (): Promise<void> => {
        for (const part of [people, catalogue, polled, panels, changes]) await part.refresh()
      }
      // Keys, people, the catalogue, media servers and panels are changed by the owner alone.
      const refresh = (): Promise<void> => (ownership.owned ? changes.refresh() : refreshAll())
      ownership.onGained(refreshAll)
      opened.push(repeating(refresh, refreshMs, message => onTrouble(`what others have changed could not be read: ${message}`)))
      if (!readOnly)
        opened.push(
          repeating(
            () => ownership.renew(),
            ownershipMs,
            message => onTrouble(`who owns the work could not be read: ${message}`),
          ),
        )
    }
    return {
      ...{ store, ownership, secretsPath: secretsPath(options.directory, options.secrets), people, catalogue, records, plays },
      ...{
        polled,
        poller,
        census,
        latestFigures: new LatestFigures(store),
        panels,
        rollup,
        minimumCell,
        charts,
        editions,
        history,
        seasons,
        names,
        ledger,
        announcements,
        recent,
        close,
      },
      notices: new Notices(store, new NoticeRules(store, new SealedText(cookieKey, 'secrets of webhooks'))),
      ...{ terms: new ServiceTerms(store), scenarios: new Scenarios(store) },
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** What takes plays in, beside the server of the same store. */
export type CollectingEngine = Pick<Engine, 'store' | 'plays' | 'panels' | 'close'> & { readonly people: Pick<People, 'keys'> }

/**
 * Opens what a collector needs: its journal, and the keys and panels that others keep. It makes neither secrets nor tables, and is given
 * nothing to own. Throws `store-unusable` where they are not there, or not of this version.
 */
export async function openCollector(options: EngineOptions & { url: string }): Promise<CollectingEngine> {
  const { onTrouble = () => {} } = options
  const store = await openStore({ ...options, upgrade: false })
  const opened: (() => Promise<void>)[] = [() => store.close()]
  const close = async (): Promise<void> => {
    for (const closing of opened.splice(0).reverse()) await closing()
  }
  try {
    const sharing = { path: options.secrets, make: false }
    const people = await openPeople(store, undefined, sharing)
    const { viewerKey } = await openSecrets(store, sharing)
    const catalogue = await Catalogue.open(store)
    const plays = await Plays.open({
      ...{ store, catalogue, viewerKey, onTrouble },
      guardsBehind: () => true,
      ...(options.maxBacklog ? { journal: { maxBacklog: options.maxBacklog } } : {}),
    })
    opened.push(() => plays.close())
    const panels = await Panels.open({ store, plays, catalogue })
    const refresh = async (): Promise<void> => {
      for (const part of [people.keys, panels]) await part.refresh()
    }
    opened.push(repeating(refresh, refreshMs, message => onTrouble(`keys could not be read, those known so far hold: ${message}`)))
    return { store, plays, panels, people, close }
  } catch (error) {
    await close()
    throw error
  }
}
