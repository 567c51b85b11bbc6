import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';

import { buildDetector, detectorConstants, readPrefilter } from './cli/setup/build-detector';
import { packageSizes } from './cli/setup/package-sizes';
import { slimLanguageModel } from './cli/setup/slim-language-model';

const factbase = join(import.meta.dirname, 'public', 'factbase');
const packFiles = existsSync(factbase)
  ? readdirSync(factbase).filter((name) => name.endsWith('.json'))
  : [];

const prefilter = readPrefilter(factbase);

/** Nothing but the extension's own files: no remote script, style, image or connection. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const chunks = new Map<string, ReadonlyMap<string, number>>();

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  manifestVersion: 3,
  manifest: ({ browser, mode }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: [
      'activeTab',
      'contextMenus',
      'scripting',
      'storage',
      'webNavigation',
      ...(browser === 'firefox' ? [] : ['sidePanel']),
    ],
    host_permissions: ['<all_urls>'],
    // What a private window shows is nobody's business, and so not ours: the extension does not run there.
    incognito: 'not_allowed' as const,
    action: { default_title: '__MSG_extensionName__' },
    commands: {
      'next-mark': {
        suggested_key: { default: 'Alt+Shift+Period' },
        description: '__MSG_commandNext__',
      },
      'previous-mark': {
        suggested_key: { default: 'Alt+Shift+Comma' },
        description: '__MSG_commandPrevious__',
      },
      [browser === 'firefox' ? '_execute_sidebar_action' : 'open-panel']: {
        suggested_key: { default: 'Alt+Shift+W' },
        description: '__MSG_commandPanel__',
      },
      'check-selection': {
        suggested_key: { default: 'Alt+Shift+C' },
        description: '__MSG_menuCheckSelection__',
      },
    },
    ...(mode === 'production' && {
      content_security_policy: { extension_pages: contentSecurityPolicy },
    }),
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'second-source@second-source.example',
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '120' }),
  }),
  hooks: {
    'build:before': (wxt) => {
      if (packFiles.length === 0) {
        wxt.logger.warn('No fact base in public/factbase: run `npm run factbase` first.');
      }
    },
    // A plain script instead of a WXT content script: those carry the polyfill, leave a listener in the
    // page and announce themselves to it, and this one runs on every page. The background registers it.
    'build:publicAssets': async (_wxt, files) => {
      const contents = await buildDetector(import.meta.dirname, prefilter);
      files.push({ relativeDest: 'detector.js', contents });
    },
  },
  vite: ({ browser }) => ({
    plugins: [
      slimLanguageModel(import.meta.dirname),
      packageSizes(browser, chunks),
      preact({ devToolsEnabled: false, prefreshEnabled: false }),
    ],
    define: {
      __PACK_FILES__: JSON.stringify(packFiles),
      ...detectorConstants(prefilter),
    },
    build: { target: ['chrome120', 'firefox142'] },
  }),
});
