import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Participation, ParticipationCommentList } from '#shared/api/participations.ts';
import { counted } from '#shared/format.ts';
import { LIMITS } from '#shared/limits.ts';
import { WHOLE_TEXT } from '#shared/scheme/participation.ts';
import { Button } from '../../ui/Button.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { Select } from '../../ui/Select.tsx';
import { AnswerDialog } from './AnswerDialog.tsx';
import { voicesQuery } from './queries.ts';
import { VOICES_ID } from './refocus.ts';
import { readVoiceSearch, type VoiceSearch } from './search.ts';
import { VoiceCard } from './VoiceCard.tsx';
import { QUALITY_OPTIONS, STATE_OPTIONS } from './words.ts';

const ROUTE = '/schemas/$id/participation/$participationId';

/** What people sent, narrowed by the address of the page; several can be answered at once. */
export function Voices({ participation }: { participation: Participation }) {
  const search = useSearch({ from: ROUTE });
  const navigate = useNavigate();
  const { schemeId, id } = participation;
  const voices = useQuery({ ...voicesQuery(schemeId, id, search), placeholderData: keepPreviousData });
  const change = (part: Partial<Record<keyof VoiceSearch, string | null>>): void =>
    void navigate({
      to: ROUTE,
      params: { id: schemeId, participationId: id },
      search: readVoiceSearch({ ...search, page: null, ...part }),
      replace: true,
      resetScroll: false,
    });
  return (
    <section className="stack" aria-labelledby={VOICES_ID}>
      <h2 id={VOICES_ID} tabIndex={-1}>
        Avis reçus
      </h2>
      <Filters participation={participation} search={search} onChange={change} />
      <QueryView query={voices} loading="Lecture des avis…">
        {(list) => <List participation={participation} list={list} onPage={(page) => change({ page: String(page) })} />}
      </QueryView>
    </section>
  );
}

type FilterProps = { participation: Participation; search: VoiceSearch; onChange: (part: Partial<Record<keyof VoiceSearch, string | null>>) => void };

function Filters({ participation: { places }, search, onChange }: FilterProps) {
  return (
    <div className="participation-filters">
      <Select label="État" value={search.etat ?? null} emptyLabel="Tous" options={STATE_OPTIONS} onChange={(etat) => onChange({ etat })} />
      <Select
        label="Passage"
        value={search.passage ?? null}
        emptyLabel="Tous"
        options={[{ value: '-', label: WHOLE_TEXT }, ...places.map(({ id, title }) => ({ value: id, label: title }))]}
        onChange={(passage) => onChange({ passage })}
      />
      <Select label="À titre de" value={search.titre ?? null} emptyLabel="Tous" options={QUALITY_OPTIONS} onChange={(titre) => onChange({ titre })} />
    </div>
  );
}

type ListProps = { participation: Participation; list: ParticipationCommentList; onPage: (page: number) => void };

function List({ participation, list: { items, answers, total, page }, onPage }: ListProps) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [isAnswering, setAnswering] = useState(false);
  const grouped = items.filter(({ id, state }) => chosen.includes(id) && state === 'accepted');
  const pages = Math.ceil(total / LIMITS.participationsPage);
  return (
    <>
      <p role="status" className="soft small">
        {total === 0 ? 'Aucun avis' : counted(total, 'avis', 'avis')}
      </p>
      {grouped.length > 0 && (
        <div className="row">
          <Button onPress={() => setAnswering(true)}>{`Répondre ensemble à ${counted(grouped.length, 'avis', 'avis')}`}</Button>
          <Button variant="quiet" onPress={() => setChosen([])}>
            Ne plus en choisir
          </Button>
        </div>
      )}
      <ul className="participations-list">
        {items.map((voice) => (
          <VoiceCard
            key={voice.id}
            participation={participation}
            voice={voice}
            answer={answers.find(({ id }) => id === voice.answerId) ?? null}
            isChosen={chosen.includes(voice.id)}
            onChoose={(isChosen) => setChosen(isChosen ? [...chosen, voice.id] : chosen.filter((one) => one !== voice.id))}
          />
        ))}
      </ul>
      {pages > 1 && (
        <nav className="row" aria-label="Pages des avis">
          <Button isDisabled={page <= 1} onPress={() => onPage(page - 1)}>
            Page précédente
          </Button>
          <span>{`Page ${page} sur ${pages}`}</span>
          <Button isDisabled={page >= pages} onPress={() => onPage(page + 1)}>
            Page suivante
          </Button>
        </nav>
      )}
      {isAnswering && (
        <AnswerDialog
          participation={participation}
          voices={grouped}
          answer={null}
          onClose={() => {
            setAnswering(false);
            setChosen([]);
          }}
        />
      )}
    </>
  );
}
