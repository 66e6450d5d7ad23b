import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Contradiction, ContradictionDecision, ContradictionList } from '#shared/api/indicators.ts';
import { counted, formatNumber } from '#shared/format.ts';
import { request } from '../../../api.ts';
import { useMay } from '../../../session.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { LinkButton } from '../../../ui/LinkButton.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { toast, toastProblem } from '../../../ui/Toast.tsx';
import { FiguresPage } from '../FiguresPage.tsx';
import { contradictionsKey, contradictionsQuery } from '../imports/queries.ts';
import { refreshFigures } from '../queries.ts';
import { Decided } from './Decided.tsx';
import { ToDecide } from './ToDecide.tsx';
import { answerWords, contradictionId, isOpen, nextOpen } from './words.ts';

/** What the data says in two ways: one contract after the other, each with its two answers. */
export function DecisionsPage() {
  const query = useQuery(contradictionsQuery);
  return (
    <FiguresPage
      title="À décider"
      lead="Des marchés publiés avec «&#xa0;pas de considération&#xa0;» à côté d’une autre. Tant que personne n’a décidé, ils comptent comme inconnus."
    >
      <QueryView query={query} loading="Lecture de ce qui est à décider…">
        {(list) => <Decisions list={list} />}
      </QueryView>
    </FiguresPage>
  );
}

function Decisions({ list: { items } }: { list: ContradictionList }) {
  const mayDecide = useMay('figure:write');
  const [place, setPlace] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const [lastReason, setLastReason] = useState('');
  const decide = useDecide();
  const open = items.filter(isOpen);
  const current = open.find((one) => contradictionId(one) === place) ?? open[0] ?? null;
  const goOn = (from: Contradiction): void => {
    const next = nextOpen(items, contradictionId(from));
    setPlace(next ? contradictionId(next) : null);
  };
  const answer = (one: Contradiction, given: Contradiction['answer'], reason: string): void => {
    if (given === null) setPlace(contradictionId(one));
    else {
      setLastReason(reason);
      goOn(one);
    }
    const left = open.length - (given === null ? -1 : 1);
    setSaid(left === 0 ? 'Tout est décidé.' : `${counted(left, 'contradiction')} à décider.`);
    decide(one, { subject: one.subject, answer: given, reason });
  };
  if (items.length === 0)
    return (
      <EmptyState title="Rien à décider" action={<LinkButton to="/chiffres/imports">Voir les imports</LinkButton>}>
        <p>Aucun marché importé ne dit deux choses contraires de ses considérations sociales ou environnementales.</p>
      </EmptyState>
    );
  const decided = items.filter((one) => !isOpen(one));
  return (
    <div className="part-page">
      <p role="status" className="visually-hidden">
        {said}
      </p>
      {current ? (
        <ToDecide
          key={contradictionId(current)}
          one={current}
          rank={`${formatNumber(open.indexOf(current) + 1)} sur ${formatNumber(open.length)}`}
          isFollowing={place !== null}
          mayDecide={mayDecide}
          lastReason={lastReason}
          onAnswer={(given, reason) => answer(current, given, reason)}
          onSkip={open.length > 1 ? () => goOn(current) : null}
        />
      ) : (
        <EmptyState title="Tout est décidé">
          <p>Vos réponses comptent dans les indicateurs. Chacune peut être reprise ci-dessous.</p>
        </EmptyState>
      )}
      {decided.length > 0 && <Decided items={decided} onTakeBack={mayDecide ? (one) => answer(one, null, '') : null} />}
    </div>
  );
}

/** Shown at once, then kept; refused, the list comes back as the server has it. */
function useDecide(): (one: Contradiction, decision: ContradictionDecision) => void {
  const client = useQueryClient();
  const put = useMutation({
    mutationFn: ({ one, decision }: { one: Contradiction; decision: ContradictionDecision }) =>
      request<Contradiction>(`/api/contracts/${encodeURIComponent(one.contract.key)}/decision`, { method: 'PUT', body: decision }),
    onMutate: async ({ one, decision }) => {
      await client.cancelQueries({ queryKey: contradictionsKey });
      client.setQueryData<ContradictionList>(contradictionsKey, (list) => list && withAnswer(list, one, decision));
    },
    onSuccess: (_saved, { one, decision }) => {
      if (decision.answer === null) return;
      toast(`«\u00a0${answerWords(one, decision.answer)}\u00a0» est retenu pour le marché ${one.contract.number}.`, () =>
        put.mutate({ one, decision: { subject: one.subject, answer: null, reason: '' } }),
      );
    },
    onError: toastProblem,
    onSettled: () => refreshFigures(client),
  });
  return (one, decision) => put.mutate({ one, decision });
}

const withAnswer = (list: ContradictionList, changed: Contradiction, { answer, reason }: ContradictionDecision): ContradictionList => {
  const items = list.items.map((one) =>
    contradictionId(one) === contradictionId(changed) ? { ...one, answer, reason, decidedBy: null, decidedOn: null } : one,
  );
  return { ...list, items, undecided: items.filter(isOpen).length };
};
