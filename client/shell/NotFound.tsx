import { EmptyState } from '../ui/EmptyState.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';

/** No page at this address: says it, and gives the ways on. */
export function NotFound() {
  return (
    <>
      <PageHeader title="Page introuvable" />
      <EmptyState
        title="Aucune page ne porte cette adresse."
        action={
          <div className="row">
            <LinkButton to="/" variant="primary">
              Aller à l’accueil
            </LinkButton>
            <LinkButton to="/clauses">Chercher une clause</LinkButton>
          </div>
        }
      >
        <p>L’adresse a peut-être été mal copiée, ou la page a changé de place. Vérifiez-la, ou repartez d’ici.</p>
      </EmptyState>
    </>
  );
}
