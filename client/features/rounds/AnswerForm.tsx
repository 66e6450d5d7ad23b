import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { RoundAnswer, RoundPart, RoundReading, Verdict } from '#shared/api/rounds.ts';
import { LIMITS } from '#shared/limits.ts';
import { VERDICT_LABELS } from '#shared/scheme/rounds.ts';
import { ProblemError, request } from '../../api.ts';
import { Button } from '../../ui/Button.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/Toast.tsx';
import { newId } from '../../workspace/ids.ts';
import { readingQuery, refreshRounds, roundPath } from './queries.ts';
import { placeName, VERDICT_OPTIONS } from './words.ts';

/** A remark being written; `key` is the page's own. */
type Written = { key: string; id: string | null; place: string; text: string };
const openOf = ({ remarks }: RoundPart): Written[] =>
  remarks.filter(({ state }) => state === 'open').map(({ id, place, text }) => ({ key: id, id, place, text }));

const isStale = (error: unknown): boolean => error instanceof ProblemError && error.problem.code === 'STALE_VERSION';

function useAnswer({ round, part }: RoundReading) {
  const client = useQueryClient();
  const [revision, setRevision] = useState(part.revision);
  const [verdict, setVerdict] = useState<Verdict | null>(part.verdict);
  const [answers, setAnswers] = useState<readonly string[]>(part.questions.map((_question, index) => part.answers[index] ?? ''));
  const [remarks, setRemarks] = useState<readonly Written[]>(openOf(part));
  const [receivedAs, setReceivedAs] = useState(part.receivedAs);
  const [other, setOther] = useState<RoundPart | null>(null);
  const send = useMutation({
    mutationFn: (body: RoundAnswer) =>
      request<RoundPart>(roundPath(round.schemeId, round.id, 'parts', part.id, 'answer'), { method: 'PUT', body, ifMatch: `"${revision}"` }),
    onSuccess: async (saved) => {
      setRevision(saved.revision);
      setRemarks(openOf(saved));
      setOther(null);
      toast('La réponse est enregistrée. Elle peut encore changer jusqu’à la clôture.');
      await refreshRounds(client);
    },
    onError: async (error) => {
      if (!isStale(error)) return;
      const { part: current } = await client.fetchQuery({ ...readingQuery(round.schemeId, round.id, part.id), staleTime: 0 });
      // Nothing of either is lost: their remarks come before mine, and mine stay as typed.
      setRevision(current.revision);
      setOther(current);
      setRemarks((mine) => [...openOf(current).filter(({ id }) => !mine.some((one) => one.id === id)), ...mine]);
    },
  });
  return { verdict, setVerdict, answers, setAnswers, remarks, setRemarks, receivedAs, setReceivedAs, other, send };
}

type Form = ReturnType<typeof useAnswer>;
const keptOf = ({ remarks }: Form): Written[] => remarks.filter(({ text }) => text.trim() !== '');

/** The verdict, the questions, the remarks passage by passage; what is typed stays when it cannot be sent. */
export function AnswerForm({ reading }: { reading: RoundReading }) {
  const form = useAnswer(reading);
  const { verdict, answers, send, other } = form;
  const [isAsked, setAsked] = useState(false);
  const kept = keptOf(form);
  const lacks = verdict === 'correct' && kept.length === 0;
  const submit = (sent: FormEvent): void => {
    sent.preventDefault();
    setAsked(true);
    if (verdict === null || lacks || send.isPending) return;
    send.mutate({ verdict, answers: [...answers], remarks: kept.map(({ id, place, text }) => ({ id, place, text })), receivedAs: form.receivedAs });
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <RadioGroup
        label="Avis"
        isRequired
        isInline
        value={verdict}
        onChange={form.setVerdict}
        options={VERDICT_OPTIONS}
        error={isAsked && verdict === null ? 'Choisissez un avis.' : undefined}
      />
      <Questions reading={reading} form={form} />
      <RemarkFields
        reading={reading}
        remarks={form.remarks}
        onChange={form.setRemarks}
        error={isAsked && lacks ? 'Dites ce qui est à corriger\u202f: une remarque au moins.' : undefined}
      />
      <Sending reading={reading} form={form} />
      {send.isError && !other && <ProblemNotice error={send.error} />}
      <div className="row">
        <Button type="submit" variant="primary" isBusy={send.isPending} isLeaving busyLabel="Enregistrement…">
          {reading.part.verdict === null ? 'Répondre' : 'Enregistrer la réponse'}
        </Button>
      </div>
    </form>
  );
}

function Questions({ reading: { part }, form: { answers, setAnswers } }: { reading: RoundReading; form: Form }) {
  return part.questions.map((question, index) => (
    <TextArea
      // Questions do not change once asked: their place is their identity.
      key={index}
      label={question}
      maxLength={LIMITS.roundText}
      value={answers[index] ?? ''}
      onChange={(text) => setAnswers(answers.map((answer, at) => (at === index ? text : answer)))}
    />
  ));
}

/** How it came when somebody else types it, and what arrived meanwhile. */
function Sending({ reading: { byHand }, form: { receivedAs, setReceivedAs, other } }: { reading: RoundReading; form: Form }) {
  return (
    <>
      {byHand && (
        <TextField
          label="Comment cette réponse est arrivée"
          help="Par exemple «&#xa0;courriel du 3 mars&#xa0;»."
          maxLength={LIMITS.shortText}
          value={receivedAs}
          onChange={setReceivedAs}
        />
      )}
      {other && (
        <p className="round-note" role="status">
          {`Une autre réponse est arrivée entre-temps\u202f: ${other.verdict ? VERDICT_LABELS[other.verdict].toLowerCase() : 'sans avis'}. Ses remarques sont ajoutées aux vôtres\u202f: relisez, puis enregistrez.`}
        </p>
      )}
    </>
  );
}

type RemarkProps = { reading: RoundReading; remarks: readonly Written[]; onChange: (remarks: readonly Written[]) => void; error: string | undefined };

function RemarkFields({ reading: { part, placeTitles }, remarks, onChange, error }: RemarkProps) {
  const places = ['', ...part.places].map((place) => ({ value: place === '' ? 'part' : place, label: placeName(placeTitles, place) }));
  const put = (key: string, change: Partial<Written>): void => onChange(remarks.map((remark) => (remark.key === key ? { ...remark, ...change } : remark)));
  return (
    <fieldset className="round-fields">
      <legend className="field__label">Remarques</legend>
      {remarks.map(({ key, place, text }, index) => (
        <div key={key} className="round-fields__one">
          <Select
            label={`Passage de la remarque ${index + 1}`}
            value={place === '' ? 'part' : place}
            options={places}
            onChange={(value) => put(key, { place: value === null || value === 'part' ? '' : value })}
          />
          <TextArea label={`Remarque ${index + 1}`} maxLength={LIMITS.roundText} value={text} onChange={(typed) => put(key, { text: typed })} />
          <Button small variant="quiet" onPress={() => onChange(remarks.filter((remark) => remark.key !== key))}>
            {`Retirer la remarque ${index + 1}`}
          </Button>
        </div>
      ))}
      {error && <p className="field__error">{error}</p>}
      <Button
        small
        isDisabled={remarks.length >= LIMITS.roundRemarks}
        onPress={() => onChange([...remarks, { key: newId(), id: null, place: part.places.length === 1 ? (part.places[0] ?? '') : '', text: '' }])}
      >
        Ajouter une remarque
      </Button>
    </fieldset>
  );
}
