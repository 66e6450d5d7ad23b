import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { TenderLot } from '#shared/api/tenders.ts';
import { LIMITS } from '#shared/limits.ts';
import { owesAllotment } from '#shared/tender/allotment.ts';
import { labourSharesQuery } from '../../../../queries.ts';
import { Button } from '../../../../ui/Button.tsx';
import { toast } from '../../../../ui/Toast.tsx';
import { newId } from '../../../../workspace/ids.ts';
import { LawStrip } from '../../parts/LawStrip.tsx';
import { StepTitle } from '../../parts/StepTitle.tsx';
import type { StepProps } from '../../workspace.ts';
import { addLot, duplicateLot, insertLot, moveLot, removeLot } from './edit.ts';
import { LotMore } from './LotMore.tsx';
import { LotsTable } from './LotsTable.tsx';
import { SingleLot } from './SingleLot.tsx';
import { SmallFirms } from './SmallFirms.tsx';

const FOCUS_DELAY = 60;

/** One line a lot: everything the law and the hours need to know of it. */
export function LotsStep({ workspace }: StepProps) {
  const { tender, change } = workspace;
  const shares = useQuery(labourSharesQuery).data?.items ?? [];
  const table = useRef<HTMLTableElement>(null);
  const [said, setSaid] = useState('');

  /** Once drawn; the browser drops the focus of a row that moved. */
  const focus = (lotId: string, column = 'title'): void => {
    setTimeout(() => {
      const row = table.current?.querySelector(`[data-lot="${lotId}"]`);
      row?.querySelector<HTMLElement>(`[data-column="${column}"] input`)?.focus();
    }, FOCUS_DELAY);
  };
  const add = (): void => {
    if (tender.lots.length >= LIMITS.rows) return;
    const id = newId();
    change((now) => addLot(now, id));
    setSaid(`Lot ${tender.lots.length + 1} ajouté.`);
    focus(id);
  };
  const move = (lot: TenderLot, by: -1 | 1, column?: string): void => {
    change((now) => moveLot(now, lot.id, by));
    setSaid(`Lot déplacé\u202f: position ${Math.min(Math.max(lot.number + by, 1), tender.lots.length)} sur ${tender.lots.length}.`);
    focus(lot.id, column);
  };
  const duplicate = (lot: TenderLot): void => change((now) => duplicateLot(now, lot.id, newId));
  const remove = (lot: TenderLot): void => {
    const next = tender.lots[lot.number] ?? tender.lots[lot.number - 2];
    change((now) => removeLot(now, lot.id));
    toast(`Lot ${lot.number} retiré. Les suivants changent de numéro.`, () => change((now) => insertLot(now, lot, lot.number - 1)));
    if (next) focus(next.id);
  };
  return (
    <>
      <StepTitle
        workspace={workspace}
        title="Les lots"
        lead={`${owesAllotment(tender) ? 'Un marché se divise en lots, sauf motif écrit. ' : ''}Chaque ligne a son montant hors taxes et sa part de main-d’œuvre.`}
      />
      <LawStrip workspace={workspace} />
      <p className="visually-hidden" role="status">
        {said}
      </p>
      <div className="table-frame">
        <LotsTable ref={table} workspace={workspace} shares={shares} onAdd={add} onMove={move} onDuplicate={duplicate} onRemove={remove} />
      </div>
      <div className="row">
        <Button isDisabled={tender.lots.length >= LIMITS.rows} onPress={add}>
          Ajouter un lot
        </Button>
        <p className="soft small lots-keys">
          <kbd>Entrée</kbd> ligne suivante, ou nouveau lot · <kbd>Alt</kbd>&nbsp;<kbd>↑</kbd>&nbsp;<kbd>↓</kbd> déplacer le lot
        </p>
      </div>
      {tender.lots.length === 1 && owesAllotment(tender) && <SingleLot workspace={workspace} />}
      <SmallFirms workspace={workspace} />
      <LotMore workspace={workspace} />
    </>
  );
}
