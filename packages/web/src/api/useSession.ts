import { useQuery } from '@tanstack/react-query'
import { type Session, sessionQuery } from './session'

/** Who is signed in, and whether that matters for reading. */
export const useSession = () => useQuery(sessionQuery)

export const mayRead = (session: Session) => session.user !== null || session.openReading

// The server has the last word; these only spare others buttons they cannot use.

/** What is of all services together is not for those who may see some alone. */
export const seesAllServices = ({ user }: Session): boolean => user === null || user.services === null

export const mayPublish = (session: Session) =>
  (session.user?.role === 'decider' || session.user?.role === 'admin') && seesAllServices(session)

/** Writing decisions and releases takes the same role. */
export const mayDecide = mayPublish

/** The catalogue, and what published names mean. */
export const mayEdit = (session: Session): boolean =>
  session.user !== null && ['analyst', 'decider', 'admin'].includes(session.user.role) && seesAllServices(session)
