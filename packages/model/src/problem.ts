/**
 * Every error Sweeps gives a person or a program, in one place: HTTP status and title. The detail of each says what is wrong
 * with which field and what to do. Served as RFC 9457 problem documents; on the command line as one line.
 */
export const problems = {
  'invalid-message': { status: 400, title: 'A message is not as the format wants it' },
  'invalid-request': { status: 400, title: 'The request is not as this address wants it' },
  'invalid-file': { status: 400, title: 'The file is not as its format wants it' },
  'key-missing': { status: 401, title: 'A key is needed' },
  'signed-out': { status: 401, title: 'Sign in first' },
  'key-refused': { status: 403, title: 'This key may not do that' },
  'link-used': { status: 403, title: 'This sign-in link does not work any more' },
  forbidden: { status: 403, title: 'Your role may not do that' },
  'session-changed': { status: 403, title: 'The session is another one by now' },
  'not-found': { status: 404, title: 'There is nothing at this address' },
  'cannot-weigh': { status: 409, title: 'The panel cannot be weighted' },
  'case-changed': { status: 409, title: 'The case is another one by now' },
  confidential: { status: 409, title: 'A confidential figure would get out' },
  'data-damaged': { status: 409, title: 'What this rests on may be incomplete' },
  'unknown-chart': { status: 404, title: 'There is no such chart' },
  'unknown-market': { status: 404, title: 'The chart has no such market' },
  'unknown-week': { status: 404, title: 'The chart has no such week' },
  'key-revoked': { status: 410, title: 'This key was revoked' },
  'too-large': { status: 413, title: 'The message is too large' },
  'unsupported-encoding': { status: 415, title: 'The body is encoded in a way that is not understood' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'query-failed': { status: 500, title: 'The engine could not answer' },
  'fetch-failed': { status: 502, title: 'An address could not be fetched' },
  'backlog-full': { status: 503, title: 'The collector is behind' },
  'disk-full': { status: 503, title: 'The disk is full' },
  'too-heavy': { status: 503, title: 'The question needs more memory or time than is allowed' },
  'too-busy': { status: 503, title: 'Too many ask at the same time' },
  'shutting-down': { status: 503, title: 'The server is shutting down' },
  'port-taken': { status: 503, title: 'The port cannot be had' },
  'store-missing': { status: 500, title: 'There is no data directory' },
  'not-owner': { status: 503, title: 'Another server makes the changes' },
  'store-locked': { status: 503, title: 'Another program holds the data directory' },
  'store-newer': { status: 500, title: 'The data directory was written by a newer Sweeps' },
  'store-unusable': { status: 500, title: 'The data directory cannot be used' },
  usage: { status: 400, title: 'The command was not understood' },
} as const satisfies Record<string, { status: number; title: string }>

export type ProblemCode = keyof typeof problems

/** An error somebody can act on. Everything else that is thrown is a defect. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly status: number
  /** Further members of the problem document, such as `errors` with one entry per bad message. */
  readonly members: Record<string, unknown>

  constructor(code: ProblemCode, detail: string, members: Record<string, unknown> = {}, options?: ErrorOptions) {
    super(detail, options)
    this.name = 'Problem'
    this.code = code
    this.status = problems[code].status
    this.members = members
  }

  /** The RFC 9457 document. */
  toJSON(): Record<string, unknown> {
    return {
      type: `/problems/${this.code}`,
      title: problems[this.code].title,
      status: this.status,
      code: this.code,
      detail: this.message,
      ...this.members,
    }
  }
}
