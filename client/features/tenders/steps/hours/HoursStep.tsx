import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { HoursRequest } from '#shared/api/hours.ts';
import type { TenderLot } from '#shared/api/tenders.ts';
import { formatHours, formatMoney } from '#shared/format.ts';
import { hoursSummary } from '#shared/tender-papers/hours-words.ts';
import { RESERVATION_WORDS } from '#shared/tender-papers/words.ts';
import { frenchTypography } from '#shared/typography.ts';
import { labourSharesQuery } from '../../../../queries.ts';
import { Button } from '../../../../ui/Button.tsx';
import { Finding } from '../../../../ui/Finding.tsx';
import { QueryView } from '../../../../ui/QueryView.tsx';
import { toast } from '../../../../ui/Toast.tsx';
import { Anchor } from '../../../../workspace/Anchor.tsx';
import { Calculator } from '../../../hours/Calculator.tsx';
import { FacilitatorBox } from '../../../network/FacilitatorBox.tsx';
import { requestOfLot, withPart } from '../../../hours/request.ts';
import { regimeQuery } from '../../queries.ts';
import { StepTitle } from '../../parts/StepTitle.tsx';
import { LotChoice } from '../../reading/LotChoice.tsx';
import type { StepProps } from '../../workspace.ts';
import { InsertionTerms } from './InsertionTerms.tsx';
import { KeepHours } from './KeepHours.tsx';

/** Calculations under way, as long as the page lives: going to another step or lot and back loses nothing. */
const drafts = new Map<string, HoursRequest>();

const summaryOf = (lot: TenderLot): string => hoursSummary(lot).join(' · ');
const isKept = ({ insertion }: TenderLot): boolean => insertion.quarterHours !== null || insertion.quarterHoursPerSlice !== null;

/** For each lot: the hours, the whole working, and what is kept with the lot. */
export function HoursStep({ workspace }: StepProps) {
  const { tender, lot } = workspace;
  const shares = useQuery(labourSharesQuery);
  const noteOf = (id: string): string => {
    const one = tender.lots.find((candidate) => candidate.id === id);
    return one && isKept(one) ? summaryOf(one) : one?.hours ? 'calcul gardé' : 'pas de volume';
  };
  return (
    <>
      <StepTitle
        workspace={workspace}
        title="Heures d’insertion"
        lead="Un volume par lot, avec tout son calcul. Il s’écrit ensuite dans chaque pièce, et part en annexe."
      />
      <LotChoice workspace={workspace} noteOf={noteOf} />
      <Reserved lot={lot} />
      <Kept workspace={workspace} />
      <Anchor name={`lots/${lot.number - 1}`}>
        <QueryView query={shares} loading="Lecture des parts de main-d’œuvre…">
          {({ items }) => <LotCalculator key={lot.id} workspace={workspace} initial={drafts.get(lot.id) ?? requestOfLot(tender, lot, items)} />}
        </QueryView>
      </Anchor>
      <InsertionTerms workspace={workspace} />
      <FacilitatorBox />
    </>
  );
}

function LotCalculator({ workspace, initial }: StepProps & { initial: HoursRequest }) {
  const { tender, lot, onDay } = workspace;
  const [request, setRequest] = useState(initial);
  const change = (next: HoursRequest): void => {
    drafts.set(lot.id, next);
    setRequest(next);
  };
  const regime = useQuery(regimeQuery(tender.id)).data?.lots.find(({ lotId }) => lotId === lot.id);
  const isConditionDue = regime?.socialCondition.obligation !== 'optional' && regime?.socialCondition.obligation !== 'out-of-scope';
  const isStale = lot.amountCents !== null && request.method !== 'phases' && request.amountCents !== undefined && request.amountCents !== lot.amountCents;
  return (
    <>
      {isStale && lot.amountCents !== null && (
        <Finding
          tone="warns"
          title={`Le calcul porte sur ${formatMoney(request.amountCents ?? 0)}, le lot est à ${formatMoney(lot.amountCents)} HT.`}
          mend={
            <Button small onPress={() => change(withPart(request, { amountCents: lot.amountCents }))}>
              Reprendre le montant du lot
            </Button>
          }
        />
      )}
      <Calculator
        request={request}
        onChange={change}
        on={onDay}
        isConditionDue={isConditionDue}
        actions={(estimate, sent) => (
          <KeepHours key={estimate.quarterHours} workspace={workspace} estimate={estimate} sent={sent} onKept={() => drafts.delete(lot.id)} />
        )}
      />
    </>
  );
}

/** A reserved lot gives its work to insertion as a whole: hours would count it twice. Whether it replaces the social condition is a doubt. */
function Reserved({ lot: { reservation } }: { lot: TenderLot }) {
  if (reservation.kind === null || reservation.kind === 'none') return null;
  return (
    <Finding tone="notes" title={RESERVATION_WORDS[reservation.kind]}>
      <p>
        Un lot réservé se passe d’ordinaire d’heures d’insertion. Au-delà du seuil européen, la réservation ne suffit peut-être pas&#x202f;: ajouter une courte
        condition sociale, ou motiver.
      </p>
    </Finding>
  );
}

/** What the lot holds now. */
function Kept({ workspace: { lot, changeLot } }: StepProps) {
  if (!isKept(lot) && lot.hours === null) return null;
  const { quarterHours, quarterHoursPerSlice, sliceCents } = lot.insertion;
  const remove = (): void => {
    const before = { hours: lot.hours, insertion: { quarterHours, quarterHoursPerSlice, sliceCents } };
    changeLot(lot.id, (now) => ({ ...now, hours: null, insertion: { ...now.insertion, quarterHours: null, quarterHoursPerSlice: null, sliceCents: null } }));
    toast(isKept(lot) ? 'Le volume est retiré du lot.' : 'Le calcul est retiré du lot.', () =>
      changeLot(lot.id, (now) => ({ ...now, hours: before.hours, insertion: { ...now.insertion, ...before.insertion } })),
    );
  };
  const figure = !isKept(lot) ? 'le calcul, sans volume' : quarterHours === null ? summaryOf(lot) : formatHours(quarterHours);
  return (
    <Finding
      tone="holds"
      title={frenchTypography(`Gardé pour le lot : ${figure}`)}
      mend={
        <Button small variant="quiet" onPress={remove}>
          Retirer du lot
        </Button>
      }
    />
  );
}
