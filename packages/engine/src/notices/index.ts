export { type Found, type NoticeKind, noticeKindNames, noticeKinds } from './kinds.js'
export { NoticeRule, NoticeRules, noticeWays } from './notice-rules.js'
export { type Due, Notice, Notices } from './notices.js'
