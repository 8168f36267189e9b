export type Route =
  | { page: 'start' }
  | { page: 'chart'; chart: string; week: string | null; list: string | null }
  | { page: 'screening-room' }
  | { page: 'sign-in'; token: string | null }
  | { page: 'nowhere' }

/** Which page an address names. Four pages need no router: this table is it. */
export function matchRoute({ pathname, searchParams }: URL): Route {
  const [first, second, third, ...rest] = pathname.split('/').filter(Boolean).map(decode)
  if (first === undefined) return { page: 'start' }
  if (first === 'charts' && second !== undefined && rest.length === 0)
    return { page: 'chart', chart: second, week: third ?? null, list: searchParams.get('list') }
  if (second !== undefined) return { page: 'nowhere' }
  if (first === 'screening-room') return { page: 'screening-room' }
  if (first === 'sign-in') return { page: 'sign-in', token: searchParams.get('token') }
  return { page: 'nowhere' }
}

/** A stray `%` in an address is text, not a reason to fail. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
