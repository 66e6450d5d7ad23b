import { useState } from 'react';
import { theLot } from '#shared/tender/names.ts';
import { Button } from '../../../../ui/Button.tsx';
import { EmptyState } from '../../../../ui/EmptyState.tsx';
import { PageHeader } from '../../../../ui/PageHeader.tsx';
import { toast } from '../../../../ui/Toast.tsx';
import { newId } from '../../../../workspace/ids.ts';
import { Section } from '../../../../workspace/Section.tsx';
import { LotChoice } from '../../reading/LotChoice.tsx';
import { useFamilies } from '../../reading/useFamilies.ts';
import type { StepProps } from '../../workspace.ts';
import { counted } from '../decide/words.ts';
import { AddClause } from './AddClause.tsx';
import { withClause, withoutClause } from './choose.ts';
import { ClauseItem } from './ClauseItem.tsx';
import { isConcession } from '#shared/tender/names.ts';
import { Derogations } from './Derogations.tsx';
import { NewerClauses } from './Newer.tsx';
import { type LotClause, useLotClauses } from './useLotClauses.ts';
import '../../../clauses/Clauses.css';
import './clauses.css';

/** « Il reste 3 valeurs à remplir dans 2 clauses. » */
function leftSentence(clauses: readonly LotClause[]): string {
  const counts = clauses.map(({ written }) => written?.clause.missing.length ?? 0).filter((count) => count > 0);
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (clauses.length === 0) return '';
  if (total === 0) return 'Toutes les valeurs sont remplies.';
  return `Il reste ${counted(total, 'valeur')} à remplir dans ${counted(counts.length, 'clause')}.`;
}

/** The first that lacks a value, else the first. */
const firstToOpen = (clauses: readonly LotClause[]): string | null =>
  (clauses.find(({ written }) => (written?.clause.missing.length ?? 0) > 0) ?? clauses[0])?.slug ?? null;

/** The clauses of one lot: each variable asked once, every piece in view as it will read. */
export function ClausesStep({ workspace }: StepProps) {
  const { tender, lot } = workspace;
  return (
    <>
      <PageHeader
        title="Clauses"
        documentTitle={`Clauses – ${tender.title}`}
        lead="Chaque valeur se remplit une fois, et s’écrit dans toutes les pièces. Ce que la consultation sait déjà est repris."
      />
      <LotChoice workspace={workspace} noteOf={(id) => counted(tender.lots.find((one) => one.id === id)?.clauses.length ?? 0, 'clause')} />
      <LotClauses key={lot.id} workspace={workspace} />
    </>
  );
}

function LotClauses({ workspace }: StepProps) {
  const { tender, lot, changeLot, onDay, goTo } = workspace;
  const clauses = useLotClauses(workspace);
  const families = useFamilies(onDay);
  const [openSlug, setOpen] = useState<string | null | undefined>(undefined);
  // Chosen once, when all are read: filling the last value must not close the clause under the hand.
  if (openSlug === undefined && clauses.every(({ written, error }) => written !== null || error !== null)) setOpen(firstToOpen(clauses));
  const [isAdding, setAdding] = useState(false);
  const remove = (slug: string): void => {
    const family = families.of(slug);
    const values = lot.clauses.find((chosen) => chosen.slug === slug)?.values ?? {};
    changeLot(lot.id, (current) => withoutClause(current, family));
    toast(`Clause retirée\u202f: ${family.title}.`, () => changeLot(lot.id, (current) => withClause(current, family, newId, values)));
  };
  return (
    <>
      <Section
        title={`Clauses choisies pour ${theLot(lot, tender)}`}
        anchor="clauses"
        actions={<Button onPress={() => setAdding(true)}>Ajouter une clause</Button>}
      >
        <p role="status" className={clauses.length === 0 ? 'visually-hidden' : 'soft'}>
          {leftSentence(clauses)}
        </p>
        {clauses.length === 0 && (
          <EmptyState title="Aucune clause pour l’instant">
            <p>{'Retenez un levier\u202f: la clause qui l’écrit vient avec lui. Ou cherchez-en une dans la bibliothèque.'}</p>
            <Button onPress={() => goTo('decider')}>Voir les leviers</Button>
          </EmptyState>
        )}
        <NewerClauses workspace={workspace} />
        <ul className="lot-clauses">
          {clauses.map((clause) => (
            <ClauseItem
              key={clause.slug}
              workspace={workspace}
              clause={clause}
              title={clause.written?.clause.title ?? families.of(clause.slug).title}
              isOpen={openSlug === clause.slug}
              onToggle={() => setOpen(openSlug === clause.slug ? null : clause.slug)}
              onRemove={() => remove(clause.slug)}
            />
          ))}
        </ul>
      </Section>
      {!isConcession(workspace.tender) && <Derogations workspace={workspace} clauses={clauses} />}
      {isAdding && <AddClause workspace={workspace} onClose={() => setAdding(false)} onAdded={setOpen} />}
    </>
  );
}
