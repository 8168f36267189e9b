import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { type AnswerOf, ask } from './ask'

export type Panels = AnswerOf<'GET /v1/panels'>['panels']
export type PanelAndCensus = AnswerOf<'GET /v1/panels/:panel/census'>

/** The panels there are. */
export const panelsQuery = queryOptions({ queryKey: ['panels'], queryFn: async () => (await ask('GET /v1/panels', {})).panels })

/** A week of a panel together with the census of a service; with `ascribe` the plays of the census are given to persons as well. */
export const panelCensusQuery = (panel: string, week: string, ascribe: boolean) =>
  queryOptions({
    queryKey: ['panel-census', panel, week, ascribe],
    queryFn: () => ask('GET /v1/panels/:panel/census', { panel, week, ...(ascribe && { ascribe }) }),
    // What is measured stays while what is modelled comes.
    placeholderData: (previous: PanelAndCensus | undefined) =>
      previous?.panel === panel && previous.week === week ? keepPreviousData(previous) : undefined,
    // All of it is made again in each replicate: it changes with a panel's files or its viewing alone.
    staleTime: 60_000,
  })

export type PanelManagement = AnswerOf<'GET /v1/panels/:panel/management'>

/** How well a panel is kept in a week. */
export const panelManagementQuery = (panel: string, week: string) =>
  queryOptions({
    queryKey: ['panel-management', panel, week],
    queryFn: () => ask('GET /v1/panels/:panel/management', { panel, week }),
  })
