import type { Announcement } from '@sweeps/model'
import { ask, type InputOf } from '../../api/ask'
import { queryClient } from '../../api/queryClient'

const route = 'POST /v1/announcements/:title/:season'

/** What is done with an announcement; the server does all of it or nothing. */
export type ReleaseChange = Omit<InputOf<typeof route>, 'title' | 'season'>

export async function changeRelease(title: string, season: string, change: ReleaseChange): Promise<Announcement> {
  const changed = await ask(route, { ...change, title, season: Number(season) })
  for (const queryKey of [['release', title, season], ['releases'], ['title', title]]) await queryClient.invalidateQueries({ queryKey })
  return changed
}

/** What it would say with these edits; the server stores nothing of it. */
export const previewRelease = (title: string, season: string, change: ReleaseChange): Promise<Announcement> =>
  ask(`${route}/preview`, { ...change, title, season: Number(season) })
