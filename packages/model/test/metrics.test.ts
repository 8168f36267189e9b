import { expect, test } from 'vitest'
import { metricIds, metrics, Problem, problems, slug } from '../src/index.js'

test('a metric is found under its own id, and no two share a member', () => {
  expect(metricIds.map(id => metrics[id].id)).toEqual(metricIds)
  expect(new Set(metricIds.map(id => metrics[id].member)).size).toBe(metricIds.length)
})

test('a problem is a document with its code, status and further members', () => {
  expect(new Problem('backlog-full', 'later', { retryAfter: 10 }).toJSON()).toEqual({
    type: '/problems/backlog-full',
    title: problems['backlog-full'].title,
    status: 503,
    code: 'backlog-full',
    detail: 'later',
    retryAfter: 10,
  })
})

test.each([
  ['Hit & Run', 'hit-and-run'],
  ['Grey’s Anatomy', 'greys-anatomy'],
  ['  Élite: Short  ', 'elite-short'],
  ['오징어 게임', '오징어-게임'],
  ['---', ''],
  ['1899', '1899'],
])('the slug of %s is %s, and a slug is its own', (name, expected) => {
  expect(slug(name)).toBe(expected)
  expect(slug(slug(name))).toBe(slug(name))
})
