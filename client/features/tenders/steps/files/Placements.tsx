import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DocumentParagraph, InsertionRequest, Placement, TenderDocument } from '#shared/api/documents.ts';
import { lotName } from '#shared/tender/names.ts';
import { frenchTypography } from '#shared/typography.ts';
import { download } from '../../../../api.ts';
import { Button } from '../../../../ui/Button.tsx';
import { Checkbox } from '../../../../ui/Checkbox.tsx';
import { RadioGroup } from '../../../../ui/RadioGroup.tsx';
import { Tag } from '../../../../ui/Tag.tsx';
import { toast, toastProblem } from '../../../../ui/Toast.tsx';
import { refreshTender, tenderPath } from '../../queries.ts';
import type { StepProps } from '../../workspace.ts';
import { InsertionOptions } from './InsertionOptions.tsx';
import { keepPlan } from './keep.ts';
import { END, isKept, named, type Options, type Placed, placeSentence } from './plan.ts';

export type PlacementsProps = StepProps & {
  document: TenderDocument;
  paragraphs: readonly DocumentParagraph[];
  placed: readonly Placed[];
  options: Options;
  request: InsertionRequest | null;
  onChange: (key: string, part: Partial<Placed>) => void;
  onOptions: (options: Options) => void;
  onChoose: (key: string) => void;
};

/** The clauses that write something in this piece, each with its place; the options; the file. */
export function Placements(props: PlacementsProps) {
  const { placed, options, onOptions } = props;
  if (placed.length === 0) return null;
  return (
    <div className="placements">
      <h3 className="plan__title">Clauses à placer</h3>
      <ul className="placements__list">
        {placed.map((one) => (
          <li key={one.key}>
            <PlacedItem {...props} one={one} />
          </li>
        ))}
      </ul>
      <InsertionOptions options={options} onChange={onOptions} />
      <Ways {...props} />
    </div>
  );
}

const PLACEMENTS: Record<Placement, (name: string) => string> = {
  after: (name) => `Nouvel article, après «\u00a0${name}\u00a0»`,
  inside: (name) => `Sous-titre, à la fin de «\u00a0${name}\u00a0»`,
};

function PlacedItem({ workspace, paragraphs, one, onChange, onChoose }: PlacementsProps & { one: Placed }) {
  const { tender } = workspace;
  const lot = tender.lots.find(({ id }) => id === one.lotId);
  const title = paragraphs.find(({ id, level }) => id === one.after && level !== null);
  const ofLot = lot && tender.lots.length > 1 ? lotName(lot, tender) : undefined;
  // The same clause may be there for several lots: its controls are told apart.
  const whole = ofLot ? `${one.title}, ${ofLot}` : one.title;
  return (
    <div className={`placed${one.isIn ? '' : ' placed--out'}`}>
      <Checkbox
        label={<strong>{one.title}</strong>}
        help={ofLot}
        isSelected={one.isIn}
        onChange={(isIn) => onChange(one.key, { isIn, after: one.after ?? (isIn ? END : null) })}
      />
      {!one.isIn && one.after === null && one.reason && <p className="placed__body soft small">{frenchTypography(one.reason)}</p>}
      {one.isIn && (
        <div className="placed__body">
          {one.existing && <Tag tone="blue">{'Déjà présente\u202f: elle sera mise à jour'}</Tag>}
          <p>{placeSentence(one, paragraphs)}</p>
          {!one.isOwn && one.reason && <p className="soft small">{frenchTypography(one.reason)}</p>}
          {title && !one.existing && (
            <RadioGroup
              label={`Place de ${whole}`}
              hideLabel
              value={one.placement}
              options={[
                { value: 'after', label: PLACEMENTS.after(named(title)) },
                { value: 'inside', label: PLACEMENTS.inside(named(title)) },
              ]}
              onChange={(placement) => onChange(one.key, { placement, isOwn: true })}
            />
          )}
          <div>
            <Button small id={`place-${one.key}`} aria-label={`Choisir une autre place\u202f: ${whole}`} onPress={() => onChoose(one.key)}>
              Choisir une autre place
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}

/** The file with its clauses, and the way to keep the places for the archive without downloading. */
function Ways({ workspace, document, request }: PlacementsProps) {
  const client = useQueryClient();
  const { tender, settle } = workspace;
  const [busy, setBusy] = useState<'file' | 'keep' | null>(null);
  const isDone = isKept(request, document.plan);
  const run = async (kind: 'file' | 'keep'): Promise<void> => {
    if (!request) return;
    setBusy(kind);
    try {
      await settle();
      if (kind === 'keep') {
        await keepPlan(tender.id, document.id, request);
        toast('Places gardées\u202f: l’archive les reprendra.');
      } else {
        const name = await download(tenderPath(tender.id, `documents/${encodeURIComponent(document.id)}/insertions`), document.name, {
          method: 'POST',
          body: request,
        });
        toast(`«\u00a0${name}\u00a0» est téléchargé. L’original n’a pas changé.`);
      }
      await refreshTender(client, tender.id);
    } catch (error) {
      toastProblem(error);
    } finally {
      setBusy(null);
    }
  };
  return (
    <div className="placements__ways">
      <Button
        reads
        variant="primary"
        isDisabled={request === null || busy === 'keep'}
        isBusy={busy === 'file'}
        busyLabel="Préparation du fichier…"
        onPress={() => void run('file')}
      >
        Télécharger ce fichier
      </Button>
      <Button isDisabled={request === null || isDone || busy === 'file'} isBusy={busy === 'keep'} busyLabel="Enregistrement…" onPress={() => void run('keep')}>
        {isDone ? 'Places gardées pour l’archive' : 'Garder ces places pour l’archive'}
      </Button>
    </div>
  );
}
