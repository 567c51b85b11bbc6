import { describe, expect, it } from 'vitest';
import { readSettings } from '../storage/settings';
import { patternOf, registrationFor, runsOn, siteFrom } from './reach';

describe('a site as somebody types it', () => {
  it.each([
    ['example.org', 'example.org'],
    ['  https://News.Example.org:8080/a?b#c ', 'news.example.org'],
    ['http://127.0.0.1:4000/x', '127.0.0.1'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['example.org.', 'example.org'],
    ['localhost', 'localhost'],
    ['word', null],
    ['two words.example', null],
    ['*.example.org', null],
    ['ftp://example.org', null],
    ['', null],
  ])('%j is %j', (typed, site) => {
    expect(siteFrom(typed)).toBe(site);
  });
});

describe('where it runs', () => {
  const everywhere = readSettings({ sitesOff: ['off.example'] });
  const some = readSettings({ reach: 'sites', sites: ['paper.example', '127.0.0.1'] });
  const click = readSettings({ reach: 'click', sites: ['paper.example'] });

  it('is registered for those pages alone', () => {
    expect(registrationFor(everywhere)).toEqual({
      matches: ['<all_urls>'],
      excludeMatches: ['*://off.example/*'],
    });
    expect(registrationFor(some)).toEqual({
      matches: ['*://*.paper.example/*', '*://127.0.0.1/*'],
      excludeMatches: [],
    });
    expect(registrationFor(click)).toBeNull();
    expect(registrationFor(readSettings({ reach: 'sites' }))).toBeNull();
    expect(registrationFor(readSettings({ sitesOff: ['', 'a b'] }))?.excludeMatches).toEqual([]);
  });

  it.each([
    [everywhere, 'https://any.example/', true],
    [everywhere, 'https://off.example/story', false],
    [everywhere, 'file:///home/page.html', true],
    [some, 'https://paper.example/', true],
    [some, 'https://live.paper.example/', true],
    [some, 'https://newspaper.example/', false],
    [some, 'http://127.0.0.1:8080/', true],
    [some, 'not an address', false],
    [click, 'https://paper.example/', false],
  ])('is said of each page (%#)', (settings, url, runs) => {
    expect(runsOn(settings, url)).toBe(runs);
  });

  it('has a pattern for a site and the hosts below it', () => {
    expect(patternOf('paper.example')).toBe('*://*.paper.example/*');
  });
});
