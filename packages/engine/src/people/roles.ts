/** What people may do, least first: each may also do what those before it may. */
export const roles = ['viewer', 'analyst', 'decider', 'admin'] as const
export type Role = (typeof roles)[number]

/** Whether somebody with this role may do what needs that one. */
export const atLeast = (role: Role, needed: Role): boolean => roles.indexOf(role) >= roles.indexOf(needed)

/** As what somebody asks: a person in their role, a program with a read key, or anybody where reading is open. */
export type Asker = Role | 'program' | 'anybody'

/** Whether somebody who asks may do what needs this role. Programs and anybody read what viewers read. */
export function may(asker: Asker, needed: Role, reading: boolean): boolean {
  if (asker === 'anybody' || asker === 'program') return reading && needed === 'viewer'
  return atLeast(asker, needed)
}
