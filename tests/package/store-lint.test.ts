import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { filesUnder } from '../../cli/package/zip';
import { extensionFolder } from '../../cli/setup/build-extension';
import { command, root } from '../../cli/setup/paths';
import { runCommand } from '../../cli/setup/run-command';

const message = v.object({ code: v.string(), file: v.nullish(v.string()), message: v.string() });

const lintSchema = v.object({
  errors: v.array(message),
  notices: v.array(message),
  warnings: v.array(message),
});

it('the Firefox build passes the store’s linter, but for a warning about bundled preact', async () => {
  const args = ['lint', '--source-dir', extensionFolder('firefox'), '--output', 'json'];
  const { output } = await runCommand(command('web-ext'), args, { show: false });
  const { errors, notices, warnings } = v.parse(
    lintSchema,
    JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1)),
  );
  expect(errors).toEqual([]);
  expect(notices).toEqual([]);
  // preact sets innerHTML where a component asks for it, which none does: see below.
  expect(warnings.filter(({ code }) => code !== 'UNSAFE_VAR_ASSIGNMENT')).toEqual([]);
}, 240_000);

const insertsHtml =
  /(?:inner|outer)HTML\s*=|insertAdjacentHTML|dangerouslySetInnerHTML|setHTMLUnsafe|document\.write/;

it.each(['components', 'entrypoints', 'lib'])('no code in %s puts HTML into a page', (folder) => {
  const files = filesUnder(join(root, folder)).filter((file) => /(?<!\.test)\.tsx?$/.test(file));
  const texts = files.map(
    (file) => [file, readFileSync(join(root, folder, file), 'utf8')] as const,
  );
  expect(texts.length).toBeGreaterThan(10);
  expect(texts.flatMap(([file, text]) => (insertsHtml.test(text) ? [file] : []))).toEqual([]);
});
