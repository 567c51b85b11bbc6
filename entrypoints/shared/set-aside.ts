import { asideText } from '../../components/set-aside';
import { openKept } from '../../lib/storage/database';
import { forgetAside, readSetAside, type SetAside } from '../../lib/storage/set-aside';
import { saveFile } from './save-file';

/** All that could not be read and was set aside. */
export async function loadSetAside(): Promise<readonly SetAside[]> {
  const kept = await openKept();
  try {
    return await readSetAside(kept);
  } finally {
    kept.close();
  }
}

/** Lets a record go for good. */
export async function forgetSetAside({ place }: SetAside): Promise<void> {
  const kept = await openKept();
  try {
    await forgetAside(kept, place);
  } finally {
    kept.close();
  }
}

/** Gives a record to the user as a file, as it was found. */
export const saveSetAside = ({ kind, id, record }: SetAside): void =>
  saveFile(
    `set-aside-${kind}-${id.replace(/[^\w-]+/g, '-').slice(0, 60)}.json`,
    'application/json',
    asideText(record),
  );
