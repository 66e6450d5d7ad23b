import { type RefObject, useRef, useState } from 'react';
import type { LeverRecommendation, LotRecommendations } from '#shared/api/recommendations.ts';
import type { Decision, LotRegime } from '#shared/api/tenders.ts';
import type { Law } from '#shared/tender/law.ts';
import { Button } from '../../../../ui/Button.tsx';
import { EmptyState } from '../../../../ui/EmptyState.tsx';
import { toast } from '../../../../ui/Toast.tsx';
import { newId } from '../../../../workspace/ids.ts';
import { Section } from '../../../../workspace/Section.tsx';
import { theLot } from '#shared/tender/names.ts';
import { useFamilies } from '../../reading/useFamilies.ts';
import type { StepProps } from '../../workspace.ts';
import { withClause, withoutClause } from '../clauses/choose.ts';
import { decided, decisionOf, familyToAdd, moved, ordered, reservationOf } from './decisions.ts';
import { useMention } from './useMention.ts';
import { LeverItem } from './LeverItem.tsx';

export type LeversProps = StepProps & { advice: LotRecommendations; law: Law | null; answers: LotRegime | undefined };

/** The two gestures on a lever, and what is said aloud of each. */
function useLeverActs({ workspace }: StepProps, levers: readonly LeverRecommendation[], list: RefObject<HTMLOListElement | null>) {
  const { tender, lot, changeLot, onDay } = workspace;
  const families = useFamilies(onDay);
  const mention = useMention(workspace);
  const [said, setSaid] = useState('');
  const order = levers.map(({ lever }) => lever);
  const decide = (item: LeverRecommendation, decision: Decision): void => {
    const isTakenBack = decisionOf(lot, item.lever).decision === decision;
    const family = decision === 'retained' && !isTakenBack ? familyToAdd(lot, item) : null;
    changeLot(lot.id, (current) => {
      const next = decided(current, order, item.lever, decision);
      return family ? withClause(next, families.of(family.slug), newId) : next;
    });
    if (family && reservationOf(family.slug)) mention(lot.id, family.slug);
    const undo = (): void =>
      changeLot(lot.id, (current) => {
        const back = decided(current, order, item.lever, decision);
        return family ? withoutClause(back, family) : back;
      });
    if (family) toast(`«\u00a0${item.title}\u00a0» retenu, avec la clause «\u00a0${family.title}\u00a0», pour ${theLot(lot, tender)}.`, undo);
    setSaid(isTakenBack ? `${item.title}\u202f: à décider` : `${item.title}\u202f: ${decision === 'retained' ? 'retenu' : 'écarté'}`);
  };
  const move = (item: LeverRecommendation, index: number, by: -1 | 1): void => {
    changeLot(lot.id, (current) => moved(current, order, item.lever, by));
    setSaid(`${item.title}\u202f: position ${index + by + 1} sur ${levers.length}.`);
    // The browser drops the focus of a moved element: it is given back to the same button, or to its opposite at the end.
    requestAnimationFrame(() => {
      const button = (way: number) => list.current?.querySelector<HTMLElement>(`[data-lever="${item.lever}"] [data-move="${way}"]:not([data-disabled])`);
      (button(by) ?? button(-by))?.focus();
    });
  };
  return { said, order, decide, move };
}

/** The seven levers in the order the person can change, each to retain or set aside in one gesture. */
export function Levers({ workspace, advice, law, answers }: LeversProps) {
  const list = useRef<HTMLOListElement>(null);
  const levers = ordered(advice.levers, workspace.lot.levers);
  const { said, order, decide, move } = useLeverActs({ workspace }, levers, list);
  return (
    <Section title="Les leviers" anchor="levers" lead="Dans l’ordre conseillé, que vous pouvez changer. Plusieurs leviers se combinent sur un même lot.">
      <p className="visually-hidden" role="status">
        {said}
      </p>
      {levers.length === 0 && (
        <EmptyState title="Pas encore de levier proposé">
          <p>{'Décrivez le besoin et le lot\u202f: nature, montant, durée.'}</p>
          <Button onPress={() => workspace.goTo('lots')}>Compléter le lot</Button>
        </EmptyState>
      )}
      <ol className="levers" ref={list}>
        {levers.map((item, index) => (
          <LeverItem
            key={item.lever}
            workspace={workspace}
            item={item}
            index={index}
            count={levers.length}
            order={order}
            law={law}
            answers={answers}
            opensFirst={index === 0}
            onDecide={(decision) => decide(item, decision)}
            onMove={(by) => move(item, index, by)}
          />
        ))}
      </ol>
    </Section>
  );
}
