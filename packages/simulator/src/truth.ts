import type { Catalogue } from './catalogue.js'
import { dayName, dayNumber, HOUR, mondayOf } from './day.js'
import { type Audience, Figures } from './figures.js'
import type { Guarded } from './guard.js'
import type { Viewer } from './population.js'
import { service } from './service.js'
import type { Play } from './sit-down.js'
import { watchedByDay } from './watched-by-day.js'

/**
 * What was watched, known without any collector: the figures a right one must give, to the millisecond. Days and Monday weeks are UTC.
 * Only valid viewing; what the guard rules set aside is beside it. A film has neither season nor episode: null.
 */
export interface Truth {
  service: { id: string; name: string }
  note: string
  total: Audience
  setAside: { lead: { spans: number; watchedMs: number } }
  byTitleWeek: ({ title: string; week: string } & Audience)[]
  bySeasonWeek: ({ title: string; season: number | null; week: string } & Audience)[]
  byEpisodeDay: ({ title: string; season: number | null; episode: number | null; day: string } & Audience)[]
}

/** Adds up the truth play by play, in the order the plays begin. */
export class TruthTally {
  private readonly total: Figures
  private readonly titleWeeks: Figures
  private readonly seasonWeeks: Figures
  private readonly episodeDays: Figures
  private readonly seasons: { title: string; season: number | null }[] = []
  private readonly seasonOf: number[] = []
  private readonly lead = { spans: 0, watchedMs: 0 }

  constructor(
    private readonly catalogue: Catalogue,
    viewers: number,
  ) {
    this.total = new Figures(viewers)
    this.titleWeeks = new Figures(viewers)
    this.seasonWeeks = new Figures(viewers)
    this.episodeDays = new Figures(viewers)
    for (const { slug: title, season } of catalogue.contents) {
      const latest = this.seasons.at(-1)
      if (latest?.title !== title || latest.season !== season) this.seasons.push({ title, season })
      this.seasonOf.push(this.seasons.length - 1)
    }
  }

  add({ viewer, content, stretches }: Play, { valid, lead }: Guarded): void {
    this.lead.spans += lead.length
    if (lead.length > 0) for (const watched of watchedByDay(lead).values()) this.lead.watchedMs += watched
    // Clocks are at most minutes wrong, so an hour after its end nothing can be added to a day any more.
    const day = dayNumber(stretches[0]!.start - HOUR)
    this.episodeDays.closeBefore(day)
    this.titleWeeks.closeBefore(mondayOf(day))
    this.seasonWeeks.closeBefore(mondayOf(day))
    this.count(watchedByDay(valid), content.place, content.title, viewer)
  }

  private count(byDay: Map<number, number>, place: number, title: number, { number, account }: Viewer): void {
    const byWeek = new Map<number, number>()
    let all = 0
    for (const [day, watched] of byDay) {
      this.episodeDays.add(day, place, watched, number, account.number)
      byWeek.set(mondayOf(day), (byWeek.get(mondayOf(day)) ?? 0) + watched)
      all += watched
    }
    for (const [week, watched] of byWeek) {
      this.titleWeeks.add(week, title, watched, number, account.number)
      this.seasonWeeks.add(week, this.seasonOf[place]!, watched, number, account.number)
    }
    if (all > 0) this.total.add(0, 0, all, number, account.number)
  }

  truth(): Truth {
    const { contents, byTitle } = this.catalogue
    const [total] = this.total.rows()
    return {
      service: { ...service },
      note: 'Fictional: simulated viewers of a service that does not exist. Times are UTC; watchedMs is in milliseconds.',
      total: total ? audience(total) : { watchedMs: 0, plays: 0, viewers: 0, accounts: 0 },
      setAside: { lead: { ...this.lead } },
      byTitleWeek: this.titleWeeks
        .rows()
        .map(row => ({ title: byTitle[row.group]![0]!.slug, week: dayName(row.period), ...audience(row) })),
      bySeasonWeek: this.seasonWeeks.rows().map(row => ({ ...this.seasons[row.group]!, week: dayName(row.period), ...audience(row) })),
      byEpisodeDay: this.episodeDays.rows().map(row => {
        const { slug: title, season, episode } = contents[row.group]!
        return { title, season, episode, day: dayName(row.period), ...audience(row) }
      }),
    }
  }
}

function audience({ watchedMs, plays, viewers, accounts }: Audience): Audience {
  return { watchedMs, plays, viewers, accounts }
}
