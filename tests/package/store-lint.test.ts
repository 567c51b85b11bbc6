import * as v from 'valibot';
import { expect, it } from 'vitest';
import { extensionFolder } from '../../cli/setup/build-extension';
import { command } from '../../cli/setup/paths';
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
  // preact sets innerHTML where a component asks for dangerouslySetInnerHTML, which none does.
  expect(warnings.filter(({ code }) => code !== 'UNSAFE_VAR_ASSIGNMENT')).toEqual([]);
}, 60_000);
