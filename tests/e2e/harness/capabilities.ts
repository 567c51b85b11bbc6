import { describe, it } from 'vitest';

export const browserNames = ['chromium', 'firefox'] as const;
export type BrowserName = (typeof browserNames)[number];

/** Which browser this run tests in: the vitest project says so. */
export const testedBrowser: BrowserName =
  process.env.SECOND_SOURCE_BROWSER === 'firefox' ? 'firefox' : 'chromium';

/**
 * What not every browser lets a test do or see, with the browsers that do. The extension itself is the same
 * in both: only what is named here is tested in one browser alone.
 */
const capabilities = {
  /** Chrome's debugging protocol: event listeners, heap and node counts of a page. */
  'debugging protocol': ['chromium'],
  /** The browser reports to a page how far its content has moved. */
  'layout shift entries': ['chromium'],
  /** A page of the browser on which a test can take access to sites back, as a user would. */
  'page of site access': ['chromium'],
  /** What was granted at installation can be given back by the extension itself. */
  'access given back': ['firefox'],
  /** The side panel is a target that a test can drive; Firefox's sidebar is none. */
  'side panel': ['chromium'],
  /** Elements stand in for properties of the document and of forms, for scripts of extensions too. */
  'clobbered properties': ['chromium'],
  /** Before the browser stops the background it tells it so, and waits for what that has begun. */
  'time to finish': ['firefox'],
  /** The browser loads pages ahead of time where a page asks for it. */
  prerendering: ['chromium'],
  /** A test can give the extension an event of the browser: a click in a menu. */
  'events of the browser': ['chromium'],
  /** What a test's extension has stored is there again when the browser is started the next time. */
  'profiles that stay': ['chromium'],
  /** `npm run demo` shows the extension in Chromium. */
  'command line demo': ['chromium'],
} as const satisfies Readonly<Record<string, readonly BrowserName[]>>;

export type Capability = keyof typeof capabilities;

/** Whether the browser of this run has a capability. */
export const can = (capability: Capability): boolean => {
  const browsers: readonly BrowserName[] = capabilities[capability];
  return browsers.includes(testedBrowser);
};

/** `it`, in the browsers that have the capability. */
export const itWith = (capability: Capability) => it.runIf(can(capability));

/** `describe`, in the browsers that have the capability. */
export const describeWith = (capability: Capability) => describe.runIf(can(capability));
