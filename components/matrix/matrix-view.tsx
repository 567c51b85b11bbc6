import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import type { Matrix } from '../../lib/factbase/matrix';
import { arrange, linesOf, type Wanted } from '../../lib/matrix/arrange';
import { columnsOf } from '../../lib/matrix/columns';
import { matrixTable, reportsCsv } from '../../lib/matrix/export-matrix';
import type { PageColumn } from '../../lib/matrix/page-column';
import { timelineOf } from '../../lib/matrix/timeline';
import { useTranslate } from '../translate';
import { verdictName } from '../verdict-name';
import { MatrixDetail, type Subject } from './matrix-detail';
import { type Anchor, MatrixGrid } from './matrix-grid';
import { MatrixLegend } from './matrix-legend';
import { MatrixList } from './matrix-list';
import { MatrixTimeline } from './matrix-timeline';
import { MatrixToolbar } from './matrix-toolbar';
import { standingName } from './standing-sign';
import { useMedia, usePrinting } from './use-media';

export interface MatrixViewProps {
  readonly matrix: Matrix;
  readonly page: PageColumn | null;
  /** Shows a sentence in the page; null where the page is gone. */
  readonly onShow: ((sentence: number) => void) | null;
  /** Tells which fact an address asks for, now and on every change, until the returned function is called. */
  readonly watchFact: (tell: (fact: string) => void) => () => void;
  /** Puts a table on the clipboard; false where the browser does not let us. */
  readonly copyTable: (rows: readonly (readonly string[])[]) => Promise<boolean>;
  readonly saveFile: (name: string, type: string, text: string) => void;
  readonly print: () => void;
  /** What stands above: which event it is about. */
  readonly children: ComponentChildren;
}

const atFirst: Wanted = { sort: 'pack', query: '', onlyDiffering: false, onlyPage: false };

/** Who reports what: facts × sources, with the page as one more column. */
export function MatrixView(props: MatrixViewProps) {
  const { matrix, page, onShow, watchFact, children } = props;
  const translate = useTranslate();
  const [wanted, setWanted] = useState(atFirst);
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const [active, setActive] = useState<Anchor>({ line: '', column: 'fact' });
  const [focusRequest, setFocusRequest] = useState(0);
  const [open, setOpen] = useState<Anchor | null>(null);
  const [told, setTold] = useState('');
  const printing = usePrinting();
  const narrow = useMedia('(max-width: 600px)') && !printing;

  const lines = useMemo(() => linesOf(matrix, page), [matrix, page]);
  const days = useMemo(() => timelineOf(lines), [lines]);
  const groups = useMemo(() => arrange(lines, wanted), [lines, wanted]);
  const columns = useMemo(
    () => columnsOf(matrix, page !== null, collapsed),
    [matrix, page, collapsed],
  );
  const packNames = useMemo(
    () =>
      new Map(matrix.origins.length > 1 ? matrix.origins.map(({ id, name }) => [id, name]) : []),
    [matrix],
  );
  const shown = groups.reduce((sum, group) => sum + group.lines.length, 0);

  const focus = (at: Anchor): void => {
    setActive(at);
    setFocusRequest((request) => request + 1);
  };
  const openAt = (at: Anchor): void => {
    setActive(at);
    setOpen(at);
  };
  const goTo = (fact: string): void => {
    if (!lines.some(({ row }) => row.fact === fact)) return;
    setWanted(atFirst);
    setOpen(null);
    focus({ line: fact, column: 'fact' });
  };
  useEffect(() => watchFact(goTo), [watchFact, lines]);
  const close = (): void => {
    setOpen(null);
    focus(active);
  };
  // At once with the detail: one after painting would miss an Escape that follows it quickly.
  useLayoutEffect(() => {
    if (open === null) return;
    const press = (event: KeyboardEvent): void => {
      // In a field Escape is the field's own.
      if (event.key === 'Escape' && !(event.target instanceof HTMLInputElement)) close();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [open]);
  const toggle = (lineage: string): void => {
    const next = new Set(collapsed);
    const isCollapsed = next.delete(lineage);
    if (!isCollapsed) next.add(lineage);
    setCollapsed(next);
    setOpen(null);
    const first = matrix.sources.find((source) => source.lineage === lineage);
    focus(
      isCollapsed
        ? { line: '#lineages', column: `source:${first?.id ?? ''}` }
        : { line: '#names', column: `lineage:${lineage}` },
    );
  };
  const copy = async (): Promise<void> => {
    const table = matrixTable(groups, columns, {
      fact: translate('matrixFact'),
      page: translate('matrixThisPage'),
      voices: translate('matrixVoices'),
      standing: (standing) => standingName(translate, standing),
      verdict: ({ page: said }) =>
        said === null ? '' : verdictName(translate, said.verdict, said.kind),
    });
    setTold(translate((await props.copyTable(table)) ? 'matrixCopied' : 'matrixNotCopied'));
  };
  const take = {
    onCopy: () => void copy(),
    onSave: () => props.saveFile(`${matrix.pack.id}.csv`, 'text/csv', reportsCsv(groups, matrix)),
    onPrint: props.print,
  };
  const subject = useMemo((): Subject | null => {
    if (open === null) return null;
    const column = columns.find(({ id }) => id === open.column);
    const line = lines.find(({ row }) => row.fact === open.line) ?? null;
    if (column === undefined || (line === null && column.kind !== 'source')) return null;
    return { line, column };
  }, [open, columns, lines]);

  return (
    <div class="matrix">
      <div class="head">
        {children}
        <MatrixTimeline days={days} onOpen={goTo} />
      </div>
      <MatrixToolbar wanted={wanted} hasPage={page !== null} onChange={setWanted} take={take} />
      <MatrixLegend hasPage={page !== null} />
      <p class="shown quiet" role="status">
        {shown === lines.length
          ? translate('matrixShownAll', shown)
          : translate('matrixShown', shown, lines.length)}
        {told !== '' && <span class="told"> {told}</span>}
      </p>
      {shown === 0 && (
        <div class="empty">
          <p>{translate('matrixNothing')}</p>
          <button type="button" class="small" onClick={() => setWanted(atFirst)}>
            {translate('matrixShowAll')}
          </button>
        </div>
      )}
      <div class="workplace">
        {shown > 0 && narrow && (
          <MatrixList
            groups={groups}
            columns={columns}
            query={wanted.query}
            active={active}
            focusRequest={focusRequest}
            onOpen={openAt}
          />
        )}
        {shown > 0 && !narrow && (
          <MatrixGrid
            groups={groups}
            columns={columns}
            packNames={packNames}
            query={wanted.query}
            label={translate('matrixTitle')}
            active={active}
            open={open}
            focusRequest={focusRequest}
            whole={printing}
            onMove={focus}
            onEnter={setActive}
            onOpen={openAt}
            onToggle={toggle}
          />
        )}
        {subject !== null && (
          <MatrixDetail
            subject={subject}
            matrix={matrix}
            query={wanted.query}
            onShow={onShow}
            onClose={close}
          />
        )}
      </div>
    </div>
  );
}
