export { type BacktestRequest, backtestForecast, ForecastBacktest } from './backtest-forecast.js'
export { type ForecastRequest, forecastOn, forecastSeason } from './forecast-season.js'
export { forecastMethod, type Outlook, SeasonOutlook } from './outlook.js'
