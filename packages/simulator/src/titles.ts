/** A season of an invented title. `released` counts days from the first simulated day; below 0 it was there before. */
export interface SeasonPlan {
  released: number
  episodes: number
  /** All episodes on one day, or one a week. */
  release: 'at once' | 'weekly'
}

/** An invented title, and how it draws viewers. */
export interface TitlePlan {
  name: string
  kind: 'series' | 'film'
  origin: 'original' | 'acquired'
  language: string
  genre: Genre
  /** Typical length of an episode or of the film. */
  minutes: number
  /** How many it draws, beside the others. */
  appeal: number
  /** Share of those who finish an episode and want the next. */
  hold: number
  seasons: SeasonPlan[]
}

export const genres = ['drama', 'crime', 'comedy', 'family', 'documentary', 'fantasy'] as const
export type Genre = (typeof genres)[number]

const atOnce = (released: number, episodes: number): SeasonPlan => ({ released, episodes, release: 'at once' })
const weekly = (released: number, episodes: number): SeasonPlan => ({ released, episodes, release: 'weekly' })

function series(
  origin: TitlePlan['origin'],
  name: string,
  language: string,
  genre: Genre,
  minutes: number,
  appeal: number,
  hold: number,
  seasons: SeasonPlan[],
): TitlePlan {
  return { name, kind: 'series', origin, language, genre, minutes, appeal, hold, seasons }
}

function film(
  origin: TitlePlan['origin'],
  name: string,
  language: string,
  genre: Genre,
  minutes: number,
  appeal: number,
  released: number,
): TitlePlan {
  return { name, kind: 'film', origin, language, genre, minutes, appeal, hold: 1, seasons: [atOnce(released, 1)] }
}

/** Every title of the service. All are invented; none is a real series or film. */
export const titles: readonly TitlePlan[] = [
  series('original', 'Saltmarsh Exchange', 'en', 'crime', 49, 8.5, 0.93, [atOnce(-470, 8), atOnce(25, 10)]),
  series('original', 'Nine Tram Stops to Lapa', 'pt', 'drama', 44, 5.2, 0.94, [atOnce(11, 8)]),
  series('original', 'The Undertow Ledger', 'en', 'crime', 48, 7.4, 0.82, [atOnce(32, 9)]),
  series('original', 'Quartz & Marrow', 'en', 'fantasy', 56, 6.3, 0.95, [weekly(9, 8)]),
  series('original', 'Gözde’s Night Kitchen', 'tr', 'comedy', 31, 2.6, 0.95, [atOnce(-60, 6), atOnce(39, 6)]),
  series('original', 'Le Dernier Bac de Sourdeval', 'fr', 'drama', 52, 3.1, 0.9, [atOnce(18, 6)]),
  series('original', 'Monsoon Ward Seven', 'hi', 'drama', 43, 4.6, 0.93, [atOnce(-200, 8), weekly(23, 8)]),
  series('original', 'Zwölf Grad Unterkante', 'de', 'crime', 50, 2.9, 0.91, [atOnce(46, 6)]),
  series('original', 'The Cartographers of Dunmorrow', 'en', 'fantasy', 58, 5.6, 0.9, [atOnce(-18, 10)]),
  series('original', 'Calle del Reloj Parado', 'es', 'crime', 46, 4.9, 0.94, [atOnce(-150, 8), atOnce(4, 8)]),
  series('original', 'Heron Street Repair Club', 'en', 'documentary', 38, 2.4, 0.92, [weekly(16, 6)]),
  series('original', 'Tidewater Referees', 'en', 'comedy', 27, 3.6, 0.94, [atOnce(-380, 8), atOnce(-30, 8), atOnce(53, 8)]),
  series('original', 'Mezcal for the Auditor', 'es', 'comedy', 33, 2.2, 0.86, [atOnce(37, 8)]),
  series('original', 'The Glasshouse Jurors', 'en', 'drama', 51, 4.1, 0.88, [atOnce(60, 7)]),
  series('acquired', 'Harbour Clinic Nights', 'en', 'drama', 42, 5.4, 0.97, [atOnce(-2600, 13), atOnce(-2240, 13), atOnce(-1880, 13)]),
  series('acquired', 'Inspector Aldous Pell', 'en', 'crime', 45, 5.0, 0.96, [atOnce(-3000, 12), atOnce(-2600, 12), atOnce(-2200, 12)]),
  series('acquired', 'Pip and the Pocket Orchard', 'en', 'family', 12, 6.2, 0.98, [atOnce(-900, 20), atOnce(-520, 20)]),
  series('acquired', 'Flatmates of Corridor B', 'en', 'comedy', 22, 4.8, 0.97, [atOnce(-2900, 16), atOnce(-2550, 16)]),
  series('acquired', 'Kestrel Valley Vets', 'en', 'documentary', 47, 2.0, 0.94, [atOnce(-700, 8)]),
  series('acquired', 'Shanti Colony 404', 'hi', 'comedy', 24, 3.0, 0.96, [atOnce(-1100, 14)]),
  series('acquired', 'Flight 209 to Anywhere', 'en', 'fantasy', 43, 3.9, 0.95, [atOnce(21, 13)]),
  series('acquired', 'Osterhafen Revier 3', 'de', 'crime', 44, 1.6, 0.95, [atOnce(-1500, 10)]),
  series('acquired', 'Casa Bermeja', 'es', 'drama', 41, 2.3, 0.97, [atOnce(-800, 18)]),
  series('acquired', 'The Button Tin Gang', 'en', 'family', 14, 2.7, 0.97, [atOnce(-640, 16)]),
  film('original', 'A Lighthouse for Mr. Okafor', 'en', 'drama', 108, 5.2, 12),
  film('original', 'Vanilla Getaway', 'en', 'comedy', 96, 6.4, 35),
  film('original', 'The Paper Dragon of Lane Nine', 'en', 'family', 91, 6.8, 28),
  film('original', 'Cold Ferry North', 'en', 'crime', 113, 5.0, 46),
  film('original', 'La Sieste des Loups', 'fr', 'drama', 102, 1.9, 5),
  film('original', 'Raat Ki Antim Bus', 'hi', 'crime', 124, 3.2, 40),
  film('original', 'Seven Kilos of Rain', 'en', 'documentary', 84, 1.8, 55),
  film('acquired', 'Bramble Goes to the Moon', 'en', 'family', 87, 3.4, -420),
  film('acquired', 'Midnight at Pump Eleven', 'en', 'crime', 101, 2.1, 14),
  film('acquired', 'Two Weddings in Tarifa', 'es', 'comedy', 99, 1.7, -260),
  film('acquired', 'The Copper Astronaut', 'en', 'fantasy', 129, 3.0, 26),
  film('acquired', 'Sunday Tigers', 'pt', 'documentary', 79, 0.9, -90),
]
