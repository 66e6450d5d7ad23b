import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { LotResult, LotResultChange } from '#shared/api/clause-use.ts';
import type { FieldFault } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import { resultFaults } from '#shared/tender/lot-result.ts';
import { theLot } from '#shared/tender/names.ts';
import { ProblemError, request } from '../../../../api.ts';
import { today } from '../../../../lawDay.ts';
import { Button } from '../../../../ui/Button.tsx';
import { DayInput } from '../../../../ui/DayInput.tsx';
import { Finding } from '../../../../ui/Finding.tsx';
import { Loading } from '../../../../ui/Loading.tsx';
import { NumberInput } from '../../../../ui/NumberInput.tsx';
import { PageHeader } from '../../../../ui/PageHeader.tsx';
import { ProblemNotice } from '../../../../ui/ProblemNotice.tsx';
import { QueryView } from '../../../../ui/QueryView.tsx';
import { Select } from '../../../../ui/Select.tsx';
import { TextArea } from '../../../../ui/TextArea.tsx';
import { toast } from '../../../../ui/Toast.tsx';
import { Fields, Section } from '../../../../workspace/Section.tsx';
import { resultsQuery, tenderKeys, tenderPath } from '../../queries.ts';
import { LotChoice } from '../../reading/LotChoice.tsx';
import type { StepProps } from '../../workspace.ts';
import { type Draft, draftOf, fieldsOf, isResult, isSame, keepDraft, OUTCOME_OPTIONS, resultWords } from './draft.ts';

/** What happened to each lot, once the consultation is over: what is not known stays unknown. */
export function ResultsStep({ workspace }: StepProps) {
  const { tender, lot } = workspace;
  const results = useQuery(resultsQuery(tender.id));
  return (
    <>
      <PageHeader
        title="Résultats"
        documentTitle={`Résultats – ${tender.title}`}
        lead="Combien d’offres sont venues, et comment chaque lot s’est terminé. Chaque clause retenue en garde la trace, sur sa page."
      />
      <LotChoice
        workspace={workspace}
        noteOf={(id) => {
          const found = results.data?.items.find(({ lotId }) => lotId === id);
          return found && found.revision > 0 ? resultWords(found) : '';
        }}
      />
      <QueryView query={results} loading="Lecture des résultats…">
        {({ items }) => {
          const result = items.find(({ lotId }) => lotId === lot.id);
          return result ? <LotForm key={lot.id} workspace={workspace} result={result} /> : <Loading what="Le lot s’enregistre…" />;
        }}
      </QueryView>
    </>
  );
}

/** Somebody else's result, when the server refuses for that reason. */
function theirsIn(error: unknown): LotResult | null {
  if (!(error instanceof ProblemError) || error.problem.status !== 412) return null;
  const { problem }: { problem: object } = error;
  return 'current' in problem && isResult(problem.current) ? problem.current : null;
}

const faultOf = (faults: readonly FieldFault[], path: string): string | undefined => faults.find((fault) => fault.path === path)?.message;

function useSaving({ tender, lot, settle }: StepProps['workspace'], onSaved: (result: LotResult) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ fields, revision }: Draft) => {
      // A lot just added is not there yet for the server.
      await settle();
      return request<LotResult>(tenderPath(tender.id, `results/${encodeURIComponent(lot.id)}`), { method: 'PUT', body: fields, ifMatch: `"${revision}"` });
    },
    onSuccess: async (saved) => {
      onSaved(saved);
      toast('Résultat enregistré.');
      await client.invalidateQueries({ queryKey: tenderKeys.results(tender.id) });
      await client.invalidateQueries({ queryKey: ['clause-uses'] });
    },
  });
}

function LotForm({ workspace, result }: StepProps & { result: LotResult }) {
  const { tender, lot } = workspace;
  const [draft, setDraft] = useState<Draft>(() => draftOf(tender.id, lot.id) ?? { revision: result.revision, fields: fieldsOf(result) });
  const [isAsked, setAsked] = useState(false);
  const change = (next: Draft): void => {
    setDraft(next);
    keepDraft(tender.id, lot.id, next);
  };
  const save = useSaving(workspace, (saved) => {
    setDraft({ revision: saved.revision, fields: fieldsOf(saved) });
    setAsked(false);
    keepDraft(tender.id, lot.id, null);
  });
  const faults = isAsked ? resultFaults(draft.fields, today()) : [];
  const theirs = theirsIn(save.error);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (resultFaults(draft.fields, today()).length === 0 && !save.isPending) save.mutate(draft);
  };
  const isChanged = !isSame(draft.fields, result);
  return (
    <form onSubmit={submit} noValidate>
      <Section
        title={`Ce qui est arrivé pour ${theLot(lot, tender)}`}
        anchor="resultats"
        lead={'Laissez vide ce que vous ne savez pas\u202f: rien n’est compté comme zéro.'}
      >
        {theirs && (
          <Theirs
            theirs={theirs}
            onChoose={(fields) => {
              save.reset();
              change({ revision: theirs.revision, fields: fields ?? draft.fields });
            }}
          />
        )}
        <ResultFields fields={draft.fields} faults={faults} onChange={(part) => change({ ...draft, fields: { ...draft.fields, ...part } })} />
        <div className="row">
          <Button type="submit" variant="primary" isBusy={save.isPending} busyLabel="Enregistrement…" isDisabled={theirs !== null}>
            Enregistrer
          </Button>
          <p role="status" className="soft">
            {isChanged ? 'Pas encore enregistré.' : result.revision > 0 ? 'Enregistré.' : ''}
          </p>
        </div>
        {save.isError && !theirs && <ProblemNotice error={save.error} />}
      </Section>
    </form>
  );
}

type FieldsProps = { fields: LotResultChange; faults: readonly FieldFault[]; onChange: (part: Partial<LotResultChange>) => void };

function ResultFields({ fields, faults, onChange }: FieldsProps) {
  return (
    <>
      <Fields>
        <NumberInput
          label="Offres reçues"
          help="0 si aucune n’est venue"
          isInteger
          min={0}
          max={LIMITS.offers}
          value={fields.offers}
          error={faultOf(faults, 'offers')}
          onChange={(offers) => onChange({ offers })}
        />
        <Select
          label="Issue"
          help={'Infructueux\u202f: aucune offre retenue'}
          emptyLabel="Pas encore connue"
          options={OUTCOME_OPTIONS}
          value={fields.outcome}
          error={faultOf(faults, 'outcome')}
          onChange={(outcome) => onChange({ outcome })}
        />
        <DayInput
          label="Décidé le"
          help="Attribution, ou renoncement"
          max={today()}
          value={fields.decidedOn}
          error={faultOf(faults, 'decidedOn')}
          onChange={(decidedOn) => onChange({ decidedOn })}
        />
      </Fields>
      <TextArea
        label="Motif, s’il est connu"
        help={'Par exemple\u202f: volume d’heures jugé trop élevé, délai trop court. Ni nom d’entreprise, ni nom de personne.'}
        maxLength={LIMITS.longText}
        value={fields.reason}
        onChange={(reason) => onChange({ reason })}
      />
    </>
  );
}

/** Both results, to choose between: null keeps what is typed here. */
function Theirs({ theirs, onChoose }: { theirs: LotResult; onChoose: (fields: LotResultChange | null) => void }) {
  return (
    <Finding
      tone="warns"
      title="Ce résultat a été saisi ailleurs pendant que vous écriviez."
      mend={
        <div className="row">
          <Button small onPress={() => onChoose(null)}>
            Garder ma saisie
          </Button>
          <Button small onPress={() => onChoose(fieldsOf(theirs))}>
            Prendre l’autre
          </Button>
        </div>
      }
    >
      <p>{`Déjà enregistré\u202f: ${resultWords(theirs)}${theirs.reason ? ` (${theirs.reason})` : ''}. Choisissez, puis enregistrez.`}</p>
    </Finding>
  );
}
