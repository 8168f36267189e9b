export { type BacktestRequest, backtestForecast, type ForecastBacktest } from './backtest-forecast.js'
export { type ForecastRequest, forecastOn, forecastSeason } from './forecast-season.js'
export { forecastMethod, type Outlook, type SeasonOutlook, type VisibleWeek } from './outlook.js'
