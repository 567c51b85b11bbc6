import type { Settings } from '../storage/settings';

/** Which pages the detector is registered for, as match patterns; null where it is for none. */
export interface Registration {
  readonly matches: readonly string[];
  readonly excludeMatches: readonly string[];
}

/** All pages that an extension may be let into. */
export const everywhere = '<all_urls>';

/** The match pattern of a site with all hosts below it. */
export const patternOf = (site: string): string => `*://${isAddress(site) ? '' : '*.'}${site}/*`;

/** An address of numbers has no hosts below it. */
const isAddress = (host: string): boolean => /^[\d.]+$|^\[/.test(host);

/** The host of an address, or "". */
export function hostOf(url: string): string {
  try {
    return new URL(url).hostname;
  } catch {
    return '';
  }
}

/**
 * The host that somebody means by what they typed: a host ("example.org") or an address of the web with
 * anything behind it; lower case and punycode. Null where it is neither.
 */
export function siteFrom(typed: string): string | null {
  const trimmed = typed.trim();
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (!/^https?:/i.test(whole) || /[\s*]/.test(trimmed)) return null;
  const host = hostOf(whole).replace(/\.$/, '');
  return host.includes('.') || host === 'localhost' ? host : null;
}

const isWithin = (host: string, site: string): boolean =>
  host === site || host.endsWith(`.${site}`);

/** Where the detector is to run by itself. */
export function registrationFor({
  reach,
  sites,
  sitesOff,
}: Pick<Settings, 'reach' | 'sites' | 'sitesOff'>): Registration | null {
  const matches =
    reach === 'everywhere' ? [everywhere] : reach === 'sites' ? sites.map(patternOf) : [];
  // A host that is not written as a pattern can be (a broken one) is left to the look at each message.
  const excludeMatches = sitesOff
    .filter((host) => /^[a-z0-9.-]+$/.test(host))
    .map((host) => `*://${host}/*`);
  return matches.length === 0 ? null : { matches, excludeMatches };
}

/** Whether a page is looked at without anybody asking. */
export function runsOn(
  { reach, sites, sitesOff }: Pick<Settings, 'reach' | 'sites' | 'sitesOff'>,
  url: string,
): boolean {
  const host = hostOf(url);
  if (sitesOff.includes(host)) return false;
  return (
    reach === 'everywhere' || (reach === 'sites' && sites.some((site) => isWithin(host, site)))
  );
}

/** The match pattern of all pages of an address's host. */
export const originPattern = (url: string): string =>
  url.startsWith('file:') ? 'file:///*' : `*://${hostOf(url)}/*`;
