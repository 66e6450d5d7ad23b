import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClauseQuery, ClauseSummary, Lever, Theme } from '#shared/api/clauses.ts';
import type { TenderWorkspace } from '../../workspace.ts';
import { LIMITS } from '#shared/limits.ts';
import { lotName } from '#shared/tender/names.ts';
import { isConcession } from '#shared/tender/names.ts';
import { LEVER_LABELS, optionsOf, shortPiece, THEME_LABELS } from '../../../../labels.ts';
import { clausesQuery } from '../../../../queries.ts';
import { Button } from '../../../../ui/Button.tsx';
import { Checkbox } from '../../../../ui/Checkbox.tsx';
import { ConfidenceMark } from '../../../../ui/ConfidenceMark.tsx';
import { Dialog } from '../../../../ui/Dialog.tsx';
import { EmptyState } from '../../../../ui/EmptyState.tsx';
import { QueryView } from '../../../../ui/QueryView.tsx';
import { Select } from '../../../../ui/Select.tsx';
import { TextField } from '../../../../ui/TextField.tsx';
import { useDebounced } from '../../../../useDebounced.ts';
import { newId } from '../../../../workspace/ids.ts';
import type { StepProps } from '../../workspace.ts';
import { isChosen, withClause, withoutClause } from './choose.ts';
import './clauses.css';

/** What the lot says of itself, as filters of the library. */
function filtersFor({ tender, lot }: Pick<TenderWorkspace, 'tender' | 'lot'>): Partial<ClauseQuery> {
  const { nature, form, cpv } = tender.need;
  const code = lot.cpv || cpv;
  const { ccag } = tender.procedure;
  return {
    ...(form === 'concession' ? { contractType: 'concession' } : nature ? { contractType: nature } : {}),
    ...(code ? { cpv: code.slice(0, 2) } : {}),
    ...(ccag && ccag !== 'none' ? { ccag } : {}),
  };
}

/** Search in the library, those that suit the lot first; several can be added before closing. */
export function AddClause({
  workspace,
  start = {},
  onClose,
  onAdded,
}: StepProps & { start?: { lever?: Lever; theme?: Theme } /** What one looks for, to begin with. */; onClose: () => void; onAdded?: (slug: string) => void }) {
  const { tender, lot, onDay } = workspace;
  const [typed, setTyped] = useState('');
  const [lever, setLever] = useState<Lever | null>(start.lever ?? null);
  const [theme, setTheme] = useState<Theme | null>(start.theme ?? null);
  const [isNarrow, setNarrow] = useState(true);
  const [isForAll, setForAll] = useState(false);
  const q = useDebounced(typed.trim().slice(0, LIMITS.searchQuery), 200);
  const found = useQuery(
    clausesQuery({ on: onDay, ...(q ? { q } : {}), ...(lever ? { lever } : {}), ...(theme ? { theme } : {}), ...(isNarrow ? filtersFor(workspace) : {}) }),
  );
  return (
    <Dialog
      title="Ajouter une clause"
      size="wide"
      isOpen
      onClose={onClose}
      actions={
        <Button variant="primary" onPress={onClose}>
          Terminer
        </Button>
      }
    >
      <div className="add-clause__filters">
        <TextField
          label="Chercher"
          type="search"
          value={typed}
          onChange={setTyped}
          placeholder="insertion, réemploi, égalité…"
          maxLength={LIMITS.searchQuery}
        />
        <Select label="Levier" value={lever} emptyLabel="Tous les leviers" options={optionsOf(LEVER_LABELS)} onChange={setLever} />
        <Select label="Thème" value={theme} emptyLabel="Tous les thèmes" options={optionsOf(THEME_LABELS)} onChange={setTheme} />
      </div>
      <Checkbox label={`Seulement celles qui conviennent à ce lot (${lotName(lot, tender)})`} isSelected={isNarrow} onChange={setNarrow} />
      {tender.lots.length > 1 && <Checkbox label={`Ajouter aux ${tender.lots.length} lots à la fois`} isSelected={isForAll} onChange={setForAll} />}
      <QueryView query={found} loading="Recherche…">
        {({ items, total }) => (
          <>
            <p role="status" className="soft small">{`${total} clause${total > 1 ? 's' : ''}`}</p>
            {items.length === 0 && (
              <EmptyState title="Rien ne correspond.">
                <p>Essayez un mot plus court, ou cherchez dans toute la bibliothèque.</p>
              </EmptyState>
            )}
            <ul className="add-clause">
              {items.map((family) => (
                <Result key={family.slug} family={family} workspace={workspace} isForAll={isForAll} onAdded={onAdded} />
              ))}
            </ul>
          </>
        )}
      </QueryView>
    </Dialog>
  );
}

function Result({
  family,
  workspace,
  isForAll,
  onAdded,
}: StepProps & { family: ClauseSummary; isForAll: boolean; onAdded: ((slug: string) => void) | undefined }) {
  const { tender, lot, changeLot } = workspace;
  const isHeld = isChosen(lot, family.slug);
  const toggle = (): void => {
    if (isHeld) {
      changeLot(lot.id, (current) => withoutClause(current, family));
      return;
    }
    for (const { id } of isForAll ? tender.lots : [lot]) changeLot(id, (current) => withClause(current, family, newId));
    onAdded?.(family.slug);
  };
  return (
    <li className="add-clause__row">
      <div className="add-clause__words">
        <p className="add-clause__title">{family.title}</p>
        <p>{family.summary}</p>
        <p className="row">
          <span className="soft">{family.levers.map((one) => LEVER_LABELS[one]).join(', ')}</span>
          <span className="soft">{family.pieces.map((piece) => shortPiece(piece, isConcession(tender))).join(' · ')}</span>
          <ConfidenceMark value={family.confidence} />
        </p>
      </div>
      <Button
        small
        aria-pressed={isHeld}
        aria-label={`${isHeld ? 'Choisie, retirer' : 'Choisir'}\u202f: ${family.title}`}
        isDisabled={!isHeld && lot.clauses.length >= 60}
        onPress={toggle}
      >
        {isHeld ? (
          <>
            <span aria-hidden="true">✓</span> Choisie
          </>
        ) : (
          'Choisir'
        )}
      </Button>
    </li>
  );
}
