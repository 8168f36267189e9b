import type { Session } from '../session/useSession'

/** The server has the last word; this only spares others buttons they cannot use. */
export const mayEdit = ({ user }: Session): boolean => user !== null && ['analyst', 'decider', 'admin'].includes(user.role)
