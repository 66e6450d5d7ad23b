import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SchemeEvent } from '#shared/api/schemes.ts';
import { isDay } from '#shared/days.ts';
import { formatDay } from '#shared/format.ts';
import { LIMITS } from '#shared/limits.ts';
import { schemeLaw } from '#shared/scheme/completeness.ts';
import { optionsOf } from '../../../labels.ts';
import { useLawDay } from '../../../lawDay.ts';
import { thresholdsQuery } from '../../../queries.ts';
import { Button } from '../../../ui/Button.tsx';
import { DayInput } from '../../../ui/DayInput.tsx';
import { Finding } from '../../../ui/Finding.tsx';
import { NumberInput } from '../../../ui/NumberInput.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { Anchor } from '../../../workspace/Anchor.tsx';
import { GuidedText } from '../parts/GuidedText.tsx';
import { newId } from '../../../workspace/ids.ts';
import { type RowFocus, RowList } from '../../../workspace/RowList.tsx';
import { Fields, Section } from '../../../workspace/Section.tsx';
import { useFault, useRecord, useSection } from '../save/useScheme.ts';
import { proposeCalendar } from './calendar.ts';
import { StepHeader } from './StepHeader.tsx';

const EVENT_LABELS: Record<SchemeEvent['kind'], string> = {
  'annual-review': 'Bilan annuel',
  publication: 'Publication',
  committee: 'Comité',
  revision: 'Révision',
  other: 'Autre',
};

/** Months that the article allows between two publications, on the chosen day of law. */
function useLegalMonths(): number | null {
  const { on } = useLawDay();
  const thresholds = useQuery(thresholdsQuery(on));
  return schemeLaw(thresholds.data?.items ?? []).publicationMonths;
}

export function FollowUpStep() {
  const [followUp, set] = useRecord('followUp');
  const legal = useLegalMonths();
  const { publicationMonths } = followUp;
  return (
    <>
      <StepHeader
        title="Suivi et publication"
        lead="L’article demande un suivi annuel, la mise en ligne du schéma et la publication régulière de ses indicateurs."
      />
      <Section title="Suivi annuel">
        <Anchor name="bilan">
          <TextArea
            label="Bilan annuel"
            help="Qui le présente, à qui, et quand."
            rows={3}
            maxLength={LIMITS.longText}
            value={followUp.annualReview}
            onChange={(annualReview) => set({ annualReview })}
          />
        </Anchor>
      </Section>
      <Section title="Publication">
        <Anchor name="rythme">
          <NumberInput
            label="Rythme de publication des indicateurs"
            help={
              legal === null
                ? 'Vide\u202f: pas encore décidé.'
                : `L’article demande au plus ${legal} mois entre deux publications. Vide\u202f: pas encore décidé.`
            }
            unit="mois"
            isInteger
            min={1}
            max={120}
            value={publicationMonths}
            onChange={(months) => set({ publicationMonths: months })}
            error={useFault('followUp/publicationMonths')}
          />
          {legal !== null && publicationMonths !== null && publicationMonths > legal && (
            <Finding
              tone="blocks"
              title={`Tous les ${publicationMonths} mois, c’est trop espacé\u202f: ${legal} mois au plus.`}
              rule="CCP, article L.&nbsp;2111-3"
            />
          )}
        </Anchor>
        <Anchor name="publication">
          <TextField
            label="Lieu de mise en ligne"
            help="L’adresse de la page où paraîtront le schéma et ses indicateurs."
            maxLength={LIMITS.shortText}
            value={followUp.publicationPlace}
            onChange={(publicationPlace) => set({ publicationPlace })}
          />
        </Anchor>
      </Section>
      <Calendar legal={legal} />
      <GuidedText chapter="followUp" title="Texte sur le suivi" />
    </>
  );
}

function Calendar({ legal }: { legal: number | null }) {
  const [followUp, editFollowUp] = useSection('followUp');
  const [period] = useSection('period');
  const [added, setAdded] = useState<RowFocus | null>(null);
  const edit = (change: (rows: SchemeEvent[]) => SchemeEvent[]): void => editFollowUp((current) => ({ ...current, calendar: change(current.calendar) }));
  const proposed = proposeCalendar({ period, followUp }, legal);
  const add = (): void => {
    const id = newId();
    edit((current) => [...current, { id, on: null, what: '', kind: 'other' }]);
    setAdded({ id });
  };
  const fill = (): void => {
    const events = proposed.map((event): SchemeEvent => ({ id: newId(), ...event }));
    const ids = new Set(events.map(({ id }) => id));
    edit((current) => [...current, ...events].sort((a, b) => (a.on ?? '9').localeCompare(b.on ?? '9')).slice(0, LIMITS.rows));
    toast(`${events.length} dates proposées\u202f: tout se modifie.`, () => edit((current) => current.filter(({ id }) => !ids.has(id))));
  };
  return (
    <Section
      title="Calendrier"
      anchor="calendrier"
      lead={
        period.from && period.to ? 'Des dates se proposent à partir de la période du schéma.' : 'Fixez la période du schéma pour que des dates se proposent.'
      }
      actions={
        <>
          <Button isDisabled={proposed.length === 0} onPress={fill}>
            Proposer les dates
          </Button>
          <Button variant="quiet" onPress={add}>
            Ajouter une date
          </Button>
        </>
      }
    >
      <RowList
        rows={followUp.calendar}
        edit={edit}
        label="Calendrier"
        nameOf={(event, index) => event.what || `Date ${index + 1}`}
        detailOf={(event) => [event.on && isDay(event.on) ? formatDay(event.on) : 'sans date', EVENT_LABELS[event.kind]].join(' · ')}
        removedText="Date retirée."
        isCollapsible
        focus={added}
      >
        {(event, set, index) => <EventFields event={event} set={set} index={index} />}
      </RowList>
    </Section>
  );
}

function EventFields({ event, set, index }: { event: SchemeEvent; set: (part: Partial<SchemeEvent>) => void; index: number }) {
  return (
    <>
      <TextField label="Ce qui a lieu" maxLength={LIMITS.shortText} value={event.what} onChange={(what) => set({ what })} />
      <Fields>
        <DayInput label="Jour" value={event.on} onChange={(on) => set({ on })} error={useFault(`followUp/calendar/${index}/on`)} />
        <Select label="Nature" value={event.kind} onChange={(kind) => kind && set({ kind })} options={optionsOf(EVENT_LABELS)} />
      </Fields>
    </>
  );
}
