import { useMemo } from 'react';
import type { SchemeAction } from '#shared/api/schemes.ts';
import { LIMITS } from '#shared/limits.ts';
import { ACTION_STATUS_LABELS, optionsOf } from '../../../labels.ts';
import { Select } from '../../../ui/Select.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { ChoiceTags } from '../parts/ChoiceTags.tsx';
import { LinesInput } from '../../../workspace/LinesInput.tsx';
import { Fields, Origin } from '../../../workspace/Section.tsx';
import { useClauseTitles } from '../parts/useClauseTitles.ts';
import { useSection } from '../save/useScheme.ts';

/** Every field of an action; its origin stays in sight. */
export function ActionEditor({ action, set }: { action: SchemeAction; set: (part: Partial<SchemeAction>) => void }) {
  const [indicators] = useSection('indicators');
  const clauses = useClauseTitles();
  const indicatorOptions = useMemo(() => indicators.map(({ id, title }) => ({ id, label: title || 'Indicateur sans titre' })), [indicators]);
  const clauseOptions = useMemo(() => clauses.items.map(({ slug, title }) => ({ id: slug, label: title })), [clauses.items]);
  return (
    <>
      <Origin>{action.origin}</Origin>
      <TextField label="Titre" maxLength={LIMITS.title} value={action.title} onChange={(title) => set({ title })} />
      <TextArea label="But" maxLength={LIMITS.longText} rows={2} value={action.aim} onChange={(aim) => set({ aim })} />
      <LinesInput label="Étapes" value={action.steps} onChange={(steps) => set({ steps })} />
      <Fields>
        <TextField label="Pilote" help="Une direction ou une fonction." maxLength={LIMITS.shortText} value={action.lead} onChange={(lead) => set({ lead })} />
        <TextField
          label="Partenaires"
          help="Séparés par des virgules."
          maxLength={LIMITS.shortText}
          value={action.partners}
          onChange={(partners) => set({ partners })}
        />
      </Fields>
      <Fields>
        <TextField
          label="Calendrier"
          placeholder="Dès mars 2027"
          maxLength={LIMITS.shortText}
          value={action.calendar}
          onChange={(calendar) => set({ calendar })}
        />
        <Select label="Avancement" value={action.status} onChange={(status) => status && set({ status })} options={optionsOf(ACTION_STATUS_LABELS)} />
      </Fields>
      <TextField label="Moyens" maxLength={LIMITS.shortText} value={action.means} onChange={(means) => set({ means })} />
      <ChoiceTags label="Indicateurs liés" options={indicatorOptions} value={action.indicatorIds} onChange={(indicatorIds) => set({ indicatorIds })} />
      <ChoiceTags label="Clauses liées" options={clauseOptions} value={action.clauseSlugs} onChange={(clauseSlugs) => set({ clauseSlugs })} />
    </>
  );
}
