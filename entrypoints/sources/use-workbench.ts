import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { PackActions } from '../../components/sources/pack-card';
import { plural, type Translate } from '../../components/translate';
import { type Confirmed, changeSource, removeSource } from '../../lib/digest/confirm';
import type { Proposal } from '../../lib/digest/proposal';
import type { EventSuggestion } from '../../lib/digest/suggest-event';
import { joinUserPacks } from '../../lib/factbase/join-user-packs';
import {
  conflictsOf,
  exportUserPack,
  fileNameOf,
  importUserPacks,
  type OnConflict,
  type PackFile,
} from '../../lib/factbase/user-pack-files';
import {
  sealUserPack,
  type UserPack,
  type UserPackDraft,
} from '../../lib/factbase/user-pack-schema';
import type { Send } from '../../lib/messages/channel';
import type { viewProtocol } from '../../lib/messages/protocol';
import type { PacksReply, ReadPage } from '../../lib/messages/sources-schema';
import type { Problem, Result } from '../../lib/result';
import type { SetAside } from '../../lib/storage/set-aside';
import { switchPack } from '../shared/switch-pack';
import { download } from './download';
import { kept } from './kept';
import { readFile, readText } from './read-input';
import { packWith, type Target } from './targets';

/** Something that was read and waits to be reviewed. */
export interface Waiting {
  readonly key: number;
  readonly name: string;
  readonly read: ReadPage;
  /** The pack that it goes into if nobody says otherwise, or null. */
  readonly target: string | null;
}

type Task =
  | { readonly kind: 'edit'; readonly pack: UserPack; readonly source: UserPack['sources'][number] }
  | {
      readonly kind: 'conflict';
      readonly files: readonly PackFile[];
      readonly names: readonly string[];
    };

interface Message {
  readonly text: string;
  readonly undo: (() => void) | null;
}

const describe = ({ where, what }: Problem): string => `${where}: ${what}`;
const noNames = { parties: [], places: [], things: [] };

/** Everything that the page of sources shows and does. */
export function useWorkbench(
  send: Send<typeof viewProtocol>,
  watch: (changed: () => void) => () => void,
  translate: Translate,
) {
  const [packs, setPacks] = useState<PacksReply | null>(null);
  const [own, setOwn] = useState<readonly UserPack[]>([]);
  const [setAside, setSetAside] = useState<readonly SetAside[]>([]);
  const [queue, setQueue] = useState<readonly Waiting[]>([]);
  const [task, setTask] = useState<Task | null>(null);
  const [message, setMessage] = useState<Message | null>(null);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number } | null>(
    null,
  );

  const refresh = useCallback(async (): Promise<void> => {
    const reply = await send('packs', {});
    if (!reply.ok) {
      setProblems(reply.problems.map(describe));
      return;
    }
    setPacks(reply.value);
    const read = await kept.read();
    if (!read.ok) {
      setProblems(read.problems.map(describe));
      return;
    }
    setOwn(read.value.packs);
    setSetAside(read.value.setAside);
  }, [send]);
  useEffect(() => {
    void refresh();
    return watch(() => void refresh());
  }, [refresh, watch]);

  const enqueue = useCallback(
    (read: ReadPage, name: string, target: string | null = null): void => {
      setQueue((waiting) => [...waiting, { key: Date.now() + Math.random(), name, read, target }]);
    },
    [],
  );
  const fail = useCallback((all: readonly Problem[]) => setProblems(all.map(describe)), []);
  const say = useCallback((text: string, undo: (() => Promise<unknown>) | null = null): void => {
    setProblems([]);
    const back = undo && (() => void undo().then(() => setMessage(null)));
    setMessage({ text, undo: back });
  }, []);

  const readTab = useCallback(
    async (tabId: number): Promise<void> => {
      const reply = await send('read-page', { tabId });
      if (reply.ok && reply.value !== null && reply.value.article.blocks.length > 0)
        enqueue(reply.value, reply.value.article.title);
      else setProblems([translate('sourcesNoPage')]);
    },
    [send, enqueue, translate],
  );

  /** Keeps packs and says so; what was there before can be had back. */
  const keep = async (
    made: Result<readonly UserPack[]>,
    text: (packs: readonly UserPack[]) => string,
  ): Promise<boolean> => {
    if (!made.ok) {
      fail(made.problems);
      return false;
    }
    const known = new Set(own.map(({ id }) => id));
    const done = await kept.keep(made.value);
    if (!done.ok) {
      fail(done.problems);
      return false;
    }
    say(text(made.value), async () => {
      for (const { id } of made.value) await (known.has(id) ? kept.undo(id) : kept.remove(id));
    });
    await refresh();
    return true;
  };
  const keepDraft = async (
    draft: UserPackDraft & { readonly checksum?: string },
    text: string,
  ): Promise<boolean> => keep({ ok: true, value: [await sealUserPack(draft)] }, () => text);

  const importFiles = async (files: readonly PackFile[], how: OnConflict): Promise<void> => {
    setTask(null);
    await keep(await importUserPacks(files, own, how), (made) =>
      made.length === 0
        ? translate('sourcesImportedNone')
        : translate('sourcesImported', made.map(({ name }) => name).join(', ')),
    );
  };
  const readFiles = async (files: readonly File[]): Promise<void> => {
    setProblems([]);
    setMessage(null);
    const failed: Problem[] = [];
    const imports: PackFile[] = [];
    for (const [at, file] of files.entries()) {
      setProgress({ done: at, of: files.length });
      if (/\.json$/i.test(file.name)) {
        imports.push({ file: file.name, text: await file.text() });
        continue;
      }
      const read = await readFile(file);
      if (read.ok) enqueue(read.value, file.name.replace(/\.[^.]+$/, ''));
      else failed.push(...read.problems);
    }
    setProgress(null);
    if (failed.length > 0) fail(failed);
    if (imports.length === 0) return;
    const names = await conflictsOf(imports, own);
    if (names.length > 0) setTask({ kind: 'conflict', files: imports, names });
    else await importFiles(imports, 'replace');
  };

  const next = (): void => setQueue((waiting) => waiting.slice(1));
  const confirm = async (
    target: Target,
    confirmed: Confirmed,
    event: EventSuggestion | null,
  ): Promise<void> => {
    const made = await packWith(target, confirmed, {
      ...{ own, packs: packs?.packs ?? [], event },
      nameFor: (base) => translate('sourcesMyPack', base),
      now: new Date().toISOString(),
    });
    const added = await keep(made.ok ? { ok: true, value: [made.value] } : made, ([pack]) =>
      translate(
        'sourcesAdded',
        plural(translate, 'sourcesStatements', confirmed.accepted.length),
        pack?.name ?? '',
      ),
    );
    if (!added) return;
    const into = made.ok ? made.value.id : null;
    // What waits goes the same way.
    setQueue((waiting) => waiting.slice(1).map((each) => ({ ...each, target: into })));
  };

  const byId = (id: string): UserPack | undefined => own.find((pack) => pack.id === id);
  const actions: PackActions = {
    onSwitch: (id, on) => void switchPack(id, on),
    onRename(id, name) {
      const pack = byId(id);
      if (pack)
        void keepDraft(
          { ...pack, name, version: pack.version + 1 },
          translate('sourcesRenamed', name),
        );
    },
    onExport(id) {
      const pack = byId(id);
      if (pack) download(fileNameOf(pack), exportUserPack(pack), 'application/json');
    },
    onDelete(id) {
      const name = byId(id)?.name ?? id;
      void kept.remove(id).then(async (done) => {
        if (done.ok) say(translate('sourcesDeleted', name), () => kept.undo(id));
        else fail(done.problems);
        await refresh();
      });
    },
    onMerge(from, into) {
      const [source, target] = [byId(from), byId(into)];
      if (!source || !target) return;
      const joined = joinUserPacks(target, source);
      if (joined.ok)
        void keepDraft(joined.value, translate('sourcesMerged', source.name, target.name));
      else fail(joined.problems);
    },
    onEditSource(id, sourceId) {
      const pack = byId(id);
      const source = pack?.sources.find((each) => each.id === sourceId);
      if (pack && source) setTask({ kind: 'edit', pack, source });
    },
    onRemoveSource(id, sourceId) {
      const pack = byId(id);
      const source = pack?.sources.find((each) => each.id === sourceId);
      if (pack && source)
        void keepDraft(
          removeSource(pack, sourceId),
          translate('sourcesSourceRemoved', source.name),
        );
    },
  };
  const saveSource = async (
    pack: UserPack,
    sourceId: string,
    accepted: readonly Proposal[],
  ): Promise<void> => {
    const changed = changeSource(pack, sourceId, { accepted, slots: [], names: noNames });
    if (await keepDraft(changed, translate('sourcesSaved'))) setTask(null);
  };

  return useMemo(
    () => ({
      ...{ packs, own, setAside, queue, task, message, problems, progress, actions },
      ...{ readTab, readFiles, importFiles, next, confirm, saveSource },
      readText: (text: string) => enqueue(readText(text), translate('sourcesPasted')),
      close: () => setTask(null),
      restore: (id: string) =>
        void kept.undo(id).then((done) => (done.ok ? refresh() : fail(done.problems))),
      forget: (id: string) =>
        void kept.forget(id).then((done) => (done.ok ? refresh() : fail(done.problems))),
      forgetAside: (item: SetAside) =>
        void kept.forgetAside(item).then((done) => (done.ok ? refresh() : fail(done.problems))),
    }),
    [packs, own, setAside, queue, task, message, problems, progress],
  );
}
