import { Link } from '@tanstack/react-router';
import { formatDay } from '#shared/format.ts';
import { useStateOf } from '../../../save/hooks.ts';
import { Button } from '../../../ui/Button.tsx';
import { SharingLine } from '../../sharing/SharingLine.tsx';
import { SaveLine } from '../../../workspace/SaveLine.tsx';
import { TitleField } from '../../../workspace/TitleField.tsx';
import { describeTenderSection } from '../save/describe.ts';
import { useTenderSaver } from '../save/useTender.ts';
import type { StepProps } from '../workspace.ts';

/** Title, state of the save, the day whose law applies: in sight at every step. */
export function TenderTop({ workspace }: StepProps) {
  const { tender, change, goTo, onDay } = workspace;
  const saver = useTenderSaver();
  const state = useStateOf(saver);
  return (
    <div className="workspace__top">
      <div className="workspace__name">
        {tender.exerciseId === null ? (
          <Link to="/consultations" className="small">
            Consultations
          </Link>
        ) : (
          <Link to="/formation/exercices/$id" params={{ id: tender.exerciseId }} className="small">
            Exercice
          </Link>
        )}
        <TitleField label="Titre de la consultation" title={tender.title} onChange={(title) => change({ title })} />
        <SaveLine saver={saver} state={state} whole="Consultation" describe={describeTenderSection} />
      </div>
      <div className="workspace__actions">
        {/* Practice is one’s own: nobody else can see it. */}
        {tender.exerciseId === null && <SharingLine entity="tender" id={tender.id} />}
        <span className="tender-day small">
          {tender.procedure.launchOn ? (
            <>
              Droit du lancement&#x202f;: <strong>{formatDay(onDay)}</strong>
            </>
          ) : (
            <>
              Droit d’aujourd’hui&#x202f;: <strong>date de lancement à fixer</strong>
            </>
          )}
          <Button small variant="quiet" onPress={() => goTo('besoin', 'procedure/launchOn')}>
            {tender.procedure.launchOn ? 'Changer' : 'Fixer la date'}
          </Button>
        </span>
      </div>
    </div>
  );
}
