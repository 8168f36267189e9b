import { isolated } from '@sweeps/model/isolated'
import { seasonName } from './seasonName'

/** A season or film as it is called: `Fauda, season 2`, `Vivo`. */
export const shortName = (titleName: string, season: number | null): string =>
  season === null ? isolated(titleName) : seasonName(titleName, season)

/** As addresses name it: `fauda/2`, a film `vivo/0`. */
export const seasonKey = ({ title, season }: { title: string; season: number | null }): string => `${title}/${season ?? 0}`

/** The season a key names; null when it names none. */
export function seasonOfKey(key: string): { title: string; season: string } | null {
  const [title, season = '0', ...rest] = key.split('/')
  return title && /^\d{1,4}$/.test(season) && rest.length === 0 ? { title, season: String(Number(season)) } : null
}
