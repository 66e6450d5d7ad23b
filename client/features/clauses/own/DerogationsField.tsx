import { CCAG_ARTICLES, type ClauseDerogation } from '#shared/api/clauses.ts';
import { CONFIDENCES } from '#shared/api/common.ts';
import { LIMITS } from '#shared/limits.ts';
import { CONFIDENCE_LABELS } from '../../../labels.ts';
import { Button } from '../../../ui/Button.tsx';
import { useReadOnly } from '../../../ui/ReadOnly.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { Fields } from '../../../workspace/Section.tsx';
import { CheckList } from './CheckList.tsx';
import { useClauseField } from './save.ts';

const MOST = 20;
const ARTICLE_LABELS: Record<ClauseDerogation['article'], string> = {
  insertion: 'L’article sur l’insertion',
  environnement: 'L’article sur l’environnement',
  developpement: 'L’article sur le développement durable',
  penalites: 'L’article sur les pénalités',
};
const ARTICLES = CCAG_ARTICLES.map((value) => ({ value, label: ARTICLE_LABELS[value] }));
const NEW: ClauseDerogation = { article: 'penalites', text: '', confidence: 'unverified' };

/** Lines of the derogation table, each with the choice it depends on. */
export function DerogationsField() {
  const [derogations, edit] = useClauseField('derogations');
  const isReadOnly = useReadOnly();
  const set = (place: number, next: ClauseDerogation): void => edit((current) => current.map((line, index) => (index === place ? next : line)));
  return (
    <>
      {derogations.map((line, index) => (
        // Lines have no identity of their own: their place is the only one.
        <fieldset key={index} className="own-row" data-field={`derogations/${index}`}>
          <legend className="field__label">{`Dérogation ${index + 1}`}</legend>
          <LineFields line={line} onChange={(next) => set(index, next)} />
          {!isReadOnly && (
            <div>
              <Button
                small
                variant="quiet"
                aria-label={`Retirer la dérogation ${index + 1}`}
                onPress={() => edit((current) => current.filter((_, place) => place !== index))}
              >
                Retirer
              </Button>
            </div>
          )}
        </fieldset>
      ))}
      {!isReadOnly && derogations.length < MOST && (
        <div>
          <Button small onPress={() => edit((current) => [...current, NEW])}>
            Ajouter une dérogation
          </Button>
        </div>
      )}
    </>
  );
}

function LineFields({ line, onChange }: { line: ClauseDerogation; onChange: (line: ClauseDerogation) => void }) {
  const [variables] = useClauseField('variables');
  const choices = variables.filter(({ type }) => type === 'choice');
  const chosen = choices.find(({ id }) => id === line.when?.id);
  const { when: _, ...always } = line;
  return (
    <>
      <Fields>
        <Select label="Article du CCAG" value={line.article} options={ARTICLES} onChange={(article) => article && onChange({ ...line, article })} />
        <Select
          label="Certitude"
          value={line.confidence}
          options={CONFIDENCES.map((value) => ({ value, label: CONFIDENCE_LABELS[value].word }))}
          onChange={(confidence) => confidence && onChange({ ...line, confidence })}
        />
      </Fields>
      <TextArea
        label="En quoi le texte déroge"
        help="« {{delai}} » y écrit la valeur de la variable « delai »."
        rows={2}
        maxLength={LIMITS.shortText}
        value={line.text}
        onChange={(text) => onChange({ ...line, text })}
      />
      {choices.length > 0 && (
        <Select
          label="Seulement selon le choix fait dans"
          value={chosen?.id ?? null}
          emptyLabel="Toujours"
          options={choices.map(({ id, label }) => ({ value: id, label }))}
          onChange={(id) => onChange(id === null ? always : { ...line, when: { id, values: [] } })}
        />
      )}
      {chosen && (
        <CheckList
          legend="Quand la réponse est"
          options={(chosen.options ?? []).map(({ value, label }) => ({ value, label: label || value }))}
          value={line.when?.values ?? []}
          onChange={(values) => onChange({ ...line, when: { id: chosen.id, values } })}
        />
      )}
    </>
  );
}
