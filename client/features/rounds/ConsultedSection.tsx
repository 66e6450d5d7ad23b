import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Consulted, ConsultedCreate } from '#shared/api/rounds.ts';
import type { SchemeConsultation } from '#shared/api/schemes.ts';
import { formatDay } from '#shared/format.ts';
import { LIMITS } from '#shared/limits.ts';
import { same } from '#shared/scheme/compare.ts';
import { request } from '../../api.ts';
import { useMay } from '../../session.ts';
import { Button } from '../../ui/Button.tsx';
import { DayInput } from '../../ui/DayInput.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { useReadOnly } from '../../ui/ReadOnly.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast, toastProblem } from '../../ui/Toast.tsx';
import { Section } from '../../workspace/Section.tsx';
import { useSaverState, useSection } from '../schemes/save/useScheme.ts';
import { consultedPath, consultedQuery, refreshRounds } from './queries.ts';

const rowOf = ({ id, who, how, on, outcome }: Consulted): SchemeConsultation => ({ id, who, how, on, outcome });

/** Who was consulted, and the gesture that writes one of them in the scheme: never by itself. */
export function ConsultedSection() {
  const { document: scheme } = useSaverState();
  const consulted = useQuery(consultedQuery(scheme.id));
  const isReadOnly = useReadOnly();
  const mayAdd = useMay('scheme:round') && !isReadOnly;
  const [isAdding, setAdding] = useState(false);
  return (
    <Section
      title="Qui a été consulté"
      anchor="consulted"
      lead="Les réponses aux relectures, les consultations publiques terminées, et ce que vous ajoutez à la main. Le schéma ne reprend que ce que vous choisissez."
      actions={mayAdd && <Button onPress={() => setAdding(true)}>Ajouter à la trace</Button>}
    >
      <QueryView query={consulted} loading="Lecture de la trace…">
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">Personne pour l’instant.</p>
          ) : (
            <ul className="rounds-list">
              {items.map((line) => (
                <ConsultedLine key={line.id} schemeId={scheme.id} line={line} mayAdd={mayAdd} />
              ))}
            </ul>
          )
        }
      </QueryView>
      {isAdding && <AddDialog schemeId={scheme.id} onClose={() => setAdding(false)} />}
    </Section>
  );
}

function ConsultedLine({ schemeId, line, mayAdd }: { schemeId: string; line: Consulted; mayAdd: boolean }) {
  const [meetings, edit] = useSection('consultation');
  const client = useQueryClient();
  const row = rowOf(line);
  const taken = meetings.find(({ id }) => id === line.id);
  const take = (): void => {
    edit((current) => (current.some(({ id }) => id === row.id) ? current.map((one) => (one.id === row.id ? row : one)) : [...current, row]));
    toast(`«\u00a0${line.who}\u00a0» est dans les rencontres du schéma.`, () =>
      edit((current) => (taken ? current.map((one) => (one.id === row.id ? taken : one)) : current.filter(({ id }) => id !== row.id))),
    );
  };
  const remove = useMutation({
    mutationFn: () => request(consultedPath(schemeId, line.id), { method: 'DELETE' }),
    onSuccess: () => refreshRounds(client),
    onError: toastProblem,
  });
  return (
    <li>
      <p className="row">
        <strong>{line.who}</strong>
        {taken && <Tag tone={same(taken, row) ? 'green' : 'ochre'}>{same(taken, row) ? 'Dans le schéma' : 'Dans le schéma, autrement'}</Tag>}
      </p>
      <p className="soft small">{[line.how, line.on ? formatDay(line.on) : ''].filter(Boolean).join(' · ')}</p>
      {line.outcome && <p className="round-remarks__text">{line.outcome}</p>}
      <div className="row">
        {!(taken && same(taken, row)) && (taken || meetings.length < LIMITS.rows) && (
          <Button small onPress={take}>
            {taken ? 'Remettre à jour dans le schéma' : 'Reprendre dans le schéma'}
            <span className="visually-hidden">{`\u202f: ${line.who}`}</span>
          </Button>
        )}
        {mayAdd && line.origin === 'hand' && (
          <Button small variant="quiet" isBusy={remove.isPending} onPress={() => remove.mutate()}>
            Retirer de la trace<span className="visually-hidden">{`\u202f: ${line.who}`}</span>
          </Button>
        )}
      </div>
    </li>
  );
}

function AddDialog({ schemeId, onClose }: { schemeId: string; onClose: () => void }) {
  const client = useQueryClient();
  const [line, setLine] = useState<ConsultedCreate>({ who: '', how: '', on: null, outcome: '' });
  const [isAsked, setAsked] = useState(false);
  const set = (change: Partial<ConsultedCreate>): void => setLine({ ...line, ...change });
  const add = useMutation({
    mutationFn: () => request<Consulted>(consultedPath(schemeId), { method: 'POST', body: line }),
    onSuccess: async () => {
      onClose();
      await refreshRounds(client);
    },
  });
  const submit = (): void => {
    setAsked(true);
    if (line.who.trim() !== '') add.mutate();
  };
  return (
    <Dialog
      title="Ajouter à la trace des consultés"
      isOpen
      onClose={onClose}
      isDismissable={line.who === '' && line.outcome === ''}
      actions={
        <>
          <Button onPress={onClose}>Annuler</Button>
          <Button variant="primary" onPress={submit} isBusy={add.isPending} isLeaving busyLabel="Enregistrement…">
            Ajouter
          </Button>
        </>
      }
    >
      <div className="stack">
        <TextField
          label="Qui"
          isRequired
          help="Un groupe, jamais le nom d’une personne."
          maxLength={LIMITS.shortText}
          value={line.who}
          onChange={(who) => set({ who })}
          error={isAsked && line.who.trim() === '' ? 'Dites qui a été consulté.' : undefined}
        />
        <TextField label="Comment" help="Atelier, entretien, questionnaire…" maxLength={LIMITS.shortText} value={line.how} onChange={(how) => set({ how })} />
        <DayInput label="Jour" value={line.on} onChange={(on) => set({ on })} />
        <TextArea label="Suite donnée" maxLength={LIMITS.longText} value={line.outcome} onChange={(outcome) => set({ outcome })} />
      </div>
      {add.isError && <ProblemNotice error={add.error} />}
    </Dialog>
  );
}
