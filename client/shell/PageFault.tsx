import type { ErrorComponentProps } from '@tanstack/react-router';
import { Button } from '../ui/Button.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';

/** Browsers word it differently; all speak of a module. A newer Clausier no longer has the pieces of the page left open. */
const isMissingPiece = (error: unknown): boolean => error instanceof Error && /imported module|module script/i.test(error.message);

/** A page that could not be shown: what to do, and a retry. Browsers keep a failed module as failed: only a reload asks for it again. */
export function PageFault({ error }: ErrorComponentProps) {
  if (isMissingPiece(error))
    return (
      <>
        <PageHeader
          title="Rechargez la page"
          lead="Clausier a sans doute été mis à jour depuis son ouverture, ou le serveur ne répond pas. Ce qui est enregistré est gardé."
        />
        <Button onPress={() => location.reload()}>Recharger la page</Button>
      </>
    );
  return (
    <>
      <PageHeader title="Cette page ne s’affiche pas" />
      <ProblemNotice error={error} onRetry={() => location.reload()} />
    </>
  );
}
