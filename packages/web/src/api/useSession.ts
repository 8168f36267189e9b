import { useQuery } from '@tanstack/react-query'
import { type Session, sessionQuery } from './session'

/** Who is signed in, and whether that matters for reading. */
export const useSession = () => useQuery(sessionQuery)

export const mayRead = (session: Session) => session.user !== null || session.openReading

// The server has the last word; these only spare others buttons they cannot use.

export const mayPublish = ({ user }: Session) => user?.role === 'decider' || user?.role === 'admin'

/** Writing decisions and releases takes the same role. */
export const mayDecide = mayPublish

/** The catalogue, and what published names mean. */
export const mayEdit = ({ user }: Session): boolean => user !== null && ['analyst', 'decider', 'admin'].includes(user.role)
