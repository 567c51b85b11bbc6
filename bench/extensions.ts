import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes an extension with one content script that runs where and when the detector does. */
export function writeExtension(parent: string, name: string, script: string): string {
  const folder = join(parent, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'manifest.json'),
    JSON.stringify({
      manifest_version: 3,
      name,
      version: '1.0',
      content_scripts: [{ matches: ['<all_urls>'], js: [`${name}.js`], run_at: 'document_idle' }],
    }),
  );
  writeFileSync(join(folder, `${name}.js`), script);
  return folder;
}

/** One reading of the page's text and nothing else: what the detector is measured against. */
export const readingScript = '(function(){document.body.textContent.length})();\n';
