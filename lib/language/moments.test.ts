import { describe, expect, it } from 'vitest';
import { hasClock, isMoment } from './moments';

describe('a line that says when and nothing else', () => {
  it.each([
    '25 Dec, 07:11',
    '9.05am',
    '9.05 a.m. GMT',
    '07:11 GMT+4',
    'Wednesday 25 December 2024',
    'December 25, 2024 at 3:40 PM',
    '25th December, 18:20 local time',
    '2024-12-25 07:11',
    '25/12/2024, 07:11 (Baku time)',
    'Updated: 25 Dec 2024 18.15 CET',
    'Last updated on Thu 26 Dec 2024 10.02 EST',
    'Published yesterday at 14:20',
    '3 hours ago',
    '12m ago',
    '5h',
    'just now',
    '26 Dec — 06:20',
  ])('is a moment: %s', (line) => {
    expect(isMoment(line)).toBe(true);
  });

  it.each([
    'It crashed on 25 December 2024.',
    'The plane came down at 06:28 GMT.',
    '38 dead',
    'May 9 parade',
    'Day 3: what we know',
    '25 Dec, 07:11 Flights suspended',
    'He died a day ago',
    '',
    'now',
    'On the march',
    'Boeing 737',
    'J2-8243',
    '67 people, 29 alive',
  ])('is none: %s', (line) => {
    expect(isMoment(line)).toBe(false);
  });

  it('has a clock, or not', () => {
    expect(['9.05am', '07:11', '3 hours ago', '5m'].every(hasClock)).toBe(true);
    expect(['25 December 2024', 'Wednesday 25 Dec'].some(hasClock)).toBe(false);
  });
});
