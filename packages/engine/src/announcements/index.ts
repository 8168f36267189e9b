/** The ledger → what is said in public. */

export { AnnouncementLine, Announcements, announcementHash, announcementLine } from './announcements.js'
export type { AnnouncementChange } from './edits-of.js'
export { announcementLinkedData } from './linked-data.js'
export { releaseMarkdown } from './release-markdown.js'
export { plainWords, releaseText } from './release-text.js'
