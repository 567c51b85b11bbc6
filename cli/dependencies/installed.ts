import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { root } from '../setup/paths';

const names = v.record(v.string(), v.string());

const manifestSchema = v.object({ dependencies: names, devDependencies: names });

const packageSchema = v.object({ license: v.string() });

const readPackage = (...path: readonly string[]): unknown =>
  JSON.parse(readFileSync(join(root, ...path, 'package.json'), 'utf8'));

/** Names of the packages that the project asks for itself, in the order of the alphabet. */
export function askedFor(): readonly string[] {
  const { dependencies, devDependencies } = v.parse(manifestSchema, readPackage());
  return [...Object.keys(dependencies), ...Object.keys(devDependencies)].sort();
}

/** The licence that an installed package states, as an SPDX expression. */
export const licenceOf = (name: string): string =>
  v.parse(packageSchema, readPackage('node_modules', ...name.split('/'))).license;
