import type { Announcement } from '@sweeps/model'
import { queryOptions } from '@tanstack/react-query'
import type { AnswerOf } from '../../api/ask'
import { underBase } from '../../api/base'
import { fetchJson } from '../../api/fetchJson'
import { Problem } from '../../api/Problem'

/** An announcement as the list of them tells it. */
export type ReleaseLine = AnswerOf<'GET /v1/announcements'>['announcements'][number]

type ReleaseFormat = 'text' | 'html' | 'markdown' | 'json-ld'

export const releaseAddress = (title: string, season: number | string, format?: ReleaseFormat) =>
  `/v1/announcements/${encodeURIComponent(title)}/${encodeURIComponent(season)}${format ? `?format=${format}` : ''}`

export const releasesCsvAddress = '/v1/announcements?format=csv'

/** The version that holds: for those who decide drafts too, for others what is out. */
export const releaseQuery = (title: string, season: string) =>
  queryOptions({ queryKey: ['release', title, season], queryFn: () => fetchJson<Announcement>(releaseAddress(title, season)) })

/** The same as plain text, as the server writes it. */
export const releaseTextQuery = (title: string, season: string) =>
  queryOptions({
    queryKey: ['release', title, season, 'text'],
    queryFn: async () => {
      const response = await fetch(underBase(releaseAddress(title, season, 'text')))
      if (!response.ok) throw new Problem(response.status, {})
      return response.text()
    },
  })
