import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import type { Profile } from '../../../lib/detect/profile';
import { eventSchema } from '../../../lib/factbase/event-schema';

const root = join(import.meta.dirname, '..', '..', '..');

function readProfile(file: string): Profile {
  const event = v.parse(eventSchema, parse(readFileSync(join(root, file), 'utf8')));
  return { pack: event.id, date: event.date, ...event.detection };
}

/** The bundled event, from its file: no pack need be compiled. */
export const bundledProfile = (): Profile => readProfile('factbase/event.yaml');

/** An invented event. */
export const inventedProfile = (): Profile => readProfile('tests/fixtures/second-pack/event.yaml');
