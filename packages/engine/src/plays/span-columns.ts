/** The columns of a message's row as the journal carries it. */
export const messageColumns = [
  'received',
  'service',
  'content',
  'play',
  'viewer',
  'account',
  'market',
  'screen',
  'source',
  'runtime',
  'flags',
  'spans',
] as const

export const rejectColumns = ['heard', 'id', 'service', 'field', 'reason', 'body'] as const

/** The columns of a meter's message as the journal carries it. */
export const panelColumns = ['panel', 'household', 'device', 'play', 'service', 'content', 'screen', 'spans', 'presence'] as const

/** The columns of a line of a live source as the journal carries it. */
export const lineColumns = [
  'session',
  'service',
  'source',
  'at',
  'rank',
  'body',
  'play',
  'viewer',
  'account',
  'flags',
  'received',
  'stored_until',
] as const

/** The columns of what a live source sent in an hour. */
export const hourColumns = ['service', 'source', 'hour', 'reason', 'records', 'ms', 'latest'] as const

/** The columns of what a live source says of a title. */
export const titleColumns = ['service', 'source', 'content', 'at', 'fact'] as const
