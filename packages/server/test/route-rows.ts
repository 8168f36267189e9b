import type { RouteLine } from '../src/route-table.js'

/** A route, to be tried: whose it is by the rules, and addresses at which it has an answer in the world of `secret-world.ts`. */
export interface RouteRow {
  /** `outlet`: anybody’s with `--public-charts`, else a viewer’s. */
  needs: RouteLine['needs'] | 'outlet'
  at: string[]
  /** Its answer is of this moment, or never ends: nothing to compare. */
  momentary?: true
}

const title = 'hit-and-run'
const season = `${title}/1`
const week = 'netflix-global/2021-08-09'
const list = 'list=tv-english'
const formats = (path: string, ...others: string[]): string[] => [
  path,
  ...['csv', ...others].map(format => `${path}${path.includes('?') ? '&' : '?'}format=${format}`),
]

/**
 * Every route there is, by method and address. Written by hand: what may be done here is decided here, not by the code that is tried.
 * A HEAD is as its GET.
 */
export const routeRows: Record<string, RouteRow> = {
  'GET /healthz': { needs: 'public', at: ['/healthz'] },
  'GET /readyz': { needs: 'public', at: ['/readyz'] },
  'GET /metrics': { needs: 'public', at: ['/metrics'], momentary: true },
  'GET /openapi.json': { needs: 'public', at: ['/openapi.json'] },
  'GET /docs': { needs: 'public', at: ['/docs'] },
  'GET /docs/json': { needs: 'public', at: ['/docs/json'] },
  'GET /docs/yaml': { needs: 'public', at: ['/docs/yaml'] },
  'GET /docs/static/index.html': { needs: 'public', at: ['/docs/static/index.html'] },
  'GET /docs/static/swagger-initializer.js': { needs: 'public', at: ['/docs/static/swagger-initializer.js'] },
  'GET /docs/static/*': { needs: 'public', at: ['/docs/static/swagger-ui.css'] },
  'GET /schemas/charts.json': { needs: 'public', at: ['/schemas/charts.json'] },
  'GET /v1/time': { needs: 'public', at: ['/v1/time'], momentary: true },
  'GET /v1/session': { needs: 'public', at: ['/v1/session'], momentary: true },
  'POST /v1/session': { needs: 'public', at: ['/v1/session'] },
  'DELETE /v1/session': { needs: 'public', at: ['/v1/session'] },
  'GET /sweeps.js': { needs: 'public', at: ['/sweeps.js'] },
  'GET /beacon/sweeps.mjs': { needs: 'public', at: ['/beacon/sweeps.mjs'] },
  'GET /beacon/hls.mjs': { needs: 'public', at: ['/beacon/hls.mjs'] },
  'GET /beacon/shaka.mjs': { needs: 'public', at: ['/beacon/shaka.mjs'] },
  'GET /beacon/video-js.mjs': { needs: 'public', at: ['/beacon/video-js.mjs'] },
  'GET /samples/countdown.webm': { needs: 'public', at: ['/samples/countdown.webm'] },
  'GET /icon.svg': { needs: 'public', at: ['/icon.svg'] },
  'GET /assets/*': { needs: 'public', at: ['/assets/none.js'] },
  'GET /*': { needs: 'public', at: ['/', '/board', '/nothing/here'] },

  'GET /v1/overview': { needs: 'viewer', at: ['/v1/overview'] },
  'GET /v1/charts': { needs: 'viewer', at: ['/v1/charts'] },
  'GET /v1/charts/:chart': { needs: 'viewer', at: formats('/v1/charts/netflix-global') },
  'GET /v1/charts/:chart/:week': { needs: 'viewer', at: [...formats(`/v1/charts/${week}?${list}`), `/v1/charts/${week}?market=all`] },
  'GET /v1/titles/:title': { needs: 'viewer', at: formats(`/v1/titles/${title}`) },
  'GET /v1/titles/:title/markets': { needs: 'viewer', at: formats(`/v1/titles/${title}/markets`) },
  'GET /v1/records/:chart': { needs: 'viewer', at: formats('/v1/records/netflix-global') },
  'GET /v1/editions': { needs: 'viewer', at: ['/v1/editions'] },
  'GET /v1/editions/:id': { needs: 'viewer', at: ['/v1/editions/netflix-global-2021-08-09-r1'] },
  'POST /v1/editions': { needs: 'decider', at: ['/v1/editions'] },
  'GET /v1/minutes': { needs: 'viewer', at: formats('/v1/minutes?from=2021-08-01&to=2021-09-01&by=title') },
  'GET /v1/search': { needs: 'viewer', at: ['/v1/search?words=hit', '/v1/search?words=netflix%20august%202021', '/v1/search?words=fisrt'] },
  'GET /v1/titles': { needs: 'viewer', at: formats('/v1/titles') },
  'GET /v1/explain': { needs: 'viewer', at: ['/v1/explain'] },
  'GET /v1/explain/:metric': { needs: 'viewer', at: ['/v1/explain/minutes'] },
  'GET /v1/sources': { needs: 'analyst', at: ['/v1/sources'] },
  'POST /v1/sources/polled': { needs: 'admin', at: ['/v1/sources/polled'] },
  'POST /v1/sources/polled/end': { needs: 'admin', at: ['/v1/sources/polled/end'] },
  'GET /v1/rejects': { needs: 'analyst', at: ['/v1/rejects'] },
  'GET /v1/matches': { needs: 'analyst', at: ['/v1/matches'] },
  'POST /v1/matches': { needs: 'analyst', at: ['/v1/matches'] },
  'POST /v1/matches/many': { needs: 'analyst', at: ['/v1/matches/many'] },
  'POST /v1/matches/:id/undo': { needs: 'analyst', at: ['/v1/matches/99/undo'] },
  'GET /v1/seasons': { needs: 'viewer', at: [...formats('/v1/seasons'), ...formats(`/v1/seasons?title=${title}`)] },
  'GET /v1/seasons/:title/:season': { needs: 'viewer', at: formats('/v1/seasons/first/1') },
  'GET /v1/seasons/:title/:season/peers': { needs: 'viewer', at: formats('/v1/seasons/first/1/peers') },
  'GET /v1/seasons/:title/:season/record': { needs: 'viewer', at: formats(`/v1/seasons/${season}/record`) },
  'GET /v1/decisions': { needs: 'viewer', at: formats('/v1/decisions') },
  'GET /v1/decisions/calibration': { needs: 'analyst', at: formats('/v1/decisions/calibration') },
  'GET /v1/decisions/:title/:season': { needs: 'viewer', at: [`/v1/decisions/${season}`] },
  'POST /v1/decisions/:title/:season': { needs: 'decider', at: [`/v1/decisions/${season}`] },
  'GET /v1/board': { needs: 'viewer', at: formats('/v1/board?cases=2&tab=published&older=true') },
  'GET /v1/renewals/:title/:season': {
    needs: 'analyst',
    at: [
      ...formats(`/v1/renewals/${season}?asOf=2021-09-20`),
      `/v1/renewals/${season}?asOf=2021-09-20&costPerEpisode=3000000`,
      `/v1/renewals/waiting/1?asOf=2021-09-20`,
    ],
  },
  'GET /v1/renewals/:title/:season/scenarios': { needs: 'decider', at: [`/v1/renewals/${season}/scenarios`] },
  'POST /v1/renewals/:title/:season/scenarios': { needs: 'decider', at: [`/v1/renewals/${season}/scenarios`] },
  'POST /v1/renewals/:title/:season/scenarios/remove': { needs: 'decider', at: [`/v1/renewals/${season}/scenarios/remove`] },
  'GET /v1/terms': { needs: 'decider', at: ['/v1/terms'] },
  'POST /v1/terms': { needs: 'decider', at: ['/v1/terms'] },
  'POST /v1/seasons/:title/:season/cost': { needs: 'decider', at: [`/v1/seasons/${season}/cost`] },
  'POST /v1/imports/netflix-top10': { needs: 'analyst', at: ['/v1/imports/netflix-top10'] },
  'GET /v1/imports': { needs: 'analyst', at: ['/v1/imports'] },
  'GET /v1/imports/chart': { needs: 'analyst', at: ['/v1/imports/chart?source=netflix-top10'] },
  'POST /v1/imports/inspect': { needs: 'analyst', at: ['/v1/imports/inspect?name=a.csv'] },
  'POST /v1/imports/files/netflix-top10': { needs: 'analyst', at: ['/v1/imports/files/netflix-top10'] },
  'POST /v1/imports/files/netflix-country': { needs: 'analyst', at: ['/v1/imports/files/netflix-country'] },
  'POST /v1/imports/files/netflix-engagement': { needs: 'analyst', at: ['/v1/imports/files/netflix-engagement'] },
  'POST /v1/imports/files/nielsen-top10': { needs: 'analyst', at: ['/v1/imports/files/nielsen-top10'] },
  'POST /v1/imports/files/figures': { needs: 'analyst', at: ['/v1/imports/files/figures?mapping=none'] },
  'POST /v1/imports/files/outcomes': { needs: 'analyst', at: ['/v1/imports/files/outcomes'] },
  'POST /v1/imports/files/plays': { needs: 'analyst', at: ['/v1/imports/files/plays'] },
  'POST /v1/imports/files/panel': { needs: 'analyst', at: ['/v1/imports/files/panel?note=persons.csv'] },
  'POST /v1/imports/files/record': { needs: 'decider', at: ['/v1/imports/files/record?note=a.json'] },
  'POST /v1/panels/:panel/undo': { needs: 'analyst', at: ['/v1/panels/none/undo'] },
  'POST /v1/seasons/:title/:season/record/undo': { needs: 'decider', at: [`/v1/seasons/${season}/record/undo`] },
  'GET /v1/announcements': { needs: 'viewer', at: formats('/v1/announcements') },
  'GET /v1/announcements/:title/:season': {
    needs: 'viewer',
    at: ['', ...['text', 'html', 'markdown', 'json-ld'].map(format => `?format=${format}`)].map(end => `/v1/announcements/${season}${end}`),
  },
  'POST /v1/announcements/:title/:season': { needs: 'decider', at: [`/v1/announcements/${season}`] },
  'POST /v1/announcements/:title/:season/preview': { needs: 'decider', at: [`/v1/announcements/${season}/preview`] },
  'GET /v1/catalogue': { needs: 'viewer', at: formats('/v1/catalogue') },
  'GET /v1/catalogue/versions': { needs: 'analyst', at: ['/v1/catalogue/versions'] },
  'GET /v1/catalogue/unmatched': { needs: 'viewer', at: formats('/v1/catalogue/unmatched') },
  'POST /v1/catalogue/import': { needs: 'analyst', at: ['/v1/catalogue/import'] },
  'POST /v1/catalogue/assign': { needs: 'analyst', at: ['/v1/catalogue/assign'] },
  'POST /v1/catalogue/undo': { needs: 'analyst', at: ['/v1/catalogue/undo'] },
  'GET /v1/live': { needs: 'viewer', at: ['/v1/live'], momentary: true },
  'GET /v1/screening-room': { needs: 'viewer', at: ['/v1/screening-room'], momentary: true },

  'GET /public': { needs: 'outlet', at: ['/public'] },
  'GET /public/*': { needs: 'outlet', at: ['/public/nothing'] },
  'GET /public/charts/:chart': { needs: 'outlet', at: ['/public/charts/netflix-global'] },
  'GET /public/charts/:chart/:week': { needs: 'outlet', at: [`/public/charts/${week}`] },
  'GET /public/charts/:chart/:week/:file': { needs: 'outlet', at: [`/public/charts/${week}/tv-english.csv`] },
  'GET /public/charts/:chart/:market/:week/:file': {
    needs: 'outlet',
    at: ['/public/charts/netflix-global/WW/2021-08-09/tv-english.csv'],
  },
  'GET /public/editions/:file': {
    needs: 'outlet',
    at: ['/public/editions/netflix-global-2021-08-09-r1', '/public/editions/netflix-global-2021-08-09-r1.json'],
  },
  'GET /public/site.css': { needs: 'public', at: ['/public/site.css'] },
  'GET /public/embed-height.js': { needs: 'public', at: ['/public/embed-height.js'] },
  'GET /embed.js': { needs: 'public', at: ['/embed.js'] },
  'GET /embed/*': { needs: 'outlet', at: ['/embed/a/b/c/d/e'] },
  'GET /feeds/*': { needs: 'outlet', at: ['/feeds/nothing'] },
  'GET /embed/:chart/:week': { needs: 'outlet', at: [`/embed/${week}`] },
  'GET /embed/:chart/:week/:file': { needs: 'outlet', at: [`/embed/${week}/index.html`] },
  'GET /embed/:chart/:market/:week/:file': { needs: 'outlet', at: ['/embed/netflix-global/WW/2021-08-09/index.html'] },
  'GET /pictures/:chart/:market/:file': { needs: 'outlet', at: ['/pictures/netflix-global/WW/2021-08-09.png'] },
  'GET /pictures/:chart/:file': { needs: 'outlet', at: [`/pictures/${week}.png`] },
  'GET /announcements': { needs: 'outlet', at: ['/announcements'] },
  'GET /announcements/:title/:season/:version?': { needs: 'outlet', at: [`/announcements/${season}`, `/announcements/${season}/1`] },
  'GET /feeds/editions.rss': { needs: 'outlet', at: ['/feeds/editions.rss'] },
  'GET /feeds/editions.atom': { needs: 'outlet', at: ['/feeds/editions.atom'] },
  'GET /feeds/editions.json': { needs: 'outlet', at: ['/feeds/editions.json'] },
  'GET /feeds/charts/:file': { needs: 'outlet', at: ['/feeds/charts/netflix-global.rss', '/feeds/charts/netflix-global.json'] },
  'GET /feeds/charts/:chart/:file': { needs: 'outlet', at: ['/feeds/charts/netflix-global/WW.rss'] },
  'GET /feeds/publications.ics': { needs: 'outlet', at: ['/feeds/publications.ics'] },
}
