import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ClauseFamily } from '#shared/api/clauses.ts';
import { STATE_LABELS } from '#shared/clause/life.ts';
import { formatDay } from '#shared/format.ts';
import { useMay } from '../../session.ts';
import { Button } from '../../ui/Button.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { toastProblem } from '../../ui/Toast.tsx';
import { useCreateClause } from './own/CreateDialog.tsx';
import { ownOfSlugQuery } from './own/queries.ts';

/** « Adapter à notre organisation », or the way to the adaptation that is already begun. */
export function AdaptButton({ family: { slug, own } }: { family: ClauseFamily }) {
  const mayWrite = useMay('clause:write');
  const begun = useQuery({ ...ownOfSlugQuery(slug), enabled: mayWrite }).data?.items[0];
  const create = useCreateClause();
  if (!mayWrite) return null;
  const id = own?.id ?? begun?.id;
  if (id)
    return (
      <LinkButton to="/clauses/nos-clauses/$id" params={{ id }}>
        {own?.kind === 'new' ? 'Ouvrir la rédaction' : 'Ouvrir notre adaptation'}
      </LinkButton>
    );
  return (
    <Button onPress={() => create.mutate({ from: slug }, { onError: toastProblem })} isBusy={create.isPending} busyLabel="Copie…">
      Adapter à notre organisation
    </Button>
  );
}

/** Whose text this is: the organisation's, with Clausier's one click away; or Clausier's, with theirs one click away. */
export function OwnMark({ family: { slug, own }, isShipped }: { family: ClauseFamily; isShipped: boolean }) {
  const begun = useQuery(ownOfSlugQuery(slug)).data?.items[0];
  if (isShipped)
    return (
      <p className="clause__own">
        <strong>Texte de Clausier.</strong>
        <Link to="/clauses/$slug" params={{ slug }}>
          {begun?.library === 'published' ? 'Lire l’adaptation de votre organisation' : 'Revenir à la clause'}
        </Link>
      </p>
    );
  if (own)
    return (
      <p className="clause__own">
        <strong>{own.kind === 'adapted' ? 'Adaptée par votre organisation' : 'Clause de votre organisation'}</strong>
        <span>{`version ${own.version}, publiée le ${formatDay(own.publishedOn)}`}</span>
        {own.retired && <span>retirée de la recherche</span>}
        {own.kind === 'adapted' && (
          <Link to="/clauses/$slug" params={{ slug }} search={{ origine: 'clausier' }}>
            Lire le texte de Clausier
          </Link>
        )}
        <Link to="/clauses/nos-clauses/$id" params={{ id: own.id }}>
          Versions et commentaires
        </Link>
      </p>
    );
  if (!begun) return null;
  return (
    <p className="clause__own">
      <span>{`Votre organisation l’adapte\u202f: ${STATE_LABELS[begun.state].toLowerCase()}, enregistrée ${begun.updatedBy ? `par ${begun.updatedBy}` : 'ici'}.`}</span>
      <Link to="/clauses/nos-clauses/$id" params={{ id: begun.id }}>
        Ouvrir
      </Link>
    </p>
  );
}
