import type { Pack } from '../../lib/factbase/pack-schema';
import type { TabView } from '../../lib/messages/protocol';

/** Readable names of what reports against a pack name by id. */
export const namesIn = (pack: Pack | undefined): TabView['names'] => ({
  slots: Object.fromEntries((pack?.slots ?? []).map(({ id, label }) => [id, label])),
  sources: Object.fromEntries((pack?.sources ?? []).map(({ id, name }) => [id, name])),
});
