import type { UseMutationResult } from '@tanstack/react-query';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Catalogue, OrganisationKind } from '#shared/api/catalogue.ts';
import type { Scheme, SchemeCreate, SchemeSummary } from '#shared/api/schemes.ts';
import { LIMITS } from '#shared/limits.ts';
import { isKeyOf, ORGANISATION_LABELS } from '../../labels.ts';
import { catalogueQuery } from '../../queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { TextField } from '../../ui/TextField.tsx';

type Props = { schemes: readonly SchemeSummary[]; create: UseMutationResult<Scheme, Error, SchemeCreate>; onClose: () => void };
/** A kind of organisation, `empty`, or `copy:<id>`. */
type Start = string;
const EMPTY: Start = 'empty';
const COPY = 'copy:';

const optionsFor = ({ startingPoints }: Catalogue, schemes: readonly SchemeSummary[]): { value: Start; label: string; help: ReactNode }[] => [
  ...startingPoints.map((start) => ({
    value: start.id,
    label: start.title || ORGANISATION_LABELS[start.id],
    help: (
      <>
        {start.summary}
        <span className="origin new-scheme__says">{start.says}</span>
      </>
    ),
  })),
  ...schemes
    .filter(({ example }) => example)
    .map((scheme) => ({
      value: `${COPY}${scheme.id}`,
      label: 'Copie de l’exemple rédigé',
      help: `${scheme.organisation}\u202f: un schéma entier, fictif, à réécrire à votre façon.`,
    })),
  { value: EMPTY, label: 'Page vide', help: 'Les étapes et leurs questions, sans aucune proposition.' },
];

const bodyFor = (title: string, start: Start): SchemeCreate => {
  if (start.startsWith(COPY)) return { title, copyOf: start.slice(COPY.length) };
  const kind: OrganisationKind | null = isKeyOf(ORGANISATION_LABELS, start) ? start : null;
  return kind ? { title, startingPoint: kind } : { title };
};

/** A title, a starting point: the scheme opens at its first step. */
export function NewSchemeDialog({ schemes, create, onClose }: Props) {
  const catalogue = useQuery(catalogueQuery);
  const [title, setTitle] = useState('');
  const [start, setStart] = useState<Start | null>(null);
  const [isAsked, setAsked] = useState(false);
  const submit = (): void => {
    setAsked(true);
    if (title.trim() && start && !create.isPending) create.mutate(bodyFor(title.trim(), start));
  };
  return (
    <Dialog
      title="Nouveau schéma"
      size="wide"
      isOpen
      onClose={onClose}
      isDismissable={title === ''}
      actions={
        <>
          <Button onPress={onClose}>Annuler</Button>
          <Button variant="primary" onPress={submit} isBusy={create.isPending} isLeaving busyLabel="Création…">
            Créer le schéma
          </Button>
        </>
      }
    >
      <TextField
        label="Titre"
        help="Il se modifie à tout moment."
        placeholder="SPASER 2027-2030"
        isRequired
        maxLength={LIMITS.title}
        value={title}
        onChange={setTitle}
        error={isAsked && !title.trim() ? 'Donnez un titre au schéma.' : undefined}
      />
      <QueryView query={catalogue} loading="Lecture des points de départ…">
        {(data) => (
          <RadioGroup
            label="Point de départ"
            help="Des propositions à garder, changer ou retirer. Chacune dit d’où elle vient."
            isRequired
            value={start}
            onChange={setStart}
            options={optionsFor(data, schemes)}
            error={isAsked && !start ? 'Choisissez un point de départ.' : undefined}
          />
        )}
      </QueryView>
      {create.isError && <ProblemNotice error={create.error} />}
    </Dialog>
  );
}
