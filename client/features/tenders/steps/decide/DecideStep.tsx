import { useQuery } from '@tanstack/react-query';
import { formatDay } from '#shared/format.ts';
import { Loading } from '../../../../ui/Loading.tsx';
import { PageHeader } from '../../../../ui/PageHeader.tsx';
import { QueryView } from '../../../../ui/QueryView.tsx';
import { Section } from '../../../../workspace/Section.tsx';
import { FacilitatorBox } from '../../../network/FacilitatorBox.tsx';
import { recommendationsQuery, regimeQuery } from '../../queries.ts';
import { LotChoice } from '../../reading/LotChoice.tsx';
import { theLot } from '#shared/tender/names.ts';
import { useLaw } from '../../reading/useLaw.ts';
import type { StepProps } from '../../workspace.ts';
import { Criteria } from './Criteria.tsx';
import { LawAnswers } from './LawAnswers.tsx';
import { Levers } from './Levers.tsx';
import { Objectives } from './Objectives.tsx';
import { counted } from './words.ts';
import './decide.css';

/** For one lot: what the law asks, the levers, the criteria, the objectives that the choice feeds. */
export function DecideStep({ workspace }: StepProps) {
  const { tender, lot, onDay } = workspace;
  const law = useLaw(onDay);
  const regime = useQuery(regimeQuery(tender.id));
  const answers = regime.data?.lots.find(({ lotId }) => lotId === lot.id);
  const recommendations = useQuery(recommendationsQuery(tender.id));
  const noteOf = (id: string): string => {
    const one = tender.lots.find((candidate) => candidate.id === id);
    const retained = one?.levers.filter(({ decision }) => decision === 'retained').length ?? 0;
    return retained === 0 ? 'à décider' : counted(retained, 'levier retenu', 'leviers retenus');
  };
  return (
    <>
      <PageHeader
        title="Décider"
        documentTitle={`Décider – ${tender.title}`}
        lead="Pour chaque lot, ce que la loi demande et les leviers, dans l’ordre conseillé. Vous retenez, vous écartez, vous dites pourquoi."
      />
      <LotChoice workspace={workspace} noteOf={noteOf} />
      <Section title={`Ce que la loi demande au ${formatDay(onDay)}`} anchor="regime">
        <QueryView query={regime} loading="Lecture du droit…">
          {(data) => (answers ? <LawAnswers workspace={workspace} regime={data} answers={answers} /> : <Loading what="Lecture du droit…" />)}
        </QueryView>
      </Section>
      <QueryView query={recommendations} loading="Recherche des leviers…">
        {(data) => {
          const advice = data.lots.find(({ lotId }) => lotId === lot.id);
          if (!advice) return <Loading what={`Recherche des leviers pour ${theLot(lot, tender)}…`} />;
          return (
            <>
              <Levers key={lot.id} workspace={workspace} advice={advice} law={law} answers={answers} />
              <Objectives workspace={workspace} objectives={advice.objectives} />
              <Criteria workspace={workspace} answers={answers} />
            </>
          );
        }}
      </QueryView>
      <FacilitatorBox />
    </>
  );
}
