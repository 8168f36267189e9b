import { useQuery } from '@tanstack/react-query'
import { ErrorMessage } from '../../ui/ErrorMessage'
import { Screen } from './Screen'
import { screeningQuery } from './screeningQuery'
import './plays.css'

/** A real player with the beacon on it, and what the server makes of it while it plays. */
export function ScreeningRoom() {
  const { data, error } = useQuery(screeningQuery)
  if (error) return <ErrorMessage error={error} />
  return data ? <Screen screening={data} /> : <div className="page-wait" />
}
