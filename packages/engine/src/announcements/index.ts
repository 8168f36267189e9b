/** The ledger → what is told outside. */

export { type AnnouncementChange, type AnnouncementLine, Announcements, announcementHash, announcementLine } from './announcements.js'
export { announcementLinkedData } from './linked-data.js'
export { releaseMarkdown } from './release-markdown.js'
export { plainWords, releaseText } from './release-text.js'
