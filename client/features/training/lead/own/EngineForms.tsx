/** The two forms that the product itself corrects: its checks find the fault, its table says the place. */
import { useQuery } from '@tanstack/react-query';
import { PIECES } from '#shared/api/clauses.ts';
import { LIMITS } from '#shared/limits.ts';
import { RULES } from '#shared/rules/list.ts';
import { PIECE_NAMES } from '../../../../labels.ts';
import { useLawDay } from '../../../../lawDay.ts';
import { clausesQuery } from '../../../../queries.ts';
import { Select } from '../../../../ui/Select.tsx';
import { TextArea } from '../../../../ui/TextArea.tsx';
import { LinesInput } from '../../../../workspace/LinesInput.tsx';
import { Fields } from '../../../../workspace/Section.tsx';
import { Items } from './Items.tsx';
import type { KindFormProps } from './PlainForms.tsx';

const PIECE_OPTIONS = PIECES.map((value) => ({ value, label: PIECE_NAMES[value] }));
const RULE_OPTIONS = RULES.filter(({ text }) => text).map(({ id, title }) => ({ value: id, label: `${id} – ${title}` }));
const OUTLINE = 30;

/** An extract with one fault, the check that finds it, the paragraph once mended. */
export function FaultForm({ question, onChange }: KindFormProps<'fault'>) {
  return (
    <>
      <Fields>
        <Select label="Pièce" value={question.piece} options={PIECE_OPTIONS} onChange={(piece) => piece && onChange({ ...question, piece })} />
        <Select
          label="Contrôle qui trouve la faute"
          value={question.rule || null}
          options={RULE_OPTIONS}
          onChange={(rule) => onChange({ ...question, rule: rule ?? '' })}
        />
      </Fields>
      <Items
        legend="Extrait"
        help={'Un paragraphe par case\u202f; «\u00a0#\u00a0» en tête d’un paragraphe en fait un titre.'}
        items={question.paragraphs}
        min={2}
        max={10}
        addLabel="Ajouter un paragraphe"
        empty=""
        nameOf={(index) => `paragraphe ${index + 1}`}
        onChange={(paragraphs) => onChange({ ...question, paragraphs })}
      >
        {(text, set, index) => <TextArea label={`Paragraphe ${index + 1}`} rows={2} maxLength={LIMITS.questionText} value={text} onChange={set} />}
      </Items>
      <TextArea
        label="Le paragraphe en faute, une fois corrigé"
        rows={2}
        maxLength={LIMITS.questionText}
        value={question.fixed}
        onChange={(fixed) => onChange({ ...question, fixed })}
      />
    </>
  );
}

const ALL_CLAUSES = 200;

/** The outline of a piece, and the clause to place in it. */
export function PlaceForm({ question, onChange }: KindFormProps<'place'>) {
  const { on } = useLawDay();
  const clauses = useQuery(clausesQuery({ on, limit: ALL_CLAUSES })).data?.items ?? [];
  return (
    <>
      <Fields>
        <Select label="Pièce" value={question.piece} options={PIECE_OPTIONS} onChange={(piece) => piece && onChange({ ...question, piece })} />
        <Select
          label="Clause à placer"
          value={question.clause || null}
          options={clauses.map(({ slug, title }) => ({ value: slug, label: title }))}
          onChange={(clause) => onChange({ ...question, clause: clause ?? '' })}
        />
      </Fields>
      <LinesInput
        label="Plan de la pièce"
        help="Un titre par ligne, avec son numéro, trois au moins. La place juste est celle que Clausier propose."
        max={OUTLINE}
        value={question.outline.filter(Boolean)}
        onChange={(outline) => onChange({ ...question, outline })}
      />
    </>
  );
}
