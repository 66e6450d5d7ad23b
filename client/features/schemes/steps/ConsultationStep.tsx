import { useState } from 'react';
import type { SchemeContent } from '#shared/api/schemes.ts';
import { formatDay } from '#shared/format.ts';
import { isDay } from '#shared/days.ts';
import { LIMITS } from '#shared/limits.ts';
import { Button } from '../../../ui/Button.tsx';
import { DayInput } from '../../../ui/DayInput.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { GuidedText } from '../parts/GuidedText.tsx';
import { newId } from '../../../workspace/ids.ts';
import { type RowFocus, RowList } from '../../../workspace/RowList.tsx';
import { Fields, Section } from '../../../workspace/Section.tsx';
import { ParticipationsSection } from '../../participations/ParticipationsSection.tsx';
import { ConsultedSection } from '../../rounds/ConsultedSection.tsx';
import { RoundsSection } from '../../rounds/RoundsSection.tsx';
import { useSaverState, useSection } from '../save/useScheme.ts';
import { StepHeader } from './StepHeader.tsx';

type Meeting = SchemeContent['consultation'][number];

export function ConsultationStep() {
  return (
    <>
      <StepHeader
        title="Concertation"
        lead="Qui a été entendu, comment, et ce que leurs remarques ont changé. La participation des personnes concernées est libre et sans effet sur leurs droits."
      />
      <Meetings />
      <RoundsSection />
      <ParticipationsSection />
      <ConsultedSection />
      <GuidedText chapter="drafting" title="Comment le schéma a été écrit" />
    </>
  );
}

function Meetings() {
  const [meetings, edit] = useSection('consultation');
  const [added, setAdded] = useState<RowFocus | null>(null);
  const add = (): void => {
    const id = newId();
    edit((current) => [...current, { id, who: '', how: '', on: null, outcome: '' }]);
    setAdded({ id });
  };
  return (
    <Section
      title="Rencontres"
      anchor="consultation"
      actions={
        <Button isDisabled={meetings.length >= LIMITS.rows} onPress={add}>
          Ajouter une rencontre
        </Button>
      }
    >
      <RowList
        rows={meetings}
        edit={edit}
        nameOf={(meeting, index) => meeting.who || `Rencontre ${index + 1}`}
        detailOf={({ how, on }) => (
          <>
            {how && <span>{how}</span>}
            {on && isDay(on) && <span>{formatDay(on)}</span>}
          </>
        )}
        removedText="Rencontre retirée."
        isCollapsible
        focus={added}
      >
        {(meeting, set, index) => <MeetingFields meeting={meeting} set={set} index={index} />}
      </RowList>
    </Section>
  );
}

function MeetingFields({ meeting, set, index }: { meeting: Meeting; set: (part: Partial<Meeting>) => void; index: number }) {
  const { faults } = useSaverState();
  return (
    <>
      <Fields>
        <TextField
          label="Qui"
          help="Un groupe, jamais le nom d’une personne."
          maxLength={LIMITS.shortText}
          value={meeting.who}
          onChange={(who) => set({ who })}
        />
        <TextField
          label="Comment"
          help="Atelier, entretien, questionnaire…"
          maxLength={LIMITS.shortText}
          value={meeting.how}
          onChange={(how) => set({ how })}
        />
      </Fields>
      <DayInput
        label="Jour"
        value={meeting.on}
        onChange={(on) => set({ on })}
        error={faults.find(({ path }) => path === `consultation/${index}/on`)?.message}
      />
      <TextArea
        label="Suite donnée"
        help="Ce qui a été retenu ou écarté, et pourquoi."
        maxLength={LIMITS.longText}
        value={meeting.outcome}
        onChange={(outcome) => set({ outcome })}
      />
    </>
  );
}
