import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Matrix, MatrixRow, MatrixSource } from '../../lib/factbase/matrix';
import { groupBy } from '../../lib/group-by';
import type { Line } from '../../lib/matrix/arrange';
import { type Column, cellIn, type SourceColumn } from '../../lib/matrix/columns';
import { plural, useTranslate } from '../translate';
import { PageClaims } from './page-claims';
import { ReportList } from './report-list';
import { StandingSign, standingName } from './standing-sign';

/** What a detail is about: a line in a column, or a source itself. */
export interface Subject {
  readonly line: Line | null;
  readonly column: Column;
}

export interface MatrixDetailProps {
  readonly subject: Subject;
  readonly matrix: Matrix;
  readonly query: string;
  readonly onShow: ((sentence: number) => void) | null;
  readonly onClose: () => void;
}

function Contested({ row }: { readonly row: MatrixRow }) {
  const translate = useTranslate();
  if (row.contestedBy.length === 0) return null;
  return <p class="contested">{translate('contestedBy', row.contestedBy.join(', '))}</p>;
}

/** What one source, or the sources of one lineage, report on a fact. */
function SourceCellDetail({
  row,
  column,
  query,
}: {
  readonly row: MatrixRow;
  readonly column: SourceColumn;
  readonly query: string;
}) {
  const translate = useTranslate();
  const { standing, reports } = cellIn(row, column);
  if (reports.length === 0) {
    return (
      <p class="standing standing-silent">
        <StandingSign standing={standing} />
        {standingName(translate, standing)}
      </p>
    );
  }
  return <ReportList reports={reports} query={query} withNames={column.sources.length > 1} />;
}

/** All that the sources report on a fact, lineage by lineage. */
function FactDetail({
  row,
  matrix,
  query,
}: {
  readonly row: MatrixRow;
  readonly matrix: Matrix;
  readonly query: string;
}) {
  const translate = useTranslate();
  const sources = new Map(matrix.sources.map((source) => [source.id, source]));
  const named = row.cells.flatMap(({ source, reports }) => {
    const found = sources.get(source);
    return found === undefined ? [] : reports.map((report) => ({ source: found, report }));
  });
  const lineages = [...groupBy(named, ({ source }) => source.lineage).values()];
  if (lineages.length === 0) return <p class="quiet">{translate('noEvidence')}</p>;
  return (
    <>
      <p class="quiet">{plural(translate, 'voices', row.voices)}</p>
      {lineages.map((reports) => {
        const several = new Set(reports.map(({ source }) => source.id)).size > 1;
        return (
          <section key={reports[0]?.source.lineage} class={several ? 'lineage several' : 'lineage'}>
            {several && <p class="lineage-note">{translate('oneLineage')}</p>}
            <ReportList reports={reports} query={query} withNames />
          </section>
        );
      })}
    </>
  );
}

/** What a source is: its document, its day, its pack, and the sources that it is one voice with. */
function SourceDetail({
  source,
  matrix,
}: {
  readonly source: MatrixSource;
  readonly matrix: Matrix;
}) {
  const translate = useTranslate();
  const relatives = matrix.sources.filter(
    ({ id, lineage }) => lineage === source.lineage && id !== source.id,
  );
  const reported = matrix.rows.filter(({ cells }) =>
    cells.some((cell) => cell.source === source.id && cell.standing !== 'differs'),
  ).length;
  const pack = matrix.origins.find(({ id }) => id === source.pack);
  return (
    <dl>
      <dt>{translate('matrixDocument')}</dt>
      <dd>{source.document}</dd>
      {source.published !== null && (
        <>
          <dt>{translate('matrixPublished')}</dt>
          <dd>
            <time dateTime={source.published}>{source.published}</time>
          </dd>
        </>
      )}
      <dt>{translate('matrixReported')}</dt>
      <dd>{reported}</dd>
      {relatives.length > 0 && (
        <>
          <dt>{translate('oneLineage')}</dt>
          <dd>{relatives.map(({ name }) => name).join(', ')}</dd>
        </>
      )}
      <dt>{translate('matrixPack')}</dt>
      <dd>{pack?.name ?? source.pack}</dd>
    </dl>
  );
}

function Body({ subject, matrix, query, onShow }: MatrixDetailProps) {
  const { line, column } = subject;
  if (column.kind === 'source') {
    const [source] = column.sources;
    if (line !== null) return <SourceCellDetail row={line.row} column={column} query={query} />;
    return source === undefined ? null : <SourceDetail source={source} matrix={matrix} />;
  }
  if (line === null) return null;
  if (column.kind === 'page') return <PageClaims cell={line.page} query={query} onShow={onShow} />;
  return <FactDetail row={line.row} matrix={matrix} query={query} />;
}

/** The detail of a cell, a fact or a source, beside the matrix. It takes the focus; Escape gives it back. */
export function MatrixDetail(props: MatrixDetailProps) {
  const translate = useTranslate();
  const element = useRef<HTMLDialogElement>(null);
  const { subject, onClose } = props;
  const { line, column } = subject;
  useLayoutEffect(() => element.current?.focus(), [line, column]);
  const who: ComponentChildren =
    column.kind === 'source'
      ? column.sources.map(({ name }) => name).join(', ')
      : column.kind === 'page'
        ? translate('matrixThisPage')
        : null;
  return (
    <dialog
      open
      class="detail"
      aria-labelledby="detail-title"
      tabIndex={-1}
      ref={element}
      data-detail={column.id}
    >
      <header>
        <div id="detail-title">
          {who !== null && <p class="who">{who}</p>}
          {line !== null && (
            <>
              {line.row.label !== '' && <p class="kicker">{line.row.label}</p>}
              <h2>{line.row.statement}</h2>
            </>
          )}
        </div>
        <button type="button" class="close" aria-label={translate('cardClose')} onClick={onClose}>
          <span aria-hidden="true">×</span>
        </button>
      </header>
      <Body {...props} />
      {line !== null && <Contested row={line.row} />}
    </dialog>
  );
}
