import type { Session } from '../../api/session'
import { mayDecide, mayEdit, seesAllServices } from '../../api/useSession'
import type { Option } from '../choice/found'

interface Page extends Option {
  /** Absent: whoever may read. */
  for?: (session: Session) => boolean
}

const administers = ({ user }: Session): boolean => user?.role === 'admin'

/** Every page that needs no name of a thing, by its address, with other words for what is on it. */
const pages: readonly Page[] = [
  { id: '/', name: 'Overview' },
  { id: '/charts', name: 'Charts, all of them' },
  { id: '/titles', name: 'Titles, all of them' },
  { id: '/seasons', name: 'Seasons, all of them' },
  { id: '/records', name: 'Records of charts' },
  { id: '/panels', name: 'Panels of households, beside the census' },
  { id: '/compare', name: 'Compare lists side by side' },
  { id: '/compare/seasons', name: 'Compare seasons' },
  { id: '/board', name: 'Decisions: seasons that await one', for: seesAllServices },
  { id: '/decisions', name: 'Ledger of decisions', for: seesAllServices },
  { id: '/calibration', name: 'Track record of forecasts', for: seesAllServices },
  { id: '/releases', name: 'Releases (announcements)' },
  { id: '/catalogue', name: 'Catalogue of content ids' },
  { id: '/matches', name: 'Doubtful names (matches)', for: mayEdit },
  { id: '/add', name: 'Add data (import files)', for: mayEdit },
  { id: '/help', name: 'Help: guides, methods, problems' },
  { id: '/screening-room', name: 'Screening room', for: seesAllServices },
  { id: '/settings', name: 'Settings: what an hour is worth to services', for: mayDecide },
  { id: '/settings/people', name: 'People, roles and sign-in links', for: administers },
  { id: '/settings/keys', name: 'Keys of players and programs', for: administers },
  { id: '/settings/charts', name: 'Definitions of charts', for: administers },
  { id: '/settings/sources', name: 'Sources: which speaks for a service', for: administers },
  { id: '/settings/guards', name: 'Guards and test viewers', for: administers },
  { id: '/settings/rejects', name: 'Refused messages (rejects)', for: administers },
  { id: '/settings/audit', name: 'Audit log: who did what', for: administers },
  { id: '/settings/upkeep', name: 'Upkeep: doctor and backup', for: administers },
]

/** The pages that somebody can open. */
export const pagesFor = (session: Session): Option[] => pages.filter(page => page.for?.(session) ?? true)
