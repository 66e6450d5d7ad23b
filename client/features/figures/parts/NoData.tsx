import type { ReactNode } from 'react';
import { useMay } from '../../../session.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { LinkButton } from '../../../ui/LinkButton.tsx';

/** Nothing was imported yet: what to import first, or whom to ask. */
export function NoData({ title, children }: { title: string; children: ReactNode }) {
  const mayImport = useMay('figure:import');
  return (
    <EmptyState
      title={title}
      action={
        mayImport ? (
          <LinkButton to="/chiffres/imports" variant="primary">
            Importer un fichier
          </LinkButton>
        ) : undefined
      }
    >
      {children}
      {!mayImport && <p>La personne qui pilote le schéma, ou un acheteur, peut importer ces fichiers.</p>}
    </EmptyState>
  );
}
