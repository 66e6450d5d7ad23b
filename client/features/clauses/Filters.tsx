import { useNavigate } from '@tanstack/react-router';
import { useId } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import type { ClauseList } from '#shared/api/clauses.ts';
import { CPV_DIVISIONS, cpvLabel } from '../../cpv.ts';
import { CCAG_LABELS, CONTRACT_TYPE_LABELS, LEVER_LABELS, optionsOf, PIECE_LABELS, THEME_LABELS } from '../../labels.ts';
import { Button } from '../../ui/Button.tsx';
import { RemovableChip } from '../../ui/Tag.tsx';
import { type ClauseSearch, readClauseSearch } from './search.ts';

type Facet = Exclude<keyof ClauseSearch, 'q' | 'vue' | 'notre' | 'origine'>;
type Choice = { facet: Facet; label: string; all: string; options: readonly { value: string; label: string }[] };

const CHOICES: readonly Choice[] = [
  { facet: 'lever', label: 'Levier', all: 'Tous les leviers', options: optionsOf(LEVER_LABELS) },
  { facet: 'piece', label: 'Pièce', all: 'Toutes les pièces', options: optionsOf(PIECE_LABELS) },
  { facet: 'contractType', label: 'Type de marché', all: 'Tous les types', options: optionsOf(CONTRACT_TYPE_LABELS) },
  { facet: 'theme', label: 'Thème', all: 'Tous les thèmes', options: optionsOf(THEME_LABELS) },
  {
    facet: 'cpv',
    label: 'Segment (CPV)',
    all: 'Tous les segments',
    options: Object.keys(CPV_DIVISIONS)
      .sort()
      .map((value) => ({ value, label: cpvLabel(value) })),
  },
  { facet: 'ccag', label: 'CCAG', all: 'Tous les CCAG', options: optionsOf(CCAG_LABELS) },
];

export type FiltersProps = { search: ClauseSearch; facets?: ClauseList['facets'] /** « 18 clauses », announced when it changes. */; count: string };

/** The filters, all in the address, each with what it would leave. */
export function Filters({ search, facets, count }: FiltersProps) {
  const navigate = useNavigate();
  const change = (part: Record<string, string | undefined>): void =>
    void navigate({ to: '/clauses', search: readClauseSearch({ ...search, ...part }), replace: true, resetScroll: false });
  const hasChoice = search.notre !== undefined || CHOICES.some(({ facet }) => search[facet] !== undefined);
  return (
    <div className="filters">
      <fieldset className="filters__choices">
        <legend className="visually-hidden">Filtrer les clauses</legend>
        {CHOICES.map((choice) => (
          <FacetSelect
            key={choice.facet}
            choice={choice}
            value={search[choice.facet] ?? ''}
            counts={facets?.[choice.facet] ?? {}}
            onChange={(value) => change({ [choice.facet]: value })}
          />
        ))}
        <ToggleButton className="chip filters__own" isSelected={search.notre === 'oui'} onChange={(isOn) => change({ notre: isOn ? 'oui' : undefined })}>
          Les nôtres seulement
        </ToggleButton>
      </fieldset>
      <div className="filters__state">
        <p role="status" className="filters__count">
          {count}
        </p>
        {search.q && <RemovableChip label={`Recherche\u202f: ${search.q}`} onRemove={() => change({ q: undefined })} />}
        {hasChoice && (
          <Button variant="quiet" small onPress={() => change({ notre: undefined, ...Object.fromEntries(CHOICES.map(({ facet }) => [facet, undefined])) })}>
            Effacer les filtres
          </Button>
        )}
      </div>
    </div>
  );
}

function FacetSelect({
  choice,
  value,
  counts,
  onChange,
}: {
  choice: Choice;
  value: string;
  counts: Record<string, number>;
  onChange: (value: string) => void;
}) {
  const id = useId();
  const useful = choice.options.filter((option) => (counts[option.value] ?? 0) > 0 || option.value === value);
  return (
    <span className="facet">
      <label htmlFor={id} className="visually-hidden">
        {choice.label}
      </label>
      <select id={id} className={`facet__select${value ? ' facet__select--on' : ''}`} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{value ? choice.all : choice.label}</option>
        {useful.map((option) => (
          <option key={option.value} value={option.value}>
            {`${option.label} (${counts[option.value] ?? 0})`}
          </option>
        ))}
      </select>
    </span>
  );
}
