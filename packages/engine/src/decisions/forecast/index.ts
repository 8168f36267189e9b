export { type BacktestRequest, backtestForecast, type ForecastBacktest } from './backtest-forecast.js'
export { type ForecastRequest, type ForecastSources, forecastSeason } from './forecast-season.js'
export { type HeldHistories, heldHistories } from './held-histories.js'
export { forecastMethod, type Outlook, type SeasonOutlook, type VisibleWeek } from './outlook.js'
