import { afterAll, beforeAll } from 'vitest';
import { type Extension, launchExtension } from './extension';
import { type Site, startSite } from './site';

/** The site and the browser with the extension of this file of tests, from its first `beforeAll` on. */
export let site: Site;
export let extension: Extension;

/** Has both started before all tests of the file, and gone after them. */
export function useExtension(): void {
  beforeAll(async () => {
    site = await startSite();
    extension = await launchExtension();
  });
  afterAll(async () => {
    await extension?.close();
    await site?.stop();
  });
}
