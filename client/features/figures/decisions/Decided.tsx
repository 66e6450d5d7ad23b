import type { Contradiction } from '#shared/api/indicators.ts';
import { frenchTypography } from '#shared/typography.ts';
import { counted } from '#shared/format.ts';
import { Button } from '../../../ui/Button.tsx';
import { type Column, DataTable } from '../../../ui/DataTable.tsx';
import { answerWords, contradictionId, decidedWords, SUBJECT_WORDS } from './words.ts';

/** What was decided, by whom, when and why; each can be taken back. */
export function Decided({ items, onTakeBack }: { items: readonly Contradiction[]; onTakeBack: ((one: Contradiction) => void) | null }) {
  const rows = [...items].sort((left, right) => (right.decidedOn ?? '').localeCompare(left.decidedOn ?? ''));
  return (
    <section className="stack" aria-labelledby="decided-title">
      <h2 id="decided-title">Déjà décidé</h2>
      <DataTable
        caption={counted(items.length, 'décision')}
        columns={onTakeBack ? [...COLUMNS, takeBack(onTakeBack)] : COLUMNS}
        rows={rows}
        rowKey={contradictionId}
      />
    </section>
  );
}

const COLUMNS: Column<Contradiction>[] = [
  {
    id: 'contract',
    header: 'Marché',
    isRowHeader: true,
    cell: ({ contract, subject }) => (
      <>
        {frenchTypography(contract.object) || 'Objet inconnu'}
        <span className="figures-sub">{`${contract.number}, ${SUBJECT_WORDS[subject].label.toLowerCase()}`}</span>
      </>
    ),
  },
  { id: 'answer', header: 'Retenu', cell: (one) => (one.answer ? answerWords(one, one.answer) : '') },
  { id: 'reason', header: 'Pourquoi', cell: ({ reason }) => reason || <span className="soft">Non dit</span> },
  { id: 'who', header: 'Décidé', cell: (one) => decidedWords(one) || <span className="soft">à l’instant</span> },
];

const takeBack = (onTakeBack: (one: Contradiction) => void): Column<Contradiction> => ({
  id: 'actions',
  header: 'Actions',
  cell: (one) => (
    <Button small variant="quiet" onPress={() => onTakeBack(one)} aria-label={`Reprendre la décision du marché ${one.contract.number}`}>
      Reprendre
    </Button>
  ),
});
