/** What people may do, least first: each may also do what those before it may. */
export const roles = ['viewer', 'analyst', 'decider', 'admin'] as const
export type Role = (typeof roles)[number]

/** Whether somebody with this role may do what needs that one. */
export const atLeast = (role: Role, needed: Role): boolean => roles.indexOf(role) >= roles.indexOf(needed)
