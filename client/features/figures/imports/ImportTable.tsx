import { Link } from '@tanstack/react-router';
import type { Import, ImportKind } from '#shared/api/imports.ts';
import { formatBytes, formatDay } from '#shared/format.ts';
import { frenchTypography } from '#shared/typography.ts';
import { dayIn, formatTime } from '../../../moments.ts';
import { Button } from '../../../ui/Button.tsx';
import { type Column, DataTable } from '../../../ui/DataTable.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import type { Gesture } from './ImportsPage.tsx';
import { isRunning } from './queries.ts';
import { contentWords, KIND_WORDS, listWords, progressWords, readShare, STATE_WORDS } from './words.ts';

type TableProps = { kind: ImportKind; items: readonly Import[]; mayImport: boolean; onAsk: (gesture: Gesture) => void };

/** The files of one kind, the newest first. */
export function ImportTable({ kind, items, mayImport, onAsk }: TableProps) {
  const rows = [...items].sort((left, right) => right.createdAt.localeCompare(left.createdAt));
  return (
    <DataTable
      caption={`Fichiers importés\u202f: ${KIND_WORDS[kind].label.toLowerCase()}`}
      hideCaption
      columns={mayImport ? [...COLUMNS, actions(onAsk)] : COLUMNS}
      rows={rows}
      rowKey={({ id }) => id}
    />
  );
}

const COLUMNS: Column<Import>[] = [
  { id: 'file', header: 'Fichier', isRowHeader: true, cell: (one) => <FileName one={one} /> },
  { id: 'day', header: 'Importé le', cell: ({ createdAt, by }) => <When createdAt={createdAt} by={by} /> },
  { id: 'content', header: 'Contenu', cell: (one) => <span className={one.report ? undefined : 'soft'}>{contentWords(one)}</span> },
  { id: 'state', header: 'État', cell: (one) => <State one={one} /> },
];

function FileName({ one }: { one: Import }) {
  const list = listWords(one);
  return (
    <>
      <Link to="/chiffres/imports/$importId" params={{ importId: one.id }} className="figures-file">
        {list ?? one.file}
      </Link>
      <span className="figures-sub">{[list ? one.file : null, formatBytes(one.bytes)].filter((part) => part !== null).join(', ')}</span>
    </>
  );
}

function When({ createdAt, by }: { createdAt: string; by: string | null }) {
  return (
    <>
      <time dateTime={createdAt} className="nowrap">
        {formatDay(dayIn(createdAt))}
      </time>
      <span className="figures-sub">{[`à\u00a0${formatTime(createdAt)}`, by].filter((part) => part !== null).join(', ')}</span>
    </>
  );
}

/** In words, with what to do where something is to be done. */
export function State({ one }: { one: Import }) {
  if (isRunning(one)) return <Progress one={one} />;
  if (one.state === 'done')
    return one.stale ? (
      <Tag tone="ochre" isWhole>
        Plus d’un an
      </Tag>
    ) : (
      <Tag tone="green" isWhole>
        {STATE_WORDS.done}
      </Tag>
    );
  return (
    <>
      <Tag tone={one.state === 'cancelled' ? 'plain' : 'rust'} isWhole>
        {STATE_WORDS[one.state]}
      </Tag>
      {one.failure && <span className="figures-sub">{frenchTypography(one.failure.message)}</span>}
    </>
  );
}

/** How far the reading is; without a value, the bar says that it has begun. */
export function Progress({ one }: { one: Import }) {
  const share = readShare(one);
  return (
    <div className="figures-progress">
      <progress className="figures-bar" aria-label={`Lecture de ${one.file}`} max={100} value={Math.floor((share ?? 0) / 100)} />
      <span className="small">{progressWords(one)}</span>
    </div>
  );
}

const actions = (onAsk: (gesture: Gesture) => void): Column<Import> => ({
  id: 'actions',
  header: 'Actions',
  cell: (one) =>
    isRunning(one) ? (
      <Button small onPress={() => onAsk({ kind: 'cancel', one })} aria-label={`Arrêter l’import de ${one.file}`}>
        Arrêter
      </Button>
    ) : (
      <Button small variant="quiet" onPress={() => onAsk({ kind: 'remove', one })} aria-label={`Retirer ${one.file}`}>
        Retirer
      </Button>
    ),
});
